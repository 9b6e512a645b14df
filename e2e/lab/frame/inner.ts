// The first process of the lab's own namespaces: mounts, network namespaces, processes and files made here end with it.

import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { parts } from '../parts.ts';
import type { Lab, PartReport } from './part.ts';
import { programsFrom } from './programs.ts';
import { reportText } from './report.ts';

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
  scratch(name) {
    folders += 1;
    const folder = `${SCRATCH}/${folders}-${name}`;
    mkdirSync(folder, { recursive: true });
    return folder;
  },
  say: (line) => console.log(`  ${line}`),
};

const told: { readonly title: string; readonly report: PartReport }[] = [];
for (const part of parts.filter(({ id }) => only?.includes(id) ?? true)) {
  console.log(`\n== ${part.title} ==`);
  const start = performance.now();
  let report: PartReport;
  try {
    report = await part.run(lab);
  } catch (error) {
    const why = error instanceof Error ? (error.stack ?? error.message) : String(error);
    report = { facts: [], passed: 0, failures: [`the part itself: ${why}`], notRun: [], counts: {} };
  }
  for (const failure of report.failures) console.log(`  FAILED ${failure}`);
  for (const what of report.notRun) console.log(`  not run: ${what}`);
  const counts = Object.entries(report.counts).map(([what, count]) => `${count} ${what}`);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`  ${[...counts, `${report.passed} assertions held`].join(', ')} (${seconds} s)`);
  told.push({ title: part.title, report });
}

const sum = (of: (report: PartReport) => number): number => told.reduce((all, { report }) => all + of(report), 0);
const failed = sum(({ failures }) => failures.length);
if (only === undefined && failed === 0 && !values.all) {
  writeFileSync(fileURLToPath(new URL('../REPORT.md', import.meta.url)), reportText(told));
}
const skipped = sum(({ notRun }) => notRun.length);
console.log(`\n${sum(({ passed }) => passed)} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exit(failed === 0 ? 0 : 1);
