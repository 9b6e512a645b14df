import { expect, test } from 'vitest';
import { bundleOf, exampleDraft, linesOf } from '../../core/index.ts';
import { runsOf } from './line-pieces.ts';
import { entryIn, isBypassLine } from './listed-entry.ts';

test('an entry is known without what is around it', () => {
  expect(entryIn('"localhost,')).toBe('localhost');
  expect(entryIn("NO_PROXY='localhost,")).toBe('localhost');
  expect(entryIn('[fd00:ec2::254],')).toBe('[fd00:ec2::254]');
  expect(entryIn('.corp.example"')).toBe('.corp.example');
  expect(entryIn("10.0.0.0/16'")).toBe('10.0.0.0/16');
});

test('every list in the files of a bundle has the entries of its plan, in order', () => {
  const { plan, documents } = bundleOf(exampleDraft);
  const entries = plan.bypass.map(({ entry }) => entry);
  const lists = documents.flatMap(({ path, text }) =>
    linesOf(text)
      .filter(isBypassLine)
      .map((line) =>
        runsOf(line).flatMap(({ pieces, listed }) => (listed ? [pieces.map((one) => one.text).join('')] : [])),
      )
      .filter((list) => list.length > 0)
      .map((list) => ({ path, list: list.map(entryIn) })),
  );
  expect(lists.length).toBeGreaterThan(2);
  for (const { path, list } of lists) expect(list, path).toEqual(entries);
});
