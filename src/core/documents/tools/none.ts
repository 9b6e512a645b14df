// No tool: the user data as a file, for whatever makes the nodes. Platforms with files of their own need no more.

import type { ToolDefinition } from '../../model/definition.ts';

export const none: ToolDefinition = {
  id: 'none',
  title: 'None',
  said: { en: 'None', ko: '없음', ja: 'なし' },
  about: {
    en: 'The user data alone, for a tool that is not listed; platforms that read no user data need no tool.',
    ko: '목록에 없는 도구를 위한 사용자 데이터만 제공합니다. 사용자 데이터를 읽지 않는 플랫폼에는 도구가 필요 없습니다.',
    ja: '一覧にないツール向けに、ユーザーデータだけを出力します。ユーザーデータを読まないプラットフォームにツールは不要です。',
  },
  options: [],
  carries: ['node-config', 'boothook', 'shell-script', 'toml', 'powershell', 'own-files'],
  refuses: () => undefined,
  bootstrapper: (management) => (management === 'managed' ? 'eks' : 'user-data'),
  documents: () => [],
  commands: () => [],
  applying: {
    en: 'Give the user data file of the group to whatever makes its nodes, unchanged, and base64 where the API wants it. Nodes read it at their first boot only: replace the ones that run.',
    ko: '그룹의 사용자 데이터 파일을 노드를 만드는 도구에 그대로 전달하고, API가 요구하면 base64로 인코딩하세요. 노드는 첫 부팅 때만 읽으므로 실행 중인 노드는 교체해야 합니다.',
    ja: 'グループのユーザーデータファイルを、ノードを作成するものにそのまま渡し、API が求める場合は base64 にしてください。ノードが読むのは初回の起動時だけなので、稼働中のものは置き換えてください。',
  },
};
