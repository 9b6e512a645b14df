import { expect, test } from 'vitest';
import { markdownBlock, markdownCode, markdownTable, markdownText } from './markdown.ts';

test('signs of the notation stand for themselves, other alphabets become references', () => {
  expect(markdownText('a|b *c* _d_ <e> `f` [g] \\ & ~\n h')).toBe(
    'a\\|b \\*c\\* \\_d\\_ \\<e\\> \\`f\\` \\[g\\] \\\\ \\& \\~ h',
  );
  expect(markdownText('\uac00 \u{1f600}')).toBe('&#xac00; &#x1f600;');
});

test('marks go through unharmed', () => {
  expect(markdownText('x \ue000a.0\ue001\ue002')).toBe('x \ue000a.0\ue001\ue002');
  expect(markdownCode('\ue000a.0\ue001\ue002')).toBe('`\ue000a.0\ue001\ue002`');
});

test('code is fenced longer than any fence in it', () => {
  expect(markdownCode('a')).toBe('`a`');
  expect(markdownCode('a`b``')).toBe('``` a`b`` ```');
  expect(markdownBlock('bash', 'x\n')).toBe('```bash\nx\n```\n');
  expect(markdownBlock('text', '````\nx')).toBe('`````text\n````\nx\n`````\n');
});

test('code that only some places can show between backticks is an element', () => {
  expect(markdownCode('a|b')).toBe('<code>a&#x7c;b</code>');
  expect(markdownCode('\uac00')).toBe('<code>&#xac00;</code>');
  expect(markdownCode('')).toBe('<code></code>');
});

test('a fence that is indented is one too', () => {
  expect(markdownBlock('bash', '  ```\n')).toBe('````bash\n  ```\n````\n');
});

test('a paragraph is no list and no heading', () => {
  expect(['# a', '- a', '+ a', '1. a', '2) a', 'a #'].map(markdownText)).toEqual([
    '\\# a',
    '\\- a',
    '\\+ a',
    '1\\. a',
    '2\\) a',
    'a \\#',
  ]);
});

test('a table has its head and its rows', () => {
  expect(markdownTable(['A', 'B'], [['1', '2']])).toBe('| A | B |\n| --- | --- |\n| 1 | 2 |\n');
});
