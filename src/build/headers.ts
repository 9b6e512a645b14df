// The headers of the site, for hosts that read them from a file: `_headers` (Cloudflare Pages, Netlify) and a file to
// include in a server of nginx. The policy is that of the pages themselves, with what only a header can say.

import type { Plugin } from 'vite';
import { policyOf, union } from './policy.ts';
import { toTheSite } from './site.ts';

type Headers = Readonly<Record<string, string>>;

const FOREVER = 'public, max-age=31536000, immutable';
/** Kept, and asked for anew each time: a new version is seen at once. */
const ASKED = 'no-cache';

/** What every answer carries, for pages with these policies. */
const everywhere = (policies: readonly string[]): Headers => ({
  'Content-Security-Policy': `${union(policies)}; frame-ancestors 'none'`,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
});

/** https://developers.cloudflare.com/pages/configuration/headers/ and https://docs.netlify.com/manage/routing/headers/ */
function headersFile(headers: Headers): string {
  const rule = (path: string, some: Headers) =>
    [path, ...Object.entries(some).map(([name, value]) => `  ${name}: ${value}`)].join('\n');
  const asked = ['/', '/index.html', '/sw.js', '/manifest.webmanifest', '/404.html'];
  return `${[
    rule('/*', headers),
    rule('/assets/*', { 'Cache-Control': FOREVER }),
    ...asked.map((path) => rule(path, { 'Cache-Control': ASKED })),
  ].join('\n\n')}\n`;
}

/** For the `server` of an nginx: https://nginx.org/en/docs/http/ngx_http_headers_module.html */
const nginxFile = (headers: Headers): string =>
  [
    '# Include this in the server that serves the folder. It needs no add_header in a location, which would replace these.',
    ...Object.entries(headers).map(([name, value]) => `add_header ${name} "${value}" always;`),
    `set $kept "${ASKED}";`,
    `if ($uri ~ "/assets/[^/]+$") { set $kept "${FOREVER}"; }`,
    // Without `always`: an asset that is not there is no answer to keep.
    'add_header Cache-Control $kept;',
    '',
  ].join('\n');

export const headers: Plugin = {
  name: 'headers',
  apply: toTheSite,
  generateBundle: {
    order: 'post',
    handler(_options, bundle) {
      const pages = Object.values(bundle).flatMap((file) =>
        file.type === 'asset' && file.fileName.endsWith('.html') ? [String(file.source)] : [],
      );
      const all = everywhere(pages.map(policyOf));
      this.emitFile({ type: 'asset', fileName: '_headers', source: headersFile(all) });
      this.emitFile({ type: 'asset', fileName: 'nginx-headers.conf', source: nginxFile(all) });
    },
  },
};
