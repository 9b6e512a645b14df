// A platform, a tool or a controller is known by its own file alone: no other file of the product spells out its id.

import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { expect, test } from 'vitest';
import { isTest, reachFrom } from './doors.ts';
import { root } from './files.ts';
import { lists } from './rooms.ts';
import { importsOfSrc, sourceOf } from './source.ts';

/** The id of the definition that a module exports. */
function idIn(module: Record<string, unknown>): string | undefined {
  for (const value of Object.values(module)) {
    if (typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string') return value.id;
  }
  return undefined;
}

/** An id that is an ordinary word of code, or the name of an AWS service, says nothing about who knows it. */
const ordinary = new Set(['none', 'cloudformation']);

/** Every id, with the files that may know it: one of a list, though two lists may have the same id. */
async function definitions(): Promise<Map<string, readonly string[]>> {
  const found = new Map<string, readonly string[]>();
  for (const list of lists.map((path) => `src/${path}`)) {
    for (const name of sourceOf(list, readFileSync(list, 'utf8')).imports) {
      const file = posix.join(posix.dirname(list), name);
      const id = idIn(await import(`${root}${file}`));
      if (id !== undefined && !ordinary.has(id)) found.set(id, [...(found.get(id) ?? []), file]);
    }
  }
  return found;
}

/** The texts that a file spells out: strings of code, keys and values of JSON. */
function textsOf(file: string, content: string): readonly string[] {
  if (!file.endsWith('.json')) return sourceOf(file, content).strings;
  return [...content.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, text]) => text ?? '');
}

/** The product: what the page and the commands need, and the stories, which have to know no id either. */
function productFiles(): string[] {
  const graph = importsOfSrc();
  const entries = [...graph.keys()].filter((file) => file === 'main.tsx' || (file.startsWith('cli/') && !isTest(file)));
  return [...[...reachFrom(entries, graph)].map((file) => `src/${file}`), 'e2e/golden/stories.ts'];
}

test('no file but its own spells out the id of a platform, a tool or a controller', async () => {
  const ids = await definitions();
  const files = productFiles();
  expect(ids.size).toBeGreaterThan(2);
  expect(files).toEqual(expect.arrayContaining([...ids.values()].flat()));
  const told = files
    .filter((file) => !file.endsWith('.css'))
    .flatMap((file) =>
      textsOf(file, readFileSync(file, 'utf8'))
        .filter((text) => ids.get(text)?.includes(file) === false)
        .map((text) => `${file} knows ${text}`),
    );
  expect(told).toEqual([]);
});

test('an id is seen in code and in JSON, and not inside a longer word', () => {
  const code = "const a = 'one'; const b = `two`; const c = <p title=\"three\">four</p>; const d = 'five-a'; // 'six'";
  expect(textsOf('made-up.tsx', code)).toEqual(['one', 'two', 'three', 'five-a']);
  expect(textsOf('made-up.json', '{"one": ["two \\" three", 1]}')).toEqual(['one', 'two \\" three']);
});
