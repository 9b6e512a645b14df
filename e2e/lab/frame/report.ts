// The report of a run, as a page. It has no times and no numbers made by chance, so that it changes when the facts do.

import { markdownTable } from '../../../src/core/index.ts';
import type { PartReport } from './part.ts';

const HEAD = `# What the lab has seen

Written by \`npm run lab\`: the documents of this version on real parts. Each line is what a witness saw, not what we believe.

The node is Debian's: its cloud-init, systemd, containerd, curl and Python stand in for those of Amazon's images. Not shown
here, because nothing here can show it: Amazon's own images, what EKS makes of user data that it merges, Windows,
Bottlerocket and Auto Mode at run time, and AWS's answers to the proxy.
`;

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

/** Titles with their tables, in the order of the parts. */
export function reportText(told: readonly { readonly title: string; readonly report: PartReport }[]): string {
  const sections = told.map(({ title, report }) => {
    const counts = Object.entries(report.counts).map(([what, count]) => `${count} ${what}`);
    const rows = report.facts.map(({ story, witness, seen }) => [story, witness, seen].map(cell));
    return [
      `## ${title}`,
      `${counts.join(', ')}.`,
      ...(rows.length > 0 ? [markdownTable(['story', 'witness', 'seen'], rows).trimEnd()] : []),
      ...report.notRun.map((what) => `- Not run: ${what}`),
    ].join('\n\n');
  });
  return `${[HEAD.trimEnd(), ...sections].join('\n\n')}\n`;
}
