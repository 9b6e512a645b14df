import { describe, expect, test } from 'vitest';
import { bundleOf, linesOf } from '../../core/index.ts';
import { type Run, runsOf } from './line-pieces.ts';

const textOf = (runs: readonly Run[]) => runs.flatMap(({ pieces }) => pieces.map(({ text }) => text)).join('');
const changedIn = (line: string, was: string) =>
  runsOf(line, was).flatMap(({ pieces }) => pieces.filter(({ changed }) => changed).map(({ text }) => text));

describe('the runs of a line', () => {
  test('a line without a list is one run', () => {
    expect(runsOf('  name: proxy-environment-variables')).toEqual([
      { pieces: [{ text: '  name: proxy-environment-variables' }], listed: false },
    ]);
  });

  test('a comma list is cut behind its commas, quotes staying at their entry', () => {
    const runs = runsOf('  NO_PROXY: "localhost,127.0.0.1,.svc"');
    expect(runs.filter(({ listed }) => listed).map(({ pieces }) => pieces[0]?.text)).toEqual([
      '"localhost,',
      '127.0.0.1,',
      '.svc"',
    ]);
    expect(textOf(runs)).toBe('  NO_PROXY: "localhost,127.0.0.1,.svc"');
  });

  test('words behind a list are not part of it', () => {
    const runs = runsOf('NO_PROXY=a,b curl https://example.com');
    expect(runs.at(-1)?.listed).toBe(false);
    expect(textOf(runs)).toBe('NO_PROXY=a,b curl https://example.com');
  });

  test('a comma with a blank behind it is no list', () => {
    expect(runsOf('This, too, is a sentence.')).toHaveLength(1);
  });
});

describe('the entries of a line that changed', () => {
  test('are marked without the quotes around them', () => {
    expect(changedIn('HTTP_PROXY: "http://new:3128"', 'HTTP_PROXY: "http://old:3128"')).toEqual(['http://new:3128']);
  });

  test('are marked one by one in a list', () => {
    expect(changedIn('NO_PROXY: "a,10.0.0.0/16,b,c"', 'NO_PROXY: "a,b"')).toEqual(['10.0.0.0/16', 'c']);
  });

  test('stay unmarked where the whole line is another one', () => {
    expect(changedIn('AAAA', 'BBBB')).toEqual([]);
  });
});

test('a value that is missing or wrong is a piece that names its field', () => {
  const text = bundleOf({ proxy: { http: 'not an address, or two' } }).documents.find(
    ({ path }) => path === 'proxy-env-vars-config.yaml',
  )?.text;
  const pieces = linesOf(text ?? '').flatMap((line) => runsOf(line).flatMap((run) => run.pieces));
  expect(pieces).toContainEqual({ text: 'not an address, or two', field: 'proxy.http' });
  expect(pieces).toContainEqual({ text: '', field: 'cluster.serviceCidrs' });
});
