// One entry of NO_PROXY as every program reads it: a host, `.domain`, an IP address or a CIDR. What only some programs
// understand (`*.x`, ports, upper case, a dot at the end) is refused, with the common form in its place.

import { addressBytes, addressProblem, addressText, checkCidr } from './cidr.ts';
import type { Problem } from './finding.ts';
import { isHost, looksLikeIpv4 } from './host-name.ts';
import type { Localized } from './localized.ts';
import { checkNoLogin, checkPlainText, excerpt, insteadIfGood } from './plain-text.ts';

const RANGE: Localized = {
  en: '"{value}" is a range of addresses, which hardly any program reads. Write networks, such as 10.0.0.0/28.',
  ko: '"{value}"은(는) 주소 범위이며, 범위를 읽는 프로그램은 거의 없습니다. 10.0.0.0/28과 같은 네트워크로 적으세요.',
  ja: '"{value}" はアドレスの範囲で、範囲を読むプログラムはほとんどありません。10.0.0.0/28 のようなネットワークで書いてください。',
};

const PATH: Localized = {
  en: 'An entry is a host, without a path: "{value}".',
  ko: '항목에는 경로 없이 호스트만 적습니다: "{value}".',
  ja: 'エントリにはパスを付けず、ホストだけを書きます: "{value}"',
};

/** Takes an entry that all programs read alike, as far as they know its kind at all. Refuses all else by name. */
export function checkBypassEntry(text: string): Problem | undefined {
  const plain = checkPlainText(text) ?? checkNoLogin(text);
  if (plain !== undefined) return plain;
  const value = excerpt(text);
  const refuse = (code: string, words: string | Localized, candidate?: string): Problem => ({
    code: `bypass.${code}`,
    params: { value },
    text: typeof words === 'string' ? { en: words } : words,
    ...(candidate === undefined ? {} : insteadOf(text, candidate)),
  });
  if (isRange(text)) {
    return refuse('range', RANGE);
  }
  if (/[,;|]|\S\s+\S/.test(text)) return refuse('several', '"{value}" is more than one entry. Add them one by one.');
  if (/\s/.test(text)) {
    return refuse('blank', 'There is a blank in "{value}": many programs would misread the list.', text.trim());
  }
  if (/[^ -~]/.test(text)) {
    return refuse('not-ascii', '"{value}" is not ASCII. A host name in another script is written as xn--...');
  }
  if (text === '*') return refuse('everything', '* would switch the proxy off for every destination.');
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) {
    const host = text.replace(/^[^/]*\/\//, '').replace(/\/.*$/, '');
    return refuse('scheme', 'An entry is a host, not an address with a scheme.', host);
  }
  if (text.includes('*')) {
    const dotted = text.startsWith('*.') ? text.slice(1) : undefined;
    return refuse(
      'star',
      'Most programs do not read * in "{value}". A leading dot means the same to all of them.',
      dotted,
    );
  }
  if (text !== text.toLowerCase()) {
    return refuse(
      'upper-case',
      'Some programs compare letter by letter: write "{value}" in lower case.',
      text.toLowerCase(),
    );
  }
  const network = /^(.*\/\d+):\d*$/.exec(text)?.[1];
  if (network !== undefined) {
    return refuse('network-port', 'Behind a network there is no port: "{value}".', network);
  }
  const name = /^([^/:]*[a-z][^/:]*)(?::\d*)?\//.exec(text)?.[1];
  if (name !== undefined && isName(name.replace(/\.$/, ''))) {
    return refuse('path', PATH, name);
  }
  if (text.includes('/')) return checkCidr(text);
  const address = addressIn(text);
  if (address !== undefined) {
    const usual = address.length === 16 && !text.includes('.') ? text.replace(/[^[\]]+/, addressText(address)) : text;
    if (usual === text) return undefined;
    return refuse(
      'ipv6-form',
      'Some programs compare an address letter by letter: write "{value}" in its shortest form.',
      usual,
    );
  }
  const port = /^(\[[^\]]*\]|[^:]*):\d*$/.exec(text)?.[1];
  if (port !== undefined) {
    return refuse('port', 'Most programs do not read a port in "{value}": list the host alone.', port);
  }
  if (looksLikeIpv4(text) && !text.endsWith('.')) return addressProblem(text);
  if (/[^.]\.+$/.test(text)) {
    return refuse('last-dot', 'The dot at the end of "{value}" hides it from most programs.', text.replace(/\.+$/, ''));
  }
  if (isName(text)) return undefined;
  return refuse('entry', '"{value}" is no host, .domain, IP address or network.');
}

/** A host, or a domain with a dot before it. */
const isName = (text: string): boolean => isHost(text.startsWith('.') ? text.slice(1) : text);

/** `10.0.0.1-10.0.0.9`, `10.0.0.1-9`: by its signs a host name, but nobody means one. */
const isRange = (text: string): boolean => /^\d+(?:\.\d+){3}\s*-\s*\d+(?:\.\d+)*$/.test(text);

/** The better form of a candidate where it has a flaw of its own: `*.Corp.Example` has two. */
function insteadOf(refused: string, candidate: string): { readonly instead?: string } {
  const better = candidate === refused ? undefined : checkBypassEntry(candidate)?.instead;
  return insteadIfGood(checkBypassEntry, refused, better ?? candidate);
}

/** The bytes of an address; brackets are for IPv6 alone. */
function addressIn(text: string): readonly number[] | undefined {
  const bracketed = /^\[(.*)\]$/.exec(text)?.[1];
  if (bracketed === undefined) return addressBytes(text);
  const bytes = addressBytes(bracketed);
  return bytes?.length === 16 ? bytes : undefined;
}
