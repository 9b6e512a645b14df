import { expect, test } from 'vitest';
import { hashOf, inlineTexts, policyOf } from './policy.ts';
import { onePage } from './single-file.ts';

const HTML = `<!doctype html>
<html>
  <head>
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'" />
    <meta charset="utf-8" />
    <link rel="icon" type="image/png" sizes="64x64" href="./favicon.png" />
    <link rel="apple-touch-icon" href="./apple-touch-icon.png" />
    <link rel="manifest" href="./manifest.webmanifest" />
    <link rel="canonical" href="https://wizard.example/" />
    <meta property="og:image" content="./social-card.png" />
    <meta
      name="twitter:image"
      content="./social-card.png" />
    <style>body { margin: 0 }</style>
    <script type="module" crossorigin src="./assets/index-1.js"></script>
    <link rel="modulepreload" crossorigin href="./assets/part-2.js">
    <link rel="stylesheet" crossorigin href="./assets/style-3.css">
  </head>
  <body>
    <div id="root"></div>
  </body>
</html>`;

const FILES: Readonly<Record<string, string>> = {
  './assets/index-1.js': 'console.log("$& </script>")',
  './assets/style-3.css': 'p { color: red }',
};

const page = (html = HTML) =>
  onePage(
    html,
    (address) => FILES[address] ?? '',
    () => new TextEncoder().encode('<png>'),
  );

test('script, styles and icon stand in the page, and nothing of a site is left', () => {
  expect(inlineTexts(page(), 'script')).toEqual(['console.log("$& \\x3C/script>")']);
  expect(inlineTexts(page(), 'style')).toEqual(['body { margin: 0 }', 'p { color: red }']);
  expect(page()).toContain('href="data:image/png;base64,PHBuZz4="');
  expect(page()).not.toMatch(/src="|\.\/|manifest|og:|twitter:|canonical|apple-touch/);
  expect(page().indexOf('<script')).toBeGreaterThan(page().indexOf('id="root"'));
});

test('its policy is its own: each hash, and no address', () => {
  const hashes = (element: 'script' | 'style') => inlineTexts(page(), element).map(hashOf).join(' ');
  expect(policyOf(page())).toBe(
    `default-src 'none'; script-src ${hashes('script')}; style-src ${hashes('style')} ${hashOf('')}; img-src data:; connect-src 'none'; base-uri 'none'; form-action 'none'`,
  );
});

test('a page that would still ask for a file is refused', () => {
  expect(() => page(HTML.replace('<div id="root">', '<img alt="" src="./picture.png"><div id="root">'))).toThrow(
    /would ask for \.\/picture\.png/,
  );
});
