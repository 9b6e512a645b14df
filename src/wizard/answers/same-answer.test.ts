import { expect, test } from 'vitest';
import { sameAnswer } from './same-answer.ts';

test('keys typed into one field without a pause are one answer', () => {
  expect(sameAnswer({ field: 'proxy.http', at: 0 }, { field: 'proxy.http', at: 1500 })).toBe(true);
});

test('a pause begins a new answer in the same field', () => {
  expect(sameAnswer({ field: 'proxy.http', at: 0 }, { field: 'proxy.http', at: 2500 })).toBe(false);
});

test('another field is another answer', () => {
  expect(sameAnswer({ field: 'proxy.http', at: 0 }, { field: 'proxy.https', at: 400 })).toBe(false);
});

test('one click that fills several fields is one answer', () => {
  expect(sameAnswer({ field: 'cluster.vpcCidrs', at: 0 }, { field: 'cluster.serviceCidrs', at: 12 })).toBe(true);
});

test('a change without a field is an answer of its own', () => {
  expect(sameAnswer({ field: undefined, at: 0 }, { field: undefined, at: 300 })).toBe(false);
});

test('the first change is an answer', () => {
  expect(sameAnswer(undefined, { field: 'proxy.http', at: 0 })).toBe(false);
});
