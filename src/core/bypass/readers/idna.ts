// Names of any script as ASCII, for the programs that convert: mapped (UTS 46: compatibility forms, lower case, dots of
// other scripts), then punycode label by label. Which letters a registry allows is not checked beyond their kind.

import { punycode } from './punycode.ts';

const BEYOND_ASCII = /[\u0080-\uffff]/;
const IGNORED = /[\u00ad\u200b\u2060\ufeff]|\p{Variation_Selector}/gu;
const DOTS = /[\u3002\uff0e\uff61]/g;
const LETTERS = /^[\p{L}\p{M}\p{Nd}-]+$/u;

export const isAscii = (text: string): boolean => !BEYOND_ASCII.test(text);

const mapped = (name: string): string =>
  name.replace(IGNORED, '').replace(DOTS, '.').normalize('NFKC').toLowerCase().normalize('NFC');

const toLabel = (label: string): string => (isAscii(label) ? label : `xn--${punycode(label)}`);

/** As the URL standard and Go's idna.Lookup convert: every sign that has a mapping, emoji too. */
export const toAsciiName = (name: string): string => mapped(name).split('.').map(toLabel).join('.');

/** As libidn2 and Python's idna convert: letters, marks and digits alone; nothing where a label has other signs. */
export function toAsciiLetters(name: string): string | undefined {
  const labels = mapped(name).split('.');
  return labels.every((label) => isAscii(label) || LETTERS.test(label)) ? labels.map(toLabel).join('.') : undefined;
}
