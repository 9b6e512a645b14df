// README.md names every platform, tool and delivery that settings.json takes, with what goes together and the files that
// come out, as the lists say it: a new one is missed here.

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { definitions, deliveries, managementsWith, pairRefusal } from '../../src/core/index.ts';
import { root } from './files.ts';

const readme = readFileSync(`${root}README.md`, 'utf8');
const code = (words: readonly string[]): string => words.map((word) => `\`${word}\``).join(', ');

/** The rows of the table whose first column is headed so. */
function table(head: string): readonly string[] {
  const lines = readme.split('\n');
  const start = lines.findIndex((line) => line.startsWith(`| ${head} |`));
  expect(start, `a table of ${head}`).toBeGreaterThan(0);
  const end = lines.findIndex((line, index) => index > start && !line.startsWith('|'));
  return lines.slice(start + 2, end);
}

const { platforms, tools } = definitions;

test('the table of platforms has each with its managements and the tools that go with it', () => {
  const rows = platforms.map((platform) => {
    const cells = tools.flatMap((tool) => {
      const possible = managementsWith(platform, tool);
      if (possible.length === platform.managements.length && possible.length > 0) return code([tool.id]);
      if (possible.length > 0) return `${code([tool.id])} (${possible.join(', ')})`;
      if (pairRefusal(platform, tool, undefined) !== undefined) return [];
      return platform.managements.length === 0 ? code([tool.id]) : `${code([tool.id])} (no management)`;
    });
    return `| ${code([platform.id])} | ${code(platform.managements) || 'absent'} | ${cells.join(', ')} |`;
  });
  expect(table('`platform`')).toEqual(rows);
});

test('the table of tools has each with its files', () => {
  const rows = tools.map(({ id, title, file, clusterSide }) => {
    const files = [...(file === undefined ? [] : [file]), ...(clusterSide?.files ?? [])];
    return `| ${code([id])} | ${title} | ${code(files) || 'none'} |`;
  });
  expect(table('`tool`')).toEqual(rows);
});

test('the files of every tool and platform stand in the table of what comes out', () => {
  const files = table('file').join('\n');
  const own = platforms.flatMap((platform) => ('files' in platform ? platform.files : []));
  for (const file of [...own, ...tools.flatMap((tool) => tool.file ?? [])]) {
    expect.soft(files, file).toMatch(new RegExp(`[/\`]${file.replaceAll('.', '[.]')}\``));
  }
  for (const path of tools.flatMap(({ clusterSide }) => clusterSide?.files ?? []))
    expect(files).toContain(code([path]));
});

test('every delivery and every controller is named', () => {
  for (const { id } of [...deliveries, ...(definitions.controllers ?? [])]) expect.soft(readme).toContain(code([id]));
});
