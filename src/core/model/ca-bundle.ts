// The CA bundle of a proxy that opens TLS connections and signs them anew: certificates in PEM (RFC 7468), nothing else.

import { type Certificate, readCertificate } from './certificate.ts';
import { base64Bytes } from './der.ts';
import type { Problem } from './finding.ts';
import type { Localized, Params } from './localized.ts';
import { hasMark } from './marks.ts';
import { excerpt } from './plain-text.ts';

// A proxy has a handful of certificates, of two kB at most; a whole trust store has 200 kB.
const LONGEST = 60_000;

/** Whether a text holds a private key, or the beginning of one. Such a text is shown and kept nowhere. */
export const holdsPrivateKey = (text: string): boolean => /PRIVATE\s+KEY/i.test(text);

// Line breaks as JSON writes them count as such: a backslash occurs in no certificate.
const plain = (text: string): string => text.replaceAll(/\\r\\n|\\n|\r\n?/g, '\n');

const BLOCK = /-----BEGIN ([^\n-]*)-----([^-]*)-----END ([^\n-]*)-----/g;

/** The base64 of each certificate on one line. What stands between the blocks (names, dumps of openssl) is left out. */
const bodiesOf = (text: string): readonly string[] =>
  [...plain(text).matchAll(BLOCK)].map(([, , body = '']) => body.replaceAll(/\s/g, ''));

/** The certificates of a bundle, in order; those that cannot be read are left out. */
export const certificatesOf = (text: string): readonly Certificate[] =>
  bodiesOf(text).flatMap((body) => readCertificate(base64Bytes(body) ?? []) ?? []);

/**
 * A good bundle in its one form: 64 characters a line, LF, each certificate once, nothing between them. What checkCaBundle
 * refuses is no good bundle.
 */
export const caBundleText = (text: string): string =>
  [...new Set(bodiesOf(text))]
    .map((body) => `-----BEGIN CERTIFICATE-----\n${body.replace(/.{1,64}/g, '$&\n')}-----END CERTIFICATE-----\n`)
    .join('');

/** Each certificate of a good bundle alone, without the line break at its end; a marked bundle as it is. */
export const certificateBlocks = (caBundle: string): readonly string[] =>
  hasMark(caBundle) ? [caBundle] : [...caBundle.matchAll(BLOCK)].map(([block]) => block);

const problem = (code: string, text: Localized, params: Params = {}): Problem => ({
  code: `ca-bundle.${code}`,
  params,
  text,
});

/**
 * One or more certificates in PEM. Refuses private keys (the message and whoever shows the value hold nothing of it),
 * other blocks, certificates that are cut off or of another shape, and texts without any.
 */
export function checkCaBundle(text: string): Problem | undefined {
  if (holdsPrivateKey(text)) return problem('private-key', texts.privateKey);
  if (text.length > LONGEST)
    return problem('too-long', texts.tooLong, { length: `${text.length}`, most: `${LONGEST}` });
  const whole = plain(text);
  const labels = [...whole.matchAll(/-----BEGIN ([^\n-]*)-----/g)].map(([, label = '']) => label);
  const other = labels.find((label) => label !== 'CERTIFICATE');
  if (other !== undefined) return problem('other-block', texts.otherBlock, { label: excerpt(other) });
  if (labels.length === 0) return problem('not-pem', texts.notPem);
  const blocks = [...whole.matchAll(BLOCK)];
  const ends = whole.match(/-----END/g)?.length ?? 0;
  if (blocks.length !== labels.length || ends !== labels.length || blocks.some(([, begin, , end]) => begin !== end)) {
    return problem('cut', texts.cut);
  }
  const broken = bodiesOf(text).findIndex((body) => readCertificate(base64Bytes(body) ?? []) === undefined);
  return broken < 0 ? undefined : problem('broken', texts.broken, { number: `${broken + 1}` });
}

const texts = {
  privateKey: {
    en: 'There is a private key in it. It was not kept. Whoever has that key can pose as any server to your nodes: give only the certificate, which begins with -----BEGIN CERTIFICATE-----.',
  },
  tooLong: {
    en: 'This is {length} characters long, more than {most}. Give the certificates of your proxy alone, not a whole trust store: nodes keep the public authorities that they have.',
  },
  otherBlock: {
    en: 'There is a block "{label}" in it. Give certificates only; openssl x509 writes them in the form that is needed.',
  },
  notPem: {
    en: 'This is no certificate in PEM, which begins with -----BEGIN CERTIFICATE-----. A .cer or .der file is turned into one by: openssl x509 -inform der -in FILE',
  },
  cut: {
    en: 'A certificate in it has no beginning or no end: each begins with -----BEGIN CERTIFICATE----- and ends with -----END CERTIFICATE-----, five hyphens on each side.',
  },
  broken: {
    en: 'Certificate number {number} cannot be read: some of it was lost or changed on the way.',
  },
} satisfies Record<string, Localized>;
