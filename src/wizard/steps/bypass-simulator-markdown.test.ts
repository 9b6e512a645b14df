import { expect, test } from 'vitest';
import { bundleOf, exampleDraft, say } from '../../core/index.ts';
import { tableText } from './bypass-simulator-markdown.ts';
import { columnsOf, typedRows } from './bypass-simulator-rows.ts';

const { plan } = bundleOf(exampleDraft);
const columns = columnsOf(plan.programs);
const words = {
  t: (key: string) => key.replace(/.*\./, ''),
  say: (text: Parameters<typeof say>[0], params = {}) => say(text, 'en', params),
};

function textOf(...typed: string[]): string[] {
  return tableText(columns, typedRows({ plan, draft: {}, columns, suggested: [] }, typed), words)
    .trimEnd()
    .split('\n');
}

test('a row for each destination, with the way, the entry and what is wrong', () => {
  const [head = '', , row = '', ...more] = textOf('https://10.0.9.9');
  expect(more).toEqual([]);
  expect(head.split(' | ')).toHaveLength(columns.length + 2);
  expect(row.split(' | ')).toHaveLength(columns.length + 2);
  expect(head).toContain('kubelet');
  expect(row).toContain('`https://10.0.9.9`');
  expect(row).toContain('direct: `10.0.0.0/16`');
  expect(row).toContain('**proxy** (odd): ');
});

test('a cell cannot break out of the table', () => {
  const [, , row = ''] = textOf('https://a.example/x|y`z');
  expect(row.replaceAll('\\|', '').split('|')).toHaveLength(columns.length + 4);
});
