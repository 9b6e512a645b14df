import { gzipSync } from 'node:zlib';
import type { Rolldown } from 'vite';
import { expect, test } from 'vitest';
import { firstLoad, ownerOf, weightOf } from './weights.ts';

test('a weight is of bytes, raw and as gzip sends them', () => {
  expect(weightOf('x', '한'.repeat(100))).toEqual({ name: 'x', raw: 300, gzip: gzipSync('한'.repeat(100)).length });
});

test.each([
  ['/here/node_modules/@mui/material/Button/Button.js', '@mui/material'],
  ['/here/node_modules/a/node_modules/yaml/index.js', 'yaml'],
  ['/here/src/core/documents/platforms/one.ts', 'src/core/documents'],
  ['/here/src/wizard/clipboard.ts', 'src/wizard'],
  ['/here/src/main.tsx', 'src'],
  ['\0virtual:core-words/ja', 'virtual:core-words'],
  ['\0rolldown/runtime.js', 'the bundler'],
])('%s belongs to %s', (id, owner) => {
  expect(ownerOf(id)).toBe(owner);
});

test('the first load is what the page names and what its scripts import at once, not what comes later', () => {
  const file = (fileName: string, more: object) =>
    ({ fileName, ...more }) as Rolldown.OutputChunk | Rolldown.OutputAsset;
  const output = [
    file('index.html', {
      type: 'asset',
      source:
        '<script>for(const e of[`./a.js`])start(e)</script><link rel="stylesheet" href="./a.css"><link rel="icon" href="./icon.svg"><link rel="apple-touch-icon" href="./big.png">',
    }),
    file('a.js', { type: 'chunk', imports: ['b.js'], dynamicImports: ['later.js'] }),
    file('b.js', { type: 'chunk', imports: ['c.js'] }),
    file('c.js', { type: 'chunk', imports: [] }),
    file('later.js', { type: 'chunk', imports: [] }),
    file('a.css', { type: 'asset', source: '' }),
  ];
  expect([...firstLoad(output)]).toEqual(['index.html', 'a.js', 'a.css', 'icon.svg', 'b.js', 'c.js']);
});
