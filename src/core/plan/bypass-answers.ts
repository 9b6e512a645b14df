// The user's own part of the bypass list: what is added and what is switched off.

import { entryKey } from '../bypass/entries.ts';
import { checkBypassEntry } from '../model/bypass-entry.ts';
import { checkCidr, cidrText, parseCidr } from '../model/cidr.ts';
import type { Finding } from '../model/finding.ts';
import { keepLast } from '../model/kept.ts';
import { checkPlainText } from '../model/plain-text.ts';
import type { BypassAddition, Draft, Settings } from '../model/settings.ts';
import { FieldReader } from './field-reader.ts';

interface BypassRead {
  readonly bypass: Settings['bypass'];
  readonly findings: readonly Finding[];
}

/** Additions checked and marked, empty ones left out; switched-off entries in the form in which they are compared. */
export const readBypass = keepLast(({ add = [], remove = [] }: NonNullable<Draft['bypass']>): BypassRead => {
  // Definitions name fields of node groups, and none is read here.
  const reader = new FieldReader({ platforms: [], tools: [] });
  const bypass = {
    add: add.flatMap((addition, index) => readAddition(addition, `bypass.add.${index}`, reader)),
    remove: reader
      .list('bypass.remove', remove, checkPlainText)
      .map((text) => (checkPlainText(text) === undefined ? entryKey(text) : text)),
  };
  return { bypass, findings: reader.findings };
});

function readAddition(addition: BypassAddition, field: string, reader: FieldReader): readonly BypassAddition[] {
  if (typeof addition === 'string') {
    const entry = reader.optional(field, addition, checkBypassEntry);
    return entry === undefined ? [] : [canonical(entry)];
  }
  const entry = reader.optional(`${field}.entry`, addition.entry, checkBypassEntry);
  if (entry === undefined) return [];
  const why = reader.optional(`${field}.why`, addition.why, checkPlainText);
  return [why === undefined ? canonical(entry) : { entry: canonical(entry), why }];
}

function canonical(entry: string): string {
  const network = entry.includes('/') && checkCidr(entry) === undefined ? parseCidr(entry) : undefined;
  return network === undefined ? entry : cidrText(network);
}
