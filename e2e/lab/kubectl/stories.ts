// What the scripts of a bundle do to a cluster, one story after the other.

import { type Bundle, bundleOf, type Draft, verify } from '../../../src/core/index.ts';
import type { Record } from '../frame/record.ts';
import type { Any } from './api-server.ts';
import type { Cluster } from './cluster.ts';
import type { Ran } from './desk.ts';
import { DAEMON_SETS, differences, KEPT_MAP, PROXY_MAP, type State, TRUST_MAP, unmarked } from './state.ts';

export interface Setting {
  readonly cluster: Cluster;
  readonly draft: Draft;
  readonly record: Record;
  /** `with the CA bundle` */
  readonly name: string;
}

export const said = ({ code, out, err }: { code: number | null; out: string; err: string }): string =>
  `ended with ${code}: ${`${out}${err}`.slice(-500)}`;

/** kubectl refuses a second restart within the same second. */
export const aSecond = (): Promise<void> => new Promise((done) => setTimeout(done, 1000));

export const apply = ({ desk, flags }: Cluster): Promise<Ran> => desk.script('apply.sh', ['--yes', ...flags]);
export const rollback = ({ desk, flags }: Cluster): Promise<Ran> => desk.script('rollback.sh', ['--yes', ...flags]);
export const look = ({ desk, flags }: Cluster): Promise<Ran> => desk.script('verify.sh', flags);

/** Every container of a DaemonSet, init containers first. */
const containersOf = (daemonSet: Any): readonly Any[] => {
  const { initContainers = [], containers } = daemonSet.spec.template.spec;
  return [...initContainers, ...containers];
};

/** The state that apply.sh is to bring, from the one before, by what it promises and nothing else. */
export function promised(before: State, bundle: Bundle): State {
  const after = structuredClone(before) as { [name: string]: Any };
  const { httpProxy, httpsProxy, noProxy, caBundle } = bundle.plan;
  for (const name of DAEMON_SETS) {
    for (const container of containersOf(after[name])) container.envFrom = [{ configMapRef: { name: PROXY_MAP } }];
  }
  if (caBundle !== '') {
    const { spec } = after['aws-node'].spec.template;
    const own = spec.containers.find((one: Any) => one.name === 'aws-node');
    const folder = '/etc/proxy-wizard-ca-bundle';
    own.env.unshift({ name: 'SSL_CERT_DIR', value: `/etc/ssl/certs:/etc/pki/tls/certs:${folder}` });
    own.volumeMounts.unshift({ mountPath: folder, name: TRUST_MAP, readOnly: true });
    spec.volumes.unshift({ name: TRUST_MAP, configMap: { name: TRUST_MAP } });
  }
  const data = { HTTP_PROXY: httpProxy, HTTPS_PROXY: httpsProxy, NO_PROXY: noProxy };
  return { ...after, [PROXY_MAP]: data, [TRUST_MAP]: caBundle === '' ? undefined : { 'ca.pem': caBundle } };
}

/** A state as `promised` says it: of ConfigMaps their data, of what was kept nothing, no mark of a restart. */
export function asPromised(state: State): State {
  const { [KEPT_MAP]: _kept, ...rest } = unmarked(state);
  const cleaned = structuredClone(rest) as { [name: string]: Any };
  for (const name of DAEMON_SETS) {
    const { metadata } = cleaned[name].spec.template;
    if (metadata.annotations !== undefined && Object.keys(metadata.annotations).length === 0)
      delete metadata.annotations;
  }
  // An API server writes the default mode of a volume's files into it; the mock one has no defaults.
  for (const volume of cleaned['aws-node'].spec.template.spec.volumes) {
    if (volume.name === TRUST_MAP) delete volume.configMap.defaultMode;
  }
  return { ...cleaned, [PROXY_MAP]: cleaned[PROXY_MAP]?.data, [TRUST_MAP]: cleaned[TRUST_MAP]?.data };
}

/** Both verdicts on a cluster that is as it should be: verify.sh's own, and that of the page on its words and kubectl's. */
async function holdVerified({ cluster, record, name }: Setting, bundle: Bundle, when: string): Promise<void> {
  const seen = await look(cluster);
  record.hold(name, `verify.sh is content ${when}`, seen.code === 0, said(seen));
  const verdict = await verify(seen.out, bundle.plan);
  const bad = verdict.verdicts.filter(({ state }) => state === 'fails').map(({ text }) => text.en);
  record.hold(name, `the page takes the words of verify.sh for a proof ${when}`, bad.length === 0, bad.join('; '));
  for (const daemonSet of DAEMON_SETS) {
    for (const what of [
      ['pods', '-l', `k8s-app=${daemonSet}`],
      ['daemonset', daemonSet],
    ]) {
      const { out } = await cluster.desk.kubectl(['describe', ...what]);
      const { holds, total } = await verify(out, bundle.plan);
      const good = total > 0 && holds === total;
      record.hold(name, `kubectl describe ${what.join(' ')} proves it on the page ${when}`, good, out.slice(0, 500));
    }
  }
}

/** apply.sh and back: the cluster is what was promised, and then what it was. */
export async function holdThereAndBack({ cluster, draft, record, name }: Setting): Promise<void> {
  const hold = (what: string, good: boolean, instead = '') => record.hold(name, what, good, instead);
  const bundle = bundleOf(draft);
  cluster.desk.take(bundle);
  await cluster.reset();
  const before = await cluster.state();
  const applied = await apply(cluster);
  hold('apply.sh ends well', applied.code === 0 && applied.err === '', said(applied));
  const wrong = differences(asPromised(await cluster.state()), promised(before, bundle));
  hold('the DaemonSets have what was promised and nothing else', wrong === '', wrong);
  const seen = await look(cluster);
  hold('verify.sh is content after apply.sh', seen.code === 0, said(seen));
  const back = await rollback(cluster);
  hold('rollback.sh ends well', back.code === 0 && back.err === '', said(back));
  const left = differences(await cluster.state(), before);
  hold('the cluster is afterwards as it was before', left === '', left);
  record.see({
    story: name,
    witness: cluster.title,
    seen: 'apply.sh gives each container the ConfigMap and changes nothing else; verify.sh is content; rollback.sh leaves the cluster as it was.',
  });
}

/** The same, with a second run, another value, and every witness asked. */
export async function holdStory(setting: Setting): Promise<void> {
  const { cluster, draft, record, name } = setting;
  const hold = (what: string, good: boolean, instead = '') => record.hold(name, what, good, instead);
  const bundle = bundleOf(draft);
  cluster.desk.take(bundle);
  await cluster.reset();
  const before = await cluster.state();
  const blank = await look(cluster);
  hold('verify.sh fails before apply.sh', blank.code === 1, said(blank));
  const { out } = await cluster.desk.kubectl(['describe', 'pods', '-l', 'k8s-app=aws-node']);
  const early = await verify(out, bundle.plan);
  hold('kubectl describe proves nothing on the page before apply.sh', early.holds === 0 && early.total > 0, out);

  const first = await apply(cluster);
  hold('apply.sh ends well', first.code === 0 && first.err === '', said(first));
  const once = await cluster.state();
  const wrong = differences(asPromised(once), promised(before, bundle));
  hold('the DaemonSets have what was promised and nothing else', wrong === '', wrong);
  await holdVerified(setting, bundle, 'after apply.sh');
  const quiet = cluster.writes();
  await look(cluster);
  hold('verify.sh changes nothing', cluster.writes() === quiet);

  await aSecond();
  const second = await apply(cluster);
  hold('a second apply.sh ends well', second.code === 0 && second.err === '', said(second));
  const twice = differences(unmarked(await cluster.state()), unmarked(once));
  hold('a second apply.sh changes nothing but the mark of the restart', twice === '', twice);

  const more = bundleOf({ ...draft, bypass: { add: ['.other.example'] } });
  cluster.desk.take(more);
  const stale = await look(cluster);
  hold('verify.sh sees that the ConfigMap is not of this bundle', stale.out.includes('.other.example'), said(stale));
  const byHand = more.runbook.find(({ id }) => id === 'restart')?.commands ?? [];
  for (const command of byHand) {
    const done = await cluster.desk.command(command);
    hold(`${command} ends well`, done.code === 0, said(done));
  }
  for (const daemonSet of DAEMON_SETS) {
    const waited = await cluster.desk.kubectl(['rollout', 'status', `daemonset/${daemonSet}`, '--timeout=60s']);
    hold(`the pods of ${daemonSet} are replaced`, waited.code === 0, said(waited));
  }
  await holdVerified(setting, more, 'after the ConfigMap was changed by hand');

  const back = await rollback(cluster);
  hold('rollback.sh ends well', back.code === 0 && back.err === '', said(back));
  const left = differences(await cluster.state(), before);
  hold('the cluster is afterwards as it was before', left === '', left);
  const again = await rollback(cluster);
  hold('a second rollback.sh says that nothing is left', again.out.includes('Nothing to undo'), said(again));
  record.see({
    story: name,
    witness: cluster.title,
    seen: 'apply.sh gives each container the ConfigMap and changes nothing else; again, it changes nothing but the mark of the restart; a new value arrives by hand; rollback.sh leaves the cluster as it was. verify.sh and kubectl describe (step 7) say so each time, and the page takes them for a proof.',
  });
}
