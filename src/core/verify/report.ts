// The block that verify.sh prints: `ok|fail|note <check> <details>` between its first and its last line.

import type { BundleIdentity } from '../model/bundle-identity.ts';
import { verifyEnd, verifyStart } from '../model/cluster-objects.ts';
import type { Localized } from '../model/localized.ts';
import { hasMark } from '../model/marks.ts';
import type { Verdict } from './verdict.ts';

export interface Report {
  readonly cluster: string;
  readonly verdicts: readonly Verdict[];
  /** Node groups of the bundle that the output does not show to have nodes of after the first apply.sh. */
  readonly unproven: readonly string[];
}

const states = { ok: 'holds', fail: 'fails', note: 'note' } as const;

interface Subject {
  readonly text: Localized;
  /** What mends a failure, from the rest of the check's name. */
  readonly command?: (name: string) => string;
}

const apply = () => 'bash apply.sh';

// By the first part of the check's name. The details are the script's own words: its output is English everywhere.
const subjects: Readonly<Record<string, Subject>> = {
  server: { text: { en: 'Cluster: {details}', ko: '클러스터: {details}', ja: 'クラスター: {details}' } },
  access: { text: { en: 'API server: {details}', ko: 'API 서버: {details}', ja: 'API サーバー: {details}' } },
  configmap: {
    text: {
      en: 'ConfigMap, {name}: {details}',
      ko: 'ConfigMap, {name}: {details}',
      ja: 'ConfigMap、{name}: {details}',
    },
    command: apply,
  },
  secret: {
    text: { en: 'Secret, {name}: {details}', ko: '시크릿, {name}: {details}', ja: 'シークレット、{name}: {details}' },
    command: apply,
  },
  login: {
    text: { en: 'Login in {name}: {details}', ko: '{name}의 로그인: {details}', ja: '{name} のログイン: {details}' },
    command: apply,
  },
  container: {
    text: { en: 'Container {name}: {details}', ko: '컨테이너 {name}: {details}', ja: 'コンテナ {name}: {details}' },
    command: apply,
  },
  trust: {
    text: {
      en: 'CA bundle in {name}: {details}',
      ko: '{name}의 CA 번들: {details}',
      ja: '{name} の CA バンドル: {details}',
    },
    command: apply,
  },
  rollout: {
    text: { en: 'Pods of {name}: {details}', ko: '{name}의 파드: {details}', ja: '{name} の Pod: {details}' },
    command: (name) => `kubectl -n kube-system describe pods -l k8s-app=${name}`,
  },
  restarted: {
    text: { en: 'Pods of {name}: {details}', ko: '{name}의 파드: {details}', ja: '{name} の Pod: {details}' },
    command: (name) => `kubectl -n kube-system rollout restart daemonset/${name}`,
  },
  nodes: {
    text: { en: 'Nodes: {details}', ko: '노드: {details}', ja: 'ノード: {details}' },
    command: () => 'kubectl get nodes',
  },
  'node-group': {
    text: {
      en: 'Node group {name}: {details}',
      ko: '노드 그룹 {name}: {details}',
      ja: 'ノードグループ {name}: {details}',
    },
    command: (name) => `kubectl get nodes -l eks.amazonaws.com/nodegroup=${name}`,
  },
};
const other: Subject = { text: { en: '{check}: {details}' } };

/**
 * The last block in some lines; nothing where there is none. Lines of other kinds in it (messages of kubectl) are passed
 * over. A block that is cut off, or of another bundle than `wanted`, has a failure that says so: it proves nothing.
 */
export function report(lines: readonly string[], wanted: BundleIdentity): Report | undefined {
  const start = lines.findLastIndex((line) => line.trim().startsWith(verifyStart));
  if (start < 0) return undefined;
  const after = lines.slice(start + 1).findIndex((line) => line.trim() === verifyEnd);
  const end = after < 0 ? lines.length : start + 1 + after;
  const verdicts = lines.slice(start + 1, end).flatMap((line, index) => verdict(line, start + 2 + index));
  if (after < 0) {
    const text = {
      en: 'The last line of verify.sh is missing: paste all that it printed.',
      ko: 'verify.sh의 마지막 줄이 없습니다. 출력 전체를 붙여넣으세요.',
      ja: 'verify.sh の最後の行がありません。出力全体を貼り付けてください。',
    };
    verdicts.push({ state: 'fails', text, params: {}, line: lines.length, command: 'bash verify.sh' });
  }
  const said = (key: string): string =>
    (lines[start] ?? '')
      .split(/\s+/)
      .find((word) => word.startsWith(`${key}=`))
      ?.slice(key.length + 1) ?? '';
  const found = { cluster: said('cluster'), values: said('values') };
  return {
    cluster: found.cluster,
    verdicts: [...foreign(found, wanted, start + 1), ...verdicts],
    unproven: unprovenGroups(verdicts, wanted),
  };
}

/**
 * A node takes the proxy at its first boot, so only nodes of after the first apply.sh show anything of a group: a note of
 * verify.sh on one says that it has none, or older ones too, or that they cannot be read. Groups without a label of their
 * own are told by the nodes of the whole cluster, where not one of them is new enough.
 */
function unprovenGroups(verdicts: readonly Verdict[], { unlabelled }: BundleIdentity): readonly string[] {
  const notes = verdicts.filter(({ state }) => state === 'note').map(({ params }) => params);
  const groups = notes.flatMap(({ check, name }) => (`${check}`.startsWith(GROUP) ? [`${name}`] : []));
  const noneNew = notes.some(({ check, details }) => check === 'nodes' && !SOME_NEW.test(`${details}`));
  return [...new Set([...groups, ...(noneNew ? unlabelled : [])])];
}

const GROUP = 'node-group/';

/** `3 of 4 joined before the first apply.sh`: the fourth did not. */
const SOME_NEW = /^(\d+) of (?!\1 )\d+ joined before /;

/** Why a block says nothing about the bundle of the answers; empty where it is of that bundle. */
function foreign(
  found: Pick<BundleIdentity, 'cluster' | 'values'>,
  wanted: BundleIdentity,
  line: number,
): readonly Verdict[] {
  const fails = (text: Localized): readonly Verdict[] => [
    { state: 'fails', text, params: { found: found.cluster, wanted: wanted.cluster }, line },
  ];
  if (hasMark(wanted.cluster) || hasMark(wanted.values)) return fails(identities.missing);
  if (found.cluster !== wanted.cluster) return fails(identities.cluster);
  return found.values === wanted.values ? [] : fails(identities.values);
}

const identities = {
  missing: {
    en: 'Whether this is the output of your bundle cannot be told: answers that it goes by are still missing or wrong.',
    ko: '이 출력이 현재 번들의 것인지 알 수 없습니다. 판단에 필요한 답변이 아직 누락되었거나 잘못되었습니다.',
    ja: 'この出力が現在のバンドルのものか判断できません。判断に必要な回答が未入力か、誤っています。',
  },
  cluster: {
    en: 'This is the output for the cluster "{found}", and the answers are for "{wanted}".',
    ko: '클러스터 "{found}"의 출력이지만 답변은 "{wanted}"에 대한 것입니다.',
    ja: 'クラスター「{found}」の出力ですが、回答は「{wanted}」についてのものです。',
  },
  values: {
    en: 'The answers have changed since the bundle was made that printed this. Download the bundle again, apply it, and paste what its verify.sh prints.',
    ko: '이 출력을 낸 번들을 만든 뒤에 답변이 바뀌었습니다. 번들을 다시 다운로드해 적용하고 verify.sh의 출력을 붙여넣으세요.',
    ja: 'この出力のバンドルを作った後に回答が変わりました。バンドルをもう一度ダウンロードして適用し、その verify.sh の出力を貼り付けてください。',
  },
} satisfies Record<string, Localized>;

function verdict(line: string, number: number): readonly Verdict[] {
  const [, word = '', check = '', details = ''] = /^\s*(ok|fail|note) ([\w./-]+) (.*)$/.exec(line) ?? [];
  if (word !== 'ok' && word !== 'fail' && word !== 'note') return [];
  const [kind = '', ...rest] = check.split('/');
  const name = rest.join('/');
  const subject = Object.hasOwn(subjects, kind) ? (subjects[kind] ?? other) : other;
  const command = word === 'fail' ? subject.command?.(name) : undefined;
  const params = { check, name, details: details.trim() };
  return [
    { state: states[word], text: subject.text, params, line: number, ...(command === undefined ? {} : { command }) },
  ];
}
