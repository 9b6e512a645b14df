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
  },
});

const aService = (field: string, host: string, cidr: string): Finding => ({
  code: 'proxy.service-address',
  severity: 'error',
  field,
  params: { host, cidr },
  text: {
    en: '{host} is a Service of the cluster ({cidr}). A node reaches Services only after it has joined, and needs the proxy before.',
  },
});
