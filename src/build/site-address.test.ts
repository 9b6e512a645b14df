import { expect, test } from 'vitest';
import { atAddress } from './site-address.ts';

const HTML = '<head>\n  <meta property="og:image" content="./social-card.png" />\n  </head>';

test.each(['https://wizard.example/some/path', 'https://wizard.example/some/path/'])(
  'at %s, addresses are whole',
  (url) => {
    expect(atAddress(HTML, url)).toBe(`<head>
  <meta property="og:image" content="https://wizard.example/some/path/social-card.png" />
    <link rel="canonical" href="https://wizard.example/some/path/" />
    <meta property="og:url" content="https://wizard.example/some/path/" />
  </head>`);
  },
);

test.each(['wizard.example', 'file:///srv/wizard'])('%s is refused', (url) => {
  expect(() => atAddress(HTML, url)).toThrow();
});
