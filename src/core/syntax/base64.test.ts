import fc from 'fast-check';
import { expect, it } from 'vitest';
import { base64, utf8Length } from './base64.ts';

it('codes as Node does', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(base64(text)).toBe(Buffer.from(text).toString('base64'));
      expect(utf8Length(text)).toBe(Buffer.byteLength(text));
    }),
  );
});

it('puts a lone surrogate as U+FFFD', () => {
  expect(base64('\ud800a')).toBe(Buffer.from('\ufffda').toString('base64'));
});

it('pads', () => {
  expect(['', 'f', 'fo', 'foo', 'foob'].map(base64)).toEqual(['', 'Zg==', 'Zm8=', 'Zm9v', 'Zm9vYg==']);
});
