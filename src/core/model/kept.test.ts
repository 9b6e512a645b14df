import fc from 'fast-check';
import { expect, it } from 'vitest';
import { keepFor, keepLast } from './kept.ts';

it('answers as if it worked anew each time', () => {
  const data = fc.record({ text: fc.string(), list: fc.array(fc.string({ maxLength: 2 }), { maxLength: 2 }) });
  fc.assert(
    fc.property(fc.array(data, { maxLength: 20 }), (questions) => {
      const work = ({ text, list }: { readonly text: string; readonly list: readonly string[] }) => [text, ...list];
      const kept = keepLast(work);
      for (const question of questions) expect(kept(question)).toEqual(work(question));
    }),
  );
});

it('gives the same object for data that says the same, and another one for data that was changed in place', () => {
  const kept = keepLast(({ list }: { readonly list: readonly string[] }) => [...list]);
  const question = { list: ['a'] };
  const answer = kept(question);
  expect(kept({ list: ['a'] })).toBe(answer);
  question.list.push('b');
  expect(kept(question)).toEqual(['a', 'b']);
});

it('tells a missing answer from an empty one', () => {
  const kept = keepLast(({ text }: { readonly text?: string | undefined }) => text);
  expect([kept({}), kept({ text: '' }), kept({ text: undefined })]).toEqual([undefined, '', undefined]);
});

it('works once in a row for an object, and anew for another text beside it', () => {
  let calls = 0;
  const kept = keepFor((source: readonly string[], text) => {
    calls += 1;
    return source.join(text);
  });
  const source = ['a', 'b'];
  expect([kept(source), kept(source), kept(source, '-'), kept(source, '-'), kept([...source], '-')]).toEqual([
    'ab',
    'ab',
    'a-b',
    'a-b',
    'a-b',
  ]);
  expect(calls).toBe(3);
});
