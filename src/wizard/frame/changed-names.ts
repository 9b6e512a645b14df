// The names of the answers that a step changed, for one line.

import { labelOf } from '../../core/first.ts';
import type { Change } from '../answers/answer-changes.ts';
import { definitionsNow } from '../answers/whole-core.ts';
import type { Words } from '../words/words.tsx';

/** The most names in one line. */
const NAMED = 2;

/** What an answer is called; one of a node group says of which. */
function nameOf(field: string, groups: readonly { readonly name?: string | undefined }[], { t, say }: Words): string {
  const label = say(labelOf(field, definitionsNow()));
  const index = /^nodeGroups\.(\d+)/.exec(field)?.[1];
  if (index === undefined) return label;
  const group = groups[Number(index)]?.name || t('nodes.unnamed', { number: Number(index) + 1 });
  return field === `nodeGroups.${index}` ? t('nodes.group', { name: group }) : t('history.ofGroup', { label, group });
}

/** `Region, VPC CIDR and 3 more`. The groups are those that there are now. */
export function changedNames(
  changes: readonly Change[],
  groups: readonly { readonly name?: string | undefined }[],
  words: Words,
): string {
  const all = [...new Set(changes.map(({ field }) => nameOf(field, groups, words)))];
  const names = words.list(all.slice(0, NAMED));
  return all.length > NAMED ? words.t('bundle.more', { names, count: all.length - NAMED }) : names;
}
