// `npm run check`: is it good? Types, lint and format, dead code and the guards of the house, side by side; of each one
// line, and what it said where it is not good.

import '../src/cli/install.mjs';
import { run } from './tool.mjs';

/** @type {readonly (readonly [name: string, tool: string, ...args: string[]])[]} */
const CHECKS = [
  ['types', 'tsc', '-p', '.'],
  ['types of the core, without the DOM', 'tsc', '-p', 'src/core'],
  ['lint and format', 'biome', 'check', '--error-on-warnings', '--colors=off'],
  ['dead code', 'knip', '--no-progress', '--treat-config-hints-as-errors'],
  [
    'doors, ids, engines, words',
    'vitest',
    'run',
    '--project=house',
    '--reporter=dot',
    '--reporter=json',
    '--outputFile.json=test-results/house.json',
  ],
];

const results = await Promise.all(
  CHECKS.map(async ([name, tool, ...args]) => {
    const start = performance.now();
    const { ok, output } = await run(tool, args, { quiet: true, env: { NO_COLOR: '1' } });
    return { name, ok, output, seconds: ((performance.now() - start) / 1000).toFixed(1) };
  }),
);

for (const { name, ok, output } of results) if (!ok) console.log(`--- ${name}\n${output.trim()}\n`);
for (const { name, ok, seconds } of results) console.log(`${ok ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
const bad = results.filter(({ ok }) => !ok).map(({ name }) => name);
console.log(bad.length === 0 ? 'The check is good.' : `The check failed: ${bad.join('; ')}.`);
process.exitCode = bad.length === 0 ? 0 : 1;
