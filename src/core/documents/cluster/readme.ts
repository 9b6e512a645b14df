// README.md of the bundle: the runbook of this very cluster, and why each entry of NO_PROXY is there.

import { purposesOf } from '../../model/allowed-host.ts';
import { certificatesOf } from '../../model/ca-bundle.ts';
import type { Document, RunbookStep } from '../../model/document.ts';
import { keepFor } from '../../model/kept.ts';
import { say, sayInDocument } from '../../model/localized.ts';
import type { Plan } from '../../model/plan.ts';
import { storeTitles } from '../../model/secret-name.ts';
import { markdownBlock, markdownCode, markdownTable, markdownText } from '../../syntax/markdown.ts';
import { allowListPath } from './allow-list.ts';

export const readmePath = 'README.md';

/** The README of a bundle with these steps, which holds these other documents. In English, like all that is generated. */
export function readme(plan: Plan, steps: readonly RunbookStep[], others: readonly Document[]): Document {
  const { cluster } = plan.settings;
  return {
    path: readmePath,
    notation: 'markdown',
    about: {
      en: 'The runbook of this cluster: files, commands in order, verify, undo.',
      ko: '이 클러스터의 런북: 파일, 순서대로 실행할 명령, 확인, 되돌리기.',
      ja: 'このクラスターのランブック: ファイル、順に実行するコマンド、確認、取り消し。',
    },
    text: [
      `# Cluster ${markdownText(cluster.name)} behind its proxy\n`,
      `Region ${markdownCode(cluster.region)}. HTTP goes by ${markdownCode(plan.httpProxy)}, HTTPS by ${markdownCode(plan.httpsProxy)}.\n`,
      ...loginSentence(plan),
      'Run the commands below in this folder. The scripts need kubectl, bash and coreutils; they may run twice, stop at the first failure and say what failed.\n',
      '## Files\n',
      markdownTable(
        ['File', 'What it is'],
        others.map(({ path, about }) => [markdownCode(path), markdownText(say(about, 'en'))]),
      ),
      '## Steps\n',
      ...numbered(steps),
      '## Later\n',
      ...steps.filter(({ kind }) => kind === 'later').flatMap((one) => step(one, '###')),
      ...throughTheProxy(plan.allowed),
      ...caBundle(plan),
      ...bypass(plan.bypass),
    ].join('\n'),
  };
}

const loginSentence = ({ login }: Plan): readonly string[] =>
  login === undefined
    ? []
    : [
        `The proxy asks for a login. It is kept in ${markdownText(storeTitles[login.store])} as ${markdownCode(login.secret)} and is in none of these files.\n`,
      ];

// What is to do now, numbered; other means stand below the step that they replace.
function numbered(steps: readonly RunbookStep[]): readonly string[] {
  let number = 0;
  return steps.flatMap((one) => {
    if (one.kind === 'later') return [];
    if (one.kind === 'instead') return step(one, '####');
    number += 1;
    return step(one, `### ${number}.`);
  });
}

const step = ({ title, about, commands }: RunbookStep, heading: string): readonly string[] => [
  `${heading} ${markdownText(say(title, 'en'))}\n`,
  ...(about === undefined ? [] : [`${markdownText(say(about, 'en'))}\n`]),
  ...(commands.length === 0 ? [] : [markdownBlock('bash', commands.join('\n'))]),
];

/** The short form of the allow-list: what is asked without anyone choosing it. */
const throughTheProxy = keepFor((allowed: Plan['allowed']): readonly string[] => {
  const purposes = purposesOf(allowed.filter(({ need }) => need !== 'optional'));
  if (purposes.length === 0) return [];
  return [
    '## Through the proxy\n',
    `Hosts that the proxy has to let through, on port 443. ${markdownCode(allowListPath)} has them all, optional ones too; "check" means that they are not told by their owner, or known to change.\n`,
    markdownTable(
      ['Host', 'Why', 'Who asks'],
      purposes.map(({ hosts, reason, who, check }) => [
        hosts.map(markdownCode).join(' '),
        markdownText(`${say(reason, 'en')}${check ? ' (check)' : ''}`),
        markdownText(say(who, 'en')),
      ]),
    ),
  ];
});

const bypass = keepFor((list: Plan['bypass']): readonly string[] => {
  const rows = (removed: boolean) =>
    list
      .filter((entry) => entry.removed === removed)
      .map(({ entry, reason, params }) => [markdownCode(entry), markdownText(sayInDocument(reason, params))]);
  const left = rows(true);
  return [
    '## NO_PROXY\n',
    'Destinations that are reached directly, in this order. Names are not resolved before they are compared: an address block never covers a name.\n',
    markdownTable(['Entry', 'Why'], rows(false)),
    ...(left.length === 0 ? [] : ['Left out on purpose:\n', markdownTable(['Entry', 'Why it would be there'], left)]),
  ];
});

/** Certificates by name: what stands in the files is not to be read by eye. */
function caBundle(plan: Plan): readonly string[] {
  const certificates = certificatesOf(plan.caBundle);
  if (certificates.length === 0) return [];
  return [
    '## CA bundle\n',
    'Nodes trust these beside the public authorities, and so does aws-node. Times are UTC. Before one ends, put the next into the bundle and replace the nodes.\n',
    markdownTable(
      ['Certificate', 'Signed by', 'From', 'To'],
      certificates.map(({ subject, issuer, notBefore, notAfter }) => [
        markdownText(subject),
        issuer === subject ? 'itself' : markdownText(issuer),
        notBefore,
        notAfter,
      ]),
    ),
  ];
}
