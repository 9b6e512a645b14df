// Which messages the page begins with: those that its sources name which are there from the start. All others come with the
// parts that come later.

import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** Static imports of files: `import`, `export ... from`, and those for effect alone. What is imported as a type is none. */
const IMPORT = /^(?:import|export)\s(?!type\b)(?:[^'"`;]*?\sfrom\s)?'(\.[^']+\.tsx?)'/gm;

/** The sources that come with an entry, the entry among them, by their paths. */
export function sourcesFrom(entry: string): ReadonlyMap<string, string> {
  const sources = new Map<string, string>();
  const visit = (file: string) => {
    if (sources.has(file)) return;
    const source = readFileSync(file, 'utf8');
    sources.set(file, source);
    for (const [, path = ''] of source.matchAll(IMPORT)) visit(resolve(dirname(file), path));
  };
  visit(entry);
  return sources;
}

/** The keys that sources name: as a literal, or by the beginning of a template. */
export function keysNamed(sources: readonly string[], keys: readonly string[]): ReadonlySet<string> {
  const text = sources.join('\n');
  const begun = [...text.matchAll(/`([\w.]+\.)\$\{/g)].map(([, beginning = '']) => beginning);
  return new Set(
    keys.filter((key) => text.includes(`'${key}'`) || begun.some((beginning) => key.startsWith(beginning))),
  );
}
