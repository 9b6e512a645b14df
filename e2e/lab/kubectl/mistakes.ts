// Mistakes put into the cluster's documents, one by one: the lab has to tell each of them.

import { type Bundle, bundleOf, type Draft } from '../../../src/core/index.ts';
import type { Cluster } from './cluster.ts';
import { differences } from './state.ts';
import { apply, aSecond, asPromised, look, promised, rollback, type Setting, said } from './stories.ts';

interface Mistake {
  readonly name: string;
  readonly path: string;
  put(text: string): string;
  /** What the lab says of it, as a piece of its message. */
  readonly told: RegExp;
  /** It shows only when another value comes. */
  readonly shown?: 'later';
}

const MAP = 'proxy-env-vars-config.yaml';
const AWS_NODE = 'patches/aws-node.yaml';
const replace = (from: string | RegExp, to: string) => (text: string) => text.replace(from, to);

const MISTAKES: readonly Mistake[] = [
  {
    name: 'a patch with the wrong name of a container',
    path: AWS_NODE,
    put: replace('name: aws-eks-nodeagent', 'name: aws-node-agent'),
    told: /apply\.sh ends well.*(?:image: Required value|patch DaemonSet aws-node)|what was promised/s,
  },
  {
    name: 'the init container left out of the patch',
    path: AWS_NODE,
    put: replace(/ {6}initContainers:\n(?: {8}.*\n)+/, ''),
    told: /what was promised.*aws-node/s,
  },
  {
    name: 'the ConfigMap never applied',
    path: 'apply.sh',
    put: replace(`k apply -f ${MAP}\n`, ''),
    told: /what was promised|there is no ConfigMap/,
  },
  {
    name: 'the ConfigMap under another name',
    path: MAP,
    put: replace('name: proxy-environment-variables', 'name: proxy-environment-variable'),
    told: /what was promised/,
  },
  {
    name: 'the ConfigMap in another namespace',
    path: MAP,
    put: replace('namespace: kube-system', 'namespace: default'),
    told: /apply\.sh ends well/,
  },
  {
    name: 'a line break at the end of a value',
    path: MAP,
    put: replace(/HTTPS_PROXY: "?([^"\n]*)"?\n/, 'HTTPS_PROXY: |\n    $1\n'),
    told: /what was promised/,
  },
  {
    name: 'pods not restarted after a later change of the ConfigMap',
    path: 'apply.sh',
    put: replace(/ {2}k rollout restart .*\n/, ''),
    told: /verify\.sh is content with the second value.*started before the last change/s,
    shown: 'later',
  },
  {
    name: 'kube-proxy forgotten',
    path: 'apply.sh',
    put: replace('\nroll kube-proxy\n', '\n'),
    told: /what was promised.*kube-proxy/s,
  },
  {
    name: 'rollback.sh forgets kube-proxy',
    path: 'rollback.sh',
    put: replace('\nundo kube-proxy containers/kube-proxy\n', '\n'),
    told: /as it was before/,
  },
  {
    name: 'rollback.sh leaves the mark of the restart',
    path: 'rollback.sh',
    put: replace(/:\$\{restarted:-null\}/, ':\\"2026-01-01T00:00:00Z\\"'),
    told: /as it was before/,
  },
];

/** The first thing that is wrong with a bundle that has the mistake; nothing where all is well. */
async function tell(cluster: Cluster, draft: Draft, { path, put, shown }: Mistake): Promise<string | undefined> {
  const use = (bundle: Bundle): void => {
    cluster.desk.take(bundle);
    cluster.desk.change(path, (text) => {
      const changed = put(text);
      if (changed === text) throw new Error(`the mistake cannot be put into ${path}`);
      return changed;
    });
  };
  const bundle = bundleOf(draft);
  use(bundle);
  await cluster.reset();
  const before = await cluster.state();
  const applied = await apply(cluster);
  if (applied.code !== 0) return `apply.sh ends well: ${said(applied)}`;
  const wrong = differences(asPromised(await cluster.state()), promised(before, bundle));
  if (wrong !== '') return `the DaemonSets have what was promised and nothing else: ${wrong}`;
  if (shown === 'later') {
    await aSecond();
    use(bundleOf({ ...draft, bypass: { add: ['.other.example'] } }));
    await apply(cluster);
    const seen = await look(cluster);
    if (seen.code !== 0)
      return `verify.sh is content with the second value: ${seen.out.replaceAll(/^(?!fail).*\n/gm, '')}`;
  }
  await rollback(cluster);
  const left = differences(await cluster.state(), before);
  return left === '' ? undefined : `the cluster is afterwards as it was before: ${left}`;
}

export async function holdMistakes({ cluster, draft, record }: Setting): Promise<void> {
  for (const mistake of MISTAKES) {
    const told = await tell(cluster, draft, mistake).catch((error: unknown) => String(error));
    const good = told !== undefined && mistake.told.test(told);
    record.hold(mistake.name, 'the lab tells', good, told ?? 'it said nothing');
    record.count('mistakes put back');
    const [what = ''] = (told ?? '').split(': ');
    if (good) record.see({ story: mistake.name, witness: 'the lab', seen: `red: ${what}` });
  }
}
