// Every platform under every management with every tool, those that the page does not offer too: a settings.json may say
// anything, and gets its answer in findings.

import { expect, test } from 'vitest';
import { bundleOf, type Draft, definitions } from '../../src/core/index.ts';
import { clusters } from './clusters.ts';

const managements = ['managed', 'managed-custom-ami', 'self-managed', undefined] as const;

const groupsOf = (platform: string): NonNullable<Draft['nodeGroups']> =>
  definitions.tools.flatMap(({ id: tool }) =>
    managements.map((management, index) => ({ name: `${tool}-${index}`, platform, tool, management, options: {} })),
  );

test.each(clusters)('in $name each is written or refused in words, and none throws', ({ draft }) => {
  for (const { id } of definitions.platforms) {
    const nodeGroups = groupsOf(id);
    const { documents, findings } = bundleOf({ ...draft, nodeGroups });
    const silent = nodeGroups.filter(
      ({ name }, index) =>
        !documents.some(({ path }) => path.startsWith(`node-groups/${name}/`)) &&
        !findings.some(({ severity, field }) => severity === 'error' && field.startsWith(`nodeGroups.${index}.`)),
    );
    expect.soft(silent, id).toEqual([]);
  }
});
