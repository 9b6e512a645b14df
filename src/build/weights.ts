// What weighs what: every file of the site, raw and as gzip sends it, what the big ones are made of, and what the first
// visit loads.

import { gzipSync } from 'node:zlib';
import { minifySync, type Rolldown } from 'vite';

interface Weight {
  readonly name: string;
  readonly raw: number;
  readonly gzip: number;
}

type File = Rolldown.OutputChunk | Rolldown.OutputAsset;
type Chunk = Rolldown.OutputChunk;

const contentOf = (file: File): string | Uint8Array => (file.type === 'chunk' ? file.code : file.source);

/** The weight of a content; gzip at the level that servers take. */
export function weightOf(name: string, content: string | Uint8Array): Weight {
  return { name, raw: Buffer.byteLength(content), gzip: gzipSync(content, { level: 6 }).length };
}

/** Whose a module is: its package, or its room of src/. */
export function ownerOf(id: string): string {
  const path = id.replaceAll('\\', '/').replace(/\0/g, '');
  const inPackage = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1];
  if (inPackage !== undefined) return inPackage;
  const virtual = /^virtual:[^/]+/.exec(path)?.[0];
  if (virtual !== undefined) return virtual;
  return /.*\/(src(?:\/[^/]+){0,2})\//.exec(path)?.[1] ?? 'the bundler';
}

/**
 * What a chunk is made of, heaviest first: each module is minified and packed alone, and the sums are scaled to the whole. So the
 * shares are good to compare, and none is exact.
 */
function sharesOf(chunk: Chunk, whole: Weight): readonly Weight[] {
  const sums = new Map<string, Weight>();
  for (const [id, { code }] of Object.entries(chunk.modules)) {
    if (!code) continue;
    const name = ownerOf(id);
    const { raw, gzip } = weightOf(name, minifySync(`${name}.js`, code).code);
    const sum = sums.get(name);
    sums.set(name, { name, raw: (sum?.raw ?? 0) + raw, gzip: (sum?.gzip ?? 0) + gzip });
  }
  const parts = [...sums.values()];
  const scale = (key: 'raw' | 'gzip') =>
    whole[key] /
    Math.max(
      1,
      parts.reduce((sum, part) => sum + part[key], 0),
    );
  const [raw, gzip] = [scale('raw'), scale('gzip')];
  return parts
    .map((part) => ({ name: part.name, raw: part.raw * raw, gzip: part.gzip * gzip }))
    .sort((a, b) => b.gzip - a.gzip);
}

/**
 * The names of the files that the page names, and of whatever their scripts import at once: what loads before the first answer
 * is given. The icon for a home screen is not loaded by a visit.
 */
export function firstLoad(output: readonly File[]): ReadonlySet<string> {
  const files = new Map(output.map((file) => [file.fileName, file]));
  const page = files.get('index.html');
  const html = page === undefined ? '' : String(contentOf(page)).replace(/<link rel="apple-touch-icon"[^>]*>/g, '');
  const named = [
    ...html.matchAll(/(?:<(?:script|link)\s[^>]*(?:src|href)="|[`'"](?=\.\/[^`'"]+\.js[`'"]))\.\/([^`'"]*)[`'"]/g),
  ].flatMap(([, name]) => name ?? []);
  const loaded = new Set(['index.html', ...named]);
  // A set takes new members while it is walked, and walks them too.
  for (const name of loaded) {
    const file = files.get(name);
    if (file?.type === 'chunk') for (const imported of file.imports) loaded.add(imported);
  }
  return loaded;
}

const BIG = 20_000;

const row = ({ name, raw, gzip }: Weight): string =>
  `${name.padEnd(48)} ${(raw / 1024).toFixed(1).padStart(8)} ${(gzip / 1024).toFixed(1).padStart(8)}`;

const sum = (name: string, weights: readonly Weight[]): Weight => ({
  name,
  raw: weights.reduce((all, { raw }) => all + raw, 0),
  gzip: weights.reduce((all, { gzip }) => all + gzip, 0),
});

/** The table of a built site, and of other files that were built with it. */
export function weightTable(output: readonly File[], others: readonly Weight[]): string {
  const loaded = firstLoad(output);
  const marked = (weight: Weight) => row({ ...weight, name: `${loaded.has(weight.name) ? '*' : ' '} ${weight.name}` });
  const weighed = output.map((file) => ({ file, weight: weightOf(file.fileName, contentOf(file)) }));
  const rows = [...weighed]
    .sort((a, b) => b.weight.gzip - a.weight.gzip)
    .flatMap(({ file, weight }) => {
      const shares = file.type === 'chunk' && weight.gzip > BIG ? sharesOf(file, weight) : [];
      const shown = shares.filter(({ gzip }) => gzip >= 1024);
      const rest = sum('the rest', shares.slice(shown.length));
      const parts = rest.gzip > 0 ? [...shown, rest] : shown;
      return [marked(weight), ...parts.map((part) => row({ ...part, name: `      ${part.name}` }))];
    });
  const first = [...weighed.map(({ weight }) => weight), ...others].filter(({ name }) => loaded.has(name));
  const scripts = first.filter(({ name }) => name.endsWith('.js'));
  return [
    `${'  file'.padEnd(48)} ${'KiB'.padStart(8)} ${'gzip'.padStart(8)}`,
    ...rows,
    ...others.map(marked),
    '',
    row(sum(`* first load, JavaScript (${scripts.length} files)`, scripts)),
    row(sum(`* first load, all (${first.length} files)`, first)),
  ].join('\n');
}
