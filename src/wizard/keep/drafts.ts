// Drafts that somebody saved under a name: one key each, so that two tabs that save at once lose nothing.

import { headOf, recordOf } from './record.ts';
import type { Shelf, ShelfTrouble } from './shelf.ts';

/** The number is the version of the record. */
const DRAFTS = 'eks-proxy-wizard.draft.1.';

/** Long enough for any name, short enough for a row. */
export const LONGEST_NAME = 80;

export interface SavedDraft {
  readonly key: string;
  /** Empty where the record is damaged: it can be deleted, and nothing else. */
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The record as it is kept, to read it or to put it back. */
  readonly text: string;
}

/** A name as it is kept: no blanks around it, one between words. */
export const draftName = (typed: string): string => typed.replace(/\s+/g, ' ').trim().slice(0, LONGEST_NAME);

/** All that are saved, the newest first. */
export function savedDrafts(shelf: Shelf): readonly SavedDraft[] {
  return shelf
    .keys(DRAFTS)
    .map((key): SavedDraft => {
      const text = shelf.read(key) ?? '';
      const { name = '', at = 0 } = headOf(text) ?? {};
      return { key, name: draftName(name), at, text };
    })
    .sort((one, other) => other.at - one.at || (one.key < other.key ? -1 : 1));
}

/** The draft that has a name already; capitals make it no other. */
export const draftNamed = (drafts: readonly SavedDraft[], name: string): SavedDraft | undefined =>
  drafts.find((one) => one.name !== '' && one.name.toLowerCase() === draftName(name).toLowerCase());

/**
 * Saves answers (`settingsSoFar`) under a name: in the place of the draft that has it, else as a new one. `id` is one that
 * no other draft has.
 */
export function saveDraft(
  shelf: Shelf,
  {
    name,
    settings,
    at,
    id,
  }: { readonly name: string; readonly settings: string; readonly at: number; readonly id: string },
): ShelfTrouble | undefined {
  const key = draftNamed(savedDrafts(shelf), name)?.key ?? `${DRAFTS}${id}`;
  return shelf.write(key, recordOf(settings, at, draftName(name)));
}

/** Gives a draft another name, and leaves the rest as it was. */
export function renameDraft(shelf: Shelf, { key, text }: SavedDraft, name: string): ShelfTrouble | undefined {
  const head = headOf(text);
  return head === undefined
    ? undefined
    : shelf.write(key, recordOf(JSON.stringify(head.draft), head.at, draftName(name)));
}

/** Puts a draft back as it was, deleted or replaced. */
export const putBackDraft = (shelf: Shelf, { key, text }: SavedDraft): ShelfTrouble | undefined =>
  shelf.write(key, text);
