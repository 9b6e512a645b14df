// The door of the room: a draft as the fragment of an address, and back.

import { type Draft, type Problem, readDraft, withoutPrivateKeys, withoutSecrets } from '../core/first.ts';
import { base64url, base64urlBytes } from './base64url.ts';
import { compact } from './compact.ts';
import { crc32 } from './crc32.ts';
import { deflated, inflated } from './deflate.ts';
import { isLink, LINK, LINK_VERSION, plainFragment } from './fragment.ts';
import { holdsTooMuch, MOST_BYTES, MOST_CHARACTERS } from './limits.ts';
import { broken, foreign, newer, tooLarge, tooMuch, wrongStructure } from './problems.ts';

export type MadeLink =
  | {
      /** Without the `#`. */
      readonly fragment: string;
      /** The fields of which something stayed behind, because it may be a secret. */
      readonly leftOut: readonly string[];
    }
  | { readonly problem: Problem };

/**
 * The fragment that holds a draft: its answers without defaults and without secrets, as JSON, packed. The same answers give
 * the same draft back, in whatever order they stand. Refuses a draft that `readLink` would not take.
 * Rejects, as `readLink` does, only where a part of the program that is fetched now does not come.
 */
export async function linkOf(draft: Draft): Promise<MadeLink> {
  const { draft: clean, fields: leftOut } = withoutSecrets(draft);
  const read = await readDraft(compact(clean));
  const [fault] = read.findings;
  if (read.draft === undefined || fault !== undefined) return { problem: fault ? wrongStructure(fault) : broken };
  const bytes = new TextEncoder().encode(JSON.stringify(read.draft));
  if (bytes.length > MOST_BYTES || holdsTooMuch(read.draft)) return { problem: tooMuch };
  const signed = `v${LINK_VERSION}=${base64url(await deflated(bytes))}`;
  return { fragment: `${signed}.${crc32(signed)}`, leftOut };
}

export type LinkReading = { readonly draft: Draft } | { readonly problem: Problem };

/**
 * The draft of a fragment (without its `#`), or why it has none: it is no link, not whole, of another version, too large,
 * or holds what settings.json has not. Takes any text. Nothing in it is believed: what it unpacks to is bounded, its
 * structure is looked at as that of a file is, and private keys stay out. What the answers mean is judged where they are
 * planned.
 */
export async function readLink(text: string): Promise<LinkReading> {
  const fragment = plainFragment(text);
  if (!isLink(fragment)) return { problem: foreign(fragment) };
  if (fragment.length > MOST_CHARACTERS) return { problem: tooLarge };
  const [, version = '', payload = '', checksum] = LINK.exec(fragment) ?? [];
  if (checksum !== crc32(fragment.slice(0, -9))) return { problem: broken };
  if (version !== String(LINK_VERSION)) return { problem: newer(version) };
  const json = await unpacked(payload);
  if ('problem' in json) return json;
  const { draft, findings } = await readDraft(withVersion(json.value));
  const [fault] = findings;
  if (draft === undefined) return { problem: fault ? wrongStructure(fault) : broken };
  return holdsTooMuch(draft) ? { problem: tooLarge } : { draft: withoutPrivateKeys(draft) };
}

async function unpacked(payload: string): Promise<{ readonly value: unknown } | { readonly problem: Problem }> {
  try {
    const packed = base64urlBytes(payload);
    if (packed === undefined) return { problem: broken };
    const bytes = await inflated(packed, MOST_BYTES);
    if (bytes === undefined) return { problem: tooLarge };
    return { value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) };
  } catch {
    // No whole DEFLATE, no UTF-8 or no JSON: what is wrong with it helps nobody.
    return { problem: broken };
  }
}

/** Version 1 of the links holds version 1 of the settings; one that says a version of its own is held to it. */
const withVersion = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { version: 1, ...value } : value;
