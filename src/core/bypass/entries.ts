// The bypass list: every entry of NO_PROXY with the reason why it is there, in a fixed order. Entries are what all
// programs on a node read alike: lower case, no blanks, no ports, no `*.`. Addresses that a program without CIDR
// support calls stand there literally, and IPv6 addresses in both spellings, because programs expect one or the other.

import { endpointHosts } from '../aws/endpoints.ts';
import { addressBytes, firstServiceIp, parseCidr } from '../model/cidr.ts';
import { keepFor, keepLast } from '../model/kept.ts';
import type { Localized, Params } from '../model/localized.ts';
import type { BypassEntry, BypassOrigin } from '../model/plan.ts';
import type { Settings } from '../model/settings.ts';

interface Source {
  readonly origin: BypassOrigin;
  readonly reason: Localized;
  readonly params?: Params;
  readonly field?: string;
  readonly essential?: boolean;
}

type Unsorted = Omit<BypassEntry, 'removed'>;

const entries = (source: Source, ...names: readonly string[]): readonly Unsorted[] =>
  names.map((entry) => ({ entry, params: {}, field: '', ...source }));

const bothSpellings = (address: string): readonly string[] =>
  address.includes(':') ? [address, `[${address}]`] : [address];

const atHome: readonly Unsorted[] = [
  ...entries(
    {
      origin: 'node',
      reason: {
        en: 'the node itself: health checks, local agents',
        ko: '노드 자신: 상태 확인, 로컬 에이전트',
        ja: 'ノード自身: ヘルスチェック、ローカルエージェント',
      },
      essential: true,
    },
    'localhost',
    '127.0.0.1',
    ...bothSpellings('::1'),
  ),
  ...entries(
    {
      origin: 'node',
      reason: {
        en: 'instance metadata: role, region, user data of this node',
        ko: '인스턴스 메타데이터: 이 노드의 역할, 리전, 사용자 데이터',
        ja: 'インスタンスメタデータ: このノードのロール、リージョン、ユーザーデータ',
      },
      essential: true,
    },
    '169.254.169.254',
  ),
  ...entries(
    {
      origin: 'node',
      reason: {
        en: 'credentials as ECS hands them out',
        ko: 'ECS가 제공하는 방식의 자격 증명',
        ja: 'ECS の方式で渡される認証情報',
      },
    },
    '169.254.170.2',
  ),
  ...entries(
    {
      origin: 'node',
      reason: {
        en: 'EKS Pod Identity agent on the node',
        ko: '노드의 EKS Pod Identity 에이전트',
        ja: 'ノードの EKS Pod Identity エージェント',
      },
    },
    '169.254.170.23',
  ),
  ...entries(
    {
      origin: 'node',
      reason: {
        en: 'all link-local addresses of the node',
        ko: '노드의 모든 링크 로컬 주소',
        ja: 'ノードのすべてのリンクローカルアドレス',
      },
    },
    '169.254.0.0/16',
  ),
  ...entries(
    {
      origin: 'node',
      reason: {
        en: 'instance metadata over IPv6',
        ko: 'IPv6 인스턴스 메타데이터',
        ja: 'IPv6 のインスタンスメタデータ',
      },
      essential: true,
    },
    ...bothSpellings('fd00:ec2::254'),
  ),
  ...entries(
    {
      origin: 'node',
      reason: {
        en: 'EKS Pod Identity agent over IPv6',
        ko: 'IPv6 EKS Pod Identity 에이전트',
        ja: 'IPv6 の EKS Pod Identity エージェント',
      },
    },
    ...bothSpellings('fd00:ec2::23'),
  ),
];

function services(serviceCidrs: readonly string[]): readonly Unsorted[] {
  return serviceCidrs.flatMap((cidr, index) => {
    const field = `cluster.serviceCidrs.${index}`;
    const network = parseCidr(cidr);
    const first = network === undefined ? undefined : firstServiceIp(network);
    return [
      ...entries(
        {
          origin: 'service',
          reason: { en: 'Services of the cluster', ko: '클러스터의 서비스', ja: 'クラスターのサービス' },
          field,
          essential: true,
        },
        cidr,
      ),
      ...entries(
        {
          origin: 'service',
          reason: {
            en: 'the kubernetes Service, for programs that read no CIDR',
            ko: '서비스 kubernetes(CIDR을 읽지 않는 프로그램용)',
            ja: 'サービス kubernetes (CIDR を読み取らないプログラム用)',
          },
          field,
        },
        ...(first === undefined ? [] : bothSpellings(first)),
      ),
    ];
  });
}

const BY_YOU: Localized = { en: 'added by you', ko: '직접 추가함', ja: '自分で追加' };

const networks = (vpcCidrs: readonly string[]): readonly Unsorted[] => [
  ...vpcCidrs.flatMap((cidr, index) =>
    entries(
      {
        origin: 'vpc',
        reason: { en: 'nodes and pods in the VPC', ko: 'VPC의 노드와 파드', ja: 'VPC 内のノードと Pod' },
        field: `cluster.vpcCidrs.${index}`,
      },
      cidr,
    ),
  ),
  ...entries(
    {
      origin: 'vpc',
      reason: { en: 'host names of EC2 instances', ko: 'EC2 인스턴스의 호스트 이름', ja: 'EC2 インスタンスのホスト名' },
    },
    '.internal',
  ),
];

/** All that the list follows from. */
type ListSettings = Pick<
  Settings['cluster'],
  'region' | 'fips' | 'serviceCidrs' | 'vpcCidrs' | 'endpointAccess' | 'dnsDomain' | 'vpcEndpoints'
> & { readonly bypass: Settings['bypass']; readonly endpointHost: string | undefined };

function clusterNames({ endpointAccess, endpointHost, dnsDomain }: ListSettings): readonly Unsorted[] {
  const direct = endpointAccess !== 'public' && endpointHost !== undefined;
  return [
    ...entries(
      {
        origin: 'cluster',
        reason: { en: 'short names of Services', ko: '서비스의 짧은 이름', ja: 'サービスの短い名前' },
      },
      '.svc',
    ),
    ...entries(
      {
        origin: 'cluster',
        reason: { en: 'full names of Services', ko: '서비스의 전체 이름', ja: 'サービスの完全な名前' },
        field: 'cluster.dnsDomain',
      },
      `.${dnsDomain}`,
    ),
    ...entries(
      {
        origin: 'cluster',
        reason: {
          en: 'the API server by its short names, as pods may call it',
          ko: '파드가 호출할 수 있는 API 서버의 짧은 이름',
          ja: 'Pod が呼び出すことのある API サーバーの短い名前',
        },
      },
      'kubernetes',
      'kubernetes.default',
    ),
    // The exact host: `.REGION.eks.SUFFIX` would also catch clusters whose endpoint is public.
    ...entries(
      {
        origin: 'cluster',
        reason: {
          en: 'API server, private in the VPC',
          ko: 'VPC 안의 프라이빗 API 서버',
          ja: 'VPC 内のプライベートな API サーバー',
        },
        field: 'cluster.endpoint',
        essential: true,
      },
      ...(direct ? [endpointHost] : []),
    ),
  ];
}

function vpcEndpoints({ region, fips, vpcEndpoints: list }: ListSettings): readonly Unsorted[] {
  return list.flatMap((endpoint, index) => {
    const { service, privateDns, hosts } =
      typeof endpoint === 'string' ? { service: endpoint, privateDns: true, hosts: [] } : endpoint;
    return entries(
      {
        origin: 'endpoint',
        reason: { en: 'VPC endpoint {service}', ko: 'VPC 엔드포인트 {service}', ja: 'VPC エンドポイント {service}' },
        params: { service },
        field: `cluster.vpcEndpoints.${index}`,
      },
      ...(privateDns ? endpointHosts(service, region, fips) : []),
      ...hosts,
    );
  });
}

// An address of the user's own, in whichever of its two spellings it was typed.
function inAllSpellings(entry: string): readonly string[] {
  const address = /^\[(.*)\]$/.exec(entry)?.[1] ?? entry;
  return addressBytes(address)?.length === 16 ? bothSpellings(address) : [entry];
}

const additions = ({ add }: Settings['bypass']): readonly Unsorted[] =>
  add.flatMap((addition, index) => {
    const { entry, why } = typeof addition === 'string' ? { entry: addition, why: '' } : addition;
    return entries(
      {
        origin: 'user',
        reason: why === '' ? BY_YOU : { en: '{why}' },
        params: { why },
        field: `bypass.add.${index}`,
      },
      ...inAllSpellings(entry),
    );
  });

/** How an entry of `bypass.remove` is compared with the list. */
export const entryKey = (entry: string): string => entry.trim().toLowerCase();

const listOf = keepLast((settings: ListSettings): readonly BypassEntry[] => {
  const removed = new Set(settings.bypass.remove.map(entryKey));
  const found = new Map<string, BypassEntry>();
  for (const one of [
    ...atHome,
    ...services(settings.serviceCidrs),
    ...networks(settings.vpcCidrs),
    ...clusterNames(settings),
    ...vpcEndpoints(settings),
    ...additions(settings.bypass),
  ]) {
    if (!found.has(one.entry)) found.set(one.entry, { ...one, removed: removed.has(one.entry) });
  }
  return [...found.values()];
});

/**
 * The whole list for one set of answers, switched-off entries too, each entry once with its first reason, the user's
 * own last. Texts in `settings` are checked or marked; a mark stays where its value would stand, so the list may hold
 * marks. `endpointHost` is the API server's; it is left out while the endpoint is public only.
 * Order and content: facts on NO_PROXY, each row held against 30 programs that read it.
 */
export function bypassEntries({ cluster, bypass }: Settings, endpointHost: string | undefined): readonly BypassEntry[] {
  const { region, fips, serviceCidrs, vpcCidrs, endpointAccess, dnsDomain, vpcEndpoints } = cluster;
  return listOf({
    ...{ region, fips, serviceCidrs, vpcCidrs, endpointAccess, dnsDomain, vpcEndpoints },
    ...{ bypass, endpointHost },
  });
}

/** The value of NO_PROXY: what is not switched off, with commas and nothing else between. */
export const noProxyOf = keepFor((list: readonly BypassEntry[]): string =>
  list
    .filter(({ removed }) => !removed)
    .map(({ entry }) => entry)
    .join(','),
);
