// What is typed into the simulator: destinations with commas, line breaks or blanks between, each a URL, a host or an IP
// address. What is no destination says why in words, and stays in the box.

import { checkPlainText, type Problem } from '../../core/index.ts';
import type { MessageKey } from '../words/words.tsx';

export interface TypedDestination {
  /** As it was typed. */
  readonly text: string;
  /** With a scheme, and without a user and a password: no program looks at those, and nobody shall read them here. */
  readonly url: string;
}

export interface WrongDestination {
  readonly text: string;
  /** The words, or what the core says of a text that is no answer to anything. */
  readonly why: MessageKey | Problem;
}

export interface TypedDestinations {
  readonly good: readonly TypedDestination[];
  readonly wrong: readonly WrongDestination[];
}

/** A bare IPv6 address has at least two colons; a host with a port has one. */
const BARE_IPV6 = /^[^[\]]*:[^[\]]*:[^[\]]*$/;

/** The form that a URL's host has after parsing: a name, an IPv4 address, or an IPv6 address in brackets. */
const HOST = /^(?:\[[\da-f:.]+\]|[\w-]+(?:\.[\w-]+)*\.?)$/;

function hostIn(url: string): string {
  try {
    return new URL(url).hostname;
  } catch {
    return '';
  }
}

/** The text as a URL, or why it is none. No scheme means https. */
function urlOf(text: string): { readonly url: string } | Pick<WrongDestination, 'why'> {
  const problem = checkPlainText(text);
  if (problem !== undefined) return { why: problem };
  if (/\s/.test(text)) return { why: 'bypass.sim.wrong.blank' };
  const scheme = /^([a-z][a-z\d+.-]*):\/\//i.exec(text)?.[1];
  const rest = text.slice(scheme === undefined ? 0 : scheme.length + 3).replace(/^\/\//, '');
  if (scheme !== undefined && !/^https?$/i.test(scheme)) return { why: 'bypass.sim.wrong.scheme' };
  const end = /[/?#\\]/.exec(rest)?.index ?? rest.length;
  const host = rest.slice(rest.lastIndexOf('@', end - 1) + 1, end);
  if (scheme === undefined && /^[\da-f:.]+\/\d{1,3}$/i.test(rest)) return { why: 'bypass.sim.wrong.network' };
  if (host.includes('*') || /^\.[^.]/.test(host)) return { why: 'bypass.sim.wrong.pattern' };
  const url = `${scheme?.toLowerCase() ?? 'https'}://${BARE_IPV6.test(host) ? `[${host}]` : host}${rest.slice(end)}`;
  return HOST.test(hostIn(url)) ? { url } : { why: 'bypass.sim.wrong.nonsense' };
}

/**
 * Blanks and semicolons part destinations too, where each of the parts has a dot, a colon or a slash: words without them
 * look for a suggestion, or are a sentence.
 */
function apart(part: string): readonly string[] {
  const pieces = part.split(/[\s;]+/).filter((piece) => piece !== '');
  return pieces.length > 1 && pieces.every((piece) => /[.:/]/.test(piece)) ? pieces : [part];
}

/**
 * Sorts what is typed. Blanks around a destination and empty ones do not count; each URL comes once. A host alone, with
 * its port where it has one, is the first of the `known` URLs at that host: IMDS is not called by https.
 */
export function typedDestinations(text: string, known: readonly string[] = []): TypedDestinations {
  const knownAt = new Map([...known].reverse().map((url) => [authorityOf(url), url]));
  const good = new Map<string, TypedDestination>();
  const wrong = new Map<string, WrongDestination>();
  const parts = text.split(/[,\n]/).flatMap((part) => apart(part.trim()));
  for (const part of parts) {
    if (part === '') continue;
    const read = urlOf(part);
    if ('why' in read) {
      wrong.set(part, { text: part, why: read.why });
      continue;
    }
    const isHost = read.url === `https://${authorityOf(read.url)}` && !part.includes('//');
    const url = (isHost ? knownAt.get(authorityOf(read.url).toLowerCase()) : undefined) ?? read.url;
    if (!good.has(url)) good.set(url, { text: part, url });
  }
  return { good: [...good.values()], wrong: [...wrong.values()] };
}

/** Host and port of a URL as they are written. */
export const authorityOf = (url: string): string => url.replace(/^\w+:\/\//, '').replace(/[/?#\\].*$/s, '');

/** The host alone, an IPv6 address in its brackets. */
export const hostOf = (url: string): string => authorityOf(url).replace(/:\d*$/, '');
