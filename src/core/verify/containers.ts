// Whether described containers take the proxy from our ConfigMap. Two shapes prove it: envFrom, as our patches write
// it, and one env entry a key, as `kubectl set env --from=configmap/...` and Helm values write them; with a login, addresses
// come from the Secret.

import { proxiedContainers, proxyConfigMap, proxyKeys, proxySecret } from '../model/cluster-objects.ts';
import { type Localized, withTexts } from '../model/localized.ts';
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

const secretKeysOf = ({ secretKeys }: DescribedContainer): readonly string[] =>
  proxyKeys.filter((wanted) => secretKeys.some(({ key, secret }) => key === wanted && secret === proxySecret));

/** Verdicts on each container that has to go by the proxy, and on init containers that the text leaves out. */
export function containerVerdicts(containers: readonly DescribedContainer[], login: boolean): readonly Verdict[] {
  const owners = [...new Set(containers.map(({ owner }) => owner))];
  return owners.flatMap((owner) => {
    const its = containers.filter((container) => container.owner === owner && isMeant(container));
    return [...its.flatMap((container) => verdicts(container, its, login)), ...initLeftOut(owner, its)];
  });
}

function verdicts(
  container: DescribedContainer,
  others: readonly DescribedContainer[],
  login: boolean,
): readonly Verdict[] {
  const { owner, from, own, waiting, init } = container;
  const keys = keysOf(container);
  const taken = [...keys, ...secretKeysOf(container)];
  const lacking = proxyKeys.filter((key) => !taken.includes(key));
  const plain = proxyKeys.every((key) => own.includes(key));
  const name = [owner, container.name].filter((part) => part !== '').join('/');
  const params = {
    container: name,
    found: taken.join(', '),
    lacking: lacking.join(', '),
    own: own.join(', '),
    reason: waiting ?? '',
  };
  const say = (state: Verdict['state'], text: Localized, command?: string): Verdict => ({
    state,
    text: name === '' ? withTexts(text, { container: NAMELESS }) : text,
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
  } else if (taken.length > 0) {
    said.push(say('fails', texts.someKeys, 'bash apply.sh'));
  } else if (plain) {
    said.push(say('holds', texts.plain));
  } else if (init && others.some((other) => !other.init && keysOf(other).length > 0)) {
    said.push(say('fails', texts.initMissed, 'bash apply.sh'));
  } else {
    said.push(say('fails', texts.nothing, 'bash apply.sh'));
  }
  if (login && !(init && plain)) said.push(...ofLogin(container, keys, say));
  if (own.length > 0 && !plain) said.push(say('note', texts.own));
  if (waiting !== undefined)
    said.push(say('fails', texts.waiting, `kubectl -n kube-system get configmap ${proxyConfigMap}`));
  return said;
}

const NAMELESS: Localized = {
  en: '(no name in the text)',
  ko: '(텍스트에 이름 없음)',
  ja: '(テキストに名前なし)',
};

type Say = (state: Verdict['state'], text: Localized, command?: string) => Verdict;

const ADDRESSES: readonly string[] = proxyKeys.filter((key) => key !== 'NO_PROXY');

/** The Secret has the addresses with the login; a variable in env hides it, whatever envFrom says. */
function ofLogin(container: DescribedContainer, keys: readonly string[], say: Say): readonly Verdict[] {
  if (ADDRESSES.every((key) => secretKeysOf(container).includes(key))) return [say('holds', texts.loginKeys)];
  if (!container.secrets.includes(proxySecret)) return [say('fails', texts.noLogin, 'bash apply.sh')];
  return [...keys, ...container.own].some((key) => ADDRESSES.includes(key.toUpperCase()))
    ? [say('fails', texts.hiddenLogin)]
    : [say('holds', texts.login)];
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
  from: {
    en: '{container} takes the proxy from the ConfigMap (envFrom).',
    ko: '{container} 컨테이너가 ConfigMap에서 프록시를 읽습니다(envFrom).',
    ja: '{container} は ConfigMap からプロキシを読み取ります (envFrom)。',
  },
  keys: {
    en: '{container} takes the proxy from the ConfigMap (one env entry a key, as kubectl set env and Helm write them).',
    ko: '{container} 컨테이너가 ConfigMap에서 프록시를 읽습니다(kubectl set env와 Helm이 쓰는 것처럼 키마다 env 항목 하나).',
    ja: '{container} は ConfigMap からプロキシを読み取ります (kubectl set env や Helm が書くように、キーごとに env の項目 1 つ)。',
  },
  both: {
    en: '{container} names the ConfigMap twice: by envFrom, and for {found} by env entries. That is harmless.',
    ko: '{container} 컨테이너가 ConfigMap을 두 번 참조합니다. envFrom으로, 그리고 {found} 키는 env 항목으로도 참조합니다. 문제는 없습니다.',
    ja: '{container} は ConfigMap を 2 回参照しています。envFrom と、{found} については env の項目です。問題はありません。',
  },
  someKeys: {
    en: '{container} takes {found} from the ConfigMap, but not {lacking}.',
    ko: '{container} 컨테이너가 ConfigMap에서 {found} 키는 읽지만 {lacking} 키는 읽지 않습니다.',
    ja: '{container} は ConfigMap から {found} を読み取りますが、{lacking} は読み取りません。',
  },
  initMissed: {
    en: "{container} takes nothing from the ConfigMap: kubectl set env before 1.22 leaves init containers out, with --containers='*' too.",
    ko: "{container} 컨테이너가 ConfigMap에서 아무것도 읽지 않습니다. 1.22 이전의 kubectl set env는 --containers='*'를 지정해도 초기화 컨테이너를 제외합니다.",
    ja: "{container} は ConfigMap から何も読み取りません。1.22 より前の kubectl set env は、--containers='*' を付けても Init コンテナを対象にしません。",
  },
  nothing: {
    en: '{container} takes nothing from the ConfigMap.',
    ko: '{container} 컨테이너가 ConfigMap에서 아무것도 읽지 않습니다.',
    ja: '{container} は ConfigMap から何も読み取りません。',
  },
  own: {
    en: '{container} has values of its own for {own}. They win over envFrom, and a change of the ConfigMap does not reach them.',
    ko: '{container}에 {own}의 값이 따로 있습니다. envFrom보다 우선하며 ConfigMap을 변경해도 반영되지 않습니다.',
    ja: '{container} には {own} の値が別にあります。envFrom より優先され、ConfigMap を変更しても反映されません。',
  },
  plain: {
    en: '{container} has the three variables as plain values, as Helm writes them: bash verify.sh compares them. A change of the ConfigMap does not reach them.',
    ko: '{container}에 세 변수가 Helm이 쓰는 것처럼 일반 값으로 있습니다. bash verify.sh가 값을 비교합니다. ConfigMap을 변경해도 반영되지 않습니다.',
    ja: '{container} には 3 つの変数が、Helm が書くように平文の値であります。bash verify.sh が値を比べます。ConfigMap を変更しても反映されません。',
  },
  loginKeys: {
    en: '{container} takes the login of the proxy from the Secret (one env entry a key).',
    ko: '{container} 컨테이너가 시크릿에서 프록시 로그인 정보를 읽습니다(키마다 env 항목 하나).',
    ja: '{container} はシークレットからプロキシのログイン情報を読み取ります (キーごとに env の項目 1 つ)。',
  },
  login: {
    en: '{container} takes the login of the proxy from the Secret (envFrom).',
    ko: '{container} 컨테이너가 시크릿에서 프록시 로그인 정보를 읽습니다(envFrom).',
    ja: '{container} はシークレットからプロキシのログイン情報を読み取ります (envFrom)。',
  },
  noLogin: {
    en: '{container} takes no login from the Secret: the proxy will refuse it (407).',
    ko: '{container} 컨테이너가 시크릿에서 로그인 정보를 읽지 않으므로 프록시가 거부합니다(407).',
    ja: '{container} はシークレットからログイン情報を読み取らないため、プロキシに拒否されます (407)。',
  },
  hiddenLogin: {
    en: '{container} has an address without a login in env, which wins over the Secret: take it out with kubectl set env and HTTP_PROXY- HTTPS_PROXY- (each with its dash).',
    ko: '{container}의 env에 로그인 정보가 없는 주소가 있어 시크릿보다 우선합니다. kubectl set env에 HTTP_PROXY- HTTPS_PROXY-(각각 끝에 -)를 지정해 제거하세요.',
    ja: '{container} の env にログイン情報のないアドレスがあり、シークレットより優先されます。kubectl set env に HTTP_PROXY- HTTPS_PROXY- (それぞれ末尾に -) を指定して取り除いてください。',
  },
  waiting: {
    en: '{container} does not start: {reason}.',
    ko: '{container} 컨테이너가 시작되지 않습니다: {reason}.',
    ja: '{container} が起動しません: {reason}',
  },
  notShown: {
    en: '{container} is not in the text: paste the output from its beginning.',
    ko: '{container} 컨테이너가 텍스트에 없습니다. 출력을 처음부터 붙여넣으세요.',
    ja: '{container} がテキストにありません。出力を先頭から貼り付けてください。',
  },
} satisfies Record<string, Localized>;
