// The line in which the detect script admits that kubectl spoke to whatever cluster its own configuration names.

import { noteOf } from '../detection.ts';
import type { Reader } from './reader.ts';

const LINE = /^[ \t]*# current context of kubectl: (.{1,200})$/;

export const kubectlContext: Reader = {
  source: 'kubectl config current-context',
  read(chunk) {
    const context = chunk.kind === 'line' ? LINE.exec(chunk.text)?.[1]?.trim() : undefined;
    if (context === undefined) return undefined;
    return {
      notes: [
        noteOf(
          {
            en: 'kubectl answered from its current context, {context}: make sure that this is the cluster meant.',
            ko: 'kubectl이 현재 컨텍스트({context})로 응답했습니다. 해당하는 클러스터가 맞는지 확인하세요.',
            ja: 'kubectl は現在のコンテキスト {context} で応答しました。対象のクラスターか確認してください。',
          },
          {
            context,
          },
        ),
      ],
    };
  },
};
