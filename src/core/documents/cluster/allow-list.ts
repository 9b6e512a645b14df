// What the proxy has to let through, as a text for the team that runs it, whatever proxy that is.

import { needs, type Purpose, purposesOf } from '../../model/allowed-host.ts';
import type { Document } from '../../model/document.ts';
import { say } from '../../model/localized.ts';
import type { Plan } from '../../model/plan.ts';
import { asciiWith, backslashU } from '../../syntax/ascii.ts';

export const allowListPath = 'proxy-allow-list.txt';

/** What a dot, "check" and the sign of a comment mean: the same in every form of the list. */
export const allowListNotes: readonly string[] = [
  'A dot in front of a name stands for the name itself and every name below it.',
  'What nodes reach around the proxy (NO_PROXY, VPC endpoints) is not in the list.',
  '"check": not told by the owner of the host, or known to change. What is still refused stands in the log of the proxy.',
];

/** Whose list it is, in one line. */
export const allowListTitle = ({ settings: { cluster } }: Plan): string =>
  `What the proxy has to let through for EKS cluster ${cluster.name} (${cluster.region})`;

/** Why some hosts are asked and by whom, in one line. */
export const purposeText = ({ reason, who, check }: Purpose): string =>
  `${say(reason, 'en')}; asked by ${say(who, 'en')}${check ? '; check' : ''}`;

/** The three parts of the list. Nothing needed is worth saying; nothing usual or optional is not. */
export const allowListParts = ({ allowed }: Plan) =>
  needs.flatMap(({ need, title, about }) => {
    const purposes = purposesOf(allowed.filter((one) => one.need === need));
    if (purposes.length > 0) return [{ need, purposes, heading: `${say(title, 'en')}: ${say(about, 'en')}` }];
    return need === 'needed' ? [{ need, purposes, heading: NOTHING_NEEDED }] : [];
  });

const NOTHING_NEEDED = 'Needed: none. What a node cannot do without, it reaches around the proxy';

/** One host and port a line; optional ones are commented out, so that a list that is taken whole opens no more than needed. */
export function allowList(plan: Plan): Document {
  const { vpcCidrs } = plan.settings.cluster;
  const head = [
    `${allowListTitle(plan)}.`,
    '',
    `HTTPS only: CONNECT to these hosts and ports, from the networks of the VPC: ${vpcCidrs.join(', ')}`,
    ...allowListNotes,
    'Optional hosts stand behind a #. Take it away from those that are used.',
  ];
  const parts = allowListParts(plan).flatMap(({ need, purposes, heading }) => {
    const sign = need === 'optional' ? '#' : '';
    return [
      `\n# ${heading}\n`,
      ...purposes.map(
        (one) => `\n# ${purposeText(one)}\n${one.hosts.map((host) => `${sign}${host} ${one.port}\n`).join('')}`,
      ),
    ];
  });
  return {
    path: allowListPath,
    notation: 'text',
    about: { en: 'For the team that runs the proxy: every host it has to let through, with the reason and who asks.' },
    text: asciiWith([...head.map((line) => `${`# ${line}`.trimEnd()}\n`), ...parts].join(''), backslashU),
  };
}
