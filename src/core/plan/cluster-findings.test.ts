import { describe, expect, test } from 'vitest';
import { planned, sampleHost, told, toldOf, withCluster } from './sample-draft.ts';

describe('networks', () => {
  test.each([
    [{ serviceCidrs: ['10.0.128.0/17'] }, ['service-cidr.overlap at cluster.serviceCidrs.0']],
    [{ vpcCidrs: ['10.0.0.0/16', '10.0.4.0/22'] }, ['vpc-cidr.overlap at cluster.vpcCidrs.1']],
    [{ serviceCidrs: ['172.20.0.0/25'] }, ['service-cidr.size at cluster.serviceCidrs.0']],
    [{ serviceCidrs: ['172.0.0.0/11'] }, ['service-cidr.size at cluster.serviceCidrs.0']],
    [{ serviceCidrs: ['100.80.0.0/16'] }, ['service-cidr.range at cluster.serviceCidrs.0']],
    [{ serviceCidrs: ['fd30:1c53:5f8a::/64'] }, ['service-cidr.ipv6 at cluster.serviceCidrs.0']],
    [{ serviceCidrs: ['2600:1f14::/108'] }, ['service-cidr.ipv6 at cluster.serviceCidrs.0']],
    [{ vpcCidrs: ['10.0.0.0/8'] }, ['vpc-cidr.size at cluster.vpcCidrs.0']],
    [{ serviceCidrs: ['fd30:1c53:5f8a::/108'], vpcCidrs: ['10.0.0.0/16', '2600:1f14:abc:de00::/56'] }, []],
    [{ serviceCidrs: ['172.20.0.0/20'] }, []],
    [{ serviceCidrs: ['172.20.0.0/16', '10.100.0.0/16'] }, ['service-cidr.second at cluster.serviceCidrs.1']],
    [
      { serviceCidrs: ['fd30:1c53:5f8a::/108', 'fd30:1c53:5f8b::/108'] },
      ['service-cidr.second at cluster.serviceCidrs.1'],
    ],
    [{ serviceCidrs: ['172.20.0.0/16', 'fd30:1c53:5f8a::/108'] }, []],
    [{ serviceCidrs: ['192.168.0.0/24'] }, []],
  ])('%j', (cluster, expected) => {
    const { findings } = planned(withCluster(cluster));
    expect(told(findings)).toEqual(expected);
    expect(findings.every(({ severity }) => severity === 'warning')).toBe(true);
  });

  test('that are wrong by themselves are not compared', () => {
    expect(toldOf(withCluster({ serviceCidrs: ['10.0.0.1/16'] }))).toEqual([
      'cidr.host-bits at cluster.serviceCidrs.0',
    ]);
  });
});

test('an endpoint in another region is doubted, and the region can follow it', () => {
  const { findings } = planned(withCluster({ region: 'us-east-1' }));
  expect(told(findings)).toEqual(['endpoint.region at cluster.endpoint']);
  expect(findings[0]?.mend).toMatchObject({ field: 'cluster.region', value: 'ap-northeast-2' });
});

test.each(['https://eks-cluster.us-west-2.api.aws', `https://${sampleHost.replace('ap-northeast-2', 'us-west-2')}`])(
  'the endpoint %s fits us-west-2',
  (endpoint) => {
    expect(toldOf(withCluster({ region: 'us-west-2', endpoint }))).toEqual([]);
  },
);

test('a public endpoint is a note: nodes reach it through the proxy', () => {
  const { findings } = planned(withCluster({ endpointAccess: 'public' }));
  expect(findings).toMatchObject([{ code: 'endpoint.public', severity: 'note' }]);
});

describe('the eks endpoint', () => {
  test('without oidc-eks is a warning, mended by adding it', () => {
    const { findings } = planned(withCluster({ vpcEndpoints: ['s3', 'eks'] }));
    expect(told(findings)).toEqual(['endpoint.oidc at cluster.vpcEndpoints.1']);
    expect(findings[0]).toMatchObject({ severity: 'warning', mend: { value: ['s3', 'eks', 'oidc-eks'] } });
  });

  test('is mended by the private DNS of the oidc-eks endpoint that is there, not by a second one', () => {
    const oidc = { service: 'oidc-eks', privateDns: false, hosts: ['vpce-1.oidc-eks.example'] };
    const { findings } = planned(withCluster({ vpcEndpoints: [oidc, 'eks'] }));
    expect(findings[0]).toMatchObject({ code: 'endpoint.oidc', mend: { value: ['oidc-eks', 'eks'] } });
  });

  test.each([
    [['eks', 'oidc-eks']],
    [['s3']],
    [[{ service: 'eks', privateDns: false, hosts: ['vpce-1.eks.example'] }]],
  ])('%j is fine', (vpcEndpoints) => {
    expect(toldOf(withCluster({ vpcEndpoints }))).toEqual([]);
  });
});

describe('an endpoint service that is not on offer', () => {
  test('is told with the host that its name leads to, which may be another', () => {
    const { findings } = planned(withCluster({ vpcEndpoints: ['s3', 'kinesis-streams'] }));
    expect(findings).toMatchObject([
      {
        code: 'endpoint.guessed-host',
        severity: 'note',
        unproven: true,
        field: 'cluster.vpcEndpoints.1',
        params: { service: 'kinesis-streams', hosts: 'kinesis-streams.ap-northeast-2.amazonaws.com' },
      },
    ]);
  });

  test.each([
    [{ service: 'kinesis-streams', privateDns: false, hosts: ['vpce-1.kinesis.example'] }],
    ['guardduty-data'],
  ])('%j is no guess', (endpoint) => {
    expect(toldOf(withCluster({ vpcEndpoints: [endpoint] }))).toEqual([]);
  });
});

describe('a certificate authority', () => {
  const pem = (tail: string) =>
    Buffer.from(`-----BEGIN CERTIFICATE-----\n${'A'.repeat(100)}\n${tail}`).toString('base64');

  test.each(['-----END CERTIFICATE-----', '-----END CERTIFICATE-----\n', '-----END CERTIFICATE-----\r\n'])(
    'that ends with %j is whole, wherever the groups of base64 fall',
    (end) => {
      for (const shift of ['', 'A', 'AA'])
        expect(toldOf(withCluster({ certificateAuthority: pem(shift + end) }))).toEqual([]);
    },
  );

  test('that stops before its end is a warning', () => {
    expect(toldOf(withCluster({ certificateAuthority: pem('AAAA') }))).toEqual([
      'certificate.cut at cluster.certificateAuthority',
    ]);
  });
});

test('an endpoint without private DNS and without hosts is a warning', () => {
  const vpcEndpoints = ['s3', { service: 'logs', privateDns: false, hosts: [''] }];
  expect(toldOf(withCluster({ vpcEndpoints }))).toEqual(['endpoint.no-host at cluster.vpcEndpoints.1']);
});
