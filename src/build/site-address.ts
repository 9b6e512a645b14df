// Where the site will be found, for those who show a link to it. A card needs whole addresses, and the build knows none: the
// host tells its own as SITE_URL, and without it the picture's address stays relative.

import type { Plugin } from 'vite';
import { toTheSite } from './site.ts';

const PICTURE = /(<meta (?:property="og:image"|name="twitter:image") content=")\.\/([^"]*")/g;

/** A page that names itself by its address. Throws where that is none. */
export function atAddress(html: string, address: string): string {
  const home = new URL(address);
  if (!/^https?:$/.test(home.protocol)) throw new Error(`SITE_URL must be an http(s) address, it is "${address}".`);
  const url = home.href.replace(/\/?$/, '/');
  const own = `    <link rel="canonical" href="${url}" />\n    <meta property="og:url" content="${url}" />\n`;
  return html.replace(PICTURE, (_, start, rest) => `${start}${url}${rest}`).replace(/[ \t]*<\/head>/, `${own}$&`);
}

export const siteAddress: Plugin = {
  name: 'site-address',
  apply: toTheSite,
  transformIndexHtml: {
    order: 'post',
    handler: (html) => (process.env.SITE_URL ? atAddress(html, process.env.SITE_URL) : html),
  },
};
