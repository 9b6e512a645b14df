// What should happen to a call, whatever programs make of the list: direct to what the network of the cluster reaches by
// itself and to what the user named, by the proxy to all else. It follows from where things are, so an entry that is
// switched off changes nothing here: that is how its absence shows.

import { dualStackHosts, endpointHosts } from '../aws/endpoints.ts';
import { contains, type Network, parseCidr, singleAddress } from '../model/cidr.ts';
import type { Localized, Params } from '../model/localized.ts';
import { hasMark } from '../model/marks.ts';
import type { Plan } from '../model/plan.ts';
import { type Target, targetOf } from './target.ts';

export interface Expectation {
  readonly way: 'direct' | 'proxy';
  readonly why: Localized;
  readonly params?: Params;
  /** It follows from an entry that the user added: what was meant by it is a guess. */
  readonly yours?: true;
}

type Rule = (target: Target) => Expectation | undefined;

const direct = (why: Localized, params?: Params): Expectation => ({
  way: 'direct',
  why,
  ...(params === undefined ? {} : { params }),
});

const networks = (texts: readonly string[]): readonly Network[] => texts.flatMap((text) => parseCidr(text) ?? []);
const inside = (outer: readonly Network[], address: Network): Network | undefined =>
  outer.find((one) => contains(one, address));

const loopback = networks(['127.0.0.0/8', '::1/128']);
// fd00:ec2::/32 is where EC2 keeps the IPv6 addresses of its link-local services.
const linkLocal = networks(['169.254.0.0/16', 'fe80::/10', 'fd00:ec2::/32']);

const below = (host: string, domain: string): boolean => host === domain || host.endsWith(`.${domain}`);

const ofTheNode: Rule = ({ host, address }) => {
  // RFC 6761, section 6.3: names below localhost are loopback too.
  if (below(host, 'localhost') || (address && inside(loopback, address)))
    return direct({ en: 'the node itself', ko: '노드 자신', ja: 'ノード自身' });
  if (address && inside(linkLocal, address))
    return direct({
      en: 'link-local: served on the node, no proxy can reach it',
      ko: '링크 로컬: 노드에서 제공되며 프록시가 접속할 수 없음',
      ja: 'リンクローカル: ノード上で提供され、プロキシからは接続できない',
    });
  return undefined;
};

function ofTheNetworks({ serviceCidrs, vpcCidrs }: Plan['settings']['cluster']): Rule {
  const services = networks(serviceCidrs);
  const vpc = networks(vpcCidrs);
  return ({ address }) => {
    if (address === undefined) return undefined;
    if (inside(services, address))
      return direct({ en: 'a Service of the cluster', ko: '클러스터의 서비스', ja: 'クラスターのサービス' });
    return (
      inside(vpc, address) &&
      direct({ en: 'a node or pod in the VPC', ko: 'VPC의 노드 또는 파드', ja: 'VPC 内のノードまたは Pod' })
    );
  };
}

function ofTheCluster(plan: Plan): Rule {
  const { endpointAccess, dnsDomain } = plan.settings.cluster;
  const keepsInternal = plan.bypass.some(({ entry, removed }) => entry === '.internal' && !removed);
  return ({ host }) => {
    if (host === plan.endpointHost && endpointAccess !== 'public')
      return direct({
        en: 'the API server, private in the VPC',
        ko: 'VPC 안의 프라이빗 API 서버',
        ja: 'VPC 内のプライベートな API サーバー',
      });
    if (host === 'kubernetes' || host === 'kubernetes.default' || below(host, 'svc') || below(host, dnsDomain)) {
      return direct({ en: 'a name of the cluster', ko: '클러스터의 이름', ja: 'クラスターの名前' });
    }
    if (below(host, 'ec2.internal') || below(host, 'compute.internal'))
      return direct({ en: 'the name of an EC2 instance', ko: 'EC2 인스턴스의 이름', ja: 'EC2 インスタンスの名前' });
    // Any other .internal is the user's own: direct as long as the entry stands.
    return keepsInternal && below(host, 'internal')
      ? direct({ en: 'a name below .internal', ko: '.internal 아래의 이름', ja: '.internal の下の名前' })
      : undefined;
  };
}

const publicApiServer =
  ({ endpointHost }: Plan): Rule =>
  ({ host }) =>
    host === endpointHost
      ? {
          way: 'proxy',
          why: {
            en: 'the API server is public only: nodes reach it through the proxy',
            ko: 'API 서버가 퍼블릭 전용이라 노드는 프록시를 통해 접속함',
            ja: 'API サーバーがパブリックのみのため、ノードはプロキシ経由で接続する',
          },
        }
      : undefined;

/** Exact names and, with a dot before them, all names below: what endpoints are reached by. */
interface Names {
  readonly service: string;
  readonly hosts: readonly string[];
}

const named = ({ hosts }: Names, host: string): boolean =>
  hosts.some((one) => (one.startsWith('.') ? host.endsWith(one) : host === one));

/**
 * Private DNS makes the public names lead to the endpoint. Without it they still lead outside, and only the endpoint's
 * own names go to it.
 */
function ofTheEndpoints({ region, fips, vpcEndpoints }: Plan['settings']['cluster']): Rule {
  const reached = vpcEndpoints.map((one): Names => {
    if (typeof one === 'string') return { service: one, hosts: endpointHosts(one, region, fips) };
    return {
      service: one.service,
      hosts: [...(one.privateDns ? endpointHosts(one.service, region, fips) : []), ...one.hosts],
    };
  });
  return ({ host }) => {
    const service = reached.find((one) => named(one, host))?.service;
    return service === undefined
      ? undefined
      : direct(
          {
            en: 'served by the VPC endpoint {service}',
            ko: '{service} VPC 엔드포인트가 제공함',
            ja: 'VPC エンドポイント {service} が提供する',
          },
          { service },
        );
  };
}

/** Names of a service that has an endpoint, and which lead outside all the same. */
function pastTheEndpoints({ region, fips, vpcEndpoints }: Plan['settings']['cluster']): Rule {
  const known = vpcEndpoints.map((one) => (typeof one === 'string' ? { service: one, privateDns: true } : one));
  const closed = known.map(({ service, privateDns }): Names & { readonly why: Localized } =>
    privateDns
      ? {
          service,
          hosts: dualStackHosts(service, region),
          why: {
            en: 'a dual-stack name of {service}: the private DNS of its endpoint is not known to have it',
            ko: '{service}의 듀얼 스택 이름: 엔드포인트의 프라이빗 DNS에 있는지 알려지지 않음',
            ja: '{service} のデュアルスタック名: エンドポイントのプライベート DNS にあるかは不明',
          },
        }
      : {
          service,
          hosts: [...endpointHosts(service, region, fips), ...dualStackHosts(service, region)],
          why: {
            en: 'the VPC endpoint {service} has no private DNS: its public name still leads outside',
            ko: 'VPC 엔드포인트 {service}의 프라이빗 DNS가 꺼져 있어 퍼블릭 이름은 여전히 외부로 연결됨',
            ja: 'VPC エンドポイント {service} のプライベート DNS が無効のため、パブリックな名前は外部につながる',
          },
        },
  );
  return ({ host }) => {
    const found = closed.find((one) => named(one, host));
    return found && { way: 'proxy', why: found.why, params: { service: found.service } };
  };
}

/** What a person means by an entry: the name and all below it, dot or not; the address; the network. */
function ofTheUser(plan: Plan): Rule {
  const own = plan.bypass.filter(({ origin, removed, entry }) => origin === 'user' && !removed && !hasMark(entry));
  const names = new Map<string, string>();
  const blocks: (readonly [entry: string, block: Network])[] = [];
  for (const { entry } of own) {
    const block = parseCidr(entry) ?? singleAddress(entry.replace(/^\[|\]$/g, ''));
    if (block !== undefined) blocks.push([entry, block]);
    else names.set(entry.replace(/^\./, ''), entry);
  }
  return ({ host, address }) => {
    const entry =
      address === undefined
        ? domainsOf(host)
            .map((domain) => names.get(domain))
            .find(Boolean)
        : blocks.find(([, block]) => contains(block, address))?.[0];
    return entry === undefined
      ? undefined
      : {
          ...direct({ en: 'you added {entry}', ko: '직접 추가한 {entry}', ja: '自分で追加した {entry}' }, { entry }),
          yours: true,
        };
  };
}

/** `a.b.c`, `b.c`, `c`. */
function domainsOf(host: string): readonly string[] {
  const labels = host.split('.');
  return labels.map((_, index) => labels.slice(index).join('.'));
}

const noAddress: Expectation = {
  way: 'proxy',
  why: {
    en: 'not an http or https address: no program calls it',
    ko: 'http 또는 https 주소가 아니어서 호출하는 프로그램이 없음',
    ja: 'http でも https でもないアドレスのため、呼び出すプログラムがない',
  },
};
const all: Expectation = {
  way: 'proxy',
  why: { en: 'outside of the cluster and its VPC', ko: '클러스터와 VPC의 외부', ja: 'クラスターと VPC の外部' },
};

const prepared = new WeakMap<Plan, readonly Rule[]>();

const rulesOf = (plan: Plan): readonly Rule[] => {
  const { cluster } = plan.settings;
  return [
    ofTheNode,
    ofTheNetworks(cluster),
    ofTheCluster(plan),
    ofTheEndpoints(cluster),
    ofTheUser(plan),
    publicApiServer(plan),
    pastTheEndpoints(cluster),
  ];
};

/** Which way a call to this address should go, and why. Takes any text for an address; never throws. */
export function should(url: string, plan: Plan): Expectation {
  const target = targetOf(url);
  if (target === undefined) return noAddress;
  const rules = prepared.get(plan) ?? rulesOf(plan);
  prepared.set(plan, rules);
  for (const rule of rules) {
    const expected = rule(target);
    if (expected !== undefined) return expected;
  }
  return all;
}
