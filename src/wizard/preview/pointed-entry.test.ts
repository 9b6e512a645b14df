import { expect, test } from 'vitest';
import { placeOfEntry } from './pointed-entry.ts';

const file = 'host: 10.0.0.0/16\nNO_PROXY: "localhost,10.0.0.0/16,[::1],::1,.s3.example,s3.example"\n';
const line = file.indexOf('NO_PROXY');

test('an entry is found in the line of the variable, whole', () => {
  expect(placeOfEntry(file, '10.0.0.0/16')).toBe(file.indexOf('10.0.0.0/16', line));
  expect(placeOfEntry(file, '::1')).toBe(file.indexOf(',::1') + 1);
  expect(placeOfEntry(file, 's3.example')).toBe(file.lastIndexOf('s3.example'));
  expect(placeOfEntry(file, 'localhost')).toBe(file.indexOf('localhost'));
});

test('in a file that lists one entry a line, the first one is taken', () => {
  expect(placeOfEntry('no-proxy = [\n  "a.example",\n]\n', 'a.example')).toBe(16);
});

test('what is only a part of an entry is not there', () => {
  expect(placeOfEntry(file, '0.0.0/16')).toBe(-1);
  expect(placeOfEntry(file, 'example')).toBe(-1);
  expect(placeOfEntry(file, '')).toBe(-1);
});
