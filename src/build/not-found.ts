// 404.html: what static hosts show for an address that is not there, at that address. It stands alone, since it cannot know
// where the files of the site lie.

import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';
import { hashOf, inlineTexts, withPolicy } from './policy.ts';
import { toTheSite } from './site.ts';

const SOURCE = new URL('./not-found.html', import.meta.url);

/** The page with its policy: its own script and style by their hashes, and questions to its own host. */
function notFoundPage(html: string): string {
  const hashes = (element: 'script' | 'style') => inlineTexts(html, element).map(hashOf).join(' ');
  return withPolicy(
    html,
    [
      "default-src 'none'",
      `script-src ${hashes('script')}`,
      `style-src ${hashes('style')}`,
      "connect-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
    ].join('; '),
  );
}

export const notFound: Plugin = {
  name: 'not-found',
  apply: toTheSite,
  generateBundle() {
    this.emitFile({ type: 'asset', fileName: '404.html', source: notFoundPage(readFileSync(SOURCE, 'utf8')) });
  },
};
