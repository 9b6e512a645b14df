// The history against a plain list of states with a place in it.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { amend, begin, drop, type History, lastStep, MOST_STEPS, record, redo, undo } from './history.ts';

const walk = (history: History<string>, way: typeof undo<string>, times: number): History<string> =>
  Array.from({ length: times }).reduce<History<string>>((at) => way(at) ?? at, history);

const written = (...states: readonly string[]) =>
  states.slice(1).reduce((history, state) => record(history, state), begin(states[0] ?? ''));

describe('a history', () => {
  test('goes back to every state and forth again, and no further', () => {
    const history = written('a', 'b', 'c');
    expect(undo(history)?.now).toBe('b');
    expect(walk(history, undo, 2).now).toBe('a');
    expect(undo(walk(history, undo, 2))).toBeUndefined();
    expect(walk(walk(history, undo, 2), redo, 2)).toEqual(history);
    expect(redo(history)).toBeUndefined();
  });

  test('forgets what was taken back when another step is made', () => {
    const history = record(walk(written('a', 'b', 'c'), undo, 1), 'd');
    expect(redo(history)).toBeUndefined();
    expect(undo(history)?.now).toBe('b');
  });

  test('keeps what was taken back when the present is only amended', () => {
    const history = amend(walk(written('a', 'b', 'c'), undo, 1), 'B');
    expect(redo(history)?.now).toBe('c');
    expect(undo(redo(history) ?? history)?.now).toBe('B');
  });

  test('drops a step that came to nothing', () => {
    expect(drop(written('a', 'b', 'c')).now).toBe('b');
    expect(undo(drop(written('a', 'b', 'c')))?.now).toBe('a');
    expect(drop(begin('a'))).toEqual(begin('a'));
  });

  test('knows a step again after it was taken back and taken again', () => {
    const history = written('a', 'b', 'c');
    const step = lastStep(history);
    expect(lastStep(walk(history, undo, 1))).not.toBe(step);
    expect(lastStep(walk(walk(history, undo, 1), redo, 1))).toBe(step);
    expect(lastStep(record(walk(history, undo, 1), 'd'))).not.toBe(step);
    expect(lastStep(begin('a'))).toBeUndefined();
  });

  test('keeps a bounded number of steps, the latest ones', () => {
    const states = Array.from({ length: MOST_STEPS + 20 }, (_, index) => String(index));
    const history = written(...states);
    expect(history.past).toHaveLength(MOST_STEPS);
    expect(walk(history, undo, 1000).now).toBe(String(states.length - 1 - MOST_STEPS));
  });
});

test('whatever is done, undo and redo walk the states that were there', () => {
  const act = fc.oneof(
    fc.record({ kind: fc.constant('record' as const), state: fc.string({ maxLength: 3 }) }),
    fc.record({ kind: fc.constant('amend' as const), state: fc.string({ maxLength: 3 }) }),
    fc.record({ kind: fc.constantFrom('undo' as const, 'redo' as const), state: fc.constant('') }),
  );
  fc.assert(
    fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
      let history = begin('start');
      let states = ['start'];
      let at = 0;
      for (const { kind, state } of acts) {
        if (kind === 'record') {
          history = record(history, state);
          at += 1;
          states = [...states.slice(0, at), state];
        } else if (kind === 'amend') {
          history = amend(history, state);
          states[at] = state;
        } else {
          const moved = kind === 'undo' ? undo(history) : redo(history);
          const to = kind === 'undo' ? at - 1 : at + 1;
          expect(moved === undefined).toBe(states[to] === undefined);
          history = moved ?? history;
          at = moved === undefined ? at : to;
        }
        expect(history.now).toBe(states[at]);
        expect(walk(history, undo, at).now).toBe(states[0]);
        expect(walk(history, redo, states.length).now).toBe(states.at(-1));
      }
    }),
    { numRuns: 300 },
  );
});
