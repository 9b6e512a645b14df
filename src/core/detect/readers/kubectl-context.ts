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
        noteOf('kubectl answered from its current context, {context}: make sure that this is the cluster meant.', {
          context,
        }),
      ],
    };
  },
};
