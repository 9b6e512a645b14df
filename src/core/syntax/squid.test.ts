import { expect, test } from 'vitest';
import { squidComment, squidDirective } from './squid.ts';

test('a directive is its words on one line', () => {
  expect(squidDirective('acl', 'a_b-1', 'dstdomain', '-n', '.dkr.ecr.example')).toBe(
    'acl a_b-1 dstdomain -n .dkr.ecr.example\n',
  );
  expect(squidDirective('acl', 'from', 'src', '10.0.0.0/16', 'fd00:1::/56')).toBe(
    'acl from src 10.0.0.0/16 fd00:1::/56\n',
  );
});

test.each(['a b', '', 'a\nhttp_access allow all', '"a"', '#a', 'a,b', '*.x', "it's", '$' + '{x}', '%h', '\\'])(
  'the word %j is refused: squid would read something else',
  (word) => {
    expect(() => squidDirective('acl', word)).toThrow('squid.conf cannot hold the word');
  },
);

test('a word that a caller has marked passes as it is', () => {
  expect(squidDirective('acl', '\ue000a\ue001b c\ue002')).toBe('acl \ue000a\ue001b c\ue002\n');
});

test('every line of a comment begins with #, in ASCII, and none ends in a blank', () => {
  expect(squidComment('one\n\ntwo \u00e9')).toBe('# one\n#\n# two \\u00e9\n');
});

test('a long line of a comment goes on in comments: squid reads the rest of a line as a directive', () => {
  const text = `${'x'.repeat(1500)} http_access allow all \\\nnext`;
  const lines = squidComment(text).split('\n').slice(0, -1);
  expect(lines.map((line) => line.slice(2)).join('')).toBe(text.replace('\n', ''));
  expect(lines.map(({ length }) => length)).toEqual([1002, 526, 6]);
});

test('what a caller has marked is not cut in two', () => {
  const marked = '\ue000noProxy\ue001value\ue002';
  const before = 'x'.repeat(1000 - marked.length);
  expect(squidComment(`${before}${marked}y`)).toBe(`# ${before}${marked}\n# y\n`);
  expect(squidComment(`${before}x${marked}y`)).toBe(`# ${before}x\n# ${marked}y\n`);
});
