// The first process of the lab's own namespaces: mounts, network namespaces, processes and files made here end with it.

import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { parts } from '../parts.ts';
import type { Lab, Part, PartReport } from './part.ts';
import { programsFrom } from './programs.ts';
import { reportText } from './report.ts';
import { turns } from './turns.ts';

const SCRATCH = '/run/lab';

const program = programsFrom(process.stdin, () => process.exit(1));

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { all: { type: 'boolean', default: false }, only: { type: 'string' } },
});
const [cache = '', group = ''] = positionals;
const only = values.only?.split(',');
const unknown = only?.filter((id) => !parts.some((part) => part.id === id)) ?? [];
if (unknown.length > 0) {
  console.log(`There is no part ${unknown.join(', ')}. There are ${parts.map(({ id }) => id).join(', ')}.`);
  process.exit(1);
}

for (const [command, ...args] of [
  ['mount', '-t', 'tmpfs', '-o', 'mode=755', 'tmpfs', '/run'],
  ['mkdir', '-p', '/run/netns', SCRATCH],
  ['ip', 'link', 'set', 'lo', 'up'],
] as const) {
  const { status, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stderr}`);
}

let folders = 0;
const lab: Lab = {
  cache,
  group,
  roots: { node: `${cache}/roots/node`, tools: `${cache}/roots/tools` },
  all: values.all,
  program,
  turn: turns(),
  scratch(name) {
    folders += 1;
    const folder = `${SCRATCH}/${folders}-${name}`;
    mkdirSync(folder, { recursive: true });
    return folder;
  },
};

/** Runs a part and says at its end what came of it. */
async function told(part: Part): Promise<{ readonly title: string; readonly report: PartReport }> {
  const start = performance.now();
  let report: PartReport;
  try {
    report = await part.run(lab);
  } catch (error) {
    const why = error instanceof Error ? (error.stack ?? error.message) : String(error);
    report = { facts: [], passed: 0, failures: [`the part itself: ${why}`], notRun: [], counts: {} };
  }
  console.log(`\n== ${part.title} ==`);
  for (const failure of report.failures) console.log(`  FAILED ${failure}`);
  for (const what of report.notRun) console.log(`  not run: ${what}`);
  const counts = Object.entries(report.counts).map(([what, count]) => `${count} ${what}`);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`  ${[...counts, `${report.passed} assertions held`].join(', ')} (${seconds} s)`);
  return { title: part.title, report };
}

const all = await Promise.all(parts.filter(({ id }) => only?.includes(id) ?? true).map(told));
const sum = (of: (report: PartReport) => number): number => all.reduce((total, { report }) => total + of(report), 0);
const failed = sum(({ failures }) => failures.length);
if (only === undefined && failed === 0 && !values.all) {
  writeFileSync(fileURLToPath(new URL('../REPORT.md', import.meta.url)), reportText(all));
}
const skipped = sum(({ notRun }) => notRun.length);
console.log(`\n${sum(({ passed }) => passed)} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exit(failed === 0 ? 0 : 1);
