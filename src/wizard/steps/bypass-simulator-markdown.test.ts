import { expect, test } from 'vitest';
import { bundleOf, type Destination, exampleDraft, say, suggestions } from '../../core/index.ts';
import { tableText } from './bypass-simulator-markdown.ts';
import { columnsOf, typedRows } from './bypass-simulator-rows.ts';

const { plan } = bundleOf(exampleDraft);
const columns = columnsOf(plan.programs);
const words = {
  t: (key: string) => key.replace(/.*\./, ''),
  say: (text: Parameters<typeof say>[0], params = {}) => say(text, 'en', params),
};

interface Asking {
  readonly typed: readonly string[];
  readonly suggested?: readonly Destination[];
}

function textOf({ typed, suggested = [] }: Asking): string[] {
  return tableText(columns, typedRows({ plan, draft: {}, columns, suggested }, typed), words)
    .trimEnd()
    .split('\n');
}

test('a row for each destination, with the way, the entry and what is wrong', () => {
  const [head = '', , row = '', ...more] = textOf({ typed: ['https://10.0.9.9'] });
  expect(more).toEqual([]);
  expect(head.split(' | ')).toHaveLength(columns.length + 2);
  expect(row.split(' | ')).toHaveLength(columns.length + 2);
  expect(head).toContain('kubelet');
  expect(row).toContain('`https://10.0.9.9`');
  expect(row).toContain('direct: `10.0.0.0/16`');
  expect(row).toContain('**proxy** (odd): ');
});

test('a cell cannot break out of the table', () => {
  const [, , row = ''] = textOf({ typed: ['https://a.example/x|y`z'] });
  expect(row.replaceAll('\\|', '').split('|')).toHaveLength(columns.length + 4);
});

test('where no program of a column calls a destination, the cell says so', () => {
  const suggested = suggestions(plan);
  const node = suggested.find(({ id }) => id === 'vpc-ip')?.url ?? '';
  const [head = '', , row = ''] = textOf({ typed: [node], suggested });
  const at = head.split(' | ').findIndex((name) => name.includes('AWS CLI'));
  expect(row.split(' | ')[at]).toBe('proxy: unasked');
  expect(row).toContain('**proxy** (odd): ');
});
