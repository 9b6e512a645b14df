import { expect, test } from 'vitest';
import { Complaint } from './complaint.ts';
import { vectorCases } from './vector-cases.ts';

const one = { id: 7, noProxy: '10.0.0.0/8', url: 'http://10.1.2.3/', answers: { 'curl 8.17.0': 'direct' } };

test('a case is read with its name, and with what Java was asked where that is there', () => {
  const { noProxy, url, answers } = one;
  expect(
    vectorCases(
      [
        { ...one, group: 'cidr' },
        { ...one, id: undefined, javaNonProxyHosts: '10.*' },
      ],
      'f',
    ),
  ).toEqual([
    { name: '7', noProxy, url, answers, javaNonProxyHosts: undefined },
    { name: 'number 2', noProxy, url, answers, javaNonProxyHosts: '10.*' },
  ]);
});

test.each([
  [{ cases: [] }, 'f is no file of vectors: it holds no list of cases.'],
  [[one, 3], 'f: case number 2 is not an object.'],
  [[{ id: 2, url: 'http://a/', answers: {} }], 'f: case 2 has no text under "noProxy".'],
  [[{ id: 'x', noProxy: '', answers: {} }], 'f: case x has no text under "url".'],
  [
    [{ ...one, answers: { 'curl 8.0.0': true } }],
    'f: case 7 has no "answers" that name each program and what it answered.',
  ],
  [[{ ...one, javaNonProxyHosts: 1 }], 'f: case 7 has a "javaNonProxyHosts" that is no text.'],
])('%j is refused', (json, message) => {
  expect(() => vectorCases(json, 'f')).toThrow(new Complaint(message));
});
