import { describe, expect, test } from 'vitest';
import { answerTo, askedOptions } from './asked-options.ts';
import type { OptionField } from './definition.ts';

const option = (key: string, more: Partial<OptionField> = {}): OptionField => ({
  key,
  label: { en: key },
  help: { en: key },
  kind: 'text',
  default: '',
  ...more,
});

const options = [
  option('way', { kind: 'choice', default: 'short' }),
  option('always'),
  option('long', { onlyWith: { key: 'way', answer: 'long' } }),
  option('mine', { managements: ['self-managed'] }),
  option('lost', { onlyWith: { key: 'nowhere', answer: '' } }),
];
const keys = (...of: Parameters<typeof askedOptions> extends [unknown, ...infer Rest] ? Rest : never) =>
  askedOptions(options, ...of).map(({ key }) => key);

describe('the options that are asked', () => {
  test('beside another answer: with that answer or where it is the default', () => {
    expect(keys('managed', {})).toEqual(['way', 'always']);
    expect(keys('managed', { way: 'long' })).toEqual(['way', 'always', 'long']);
    expect(keys('managed', { way: true })).toEqual(['way', 'always']);
  });

  test('under a management: under that one, and where there is none yet', () => {
    expect(keys('self-managed', {})).toEqual(['way', 'always', 'mine']);
    expect(keys(undefined, {})).toEqual(['way', 'always', 'mine']);
  });
});

test('an answer of another type, and one that an object has by itself, count as none', () => {
  const [way] = options;
  if (way === undefined) throw new Error('there is one');
  expect(answerTo(way, { way: false })).toBe('short');
  expect(answerTo({ ...way, key: 'toString' }, {})).toBe('short');
});
