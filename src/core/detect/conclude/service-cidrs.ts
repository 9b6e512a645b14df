// The service network: what was stated, else what follows from the address of the service `kubernetes`.

import { type Block, holds, isFirstOf, networkStart, readAddress, readCidr } from '../addresses.ts';
import { type FactOf, inferred, type Note, noteOf, stated } from '../detection.ts';

/** Where EKS puts services unless told otherwise: EKS User Guide, create-cluster. */
const EKS_DEFAULTS: ReadonlyMap<string, string> = new Map([
  ['10.100.0.1', '10.100.0.0/16'],
  ['172.20.0.1', '172.20.0.0/16'],
]);
const UNIQUE_LOCAL = readCidr('fc00::/7');
const SERVICE = 'kubectl get service kubernetes';
const ASK = 'aws eks describe-cluster';

export type ServiceCidrs = FactOf<'cluster.serviceCidrs'>;

/** Whether EKS may have chosen this block by itself. */
export function looksLikeServices(cidr: string): boolean {
  const block = readCidr(cidr);
  if (block?.family === 6) return block.prefix === 108 && UNIQUE_LOCAL !== undefined && holds(UNIQUE_LOCAL, block);
  return [...EKS_DEFAULTS.values()].includes(cidr);
}

/** The /108 around an IPv6 address, if it is the first of it (EKS User Guide, cni-ipv6: services come from fc00::/7). */
function ipv6Network(address: Block): string | undefined {
  if (UNIQUE_LOCAL === undefined || !holds(UNIQUE_LOCAL, address) || !isFirstOf(address, 108)) return undefined;
  return `${networkStart(address, 108)}/108`;
}

/** From the first address of the service network alone only its start is known, not its size. */
function inferredFrom(ips: readonly string[]): { readonly cidrs: readonly string[]; readonly notes: readonly Note[] } {
  const cidrs: string[] = [];
  const notes: Note[] = [];
  for (const ip of ips) {
    const address = readAddress(ip);
    if (address === undefined) continue;
    const cidr = address.family === 6 ? ipv6Network(address) : EKS_DEFAULTS.get(ip);
    if (cidr !== undefined) cidrs.push(cidr);
    else if (address.family === 4 && isFirstOf(address, 24)) {
      const start = networkStart(address, 24);
      notes.push(
        noteOf(
          {
            en: 'The services of this cluster begin at {start}; how far they reach, {ip} does not tell, and it is none of the two defaults of EKS. Ask {ASK}.',
            ko: '이 클러스터의 서비스는 {start}에서 시작하지만 {ip}만으로는 범위의 끝을 알 수 없으며, EKS의 두 기본값도 아닙니다. {ASK} 명령을 실행하세요.',
            ja: 'このクラスターのサービスは {start} から始まりますが、{ip} だけでは範囲の終わりがわからず、EKS の 2 つのデフォルトのどちらでもありません。{ASK} を実行してください。',
          },
          { start, ip, ASK },
        ),
      );
    } else {
      notes.push(
        noteOf(
          {
            en: '{ip} is not the first address of a service network of EKS, so it is not the service kubernetes. Run: {SERVICE}',
            ko: '{ip} 주소는 EKS 서비스 네트워크의 첫 번째 주소가 아니므로 kubernetes 서비스가 아닙니다. 다음을 실행하세요: {SERVICE}',
            ja: '{ip} は EKS のサービスネットワークの最初のアドレスではないため、サービス kubernetes ではありません。次を実行してください: {SERVICE}',
          },
          { ip, SERVICE },
        ),
      );
    }
  }
  return { cidrs, notes };
}

/** One fact at most. A stated network wins over an inferred one; an address outside of it is told. */
export function concludeServiceCidrs(
  said: readonly ServiceCidrs[],
  clusterIps: readonly string[],
): { readonly fact: ServiceCidrs | undefined; readonly notes: readonly Note[] } {
  if (said.length === 0) {
    const { cidrs, notes } = inferredFrom(clusterIps);
    if (cidrs.length === 0) return { fact: undefined, notes };
    const note = {
      en: 'Inferred: the address of the service kubernetes is the first of its network, and {cidrs} is the usual size there. A cluster made with a smaller network has the same address; {ASK} says for certain.',
      ko: '추론됨: kubernetes 서비스의 주소는 그 네트워크의 첫 번째 주소이며, {cidrs} 범위가 보통의 크기입니다. 더 작은 네트워크로 만든 클러스터도 주소가 같습니다. {ASK} 명령으로 확실히 알 수 있습니다.',
      ja: '推定: サービス kubernetes のアドレスはそのネットワークの最初のアドレスで、通常の大きさは {cidrs} です。より小さいネットワークで作ったクラスターでもアドレスは同じです。{ASK} で確実にわかります。',
    };
    return { fact: inferred('cluster.serviceCidrs', cidrs, SERVICE, note, { cidrs: cidrs.join(', '), ASK }), notes };
  }
  const { fact, notes } = united(said);
  const blocks = fact.value.map(readCidr).filter((block) => block !== undefined);
  const outside = clusterIps.filter((ip) => {
    const address = readAddress(ip);
    return address !== undefined && !blocks.some((block) => holds(block, address));
  });
  const params = { cidrs: fact.value.join(', '), source: fact.source };
  return {
    fact,
    notes: [
      ...notes,
      ...outside.map((ip) =>
        noteOf(
          {
            en: '{ip} is not in {cidrs}, which {source} says: the outputs may be of two clusters.',
            ko: '{ip} 주소가 {source}에 나온 {cidrs}에 없습니다. 서로 다른 두 클러스터의 출력일 수 있습니다.',
            ja: '{ip} は {source} が示す {cidrs} にありません。2 つの異なるクラスターの出力かもしれません。',
          },
          { ip, ...params },
        ),
      ),
    ],
  };
}

/** Two sources may tell one network and that plus a later one; blocks that neither shares are told. EKS has the last word. */
function united(said: readonly ServiceCidrs[]): { readonly fact: ServiceCidrs; readonly notes: readonly Note[] } {
  const [first, ...rest] = [...said].sort((a, b) => Number(b.source === ASK) - Number(a.source === ASK));
  let fact = first ?? stated('cluster.serviceCidrs', [], ASK);
  const notes: Note[] = [];
  for (const other of rest) {
    const same = other.value.filter((cidr) => fact.value.includes(cidr));
    if (same.length === other.value.length) continue;
    if (same.length === fact.value.length) fact = other;
    else {
      notes.push(
        noteOf(
          {
            en: '{one} says that services are in {ours}, {other} says {theirs}: the outputs may be of two clusters. The first is taken.',
            ko: '서비스 네트워크로 {one}에는 {ours}, {other}에는 {theirs} 값이 나와 있습니다. 서로 다른 두 클러스터의 출력일 수 있습니다. 첫 번째 값을 사용합니다.',
            ja: 'サービスのネットワークは {one} では {ours}、{other} では {theirs} です。2 つの異なるクラスターの出力かもしれません。最初の値を使います。',
          },
          { one: fact.source, ours: fact.value.join(', '), other: other.source, theirs: other.value.join(', ') },
        ),
      );
    }
  }
  return { fact, notes };
}
