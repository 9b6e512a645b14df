import { expect, test } from 'vitest';
import { entryTexts, listLine, partsOf } from './bypass-list-text.ts';

test.each([
  'NO_PROXY=localhost,.corp.example',
  'no_proxy = localhost, .corp.example',
  'export NO_PROXY="localhost,.corp.example"',
  "export no_proxy='localhost,.corp.example';",
  'Environment="NO_PROXY=localhost,.corp.example"',
  'NO_PROXY: "localhost, .corp.example"',
  '"httpProxy": "http://proxy.corp.example:3128",\n  "noProxy": "localhost,.corp.example",',
  '- NO_PROXY=localhost,.corp.example',
  'ENV NO_PROXY localhost,.corp.example',
  'setenv NO_PROXY localhost,.corp.example',
  'HTTP_PROXY=http://proxy.corp.example:3128\nNO_PROXY=localhost,.corp.example\nhttp_proxy=http://x',
  'localhost\n.corp.example\r\n',
  'localhost,\n.corp.example,localhost',
])('the entries of %j', (text) => {
  expect(entryTexts(text)).toEqual(['localhost', '.corp.example']);
});

test('a host that is called like the variable is a host', () => {
  expect(entryTexts('no_proxy.example,no_proxy')).toEqual(['no_proxy.example', 'no_proxy']);
});

test('what is no assignment stays as it is', () => {
  expect(listLine(' a b ,"x" ')).toBe('a b ,"x"');
});

test('parts of what should be several entries', () => {
  expect(partsOf('a.example b.example;c|d')).toEqual(['a.example', 'b.example', 'c', 'd']);
});
