// The project is for anyone: nothing in it knows the machine it was made on or the place its packages came from.

import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { expect, test } from 'vitest';
import { filesUnder, root } from './files.ts';

const HOST = /registry[.]npmjs|registry[.]yarnpkg|deb[.]debian[.]org|proxy[.]golang|files[.]pythonhosted/;

/** Folders of every machine: a path that begins with one of them says nothing about this one. */
const ANYWHERE = ['/', '/tmp', '/home', '/root', '/srv', '/opt', '/var', '/usr/src', '/Users', '/builds'];

/** The folders that only this checkout can be meant by: its own and its parent's. One level deep is too short a word. */
const foldersOf = (checkout: string): string[] =>
  checkout.split('/').length < 3
    ? []
    : [checkout, posix.dirname(checkout)].filter((folder) => !ANYWHERE.includes(folder));

/** The first word of a text that belongs to one machine or one registry. */
function privateWord(text: string, folders: readonly string[]): string | undefined {
  const named = (folder: string) =>
    text
      .split(`${folder}/`)
      .slice(0, -1)
      .some((before) => !/[\w.-]$/.test(before));
  return folders.find(named) ?? HOST.exec(text)?.[0];
}

test('no file names a folder of this machine or the host of a package registry', () => {
  const folders = foldersOf(root.replace(/\/$/, ''));
  const found = filesUnder('.').flatMap((path) => {
    const word = privateWord(readFileSync(`${root}${path}`, 'latin1'), folders);
    return word === undefined ? [] : [`${path}: ${word}`];
  });
  expect(found).toEqual([]);
});

test('such a word is found, and one that only looks alike is not', () => {
  const folders = foldersOf('/here/mine');
  expect(privateWord('see /here/mine/src', folders)).toBe('/here/mine');
  expect(privateWord('see /here/else', folders)).toBe('/here');
  expect(privateWord('see apps/here/mine/src', folders)).toBeUndefined();
  expect(privateWord(`https://${['registry', 'npmjs', 'org'].join('.')}/react`, folders)).toBeDefined();
  expect(privateWord('registry.k8s.io/pause', folders)).toBeUndefined();
  expect(foldersOf('/tmp/clone')).toEqual(['/tmp/clone']);
  expect(foldersOf('/app')).toEqual([]);
});
