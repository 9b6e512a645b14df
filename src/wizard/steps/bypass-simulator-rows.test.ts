import { expect, test } from 'vitest';
import { bundleOf, type Draft, exampleDraft, suggestions } from '../../core/index.ts';
import { columnsOf, otherRows, rowsWithout, type SimulatorRow, typedRows } from './bypass-simulator-rows.ts';

function simulated(bypass: NonNullable<Draft['bypass']>, asked: readonly string[] = [], kept: readonly string[] = []) {
  const { plan } = bundleOf({ ...exampleDraft, bypass });
  const columns = columnsOf(plan.programs);
  const basis = { plan, draft: bypass, columns, suggested: suggestions(plan) };
  const typed = typedRows(basis, asked);
  return { plan, columns, typed, others: rowsWithout(otherRows(basis, kept), typed) };
}

const plain = { add: [], remove: [] };
const named = (rows: readonly SimulatorRow[], id: string) => rows.find(({ destination }) => destination.id === id);

test('programs that read the list by the same rules share a column', () => {
  const { plan, columns } = simulated(plain);
  expect(columns.flatMap(({ first, others }) => [first, ...others])).toHaveLength(plan.programs.length);
  expect(new Set(columns.map(({ first }) => first.reader)).size).toBe(columns.length);
  for (const { first, others } of columns) for (const other of others) expect(other.reader).toBe(first.reader);
  const go = columns.find(({ others }) => others.some(({ name }) => name === 'kubelet'));
  expect(go?.others.map(({ name }) => name)).toContain('containerd');
});

test('rows that are off come first, then those of the user, and each has a cell for every column', () => {
  const remove = ['169.254.169.254', '169.254.0.0/16'];
  const { others, columns } = simulated({ add: ['.corp.example'], remove }, [], ['https://kept.example']);
  const kinds = others.map(({ finding, origin }) => `${finding?.severity} ${origin}`);
  expect([...new Set(kinds)]).toEqual([
    'error suggested',
    'warning suggested',
    'undefined kept',
    'note suggested',
    'undefined suggested',
  ]);
  expect(others[0]).toMatchObject({ destination: { id: 'imds' } });
  for (const { cells } of others) expect(cells).toHaveLength(columns.length);
});

test('what is typed stays on top of what is kept and suggested, and no address comes twice', () => {
  const metadata = 'http://169.254.169.254/latest/meta-data/';
  const { typed, others } = simulated(
    plain,
    ['https://a.example', metadata],
    ['https://a.example', 'https://b.example'],
  );
  expect(typed.map(({ destination }) => destination.url)).toEqual(['https://a.example', metadata]);
  expect(typed[1]?.destination.id).toBe('imds');
  const all = [...typed, ...others].map(({ destination }) => new URL(destination.url).href);
  expect(new Set(all).size).toBe(all.length);
  expect(others.find(({ destination }) => destination.url === 'https://b.example')?.origin).toBe('kept');
});

test('a typed host that some programs send the wrong way says which, and the entry that mends it', () => {
  const { typed } = simulated({ add: ['.corp.example'], remove: [] }, [
    'https://host.corp.example',
    'https://10.0.9.9',
  ]);
  const [address, name] = typed;
  expect(name).toMatchObject({ finding: undefined, expectation: { way: 'direct' } });
  expect(address).toMatchObject({
    destination: { url: 'https://10.0.9.9' },
    finding: {
      severity: 'warning',
      params: { host: '10.0.9.9' },
      mend: { field: 'bypass.add', value: ['.corp.example', '10.0.9.9'] },
    },
  });
  const mended = simulated({ add: ['.corp.example', '10.0.9.9'], remove: [] }, ['https://10.0.9.9']);
  expect(mended.typed[0]).toMatchObject({ finding: undefined });
});

test('what no program of a column calls is never wrong there', () => {
  const { others } = simulated(plain);
  for (const { cells } of others) for (const { asked, wrong } of cells) expect(asked || wrong.length === 0).toBe(true);
  const metadata = named(others, 'imds');
  expect(metadata?.cells.some(({ asked }) => asked)).toBe(true);
});

test('every kind of destination has a sample, and far from all are samples', () => {
  const { others } = simulated(plain);
  const samples = others.filter(({ sample }) => sample);
  expect(new Set(samples.map(({ expectation }) => expectation.way))).toEqual(new Set(['direct', 'proxy']));
  expect(samples.length).toBeGreaterThan(4);
  expect(samples.length).toBeLessThan(others.length / 2);
});

test('with nothing answered there is still a table, with the programs that findings are about', () => {
  const { plan } = bundleOf({});
  const columns = columnsOf(plan.programs);
  expect(columns.flatMap(({ first, others }) => [first, ...others])).toEqual(
    expect.arrayContaining([...plan.programs]),
  );
  const others = otherRows({ plan, draft: {}, columns, suggested: suggestions(plan) }, []);
  expect(columns.length).toBeGreaterThan(2);
  expect(others.length).toBeGreaterThan(5);
});
