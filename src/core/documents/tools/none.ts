// No tool: the user data as a file, for whatever makes the nodes. Platforms with files of their own need no more.

import type { ToolDefinition } from '../../model/definition.ts';

export const none: ToolDefinition = {
  id: 'none',
  title: 'None',
  about: {
    en: 'The user data alone, for a tool that is not listed; platforms that read no user data need no tool.',
  },
  options: [],
  carries: ['node-config', 'boothook', 'shell-script', 'toml', 'powershell', 'own-files'],
  refuses: () => undefined,
  bootstrapper: (management) => (management === 'managed' ? 'eks' : 'user-data'),
  documents: () => [],
  commands: () => [],
  applying: {
    en: 'Give the user data file of the group to whatever makes its nodes, unchanged, and base64 where the API wants it. Nodes read it at their first boot only: replace the ones that run.',
  },
};
