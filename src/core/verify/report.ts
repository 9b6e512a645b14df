// The block that verify.sh prints: `ok|fail|note <check> <details>` between its first and its last line.

import type { BundleIdentity } from '../model/bundle-identity.ts';
import { verifyEnd, verifyStart } from '../model/cluster-objects.ts';
import type { Localized } from '../model/localized.ts';
import { hasMark } from '../model/marks.ts';
import type { Verdict } from './verdict.ts';

export interface Report {
  readonly cluster: string;
  readonly verdicts: readonly Verdict[];
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
  server: { text: { en: 'Cluster: {details}' } },
  access: { text: { en: 'API server: {details}' } },
  configmap: { text: { en: 'ConfigMap, {name}: {details}' }, command: apply },
  secret: {
    text: { en: 'Secret, {name}: {details}', ko: '시크릿, {name}: {details}', ja: 'シークレット、{name}: {details}' },
    command: apply,
  },
  login: {
    text: { en: 'Login in {name}: {details}', ko: '{name}의 로그인: {details}', ja: '{name} のログイン: {details}' },
    command: apply,
  },
  container: { text: { en: 'Container {name}: {details}' }, command: apply },
  trust: { text: { en: 'CA bundle in {name}: {details}' }, command: apply },
  rollout: {
    text: { en: 'Pods of {name}: {details}' },
    command: (name) => `kubectl -n kube-system describe pods -l k8s-app=${name}`,
  },
  restarted: {
    text: { en: 'Pods of {name}: {details}' },
    command: (name) => `kubectl -n kube-system rollout restart daemonset/${name}`,
  },
  nodes: { text: { en: 'Nodes: {details}' }, command: () => 'kubectl get nodes' },
  'node-group': {
    text: { en: 'Node group {name}: {details}' },
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
    const text = { en: 'The last line of verify.sh is missing: paste all that it printed.' };
    verdicts.push({ state: 'fails', text, params: {}, line: lines.length, command: 'bash verify.sh' });
  }
  const said = (key: string): string =>
    (lines[start] ?? '')
      .split(/\s+/)
      .find((word) => word.startsWith(`${key}=`))
      ?.slice(key.length + 1) ?? '';
  const found = { cluster: said('cluster'), values: said('values') };
  return { cluster: found.cluster, verdicts: [...foreign(found, wanted, start + 1), ...verdicts] };
}

/** Why a block says nothing about the bundle of the answers; empty where it is of that bundle. */
function foreign(found: Omit<BundleIdentity, 'login'>, wanted: BundleIdentity, line: number): readonly Verdict[] {
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
  },
  cluster: { en: 'This is the output for the cluster "{found}", and the answers are for "{wanted}".' },
  values: {
    en: 'The answers have changed since the bundle was made that printed this. Download the bundle again, apply it, and paste what its verify.sh prints.',
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
