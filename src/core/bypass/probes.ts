// What a person means by an entry of NO_PROXY, as addresses: programs are asked about these to see whether they read the
// entry that way. Entries are taken as people write them, wrong ones too.

import { addressIn, parseCidr, singleAddress } from '../model/cidr.ts';

const bracketed = (address: string): string => (address.includes(':') ? `[${address}]` : address);

/** An address for each thing that an entry names; none where it names nothing. */
export function probesOf(entry: string): readonly string[] {
  return entry
    .split(/[\s,;|]+/)
    .filter((piece) => piece !== '')
    .flatMap((piece) => probeOf(piece) ?? []);
}

function probeOf(piece: string): string | undefined {
  const text = piece
    .toLowerCase()
    .replace(/^[a-z][a-z\d+.-]*:\/\//, '')
    .replace(/^[^@/]*@/, '')
    .replace(/^\[([\d.]+)\]/, '$1');
  const block = parseCidr(text);
  if (block !== undefined) {
    const address = addressIn(block, 3 * 256 + 4) ?? addressIn(block, 2) ?? addressIn(block, 0);
    return address === undefined ? undefined : `https://${bracketed(address)}/`;
  }
  const [, named = '', port = ''] = /^(\[[^\]]*\]|[^:/[\]]*)(:\d+)?(?:\/.*)?$/.exec(text) ?? [];
  if (singleAddress(text) !== undefined) return `https://${bracketed(text)}/`;
  const host = hostMeant(named);
  return host === '' ? undefined : `https://${host}${port}/`;
}

function hostMeant(named: string): string {
  if (named === '*') return 'host.example';
  // `10.0`, `10.0.` and `10.*` are meant as the beginning of an address.
  if (/^[\d.*]+$/.test(named) && /^\d/.test(named)) {
    const parts = named
      .split('.')
      .filter((part) => part !== '')
      .map((part) => part.replaceAll('*', '1'));
    return [...parts, '1', '1', '1'].slice(0, Math.max(4, parts.length)).join('.');
  }
  const full = named.startsWith('.') ? `host${named}` : named;
  return full.replace(/\.+$/, '').replaceAll('*', 'host');
}
