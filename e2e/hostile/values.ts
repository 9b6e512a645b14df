// Texts for one hole: hostile ones, ones that are hostile in one place alone, and ones of the right letters, so that the
// checks of an answer are passed now and then.

import fc from 'fast-check';
import { hostileText } from '../../src/core/syntax/hostile-text.judge.ts';

// Most answers that take much are for files in plain ASCII; arguments of a command have their own quotes.
const visible = hostileText.map((text) => text.replace(/[^ -~]/g, '').slice(0, 300));
const dressed = fc.oneof(
  visible,
  visible.map((text) => `'${text.replaceAll("'", "'\\''")}'`),
  visible.map((text) => `--a="${text.replace(/["$`\\]/g, '\\$&')}" b`),
  fc.tuple(visible, visible).map(([key, value]) => `${key.replaceAll('=', '')}=${value}`),
);

/** A thousand texts, some of them good, for a hole in which `good` is a good one. */
const textsLike = (good: string): fc.Arbitrary<string> => {
  const place = fc.nat({ max: good.length });
  const letters = fc.string({ unit: fc.constantFrom(...`${good.slice(0, 60)}aZ9-_.`), minLength: 1, maxLength: 24 });
  const into = (text: string, at: number, cut: number) => good.slice(0, at) + text + good.slice(at + cut);
  return fc.oneof(
    { arbitrary: hostileText, weight: 20 },
    {
      arbitrary: fc.tuple(hostileText, place, fc.nat({ max: 2 })).map(([text, at, cut]) => into(text, at, cut)),
      weight: 14,
    },
    {
      arbitrary: fc.tuple(letters, place, fc.nat({ max: 4 })).map(([text, at, cut]) => into(text, at, cut)),
      weight: 2,
    },
    { arbitrary: dressed, weight: 8 },
    { arbitrary: letters, weight: 1 },
    { arbitrary: fc.constantFrom(good, good.toUpperCase(), ` ${good} `, `"${good}"`, `${good}\n`), weight: 1 },
  );
};

/** The same texts in every run, so that a change is what breaks it; HOSTILE_SEED=2 npm run unit -- e2e/hostile tries others. */
export const seed = Number(process.env.HOSTILE_SEED ?? 1);

/** Texts for every hole, by its field. */
export const textsFor = (good: ReadonlyMap<string, string>, count: number): ReadonlyMap<string, readonly string[]> =>
  new Map(
    [...good].map(([field, text], at) => [field, fc.sample(textsLike(text), { numRuns: count, seed: seed + at })]),
  );
