// Whether described containers take the proxy from our ConfigMap. Two shapes prove it: envFrom, as our patches write
// it, and one env entry a key, as `kubectl set env --from=configmap/...` writes them.

import { proxiedContainers, proxyConfigMap, proxyKeys } from '../model/cluster-objects.ts';
import type { Localized } from '../model/localized.ts';
import type { DescribedContainer } from './describe.ts';
import type { Verdict } from './verdict.ts';

/** The DaemonSet of ours that a pod or DaemonSet of this name is; nothing for others. */
const daemonSetOf = (owner: string): string | undefined =>
  proxiedContainers.find(({ daemonSet }) => owner === daemonSet || owner.startsWith(`${daemonSet}-`))?.daemonSet;

/** Our containers always; others only where they name our ConfigMap, because most pods need no proxy. */
const isMeant = ({ owner, name, from, keys, own }: DescribedContainer): boolean => {
  const known = proxiedContainers.some(
    (one) => one.name === name && (owner === '' || one.daemonSet === daemonSetOf(owner)),
  );
  return (
    known ||
    (name === '' && own.length > 0) ||
    [...from, ...keys.map(({ configMap }) => configMap)].includes(proxyConfigMap)
  );
};

const keysOf = ({ keys }: DescribedContainer): readonly string[] =>
  proxyKeys.filter((wanted) => keys.some(({ key, configMap }) => key === wanted && configMap === proxyConfigMap));

/** Verdicts on each container that has to go by the proxy, and on init containers that the text leaves out. */
export function containerVerdicts(containers: readonly DescribedContainer[]): readonly Verdict[] {
  const owners = [...new Set(containers.map(({ owner }) => owner))];
  return owners.flatMap((owner) => {
    const its = containers.filter((container) => container.owner === owner && isMeant(container));
    return [...its.flatMap((container) => verdicts(container, its)), ...initLeftOut(owner, its)];
  });
}

function verdicts(container: DescribedContainer, others: readonly DescribedContainer[]): readonly Verdict[] {
  const { owner, from, own, waiting, init } = container;
  const keys = keysOf(container);
  const lacking = proxyKeys.filter((key) => !keys.includes(key));
  const params = {
    container: [owner, container.name].filter((part) => part !== '').join('/') || '(no name in the text)',
    found: keys.join(', '),
    lacking: lacking.join(', '),
    own: own.join(', '),
    reason: waiting ?? '',
  };
  const say = (state: Verdict['state'], text: Localized, command?: string): Verdict => ({
    state,
    text,
    params,
    line: container.line,
    ...(command === undefined ? {} : { command }),
  });
  const said: Verdict[] = [];
  if (from.includes(proxyConfigMap)) {
    said.push(say('holds', texts.from));
    if (keys.length > 0) said.push(say('note', texts.both));
  } else if (lacking.length === 0) {
    said.push(say('holds', texts.keys));
  } else if (keys.length > 0) {
    said.push(say('fails', texts.someKeys, 'bash apply.sh'));
  } else if (init && others.some((other) => !other.init && keysOf(other).length > 0)) {
    said.push(say('fails', texts.initMissed, 'bash apply.sh'));
  } else {
    said.push(say('fails', texts.nothing, 'bash apply.sh'));
  }
  if (own.length > 0) said.push(say('note', texts.own));
  if (waiting !== undefined)
    said.push(say('fails', texts.waiting, `kubectl -n kube-system get configmap ${proxyConfigMap}`));
  return said;
}

/** A text that begins after the init containers says nothing about them; better to say so than to count it as good. */
function initLeftOut(owner: string, its: readonly DescribedContainer[]): readonly Verdict[] {
  const first = its[0];
  const daemonSet = daemonSetOf(owner);
  if (first === undefined) return [];
  return proxiedContainers
    .filter((one) => one.daemonSet === daemonSet && one.list === 'initContainers')
    .filter(({ name }) => !its.some((container) => container.name === name))
    .map(({ name }) => ({
      state: 'note',
      text: texts.notShown,
      params: { container: `${owner}/${name}` },
      line: first.line,
    }));
}

const texts = {
  from: { en: '{container} takes the proxy from the ConfigMap (envFrom).' },
  keys: { en: '{container} takes the proxy from the ConfigMap (one env entry a key, as kubectl set env writes them).' },
  both: { en: '{container} names the ConfigMap twice: by envFrom, and for {found} by env entries. That is harmless.' },
  someKeys: { en: '{container} takes {found} from the ConfigMap, but not {lacking}.' },
  initMissed: {
    en: "{container} takes nothing from the ConfigMap: kubectl set env before 1.22 leaves init containers out, with --containers='*' too.",
  },
  nothing: { en: '{container} takes nothing from the ConfigMap.' },
  own: {
    en: '{container} has values of its own for {own}. They win over envFrom, and a change of the ConfigMap does not reach them.',
  },
  waiting: { en: '{container} does not start: {reason}.' },
  notShown: { en: '{container} is not in the text: paste the output from its beginning.' },
} satisfies Record<string, Localized>;
