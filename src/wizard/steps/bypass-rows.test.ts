import { expect, test } from 'vitest';
import { bundleOf, type Draft, exampleDraft } from '../../core/index.ts';
import { bypassRows, withoutAddition } from './bypass-rows.ts';

function rowsOf(bypass: NonNullable<Draft['bypass']>) {
  const { plan, findings } = bundleOf({ ...exampleDraft, bypass });
  const all = findings.filter(({ field }) => field.startsWith('bypass'));
  const told = all.filter(({ field }) => !field.startsWith('bypass.simulation'));
  return { plan, told, rows: bypassRows(plan.bypass, bypass.remove ?? [], all) };
}

test('every entry of the plan stands in exactly one group, in the order of NO_PROXY', () => {
  const { plan, rows } = rowsOf(exampleDraft.bypass ?? {});
  const shown = [...rows.node, ...rows.cluster, ...rows.endpoints, ...rows.added].map(({ entry }) => entry);
  expect(shown).toEqual(plan.bypass);
  expect(rows.rest).toEqual([]);
});

test('what is said about an entry that is switched off stands at its row, however it was spelt', () => {
  const { rows } = rowsOf({ add: [], remove: ['.internal', ' 172.20.0.0/16 '] });
  const row = rows.cluster.find(({ entry }) => entry.entry === '172.20.0.0/16');
  expect(row).toMatchObject({ field: 'bypass.remove.1', entry: { removed: true } });
  expect(row?.findings.map(({ code }) => code)).toEqual(['bypass.essential-removed']);
  expect(rows.rest).toEqual([]);
});

test('a wrong addition keeps its row, and its findings are there', () => {
  const { rows } = rowsOf({ add: ['10.0.0.0/33', { entry: 'a.example', why: 'two\nlines' }], remove: [] });
  expect(rows.added.map(({ findings }) => findings.map(({ field }) => field))).toEqual([
    ['bypass.add.0'],
    ['bypass.add.1.why'],
  ]);
});

test('nothing that is said gets lost where there is no row for it', () => {
  const { told, rows } = rowsOf({ add: ['localhost'], remove: ['gone.example'] });
  expect(told.map(({ code }) => code)).toEqual(['bypass.already-there', 'bypass.not-there']);
  expect(rows.rest).toEqual(told);
});

test('an addition is taken out by its path alone', () => {
  expect(withoutAddition(['a', 'b', 'a'], 'bypass.add.2')).toEqual(['a', 'b']);
});
