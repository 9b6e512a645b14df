import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonFault } from './json-fault.ts';

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

test.each([
  ['a comma too many', '{\n  "a": 1,\n}', 'line 3, column 1: unexpected "}"'],
  ['a comma too few', '{\n  "a": 1\n  "b": 2\n}', 'line 3, column 3: a quoted text that is misplaced or broken'],
  ['a comment', '{\n  // here\n}', 'line 2, column 3: unexpected "/"'],
  ['a single quote', "{'a': 1}", 'line 1, column 2: unexpected "\'"'],
  ['a text that does not end', '["a, 1]', 'line 1, column 2: a quoted text that is misplaced or broken'],
  ['a line break in a text', '["a\nb"]', 'line 1, column 2: a quoted text that is misplaced or broken'],
  ['an end too early', '{"a": [1, 2', 'line 1, column 12: the text ends too early'],
  ['nothing at all', '', 'line 1, column 1: the text ends too early'],
  ['something after the end', '{}\n{}', 'line 2, column 1: unexpected "{"'],
  ['YAML', 'cluster:\n  name: a\n', 'line 1, column 1: unexpected "c"'],
  ['Windows line ends', '{\r\n"a" 1}', 'line 2, column 5: unexpected "1"'],
])('names the place of %s', (_what, text, fault) => {
  expect(jsonFault(text)).toBe(fault);
});

test.each(['[', '{"a":', '[[],{"a":[{}, '])('follows %j a hundred thousand deep', (open) => {
  expect(jsonFault(open.repeat(100_000))).toMatch(/the text ends too early$/);
});

test('agrees with JSON.parse on what is JSON', () => {
  fc.assert(
    fc.property(
      fc.json(),
      fc.nat(),
      fc.constantFrom('', ',', '"', '}', ']', '\\', '0', 'e', '-', '\n', '\u0001', '가'),
      (json, at, sign) => {
        const place = at % (json.length + 1);
        for (const text of [
          json,
          json.slice(0, place) + sign + json.slice(place),
          json.slice(0, place) + sign + json.slice(place + 1),
        ]) {
          expect(jsonFault(text) === undefined).toBe(isJson(text));
        }
      },
    ),
    { numRuns: 300 },
  );
});
