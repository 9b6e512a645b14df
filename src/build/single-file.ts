// dist-single/eks-proxy-wizard.html: the whole page in one file, for networks without a web server. It opens from file://,
// asks for nothing, and its policy lets nothing be asked for.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Rolldown } from 'vite';
import { dataAddress, inlineScript, inlineStyle } from './inline.ts';
import { hashOf, inlineTexts, withPolicy } from './policy.ts';
import { SINGLE_FILE } from './site.ts';

/** What a site has beside its page: one file has no manifest, no picture and no address to be shown by. */
const SITE_ONLY =
  /[ \t]*<(?:link rel="(?:modulepreload|manifest|apple-touch-icon|canonical)"|meta\s+(?:property="og:|name="twitter:))[^>]*>\n?/g;

const attribute = (tag: string, name: string): string => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '';

/**
 * One page of a built page and its files.
 * @param html the page, as Vite wrote it
 * @param read the text of a file that it names, by the address as it stands there
 * @param icon the content of an icon (PNG) that it names
 * @throws where the page asks for anything else
 */
export function onePage(
  html: string,
  read: (address: string) => string,
  icon: (address: string) => Uint8Array,
): string {
  const scripts: string[] = [];
  const body = html
    .replace(SITE_ONLY, '')
    .replace(/<link rel="stylesheet"[^>]*>/g, (tag) => `<style>${inlineStyle(read(attribute(tag, 'href')))}</style>`)
    .replace(/<link rel="icon"[^>]*>/g, (tag) => {
      const address = attribute(tag, 'href');
      return tag.replace(address, () => dataAddress('image/png', icon(address)));
    })
    .replace(/[ \t]*<script type="module"[^>]*\ssrc="[^"]*"[^>]*><\/script>\n?/g, (tag) => {
      scripts.push(`<script type="module">${inlineScript(read(attribute(tag, 'src')))}</script>`);
      return '';
    })
    // Behind all that shows, so that it shows before the script is read.
    .replace(/[ \t]*<\/body>/, (end) => `${scripts.join('\n')}\n${end}`);
  const outside = /<(?:link|script|img|source)\s[^>]*\s(?:src|href)="(?!data:)([^"]*)"/.exec(
    body.replace(/(<(script|style)[^>]*>)[\s\S]*?<\/\2>/g, '$1'),
  );
  if (outside !== null) throw new Error(`The single file would ask for ${outside[1]}.`);
  const hashes = (element: 'script' | 'style') => inlineTexts(body, element).map(hashOf);
  return withPolicy(
    body,
    [
      "default-src 'none'",
      `script-src ${hashes('script').join(' ')}`,
      // The hash of the empty string: emotion inserts empty style tags and fills them through the CSSOM.
      `style-src ${[...hashes('style'), hashOf('')].join(' ')}`,
      'img-src data:',
      "connect-src 'none'",
      "base-uri 'none'",
      "form-action 'none'",
    ].join('; '),
  );
}

/** Builds the page once more, with all that comes later inside, and writes the one file into a folder. Returns its path. */
export async function writeSingleFile(root: string, folder: string): Promise<string> {
  const built = await build({
    root,
    mode: SINGLE_FILE,
    logLevel: 'error',
    build: {
      write: false,
      copyPublicDir: false,
      cssCodeSplit: false,
      rolldownOptions: { output: { codeSplitting: false } },
    },
  });
  const { output } = built as Rolldown.RolldownOutput;
  const texts = new Map(output.map((file) => [file.fileName, file.type === 'chunk' ? file.code : String(file.source)]));
  const read = (address: string): string => {
    const text = texts.get(address.replace(/^\.\//, ''));
    if (text === undefined) throw new Error(`The page names ${address}, which was not built.`);
    return text;
  };
  const scripts = output.filter(({ type }) => type === 'chunk');
  if (scripts.length !== 1) throw new Error(`One script was to be built, and ${scripts.length} were.`);
  const page = onePage(read('index.html'), read, (address) => readFileSync(join(root, 'public', address)));
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'eks-proxy-wizard.html');
  writeFileSync(path, page);
  return path;
}
