import { expect, test } from 'vitest';
import { bundleOf, type Draft, exampleDraft } from '../../core/index.ts';
import { bypassRows, superfluous, withoutAdditions } from './bypass-rows.ts';

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
  expect(withoutAdditions(['a', 'b', 'a'], new Set(['bypass.add.2']))).toEqual(['a', 'b']);
});

test('many entries that others make superfluous go together, and what makes them so stays', () => {
  const hosts = ['a.corp.example', 'b.corp.example', 'c.corp.example'];
  const add = ['.corp.example', ...hosts, '.d.corp.example', 'x.d.corp.example', 'other.example'];
  const { rows, plan } = rowsOf({ add, remove: [] });
  const going = superfluous(rows.added);
  const entries = plan.bypass.filter(({ field }) => field !== undefined && going.has(field)).map(({ entry }) => entry);
  expect(entries).toEqual(expect.arrayContaining(hosts));
  expect(entries).not.toContain('.corp.example');
  expect(entries).not.toContain('other.example');
  const left = withoutAdditions(add, going);
  for (const { params } of rows.added.flatMap(({ findings }) => findings).filter(({ field }) => going.has(field))) {
    expect(left).toContain(params.other);
  }
});

test('a few superfluous entries are told one by one', () => {
  const { rows } = rowsOf({ add: ['.corp.example', 'a.corp.example', 'b.corp.example'], remove: [] });
  expect(rows.added.flatMap(({ findings }) => findings).map(({ code }) => code)).toContain('bypass.shadowed');
  expect(superfluous(rows.added).size).toBe(0);
});
