// `npm run bench`: how long the core takes, how that grows, and whether it keeps anything. For people to read and to
// compare on one machine; the limits are what the page can afford per key. What comes after the command chooses some of the
// figures: `npm run bench -- bundle memory`.

import { cpus, loadavg } from 'node:os';
import { builtCore, type Core } from './built-core.ts';
import { bundleFigures } from './bundle.ts';
import { type Figure, isOver, lineOf } from './figure.ts';
import { memoryFigures } from './memory.ts';
import { pasteFigures } from './paste.ts';
import { readerFigures } from './readers.ts';

const benches: Readonly<Record<string, (core: Core) => Promise<readonly Figure[]>>> = {
  bundle: bundleFigures,
  readers: readerFigures,
  paste: pasteFigures,
  memory: memoryFigures,
};

const wanted = process.argv.slice(2);
const core = await builtCore();
for (const [name, figures] of Object.entries(benches)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  for (const figure of await figures(core)) {
    console.log(lineOf(figure));
    if (isOver(figure)) process.exitCode = 1;
  }
}
const [load = 0] = loadavg();
console.log(
  `Load ${load.toFixed(1)} on ${cpus().length} cores: what is times is more on a busy machine, and never less.`,
);
if (process.exitCode === 1) console.log('Over a limit.');
