// What an empty option shows as its usual answer is what the documents say.

import { expect, test } from 'vitest';
import { bundleOf, definitions, exampleDraft } from '../../core/index.ts';
import { draftOf, formValuesOf } from '../answers/form-values.ts';
import { chosen, newGroup, refusalOf } from './nodes-choices.ts';

const cases = definitions.tools.flatMap((tool) =>
  tool.options.flatMap(({ key, usual }) => (usual === undefined ? [] : [{ tool, key, usual, id: tool.id }])),
);

test('some tools compute one', () => {
  expect(cases.length).toBeGreaterThan(2);
});

test.each(cases)('$id, $key', ({ tool, key, usual }) => {
  const group = chosen({ ...newGroup([]), name: 'blue-green' }, { tool: tool.id }, {});
  expect(refusalOf(group, tool)).toBeUndefined();
  const textOf = (answer: string): string => {
    const answered = { ...group, options: { ...group.options, [key]: answer } };
    const { documents } = bundleOf(draftOf({ ...formValuesOf(exampleDraft), nodeGroups: [answered] }));
    return documents
      .filter(({ path }) => path !== 'settings.json')
      .map(({ text }) => text)
      .join('\n');
  };
  const empty = textOf('');
  expect(empty).toContain(usual(group, exampleDraft.cluster?.name ?? ''));
  expect(textOf(usual(group, exampleDraft.cluster?.name ?? ''))).toBe(empty);
  expect(textOf('another')).not.toBe(empty);
});
