// Names of any script as ASCII, for the programs that convert: mapped (UTS 46: compatibility forms, lower case, dots of
// other scripts), then punycode label by label. Signs are told apart by their kind, not by the tables of each version;
// rules of right-to-left names are not checked.

import { punycode } from './punycode.ts';

const BEYOND_ASCII = /[\u0080-\uffff]/;
const IGNORED = /[\u00ad\u200b\u2060\ufeff]|\p{Variation_Selector}/gu;
const DOTS = /[\u3002\uff0e\uff61]/g;
export const isAscii = (text: string): boolean => !BEYOND_ASCII.test(text);

const mapped = (name: string): string =>
  name.replace(IGNORED, '').replace(DOTS, '.').normalize('NFKC').toLowerCase().normalize('NFC');

/** No name is longer than 253 signs, and to encode a label takes the square of its length: longer ones stay as they are. */
const toLabel = (label: string): string => (isAscii(label) || label.length > 253 ? label : `xn--${punycode(label)}`);

/** As the URL standard and Go's idna.Lookup convert: every sign that has a mapping, emoji too. */
export const toAsciiName = (name: string): string => mapped(name).split('.').map(toLabel).join('.');

/** Whether a label is fit for a name by its form: no hyphen at its ends or as third and fourth sign, no mark first. */
const wellFormed = (label: string): boolean => !/^-|-$|^[^-]?.--|^\p{M}/u.test(label) && toLabel(label).length <= 63;

/** Neither letters nor signs: unassigned, of private use, halves of pairs, control characters. */
const NO_SIGN = /[\p{Cn}\p{Co}\p{Cs}\p{Cc}]/u;

/**
 * As libidn2 converts for curl and wget: any sign that is assigned; joiners go, as they do where it falls back from UTS
 * 46 nontransitional to transitional. Nothing where it refuses the name.
 */
export function toAsciiByLibidn2(name: string): string | undefined {
  const labels = mapped(name.replaceAll('\u1e9e', 'ss').replace(/[\u200c\u200d]/g, '')).split('.');
  const holds = (label: string) => isAscii(label) || (wellFormed(label) && !NO_SIGN.test(label));
  return labels.every(holds) ? labels.map(toLabel).join('.') : undefined;
}

/** Letters, marks and digits; a middle dot between two l, as Catalan has it. */
const LETTERS = /^(?:[\p{L}\p{M}\p{Nd}-]|(?<=l)\u00b7(?=l))+$/u;

/** As Python's idna converts where it is told to be strict (IDNA 2008): but for upper case nothing is mapped. */
export function toAsciiStrictly(name: string): string | undefined {
  const lower = name.toLowerCase();
  const labels = lower.split('.');
  const holds = (label: string) => isAscii(label) || (LETTERS.test(label) && wellFormed(label));
  return lower.normalize('NFKC') === lower && labels.every(holds) ? labels.map(toLabel).join('.') : undefined;
}
