// Links that no page made: a good one that was damaged on the way, and ones that somebody packed and signed as ours are.
// Always the same ones.

import { type Draft, exampleDraft } from '../core/index.ts';
import { base64url } from './base64url.ts';
import { crc32 } from './crc32.ts';
import { deflated } from './deflate.ts';
import { linkOf } from './index.ts';

const signed = (text: string): string => `${text}.${crc32(text)}`;

/** A link around any text, right as far as packing and checksum go. */
export const forged = async (json: string, version = 1): Promise<string> =>
  signed(`v${version}=${base64url(await deflated(new TextEncoder().encode(json)))}`);

/** A link around any bytes, in place of packed ones. */
export const forgedBytes = (bytes: Uint8Array): string => signed(`v1=${base64url(bytes)}`);

/** Numbers below `limit`, always the same row of them (Numerical Recipes' constants). */
function numbers(): (limit: number) => number {
  let state = 7;
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

type Damage = (text: string, below: (limit: number) => number) => string;

const put = (text: string, at: number, length: number, piece: string): string =>
  text.slice(0, at) + piece + text.slice(at + length);

const damages: readonly Damage[] = [
  // One bit of one sign.
  (text, below) => {
    const at = below(text.length);
    return put(text, at, 1, String.fromCharCode(text.charCodeAt(at) ^ (1 << below(8))));
  },
  (text, below) => text.slice(0, below(text.length)),
  (text, below) => text.slice(1 + below(text.length - 1)),
  (text, below) => put(text, below(text.length), 1 + below(9), ''),
  (text, below) => {
    const at = below(text.length);
    return put(text, at, 0, text.slice(at, at + 1 + below(40)));
  },
  (text) => `${text}${text}`,
  (text) => `${text}#${text}`,
  (text, below) => put(text, below(text.length), 0, ['=', '%', '%3D', '.', ' ', '\u00e9', '</script>'][below(7)] ?? ''),
  (text, below) => put(text, below(text.length), 1, 'A'.repeat(1 + below(5000))),
  (text) => text.toLowerCase(),
];

const MARKUP = [
  '<img src=x onerror="window.hurt=1">',
  '<script>window.hurt=1</script>',
  '"><svg onload=window.hurt=1>',
  'javascript:window.hurt=1',
  "');window.hurt=1;//",
  '{{constructor.constructor("window.hurt=1")()}}',
];

const PROTOTYPE = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'];

/** JSON that no page packed: prototype keys, markup, other types, and sizes beyond all measure. */
function strangeJson(below: (limit: number) => number): string {
  const key = PROTOTYPE[below(PROTOTYPE.length)] ?? '';
  const markup = MARKUP[below(MARKUP.length)] ?? '';
  const text = JSON.stringify(markup);
  const evil = `{"${key}":{"polluted":${text}}}`;
  const kinds = [
    evil,
    `{"cluster":${evil}}`,
    `{"cluster":{"name":"x","${key}":${text}}}`,
    `{"nodeGroups":[{"name":"a","options":{"${key}":${text}}}]}`,
    `{"nodeGroups":[${evil}],"${key}":[]}`,
    `{"addOns":{"vpcCni":${evil}}}`,
    `{"cluster":{"name":${text},"region":${text},"vpcCidrs":[${text}],"vpcEndpoints":[${text}]},"proxy":{"http":${text}}}`,
    `{"bypass":{"add":[{"entry":${text},"why":${text}}],"remove":[${text}]},"addOns":{"controllers":[${text}]}}`,
    `{"nodeGroups":[{"name":${text},"platform":${text},"tool":${text},"options":{${text}:${text}}}]}`,
    `{${text}:${text}}`,
    `{"delivery":${text}}`,
    ['null', 'true', '7', '"text"', '[]', '[{}]', '', '{', '{"cluster":', '\u0000', '{"version":2}'][below(11)] ?? '',
    '['.repeat(1 + below(100_000)),
    `{"cluster":{"name":${'['.repeat(5000)}${']'.repeat(5000)}}}`,
    `{"cluster":{"name":"${'x'.repeat(below(300_000))}"}}`,
    `{"nodeGroups":[${Array.from({ length: 101 + below(2000) }, () => '{}').join(',')}]}`,
    `{"bypass":{"add":[${Array.from({ length: 501 + below(2000) }, (_, at) => `"${at}.example"`).join(',')}]}}`,
    `{${Array.from({ length: 1 + below(3000) }, (_, at) => `"k${at}":1`).join(',')}}`,
  ];
  return kinds[below(kinds.length)] ?? '';
}

const draft: Draft = {
  ...exampleDraft,
  bypass: { add: Array.from({ length: 20 }, (_, at) => ({ entry: `h${at}.example`, why: `reason ${at}` })) },
};

/** So many links, a third of each kind: damaged on the way, signed around damaged JSON, signed around strange JSON. */
export async function forgedLinks(count: number): Promise<readonly string[]> {
  const below = numbers();
  const made = await linkOf(draft);
  const good = 'fragment' in made ? made.fragment : '';
  const json = JSON.stringify(draft);
  const damaged = (text: string): string => damages[below(damages.length)]?.(text, below) ?? '';
  const links: string[] = [];
  for (let index = 0; index < count; index += 1) {
    if (index % 3 === 0) links.push(damaged(good));
    else links.push(await forged(index % 3 === 1 ? damaged(json) : strangeJson(below), index % 50 === 1 ? 2 : 1));
  }
  return links;
}
