// What a certificate says of itself: whose it is, who signed it, how long it counts, and whether it may sign others
// (RFC 5280, 4.1 and 4.2.1.9). Nothing here proves a signature.

import { type DerElement, derElements, objectIdentifier } from './der.ts';

export interface Certificate {
  /** `CN=Corp Proxy CA, O=Corp`; characters that cannot be shown are question marks. */
  readonly subject: string;
  readonly issuer: string;
  /** `2036-01-31 12:00:00`, in UTC. */
  readonly notBefore: string;
  readonly notAfter: string;
  /** Programs take it for the certificate of an authority. Old ones (version 1) do not say, and count as such. */
  readonly authority: boolean;
}

const SEQUENCE = 0x30;

const ATTRIBUTES: Readonly<Record<string, string>> = {
  '2.5.4.3': 'CN',
  '2.5.4.11': 'OU',
  '2.5.4.10': 'O',
  '2.5.4.7': 'L',
  '2.5.4.8': 'ST',
  '2.5.4.6': 'C',
  '0.9.2342.19200300.100.1.25': 'DC',
};

/** The certificate in some bytes of DER; nothing where they have another shape. */
export function readCertificate(bytes: readonly number[]): Certificate | undefined {
  const [whole, ...rest] = derElements(bytes) ?? [];
  const [signed, algorithm, signature, ...others] = inside(whole);
  if (rest.length > 0 || others.length > 0 || algorithm?.tag !== SEQUENCE || signature?.tag !== 3) return undefined;
  const fields = [...inside(signed)];
  const version = fields[0]?.tag === 0xa0 ? fields.shift() : undefined;
  const [serial, , issuer, validity, subject, key, ...optional] = fields;
  const [from, to] = inside(validity).map(timeOf);
  if (serial?.tag !== 2 || issuer === undefined || subject === undefined || key?.tag !== SEQUENCE) return undefined;
  if (from === undefined || to === undefined) return undefined;
  return {
    subject: nameOf(subject),
    issuer: nameOf(issuer),
    notBefore: from,
    notAfter: to,
    authority: (version?.content[2] ?? 0) < 2 || maySign(optional.find(({ tag }) => tag === 0xa3)),
  };
}

const inside = (element: DerElement | undefined): readonly DerElement[] =>
  element === undefined || (element.tag & 0x20) === 0 ? [] : (derElements(element.content) ?? []);

/** UTCTime, whose years below 50 are those after 2000, or GeneralizedTime. */
function timeOf({ tag, content }: DerElement): string | undefined {
  const digits = String.fromCharCode(...content.slice(0, 20));
  const full = tag === 0x17 ? `${Number(digits.slice(0, 2)) < 50 ? '20' : '19'}${digits}` : digits;
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(full) ?? [];
  return year === undefined ? undefined : `${year}-${month}-${day} ${hour}:${minute}:${second}`;
}

const nameOf = (name: DerElement): string =>
  inside(name)
    .flatMap(inside)
    .flatMap((attribute) => {
      const [type, value] = inside(attribute);
      const short = ATTRIBUTES[objectIdentifier(type?.content ?? [])];
      return short === undefined || value === undefined ? [] : [`${short}=${textOf(value)}`];
    })
    .join(', ');

function textOf({ tag, content }: DerElement): string {
  const text = tag === 0x1e ? wideText(content) : narrowText(content);
  return text.replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu, '?');
}

/** UTF-8, which ASCII is a part of; else one character a byte. */
function narrowText(bytes: readonly number[]): string {
  try {
    return decodeURIComponent(bytes.map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''));
  } catch {
    return bytes.map((byte) => String.fromCharCode(byte)).join('');
  }
}

const wideText = (bytes: readonly number[]): string =>
  bytes.flatMap((byte, at) => (at % 2 === 0 ? [String.fromCharCode(byte * 256 + (bytes[at + 1] ?? 0))] : [])).join('');

/** The basic constraints among the extensions, with cA true. */
function maySign(extensions: DerElement | undefined): boolean {
  const [list] = inside(extensions);
  return inside(list).some((extension) => {
    const parts = inside(extension);
    if (objectIdentifier(parts[0]?.content ?? []) !== '2.5.29.19') return false;
    const [constraints] = derElements(parts.at(-1)?.content ?? []) ?? [];
    const [authority] = inside(constraints);
    return authority?.tag === 1 && authority.content[0] !== 0;
  });
}
