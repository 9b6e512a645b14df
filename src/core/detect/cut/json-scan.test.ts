import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scanJson } from './json-scan.ts';

describe('scanning JSON', () => {
  it('ends where JSON.parse says any value ends, whatever follows', () => {
    const value = fc.oneof(fc.array(fc.jsonValue()), fc.dictionary(fc.string(), fc.jsonValue()));
    fc.assert(
      fc.property(value, fc.constantFrom(undefined, 2), fc.string(), (any, indent, tail) => {
        const text = JSON.stringify(any, null, indent);
        const scan = scanJson(text + tail, 0);
        expect(scan).toMatchObject({ state: 'whole', end: text.length });
        expect(JSON.parse(scan.json)).toEqual(JSON.parse(text));
      }),
      { numRuns: 150 },
    );
  });

  it('of any value cut off leaves what JSON.parse takes', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 }), fc.nat(200), (any, at) => {
        const text = JSON.stringify(any, null, 2);
        const scan = scanJson(text.slice(0, Math.min(at, text.length - 1)), 0);
        expect(['cut', 'none']).toContain(scan.state);
        JSON.parse(scan.json);
      }),
      { numRuns: 150 },
    );
  });

  it('of a cut object keeps whole members, and drops a list that was cut with all that is in it', () => {
    expect(scanJson('{"a":1,"b":{"c":[1],"d":"x', 0)).toMatchObject({ json: '{"a":1,"b":{"c":[1]}}', path: 'b' });
    expect(scanJson('{"a":1,"b":[{"c":1},{"d":', 0)).toMatchObject({ json: '{"a":1}', path: 'b' });
    expect(scanJson('[{"a":1},', 0)).toMatchObject({ state: 'cut', json: 'null' });
  });

  it('reads members without their opening brace up to the closing one', () => {
    expect(scanJson('"a": 1,\n"b": {"c": []}\n}, "z"', 0, true)).toMatchObject({
      state: 'whole',
      json: '{"a": 1,\n"b": {"c": []}\n}',
    });
    expect(scanJson('"a": 1,', 0, true)).toMatchObject({ state: 'cut', json: '{"a": 1}' });
  });

  it('does not take brackets of other texts for JSON', () => {
    for (const text of ['[cloudshell-user@ip ~]$ ls', '{component: apiserver}', '[[[', '{{ .Values }}', '[1 2']) {
      expect(scanJson(text, 0).state).toBe('none');
    }
  });

  it('takes line breaks out of texts, unless the next line is something else', () => {
    expect(JSON.parse(scanJson('{"a":"LS0t\n    LS0t\n"}', 0).json)).toEqual({ a: 'LS0tLS0t' });
    expect(scanJson('{"a":1,"b":"LS0t\n$ aws eks list-clusters\n{"c":2}', 0)).toMatchObject({
      state: 'cut',
      json: '{"a":1}',
    });
    expect(scanJson('{"a":1,"b":"LS0t\nNAME  TYPE  AGE\nx  y  z', 0)).toMatchObject({ state: 'cut', json: '{"a":1}' });
  });
});
