import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { say } from '../model/localized.ts';
import { openedFile } from './opened-file.ts';

const draft = { version: 1, cluster: { name: 'prod' } };
const text = `${JSON.stringify(draft, null, 2)}\n`;

const opened = (name: string, content: Uint8Array | string) => {
  const bytes = typeof content === 'string' ? strToU8(content) : content;
  return openedFile({ name, size: bytes.length, read: async () => bytes });
};

function utf16(content: string, little: boolean): Uint8Array {
  const bytes = new Uint8Array(2 + content.length * 2);
  const view = new DataView(bytes.buffer);
  for (const [at, unit] of [...`\uFEFF${content}`].entries()) view.setUint16(at * 2, unit.charCodeAt(0), little);
  return bytes;
}

test.each([
  ['settings.json', text],
  ['with the mark of UTF-8 in front', `\uFEFF${text}`],
  ['as Windows PowerShell redirects it', utf16(text, true)],
  ['in the other byte order', utf16(text, false)],
  ['bundle.zip', zipSync({ 'settings.json': strToU8(text), 'apply.sh': strToU8('#!/bin/sh\n') })],
  ['a .zip under another name', zipSync({ 'settings.json': strToU8(text) })],
])('opens %s', async (name, content) => {
  expect(await opened(name, content)).toEqual({ draft, findings: [] });
});

test.each([
  ['file.empty', 'a.json', ''],
  ['file.foreign', 'photo.png', new Uint8Array([0x89, 0x50, 0x4e, 0x47])],
  ['file.foreign', 'notes.txt', 'Dear all,'],
  ['file.foreign', 'cluster.json', '{ "cluster": { "name": "prod", "version": "1.33" } }'],
  ['file.zip-foreign', 'photos.zip', zipSync({ 'a.png': strToU8('x') })],
  ['file.zip-foreign', 'other.zip', zipSync({ 'settings.json': strToU8('{ "editor.fontSize": 12 }') })],
  ['file.zip-paths', 'evil.zip', zipSync({ '../settings.json': strToU8(text) })],
  ['file.zip-damaged', 'half.zip', zipSync({ 'settings.json': strToU8(text) }).slice(0, 60)],
  ['file.large', 'long.json', `{"version":1,"x":"${'x'.repeat(2_000_000)}"}`],
  ['file.large', 'bomb.zip', zipSync({ 'settings.json': new Uint8Array(3_000_000) })],
])('refuses with %s, by the name %s', async (code, name, content) => {
  const { draft: none, findings } = await opened(name, content);
  expect(none).toBeUndefined();
  expect(findings.map((one) => one.code)).toEqual([code]);
  for (const { text: words, params } of findings) {
    for (const language of ['en', 'ko', 'ja'] as const) expect(say(words, language, params)).toContain(name);
  }
});

test('says what is wrong in a settings.json, and takes nothing of it', async () => {
  const { draft: none, findings } = await opened('a.json', '{ "version": 1, "cluster": { "nmae": "prod" } }');
  expect(none).toBeUndefined();
  expect(findings.map((one) => one.code)).toEqual(['settings.unknown-key']);
});

test('does not read what is too large to be one, and tells of a folder', async () => {
  const read = async () => Promise.reject(new Error('it was read'));
  const codeOf = async (size: number) => (await openedFile({ name: 'a', size, read })).findings[0]?.code;
  expect(await codeOf(11_000_000)).toBe('file.large');
  expect(await codeOf(4096)).toBe('file.unreadable');
});
