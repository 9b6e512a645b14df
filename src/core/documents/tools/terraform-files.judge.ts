// Files of Terraform for tests: what the tools write, and what terraform makes of an expression in them.

import type { ToolDefinition, UserData } from '../../model/definition.ts';
import type { NodeGroupPlan, Plan } from '../../model/plan.ts';
import { type ReadBlock, readHcl } from '../../syntax/hcl-grammar.judge.ts';

/** A text of everything that some notation on the way could take for its own. */
export const hostile = `#!/bin/sh
# \${path.module} %{ if true } $\${x} %%{y} %{http_code} $$ %% \\n \\u0041 "q" 'q' \`id\`
  printf '%s\\n' "$HOME" EOT
EOT

\tcurl -w '%{http_code}\${x}' # ~}
`;

export const mimeOf = (text: string): UserData => ({
  kind: 'mime',
  parts: [
    { contentType: 'application/node.eks.aws', text: 'apiVersion: node.eks.aws/v1alpha1\nkind: NodeConfig\n' },
    { contentType: 'text/x-shellscript; charset="us-ascii"', text },
  ],
});

/** The one document of a tool for a group. */
export const mainOf = (tool: ToolDefinition, plan: Plan, group: NodeGroupPlan, userData: UserData): string =>
  tool.documents(plan, group, userData)[0]?.text ?? '';

/** The blocks of a file with these words at their beginning. */
export const blocksOf = (text: string, ...words: readonly string[]): readonly ReadBlock[] =>
  readHcl(text).filter((block) => words.every((word, index) => block.words[index] === word));
