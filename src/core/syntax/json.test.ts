import fc from 'fast-check';
import { expect, it } from 'vitest';
import { json } from './json.ts';

it('is ASCII and reads back as the value', () => {
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
      const text = json(value as Parameters<typeof json>[0]);
      expect(text).toMatch(/^[\n\x20-\x7f\ue000-\ue002]*\n$/);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

it('indents by two, keeps the order of keys, leaves undefined out and escapes what is not ASCII', () => {
  expect(json({ b: 1, a: ['\u00e9\u{1f600}'], c: undefined })).toBe(
    '{\n  "b": 1,\n  "a": [\n    "\\u00e9\\ud83d\\ude00"\n  ]\n}\n',
  );
});

it('carries marks through', () => {
  expect(json('\uE000a.b\uE001x\uE002')).toBe('"\uE000a.b\uE001x\uE002"\n');
});
