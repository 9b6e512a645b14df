// Weighs everything that was seen in one paste and leaves one fact a field.

import type { ClusterNetwork } from '../../model/cluster-network.ts';
import { type ClusterIdentity, type Fact, type FactField, type FactOf, type Note, noteOf } from '../detection.ts';
import type { Sight } from '../readers/reader.ts';
import { concludeLoneCidrs } from './lone-cidrs.ts';
import { concludeServiceCidrs } from './service-cidrs.ts';
import { concludeVpcCidrs, concludeVpcEndpoints } from './vpc.ts';

/** The order of the settings. */
const ORDER = [
  'cluster.name',
  'cluster.region',
  'cluster.kubernetesVersion',
  'cluster.serviceCidrs',
  'cluster.vpcCidrs',
  'cluster.endpoint',
  'cluster.endpointAccess',
  'cluster.certificateAuthority',
  'cluster.vpcEndpoints',
  'addOns.vpcCni.nodeAgent',
] as const satisfies readonly FactField[];

const isServiceCidrs = (fact: Fact): fact is FactOf<'cluster.serviceCidrs'> => fact.field === 'cluster.serviceCidrs';
const shown = (value: Fact['value']): string => {
  const text = Array.isArray(value)
    ? value.map((one) => (typeof one === 'string' ? one : JSON.stringify(one))).join(', ')
    : String(value);
  return text.length > 100 ? `${text.slice(0, 100)} …` : text;
};
const same = (a: Fact, b: Fact): boolean => JSON.stringify(a.value) === JSON.stringify(b.value);

/** One of several facts about one field: stated before inferred, later before earlier. What they disagree on is told. */
function settle(facts: readonly Fact[]): { readonly fact: Fact | undefined; readonly note?: Note } {
  const said = facts.filter((fact) => fact.certainty === 'stated');
  const equals = said.length > 0 ? said : facts;
  const fact = equals.at(-1);
  const other = fact && equals.find((one) => !same(one, fact));
  if (fact === undefined || other === undefined) return { fact: equals[0] };
  const params = { field: fact.field, value: shown(fact.value), before: shown(other.value), source: other.source };
  return {
    fact,
    note: noteOf(
      {
        en: '{field} is told twice and differently: {before} ({source}), later {value}. The later one is taken; the outputs may be of two clusters.',
        ko: '{field} 값이 서로 다르게 두 번 나옵니다. 먼저 {before}({source}), 나중에 {value}입니다. 나중 값을 사용합니다. 서로 다른 두 클러스터의 출력일 수 있습니다.',
        ja: '{field} の値が 2 回、異なる値で出ています。先に {before} ({source})、後に {value} です。後の値を使います。2 つの異なるクラスターの出力かもしれません。',
      },
      params,
    ),
  };
}

/** What the sights of one cluster say of which it is; of two answers the later one. */
function identityOf(sights: readonly Sight[]): ClusterIdentity {
  const said = (field: FactField) =>
    sights
      .flatMap(({ facts = [] }) => facts.flatMap((fact) => (fact.field === field ? String(fact.value) : [])))
      .at(-1);
  const told = {
    name: sights.flatMap(({ cluster }) => cluster?.name ?? []).at(-1),
    region: said('cluster.region'),
    endpoint: said('cluster.endpoint'),
    vpc: sights.flatMap(({ cluster }) => cluster?.vpc ?? []).at(-1),
  };
  return Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined));
}

/** Facts about the cluster: those of two clusters would make a third one that does not exist. */
function ofOneCluster(sights: readonly Sight[]): {
  readonly facts: readonly Fact[];
  readonly cluster: ClusterIdentity;
  readonly network?: ClusterNetwork | undefined;
  readonly notes: readonly Note[];
} {
  const names = [...new Set(sights.flatMap((sight) => sight.cluster?.name ?? []))];
  if (names.length <= 1) {
    return {
      facts: sights.flatMap((sight) => sight.facts ?? []),
      cluster: identityOf(sights.filter(({ cluster }) => cluster !== undefined)),
      network: sights.flatMap(({ network }) => network ?? []).at(-1),
      notes: [],
    };
  }
  return {
    facts: sights.flatMap((sight) => (sight.cluster === undefined ? (sight.facts ?? []) : [])),
    cluster: {},
    notes: [
      noteOf(
        {
          en: 'This describes several clusters ({names}), so nothing of them is filled in. Paste the one that is meant.',
          ko: '여러 클러스터({names})에 대한 내용이므로 아무것도 입력하지 않습니다. 해당하는 클러스터의 출력만 붙여넣으세요.',
          ja: '複数のクラスター ({names}) についての内容のため、何も入力しません。対象のクラスターの出力だけを貼り付けてください。',
        },
        { names: names.slice(0, 5).join(', ') },
      ),
    ],
  };
}

/** At most one fact a field, in the order of the settings, and what is doubtful about them. */
export function conclude(
  sights: readonly Sight[],
  knownVpc?: string,
): {
  readonly facts: readonly Fact[];
  readonly notes: readonly Note[];
  readonly cluster: ClusterIdentity;
  readonly network: ClusterNetwork | undefined;
} {
  const told = ofOneCluster(sights);
  const clusterVpc = told.cluster.vpc ?? knownVpc;
  const notes: Note[] = [...sights.flatMap((sight) => sight.notes ?? []), ...told.notes];
  const vpcs = concludeVpcCidrs(
    sights.flatMap((sight) => sight.vpcs ?? []),
    clusterVpc,
  );
  const endpoints = sights.some((sight) => sight.vpcEndpoints !== undefined)
    ? concludeVpcEndpoints(
        sights.flatMap((sight) => sight.vpcEndpoints ?? []),
        clusterVpc,
      )
    : { facts: [], notes: [] };
  const known = [...told.facts, ...vpcs.facts].flatMap((fact) =>
    fact.field === 'cluster.serviceCidrs' || fact.field === 'cluster.vpcCidrs' ? fact.value : [],
  );
  const lone = concludeLoneCidrs(
    sights.flatMap((sight) => sight.cidrs ?? []),
    known,
  );
  const all = [...told.facts, ...vpcs.facts, ...lone.facts, ...endpoints.facts];
  const networks = all.filter(isServiceCidrs);
  const sure = networks.filter((fact) => fact.certainty === 'stated');
  const clusterIps = [...new Set(sights.flatMap((sight) => sight.clusterIps ?? []))];
  const services = concludeServiceCidrs(sure.length > 0 ? sure : networks, clusterIps);
  for (const told of [vpcs, endpoints, lone, services]) for (const note of told.notes) notes.push(note);
  const facts = ORDER.flatMap((field) => {
    if (field === 'cluster.serviceCidrs') return services.fact ?? [];
    const { fact, note } = settle(all.filter((one) => one.field === field));
    if (note !== undefined) notes.push(note);
    return fact ?? [];
  });
  return { facts, notes, cluster: told.cluster, network: told.network };
}
