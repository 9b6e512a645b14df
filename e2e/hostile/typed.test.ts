// Whatever is typed into any answer: nothing throws; what is refused is told at its field in words, and no document that
// shows anything of it may leave; what is taken is read back by the real readers exactly, and nothing of it is run.

import { expect, test } from 'vitest';
import { type Bundle, bundleOf, type Document, type Draft, holdOf, say, segments } from '../../src/core/index.ts';
import { at, coveringGroups, errorAt, everyAnswer, good, groupOf, holeOf, put, putAll, written } from './answers.ts';
import { difference, leavesOf } from './leaves.ts';
import { rounds, toldHoles } from './rounds.ts';
import { seed, textsFor } from './values.ts';

const COUNT = 1000;
const texts = textsFor(good, COUNT);

/** A platform or a tool that is none leaves the rest of its group unread. */
const isChoice = (field: string): boolean => /\.(?:platform|tool)$/.test(field);
const fields = [...good.keys()].filter((field) => !isChoice(field));

/** The groups of some places; all others have neither name nor choices, as new ones on the page. */
const only = (draft: Draft, groups: ReadonlySet<number>): Draft => ({
  ...draft,
  nodeGroups: (draft.nodeGroups ?? []).map((group, index) => (groups.has(index) ? group : {})),
});

/** What is wrong with how a bundle says what is wrong, and with the bytes of its documents. */
function faultsOf({ findings, documents, runbook }: Bundle): readonly string[] {
  const said = findings.flatMap(({ code, text, params, mend }) =>
    [text, ...(mend === undefined ? [] : [mend.label])].flatMap((words) =>
      (['en', 'ko', 'ja'] as const).map((language) => [code, say(words, language, params)] as const),
    ),
  );
  const bytes = documents.filter(
    ({ text }) =>
      !text.endsWith('\n') ||
      segments(text).some((part) => part.field === undefined && !/^[\t\n\x20-\x7e]*$/.test(part.text)),
  );
  return [
    ...said.filter(([, words]) => !/\S{2}/.test(words)).map(([code]) => `${code} has no words`),
    ...said
      .filter(([, words]) => /[\p{Cs}\ue000-\ue002]/u.test(words))
      .map(([code, words]) => `the words of ${code}: ${JSON.stringify(words)}`),
    ...bytes.map(({ path }) => `${path} is not ASCII with LF`),
    ...(runbook.length === 0 ? ['no runbook'] : []),
  ];
}

/** Answers that were taken, by hole. */
const taken = new Map<string, Set<string>>();
const holes = [...new Set(fields.map((field) => holeOf(everyAnswer, field)))];

test(`${holes.length} answers x ${COUNT} texts, all at once: no throw, all is said (seed ${seed})`, {
  timeout: 300_000,
}, () => {
  const typed = new Map<string, number>();
  const always = coveringGroups(everyAnswer, fields);
  const others = (everyAnswer.nodeGroups ?? []).map((_, index) => index).filter((index) => !always.includes(index));
  for (let index = 0; index < COUNT; index += 1) {
    // Of the groups that ask nothing new, one in each run.
    const groups = new Set([...always, others[index % others.length] ?? 0]);
    const values = fields
      .filter((field) => groups.has(groupOf(field) ?? always[0] ?? 0))
      .map((field) => [field, texts.get(field)?.[index] ?? ''] as const);
    const bundle = bundleOf(putAll(only(everyAnswer, groups), values));
    expect(faultsOf(bundle), `run ${index}`).toEqual([]);
    for (const [field, text] of values) {
      const hole = holeOf(everyAnswer, field);
      typed.set(hole, (typed.get(hole) ?? 0) + 1);
      // The same question in several groups: a thousand are enough to be read back.
      if (text.trim() === '' || (typed.get(hole) ?? 0) > COUNT || errorAt(bundle.findings, field) !== undefined)
        continue;
      taken.set(hole, (taken.get(hole) ?? new Set()).add(text));
    }
  }
  expect(holes.filter((hole) => (typed.get(hole) ?? 0) < COUNT)).toEqual([]);
  // A check that takes every text is none.
  expect(holes.filter((hole) => (taken.get(hole)?.size ?? 0) > COUNT - 10)).toEqual([]);
});

test('what is taken is read back by every reader as it is, and nothing is run', { timeout: 600_000 }, () => {
  const all = [...rounds(taken)];
  const unread = [...toldHoles].filter((hole) => taken.has(hole) && !all.some(({ holes: read }) => read.get(hole)));
  expect(unread).toEqual([]);
  const leaves = leavesOf(all.flatMap(({ before, after }) => [before.documents, after.documents]));
  const differences = all.flatMap(({ swaps }, index) =>
    (leaves[2 * index] ?? []).flatMap((before, place) => {
      const after = leaves[2 * index + 1]?.[place];
      return after === undefined ? [`${before.path} is missing`] : (difference(before, after, swaps) ?? []);
    }),
  );
  expect(differences.slice(0, 10)).toEqual([]);
});

const mayLeave = (bundle: Bundle): readonly Document[] =>
  bundle.documents.filter((document) => {
    const { fields: waiting, errors } = holdOf(bundle, [document]);
    return waiting.length === 0 && errors.length === 0;
  });

test('what is refused says why at its field, and nothing of it is in a document that may leave', {
  timeout: 300_000,
}, () => {
  for (const hole of new Set([...good.keys()].map((field) => holeOf(everyAnswer, field)))) {
    const first = new Map<string, string>();
    let refused = 0;
    // Not every group is asked what it could be: other answers decide about that.
    for (const field of [...good.keys()].filter((one) => holeOf(everyAnswer, one) === hole).slice(0, 6)) {
      if (refused > 0) break;
      const base = only(at(written, field) === undefined ? everyAnswer : written, new Set([groupOf(field) ?? 0]));
      for (const text of texts.get(field) ?? []) {
        const bundle = bundleOf(put(base, field, text));
        const error = errorAt(bundle.findings, field);
        if (text === '' || error === undefined) continue;
        expect(say(error.text, 'en', error.params), field).toMatch(/\S \S/);
        // It is the same as with the first text that was refused.
        for (const document of mayLeave(bundle)) {
          if (!first.has(document.path)) first.set(document.path, document.text);
          expect(document.text, `${hole}: ${document.path}`).toBe(first.get(document.path));
        }
        refused += 1;
        if (refused === 8) break;
      }
    }
    expect({ hole, refused }).toEqual({ hole, refused: 8 });
  }
});
