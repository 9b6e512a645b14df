// The clusters of the matrix: three partitions, both families of addresses, with and without the CA bundle of a proxy
// that opens TLS connections, and with and without a login that the proxy asks for. The deliveries go round among them.

import { type Draft, definitions, deliveries } from '../../src/core/index.ts';
import { issuingCa, rootCa } from '../../src/core/model/sample-ca.fixture.ts';

export interface MatrixCluster {
  /** `us-gov-west-1, IPv6, CA bundle` */
  readonly name: string;
  readonly draft: Draft;
}

const REGIONS = [
  ['us-east-1', 'amazonaws.com'],
  ['cn-north-1', 'amazonaws.com.cn'],
  ['us-gov-west-1', 'amazonaws.com'],
] as const;

const FAMILIES = {
  IPv4: { serviceCidrs: ['172.20.0.0/16'], vpcCidrs: ['10.0.0.0/16', '100.64.0.0/16'] },
  IPv6: { serviceCidrs: ['fd30:1c53:5f8a::/108'], vpcCidrs: ['10.0.0.0/16', '2600:1f14:abc:de00::/56'] },
} as const;

const certificateAuthority = Buffer.from(rootCa).toString('base64');

/** Each family has a store of its own. */
const LOGINS = {
  IPv4: { from: 'secretsmanager', name: 'corp/proxy' },
  IPv6: { from: 'ssm', name: '/corp/proxy' },
} as const;

const KINDS = [false, true].flatMap((login) => [false, true].map((trust) => ({ trust, login })));

/** One of each kind, without node groups and without a version of Kubernetes. */
const kinds: readonly MatrixCluster[] = REGIONS.flatMap(([region, suffix]) =>
  (['IPv4', 'IPv6'] as const).flatMap((family) =>
    KINDS.map(({ trust, login }) => ({
      name: [region, family, ...(trust ? ['CA bundle'] : []), ...(login ? ['login'] : [])].join(', '),
      draft: {
        version: 1,
        cluster: {
          name: 'prod',
          region,
          ...FAMILIES[family],
          endpoint: `https://0123456789ABCDEF0123456789ABCDEF.gr7.${region}.eks.${suffix}`,
          endpointAccess: 'private',
          certificateAuthority,
          vpcEndpoints: [
            ...['s3', 'ecr.api', 'ecr.dkr', 'ec2', 'sts'],
            ...(login ? [LOGINS[family].from, 'cloudformation'] : []),
          ],
        },
        proxy: {
          http: 'http://proxy.corp.example:3128',
          ...(trust ? { caBundle: `${rootCa}${issuingCa}` } : {}),
          ...(login ? { credentials: LOGINS[family] } : {}),
        },
      } satisfies Draft,
    })),
  ),
);

const controllers = definitions.controllers.map(({ id }) => id);

/**
 * Those, each with one delivery: five go round among 24, so each meets all four kinds of a CA bundle and a login. Clusters of
 * one family of addresses have every controller.
 */
export const clusters: readonly MatrixCluster[] = kinds.map(({ name, draft }, index) => {
  const { id } = deliveries[index % deliveries.length] ?? deliveries[0];
  const chosen = Math.floor(index / KINDS.length) % 2 === 0 ? controllers : [];
  return { name: `${name}, ${id}`, draft: { ...draft, delivery: id, addOns: { controllers: chosen } } };
});
