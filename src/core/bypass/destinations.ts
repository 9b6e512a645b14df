// What the programs of a node call: each destination that a cluster has, as an address to ask the simulator about. What
// is not HTTP (DNS, time) has no proxy and is left out.

import { addressIn, type Network, parseCidr } from '../model/cidr.ts';
import type { Localized } from '../model/localized.ts';
import { hasMark } from '../model/marks.ts';
import type { Plan } from '../model/plan.ts';
import type { Place } from '../model/program.ts';
import { awsDestinations } from './aws-destinations.ts';
import type { Destination } from './destination.ts';

const at = (id: string, place: Place, url: string, label: Localized, more: Partial<Destination> = {}): Destination => ({
  id,
  url,
  label,
  place,
  ...more,
});

const onTheNode: readonly Destination[] = [
  at('localhost', 'node', 'http://localhost:10248/healthz', {
    en: 'the node itself: health of kubelet',
    ko: '노드 자신: kubelet 상태',
    ja: 'ノード自身: kubelet の状態',
  }),
  at('loopback', 'node', 'http://127.0.0.1:10248/healthz', {
    en: 'the node itself, by its address',
    ko: '노드 자신(주소로)',
    ja: 'ノード自身 (アドレスで)',
  }),
  at('loopback-ipv6', 'node', 'http://[::1]:10248/healthz', {
    en: 'the node itself over IPv6',
    ko: '노드 자신(IPv6)',
    ja: 'ノード自身 (IPv6)',
  }),
  at('imds', 'metadata', 'http://169.254.169.254/latest/meta-data/', {
    en: 'instance metadata (IMDS)',
    ko: '인스턴스 메타데이터(IMDS)',
    ja: 'インスタンスメタデータ (IMDS)',
  }),
  at('imds-ipv6', 'metadata', 'http://[fd00:ec2::254]/latest/meta-data/', {
    en: 'instance metadata over IPv6',
    ko: 'IPv6 인스턴스 메타데이터',
    ja: 'IPv6 のインスタンスメタデータ',
  }),
  at('pod-identity', 'pod-identity', 'http://169.254.170.23/v1/credentials', {
    en: 'EKS Pod Identity agent',
    ko: 'EKS Pod Identity 에이전트',
    ja: 'EKS Pod Identity エージェント',
  }),
  at('pod-identity-ipv6', 'pod-identity', 'http://[fd00:ec2::23]/v1/credentials', {
    en: 'EKS Pod Identity agent over IPv6',
    ko: 'IPv6 EKS Pod Identity 에이전트',
    ja: 'IPv6 の EKS Pod Identity エージェント',
  }),
  at('ecs-credentials', 'pod-identity', 'http://169.254.170.2/v2/credentials', {
    en: 'credentials as ECS hands them out',
    ko: 'ECS가 제공하는 방식의 자격 증명',
    ja: 'ECS の方式で渡される認証情報',
  }),
];

const host = (address: string): string => (address.includes(':') ? `[${address}]` : address);

// 10.0.3.4 of 10.0.0.0/16; the first address but one of a small block.
const someAddress = (network: Network): string | undefined => addressIn(network, 3 * 256 + 4) ?? addressIn(network, 2);

function blocks(
  texts: readonly string[],
  of: (network: Network, text: string, suffix: string) => readonly (Destination | undefined)[],
): readonly Destination[] {
  return texts.flatMap((text, index) => {
    const network = parseCidr(text);
    const found = network === undefined ? [] : of(network, text, index === 0 ? '' : `-${index + 1}`);
    return found.filter((one) => one !== undefined);
  });
}

function services({ serviceCidrs, dnsDomain }: Plan['settings']['cluster']): readonly Destination[] {
  const names = ['kubernetes', 'kubernetes.default', 'kubernetes.default.svc', `kubernetes.default.svc.${dnsDomain}`];
  return [
    ...blocks(serviceCidrs, (block, network, suffix) => {
      const first = addressIn(block, 1);
      const other = addressIn(block, 10) ?? addressIn(block, 2);
      return [
        first &&
          at(`kubernetes-ip${suffix}`, 'service', `https://${host(first)}/`, {
            en: 'the kubernetes Service, by its address',
            ko: '서비스 kubernetes(주소로)',
            ja: 'サービス kubernetes (アドレスで)',
          }),
        other &&
          at(
            `service-ip${suffix}`,
            'service',
            `https://${host(other)}/`,
            { en: 'another Service in {network}', ko: '{network}의 다른 서비스', ja: '{network} 内の別のサービス' },
            {
              params: { network },
              network,
            },
          ),
      ].filter((one) => typeof one === 'object');
    }),
    ...names
      .filter((name) => !hasMark(name))
      .map((name, index) =>
        at(`service-name-${index + 1}`, 'service-name', `https://${name}/`, {
          en: 'the kubernetes Service, by name',
          ko: '서비스 kubernetes(이름으로)',
          ja: 'サービス kubernetes (名前で)',
        }),
      ),
  ];
}

function vpc({ vpcCidrs, region }: Plan['settings']['cluster']): readonly Destination[] {
  const zone = region === 'us-east-1' ? 'ec2.internal' : `${region}.compute.internal`;
  const found = blocks(vpcCidrs, (block, network, suffix) => {
    const address = someAddress(block);
    if (address === undefined) return [];
    const words = { params: { network }, network };
    return [
      at(
        `vpc-ip${suffix}`,
        'vpc',
        `https://${host(address)}:10250/`,
        { en: 'a node or pod in {network}', ko: '{network}의 노드 또는 파드', ja: '{network} 内のノードまたは Pod' },
        words,
      ),
    ];
  });
  if (hasMark(region)) return found;
  return [
    ...found,
    at('instance-name', 'vpc', `https://ip-10-0-3-4.${zone}:10250/`, {
      en: 'an EC2 instance, by name',
      ko: 'EC2 인스턴스(이름으로)',
      ja: 'EC2 インスタンス (名前で)',
    }),
  ];
}

function apiServer({ endpointHost }: Plan): readonly Destination[] {
  if (endpointHost === undefined || hasMark(endpointHost)) return [];
  return [
    at('api-server', 'api-server', `https://${endpointHost}/`, {
      en: 'the API server of the cluster',
      ko: '클러스터의 API 서버',
      ja: 'クラスターの API サーバー',
    }),
  ];
}

const theProxy = (url: string): readonly Destination[] =>
  hasMark(url) ? [] : [at('proxy', 'outside', url, { en: 'the proxy itself', ko: '프록시 자체', ja: 'プロキシ自身' })];

const outside: readonly Destination[] = [
  at('public-ecr', 'outside', 'https://public.ecr.aws/v2/', {
    en: 'public images of AWS',
    ko: 'AWS의 퍼블릭 이미지',
    ja: 'AWS のパブリックイメージ',
  }),
  at('registry-k8s', 'outside', 'https://registry.k8s.io/v2/', {
    en: 'images of Kubernetes',
    ko: 'Kubernetes의 이미지',
    ja: 'Kubernetes のイメージ',
  }),
  at('docker-hub', 'outside', 'https://registry-1.docker.io/v2/', {
    en: 'images on Docker Hub',
    ko: 'Docker Hub의 이미지',
    ja: 'Docker Hub のイメージ',
  }),
  at('outside', 'outside', 'https://example.com/', {
    en: 'any other site',
    ko: '그 밖의 모든 사이트',
    ja: 'その他のサイト',
  }),
];

// Beyond that nobody looks at them one by one.
const MOST_OF_YOURS = 20;

/** The user's own entries: the name and one below it, the address, an address of the network. */
function yours(list: Plan['bypass']): readonly Destination[] {
  // An IPv6 address stands in the list in both spellings, and is one destination.
  const own = list.filter(
    ({ origin, removed, entry }) => origin === 'user' && !removed && !hasMark(entry) && !entry.startsWith('['),
  );
  return own.slice(0, MOST_OF_YOURS).flatMap(({ entry }, index): readonly Destination[] => {
    const more = { params: { entry }, yours: true } as const;
    const id = `yours-${index + 1}`;
    const block = parseCidr(entry);
    const address = block && someAddress(block);
    if (address !== undefined) {
      return [
        at(
          id,
          'outside',
          `https://${host(address)}/`,
          { en: 'an address in {entry}', ko: '{entry}의 주소', ja: '{entry} 内のアドレス' },
          { ...more, network: entry },
        ),
      ];
    }
    if (block !== undefined) return [];
    const name = entry.replace(/^\./, '');
    if (/^[\d.]+$/.test(name) || name.includes(':')) {
      return [
        at(
          id,
          'outside',
          `https://${host(name.replace(/^\[|\]$/g, ''))}/`,
          { en: 'the address {entry}', ko: '주소 {entry}', ja: 'アドレス {entry}' },
          more,
        ),
      ];
    }
    return [
      at(
        id,
        'outside',
        `https://${name}/`,
        { en: 'the name {name} itself', ko: '이름 {name} 자체', ja: '名前 {name} 自身' },
        { ...more, params: { entry, name } },
      ),
      at(
        `${id}-below`,
        'outside',
        `https://host.${name}/`,
        { en: 'a name below {name}', ko: '{name} 아래의 이름', ja: '{name} の下の名前' },
        {
          ...more,
          params: { entry, name },
        },
      ),
    ];
  });
}

/**
 * Every destination that the cluster of a plan has, in the order in which a person would look for them. What waits for an
 * answer that is missing or wrong is left out.
 */
export function suggestions(plan: Plan): readonly Destination[] {
  const { cluster } = plan.settings;
  return [
    ...apiServer(plan),
    ...onTheNode,
    ...services(cluster),
    ...vpc(cluster),
    ...awsDestinations(cluster),
    ...yours(plan.bypass),
    ...outside,
    // Last: one of these stands for all that is outside, and "the proxy, by the proxy" would puzzle.
    ...theProxy(plan.httpProxy),
  ];
}
