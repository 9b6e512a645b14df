// The page as it opens, written into index.html at build time: it is there with the first bytes, styled by one style tag.
// The program comes after the first paint and takes over what stands there.

import { readFileSync } from 'node:fs';
import { createServer, minifySync, type Plugin, type Rolldown } from 'vite';
import { hashOf } from './policy.ts';
import { SINGLE_FILE } from './site.ts';

/** Renders the page as it opens, by the sources themselves. */
async function pageAsItOpens(root: string): Promise<string> {
  const server = await createServer({
    root,
    appType: 'custom',
    logLevel: 'error',
    server: { middlewareMode: true, ws: false },
  });
  try {
    const { html }: Record<string, unknown> = await server.ssrLoadModule('/src/prerendered.tsx');
    if (typeof html !== 'string') throw new Error('src/prerendered.tsx has no html');
    // The policy refuses style attributes.
    const styled = /<[^>]* style=[^>]*>/.exec(html);
    if (styled !== null) throw new Error(`The page as it opens has a style attribute: ${styled[0]}`);
    return html;
  } finally {
    await server.close();
  }
}

/** What runs in the head: src/build/boot.js with the names of the scripts put in. */
function bootOf(scripts: readonly string[]): string {
  const source = readFileSync(new URL('./boot.js', import.meta.url), 'utf8');
  return minifySync('boot.js', source.replace("['SCRIPTS']", JSON.stringify(scripts))).code;
}

const sourceOf = (bundle: Rolldown.OutputBundle, name: string): string => {
  const file = bundle[name];
  if (file?.type !== 'asset') throw new Error(`${name} is not in the build`);
  return String(file.source);
};

/** Puts the page into index.html. `apply: build`, and before whatever reads the policy of the finished page. */
export function prerender(): Plugin {
  let root = '';
  let inOneFile = false;
  return {
    name: 'prerender',
    apply: 'build',
    configResolved(config) {
      root = config.root;
      inOneFile = config.mode === SINGLE_FILE;
    },
    transformIndexHtml: {
      order: 'post',
      async handler(html, { bundle }) {
        if (bundle === undefined) return html;
        const links = [...html.matchAll(/\s*<link rel="stylesheet"[^>]*href="\.\/([^"]+)"[^>]*>/g)];
        const style = links.map(([, name = '']) => sourceOf(bundle, name)).join('');
        for (const [, name = ''] of links) delete bundle[name];
        const scripts = [...html.matchAll(/<script type="module"[^>]*src="([^"]+)"[^>]*>/g)].map(([, src = '']) => src);
        // What the scripts import comes before them: Vite names it, the last first.
        const imported = [...html.matchAll(/<link rel="modulepreload"[^>]*href="([^"]+)"[^>]*>/g)].map(
          ([, src = '']) => src,
        );
        // In one file the program stands behind the page and is there with it: nothing is to be asked for.
        const boot = bootOf(inOneFile ? [] : [...imported, ...scripts]);
        const page = await pageAsItOpens(root);
        return links
          .reduce((text, [link]) => text.replace(link, ''), html)
          .replace(/\s*<script type="module"[^>]*><\/script>/g, (tag) => (inOneFile ? tag : ''))
          .replace(/\s*<link rel="modulepreload"[^>]*>/g, '')
          .replace("script-src 'self'", () => `script-src 'self' ${hashOf(boot)}`)
          .replace("style-src 'self'", () => `style-src 'self' ${hashOf(style)}`)
          .replace('</title>', () => `</title>\n    <script>${boot}</script>\n    <style>${style}</style>`)
          .replace('<div id="root"></div>', () => `<div id="root">${page}</div>`);
      },
    },
  };
}
