// How long a paste of five megabytes is read, and the longest step of that: between steps the page does what is waiting.

import { cluster, clusterYaml, json, serviceTable, VPC, vpc } from '../../src/core/detect/samples.ts';
import type { Core } from './built-core.ts';
import { type Figure, least } from './figure.ts';
import { worked } from './timing.ts';

const LENGTH = 5_000_000;
/** Milliseconds. */
const PASTE_LIMIT = 200;

const filled = (piece: string): string => piece.repeat(Math.ceil(LENGTH / piece.length)).slice(0, LENGTH);

const pastes: Readonly<Record<string, string>> = {
  'one output in JSON': json({ Vpcs: Array.from({ length: 6000 }, (_, at) => vpc(`${VPC}${at}`)) }).slice(0, LENGTH),
  'many outputs in JSON': filled(`${json({ cluster })}\n`),
  'many outputs in YAML': filled(clusterYaml),
  'a table': filled(`${serviceTable}\n`),
  'lines of a log': filled('2026-01-05T10:02:03Z INFO kubelet started pod default/web-1 in 35ms (10.0.3.4)\n'),
};

/** Milliseconds of processor that the longest step takes. */
function longestStep({ detectInSteps }: Core, text: string): number {
  const steps = detectInSteps(text);
  let longest = 0;
  for (;;) {
    const start = process.cpuUsage();
    const { done } = steps.next();
    const { user, system } = process.cpuUsage(start);
    longest = Math.max(longest, user + system);
    if (done === true) return longest / 1000;
  }
}

export async function pasteFigures(core: Core): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const [kind, text] of Object.entries(pastes)) {
    const whole = await least(PASTE_LIMIT, async () => (await worked(1, () => core.detect(text), 5)) / 1000);
    const step = await least(PASTE_LIMIT / 4, async () => longestStep(core, text));
    figures.push(
      { name: `a paste of 5 MB, ${kind}`, value: whole, unit: 'ms', limit: PASTE_LIMIT },
      { name: '  its longest step', value: step, unit: 'ms', limit: PASTE_LIMIT / 4 },
    );
  }
  return figures;
}
