// Answers of any size to measure with: the example, with so many node groups and so many entries of one's own.

import { exampleDraft } from '../../src/core/index.ts';

/** Networks, domains and hosts in turn. */
export const entriesOf = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, at) =>
    at % 3 === 0
      ? `10.${(at >> 8) & 255}.${at & 255}.0/24`
      : at % 3 === 1
        ? `.team-${at}.corp.example`
        : `host-${at}.example`,
  );

type Draft = typeof exampleDraft;

interface Size {
  readonly groups?: number;
  readonly entries?: number;
}

const [group] = exampleDraft.nodeGroups ?? [];

export const draftOf = ({ groups = 1, entries = 0 }: Size): Draft => ({
  ...exampleDraft,
  bypass: { add: entriesOf(entries) },
  nodeGroups: Array.from({ length: groups }, (_, index) => ({ ...group, name: `workers-${index}` })),
});

/** The same after a key in the field of the proxy: another one for each round. */
export const withProxy = (draft: Draft, round: number): Draft => ({
  ...draft,
  proxy: { http: `http://proxy-${round}.corp.example:3128` },
});

/** The same after a key in an entry of the list. */
export const withEntry = (draft: Draft, round: number): Draft => ({
  ...draft,
  bypass: { add: [...(draft.bypass?.add ?? []), `new-${round}.example`] },
});
