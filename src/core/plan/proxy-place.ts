// Where the proxy stands: an address that a node cannot reach when it needs it first is no use, however well it is written.

import { addressBytes, contains, networkAround, parseCidr } from '../model/cidr.ts';
import type { Finding } from '../model/finding.ts';
import { parseProxyUrl } from '../model/proxy-url.ts';
import type { Settings } from '../model/settings.ts';

/** Findings about the host of each proxy, against the networks of the cluster. */
export function proxyPlaceFindings({ cluster, proxy }: Settings): readonly Finding[] {
  const asked = proxy.https === proxy.http ? (['http'] as const) : (['http', 'https'] as const);
  return asked.flatMap((key) => {
    const host = parseProxyUrl(proxy[key])?.host;
    const bytes = addressBytes(host ?? '');
    if (host === 'localhost' || bytes?.[0] === 127 || host === '::1') return [onTheNode(`proxy.${key}`, host ?? '')];
    if (host === undefined || bytes === undefined) return [];
    const inside = cluster.serviceCidrs.find((cidr) => {
      const network = parseCidr(cidr);
      return network !== undefined && contains(network, networkAround(bytes, bytes.length * 8));
    });
    return inside === undefined ? [] : [aService(`proxy.${key}`, host, inside)];
  });
}

const onTheNode = (field: string, host: string): Finding => ({
  code: 'proxy.on-the-node',
  severity: 'warning',
  field,
  params: { host },
  text: {
    en: '{host} is each node itself. That is right only where a forwarding proxy runs on every node before anything else starts.',
    ko: '{host} 호스트는 각 노드 자신입니다. 다른 것보다 먼저 모든 노드에서 포워드 프록시가 실행되는 경우에만 올바릅니다.',
    ja: '{host} は各ノード自身です。すべてのノードで、ほかの何よりも先にフォワードプロキシが動く場合にだけ正しい値です。',
  },
});

const aService = (field: string, host: string, cidr: string): Finding => ({
  code: 'proxy.service-address',
  severity: 'error',
  field,
  params: { host, cidr },
  text: {
    en: '{host} is a Service of the cluster ({cidr}). A node reaches Services only after it has joined, and needs the proxy before.',
    ko: '{host} 호스트는 클러스터의 서비스입니다({cidr}). 노드는 조인한 뒤에만 서비스에 접속할 수 있지만, 프록시는 그 전에 필요합니다.',
    ja: '{host} はクラスターのサービスです ({cidr})。ノードがサービスに接続できるのは参加した後ですが、プロキシはその前に必要です。',
  },
});
