// A tool that nobody knows: it carries MIME in base64, as an API wants it, and asks for the name of a pool.

import { base64Unless } from '../../src/core/documents/base64-unless.ts';
import { userDataFile } from '../../src/core/documents/user-data.ts';
import type { ToolDefinition } from '../../src/core/model/definition.ts';
import { json } from '../../src/core/syntax/json.ts';
import { sh } from '../../src/core/syntax/shell.ts';

const FILE = 'made-up-pool.json';

export const madeUpTool: ToolDefinition = {
  id: 'made-up-tool',
  title: 'Made-up tool',
  file: FILE,
  about: {
    en: 'An example: pools of nodes by an API.',
    ko: '예시: API로 만드는 노드 풀.',
    ja: '例: API で作るノードプール。',
  },
  options: [
    {
      key: 'pool',
      label: { en: 'Pool', ko: '풀', ja: 'プール' },
      help: { en: 'The pool of the nodes.', ko: '노드의 풀입니다.', ja: 'ノードのプール。' },
      kind: 'text',
      default: 'default',
      placeholder: 'blue',
    },
  ],
  carries: ['node-config', 'boothook', 'shell-script'],
  refuses: () => undefined,
  bootstrapper: (management) => (management === 'managed' ? 'eks' : 'user-data'),
  documents: (_plan, group, userData) => [
    {
      path: `${group.folder}/${FILE}`,
      notation: 'json',
      about: { en: 'A pool of the made-up API.', ko: '예시 API의 풀.', ja: '例の API のプール。' },
      text: json({
        Pool: group.options.pool,
        LaunchTemplateData: { UserData: base64Unless(userDataFile(userData).text) },
      }),
    },
  ],
  commands: (_plan, group) => [sh`made-up apply ${`${group.folder}/${FILE}`}`],
  applying: { en: 'The API replaces the nodes.', ko: 'API가 노드를 교체합니다.', ja: 'API がノードを置き換えます。' },
};
