// What the proxy has to let through, as a text for the team that runs it, whatever proxy that is.

import { type Need, needs, type Purpose, purposesOf } from '../../model/allowed-host.ts';
import type { Document } from '../../model/document.ts';
import { keepFor } from '../../model/kept.ts';
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

/** A part of the list: hosts of one need, by CONNECT to port 443 or by plain HTTP on port 80. */
export interface AllowListPart {
  readonly need: Need;
  readonly http: boolean;
  readonly purposes: readonly Purpose[];
  readonly heading: string;
}

/** The parts of the list. Nothing needed is worth saying; nothing usual or optional is not. */
export const allowListParts = keepFor((allowed: Plan['allowed']): readonly AllowListPart[] => [
  ...needs.flatMap(({ need, title, about }) => {
    const purposes = purposesOf(allowed.filter((one) => one.need === need && one.port !== HTTP));
    const part = { need, http: false, purposes };
    if (purposes.length > 0) return [{ ...part, heading: `${say(title, 'en')}: ${say(about, 'en')}` }];
    return need === 'needed' ? [{ ...part, heading: NOTHING_NEEDED }] : [];
  }),
  ...needs.flatMap(({ need, title, about }) => {
    const purposes = purposesOf(allowed.filter((one) => one.need === need && one.port === HTTP));
    const heading = `${say(title, 'en')}, plain HTTP on port 80: ${say(about, 'en')}`;
    return purposes.length === 0 ? [] : [{ need, http: true, purposes, heading }];
  }),
]);

const HTTP = 80;

/** What TLS inspection breaks. */
export const inspectionNotes = ({ caBundle }: Plan): readonly string[] =>
  caBundle === ''
    ? [
        'TLS inspection: leave all of these hosts alone. The answers have no CA of the proxy, so nodes and pods trust none, and',
        'what is opened is refused by them.',
      ]
    : [
        'TLS inspection: leave the hosts of EC2, ECR, S3, STS and EKS alone, and the API server. Nodes ask them before they trust',
        'the CA of the proxy, and pods trust what their images do.',
      ];

/** Hosts that TLS inspection has to leave alone where the rest is opened; each once, none below a domain of the list. */
export const leftAlone = keepFor((allowed: Plan['allowed']): readonly string[] => {
  const hosts = [...new Set(allowed.flatMap(({ host, leaveAlone }) => (leaveAlone === true ? [host] : [])))];
  return hosts.filter(
    (host) => !hosts.some((other) => other !== host && other.startsWith('.') && `.${host}`.endsWith(other)),
  );
});

const NOTHING_NEEDED = 'Needed: none. What a node cannot do without, it reaches around the proxy';

const written = keepFor((allowed: Plan['allowed']): string => {
  const parts = allowListParts(allowed).flatMap(({ need, purposes, heading }) => {
    const sign = need === 'optional' ? '#' : '';
    return [
      `\n# ${heading}\n`,
      ...purposes.map(
        (one) => `\n# ${purposeText(one)}\n${one.hosts.map((host) => `${sign}${host} ${one.port}\n`).join('')}`,
      ),
    ];
  });
  return asciiWith(parts.join(''), backslashU);
});

/** One host and port a line; optional ones are commented out, so that a list that is taken whole opens no more than needed. */
export function allowList(plan: Plan): Document {
  const { vpcCidrs } = plan.settings.cluster;
  const all = allowListParts(plan.allowed);
  const alone = plan.caBundle === '' ? [] : leftAlone(plan.allowed).map((host) => `  ${host}`);
  const head = [
    `${allowListTitle(plan)}.`,
    '',
    `${all.some(({ http }) => http) ? 'CONNECT' : 'HTTPS only: CONNECT'} to these hosts and ports, from the networks of the VPC: ${vpcCidrs.join(', ')}`,
    ...(all.some(({ http }) => http) ? ['The last part is plain HTTP: GET to port 80.'] : []),
    ...allowListNotes,
    ...inspectionNotes(plan),
    ...alone,
    'Optional hosts stand behind a #. Take it away from those that are used.',
  ];
  return {
    path: allowListPath,
    notation: 'text',
    about: {
      en: 'For the team that runs the proxy: every host it has to let through, with the reason and who asks.',
      ko: '프록시 운영 팀을 위한 목록: 허용해야 하는 모든 호스트와 그 이유, 요청하는 프로그램.',
      ja: 'プロキシを運用するチーム向け: 許可が必要なすべてのホストと、その理由、要求するプログラム。',
    },
    text: asciiWith(head.map((line) => `${`# ${line}`.trimEnd()}\n`).join(''), backslashU) + written(plan.allowed),
  };
}
