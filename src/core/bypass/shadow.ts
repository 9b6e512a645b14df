// Entries that others of the list make superfluous. Which entry could, follows from the text; whether it does, the
// programs say: `10.0.0.5` in `10.0.0.0/16` is not superfluous for those that read no networks.

import { cidrText, enclosing, type Network, parseCidr, singleAddress } from '../model/cidr.ts';
import type { Program } from '../model/program.ts';
import { doesNothingBeside } from './reading.ts';

/** Finds the entry of a list that does all that another does, in every program; nothing where none does. */
export function shadowFinder(
  list: ReadonlySet<string>,
  programs: readonly Program[],
): (entry: string) => string | undefined {
  const lengths = [...new Set([...list].flatMap((entry) => parseCidr(entry)?.prefix ?? []))].sort((a, b) => b - a);
  return (entry) => {
    const block = parseCidr(entry) ?? singleAddress(entry.replace(/^\[|\]$/g, ''));
    const wider = block === undefined ? domainsAbove(entry) : blocksAround(block, lengths);
    return wider.find((other) => list.has(other) && programs.length > 0 && doesNothingBeside(entry, other, programs));
  };
}

const blocksAround = (block: Network, lengths: readonly number[]): readonly string[] =>
  lengths.filter((length) => length < block.prefix).map((length) => cidrText(enclosing(block, length)));

/** `x` is not above `.x`, nor the other way round: the two go together on purpose. */
function domainsAbove(entry: string): readonly string[] {
  const labels = entry.replace(/^\./, '').split('.').slice(1);
  return labels.flatMap((_, index) => {
    const domain = labels.slice(index).join('.');
    return [domain, `.${domain}`];
  });
}
