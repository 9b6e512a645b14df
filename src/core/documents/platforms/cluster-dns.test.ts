import { expect, test } from 'vitest';
import { gap } from '../../model/marks.ts';
import { samplePlan } from '../cluster/sample-plan.ts';
import { clusterDnsAddress } from './cluster-dns.ts';

const dnsOf = (...serviceCidrs: readonly string[]): string => {
  const plan = samplePlan();
  return clusterDnsAddress({
    ...plan,
    settings: { ...plan.settings, cluster: { ...plan.settings.cluster, serviceCidrs } },
  });
};

test.each([
  ['172.20.0.0/16', '172.20.0.10'],
  ['192.168.16.0/20', '192.168.16.10'],
  ['10.1.2.0/24', '10.1.2.10'],
  ['fd00:1234::/108', 'fd00:1234::a'],
  ['fdd3:7636:68bc:1:2:3:4560:0/108', 'fdd3:7636:68bc:1:2:3:4560:a'],
])('of %s is %s', (network, address) => {
  expect(dnsOf(network)).toBe(address);
});

test('is a gap while the network is not known', () => {
  expect(dnsOf()).toBe(gap('cluster.serviceCidrs'));
});
