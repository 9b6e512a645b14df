// `npm run build`: dist/, dist-single/eks-proxy-wizard.html, and what weighs what.

import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';
import { writeSingleFile } from './single-file.ts';
import { weightOf, weightTable } from './weights.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

const dist = join(root, 'dist');

const { output } = (await build({ root, logLevel: 'warn' })) as Rolldown.RolldownOutput;
const single = await writeSingleFile(root, join(root, 'dist-single'));
const weigh = (name: string, path: string) => weightOf(name, readFileSync(path));
// What came of no module: public/ and the service worker.
const others = readdirSync(dist, { withFileTypes: true }).filter(
  (entry) => entry.isFile() && !output.some(({ fileName }) => fileName === entry.name),
);
console.log(
  weightTable(output, [
    ...others.map(({ name }) => weigh(name, join(dist, name))),
    weigh(`dist-single/${basename(single)}`, single),
  ]),
);
