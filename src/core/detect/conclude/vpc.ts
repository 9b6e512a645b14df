// Which of the VPCs seen is the cluster's, and what that says of its blocks and endpoints. More than one: no guess.

import type { VpcEndpoint } from '../../model/settings.ts';
import { type Fact, type FactOf, inferred, type Note, noteOf, stated } from '../detection.ts';
import type { SeenEndpoint, SeenVpc } from '../readers/reader.ts';

interface Conclusion {
  readonly facts: readonly Fact[];
  readonly notes: readonly Note[];
}

const VPCS = 'aws ec2 describe-vpcs';
const ENDPOINTS = 'aws ec2 describe-vpc-endpoints';

/** The members of the cluster's VPC; those that name none are taken for it. */
function ofCluster<Seen>(
  seen: readonly Seen[],
  vpcOf: (one: Seen) => string | undefined,
  clusterVpc: string | undefined,
  source: string,
  narrowed: string,
): { readonly ours: readonly Seen[]; readonly note?: Note } {
  const ids = [...new Set(seen.map(vpcOf).filter((id) => id !== undefined))];
  const params = {
    source,
    ids: ids.slice(0, 5).join(', ') + (ids.length > 5 ? ' …' : ''),
    vpc: clusterVpc ?? '',
    narrowed,
  };
  if (clusterVpc !== undefined) {
    const ours = seen.filter((one) => (vpcOf(one) ?? clusterVpc) === clusterVpc);
    if (ours.length > 0 || ids.length === 0) return { ours };
    return {
      ours,
      note: noteOf(
        {
          en: '{source} is about {ids}, but the cluster is in {vpc}. Run it for that VPC: {narrowed}',
          ko: '{source} 출력은 {ids}에 대한 것이지만 클러스터는 {vpc}에 있습니다. 그 VPC로 실행하세요: {narrowed}',
          ja: '{source} は {ids} についての出力ですが、クラスターは {vpc} にあります。その VPC で実行してください: {narrowed}',
        },
        params,
      ),
    };
  }
  if (ids.length <= 1) return { ours: seen };
  return {
    ours: [],
    note: noteOf(
      {
        en: "{source} shows several VPCs ({ids}) and nothing here says which one is the cluster's. Paste aws eks describe-cluster as well, or run: {narrowed}",
        ko: '{source}에 여러 VPC({ids})가 있으며 어느 것이 클러스터의 VPC인지 알 수 없습니다. aws eks describe-cluster의 출력도 붙여넣거나 다음을 실행하세요: {narrowed}',
        ja: '{source} に複数の VPC ({ids}) があり、どれがクラスターの VPC かわかりません。aws eks describe-cluster の出力も貼り付けるか、次を実行してください: {narrowed}',
      },
      params,
    ),
  };
}

/** The fact with the VPC that it is of, where that is told. */
const inVpc = (fact: Fact, vpc: string | undefined): Fact => (vpc === undefined ? fact : { ...fact, vpc });

/** The blocks of the cluster's VPC. */
export function concludeVpcCidrs(seen: readonly SeenVpc[], clusterVpc: string | undefined): Conclusion {
  const narrowed = `${VPCS} --vpc-ids ${clusterVpc ?? 'VPC_ID'} --output json`;
  const { ours, note } = ofCluster(seen, (vpc) => vpc.id, clusterVpc, VPCS, narrowed);
  // The same VPC pasted again: the later output is the newer one.
  const newest = new Map(ours.filter((vpc) => vpc.id !== undefined).map((vpc) => [vpc.id, vpc]));
  const blocks = newest.size > 0 ? [...newest.values()] : ours;
  const cidrs = [...new Set(blocks.flatMap((vpc) => vpc.cidrs))];
  return {
    facts: cidrs.length === 0 ? [] : [inVpc(stated('cluster.vpcCidrs', cidrs, VPCS), clusterVpc ?? blocks[0]?.id)],
    notes: note === undefined ? [] : [note],
  };
}

const nameOf = (endpoint: VpcEndpoint): string => (typeof endpoint === 'string' ? endpoint : endpoint.service);

/** Each service once; one with private DNS serves for one without. */
function eachOnce(endpoints: readonly VpcEndpoint[]): readonly VpcEndpoint[] {
  const byName = new Map<string, VpcEndpoint>();
  for (const endpoint of endpoints) {
    const before = byName.get(nameOf(endpoint));
    if (before === undefined || typeof endpoint === 'string') byName.set(nameOf(endpoint), endpoint);
    else if (typeof before !== 'string') {
      byName.set(nameOf(endpoint), { ...before, hosts: [...new Set([...before.hosts, ...endpoint.hosts])] });
    }
  }
  return [...byName.values()];
}

/** The endpoints of the cluster's VPC, and the region that their names agree on. `seen` empty: it has none. */
export function concludeVpcEndpoints(seen: readonly SeenEndpoint[], clusterVpc: string | undefined): Conclusion {
  const filter = `${ENDPOINTS} --filters Name=vpc-id,Values=${clusterVpc ?? 'VPC_ID'} --output json`;
  const { ours, note } = ofCluster(seen, (endpoint) => endpoint.vpc, clusterVpc, ENDPOINTS, filter);
  if (note !== undefined) return { facts: [], notes: [note] };
  const named = ours.flatMap((one) => ('endpoint' in one ? [one] : []));
  const all = stated('cluster.vpcEndpoints', eachOnce(named.map((one) => one.endpoint)), ENDPOINTS);
  const facts: Fact[] = [inVpc(all, clusterVpc ?? ours.flatMap(({ vpc }) => vpc ?? [])[0])];
  const [region, ...others] = new Set(named.flatMap((one) => one.region ?? []));
  if (region !== undefined && others.length === 0) facts.push(regionFact(region));
  return { facts, notes: ours.flatMap((one) => ('leftOut' in one ? [one.leftOut] : [])) };
}

const regionFact = (region: string): FactOf<'cluster.region'> =>
  inferred('cluster.region', region, ENDPOINTS, {
    en: 'Read from the names of the VPC endpoints.',
    ko: 'VPC 엔드포인트의 이름에서 읽었습니다.',
    ja: 'VPC エンドポイントの名前から読み取りました。',
  });
