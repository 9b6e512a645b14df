// What the answers about the cluster say about each other.

import { endpointHosts, hostsAreKnown } from '../aws/endpoints.ts';
import { partitionOf } from '../aws/regions.ts';
import { checkCertificateAuthority, endpointHostOf } from '../model/cluster-endpoint.ts';
import { checkEndpointService } from '../model/endpoint-service.ts';
import type { Finding } from '../model/finding.ts';
import { excerpt } from '../model/plain-text.ts';
import type { Draft } from '../model/settings.ts';
import { networkFindings } from './network-findings.ts';
import { versionFindings } from './version-findings.ts';

type ClusterDraft = NonNullable<Draft['cluster']>;

export const clusterFindings = (cluster: ClusterDraft): readonly Finding[] => [
  ...versionFindings(cluster),
  ...networkFindings(cluster),
  ...endpointFindings(cluster),
  ...certificateFindings(cluster),
  ...issuerFindings(cluster),
  ...hostlessFindings(cluster),
  ...guessedFindings(cluster),
];

function endpointFindings({ endpoint = '', endpointAccess, region = '' }: ClusterDraft): readonly Finding[] {
  const found: Finding[] = [];
  const elsewhere = /\.([a-z]+(?:-[a-z]+)+-\d+)\.(?:eks\.amazonaws|api\.(?:aws|amazonwebservices))/.exec(
    endpointHostOf(endpoint) ?? '',
  )?.[1];
  if (elsewhere !== undefined && elsewhere !== region && partitionOf(region) !== undefined) {
    found.push({
      code: 'endpoint.region',
      severity: 'warning',
      field: 'cluster.endpoint',
      params: { elsewhere, region },
      text: { en: 'This endpoint is in {elsewhere}, but the region is {region}.' },
      ...(partitionOf(elsewhere) === undefined
        ? {}
        : { mend: { label: { en: 'Make the region {elsewhere}' }, field: 'cluster.region', value: elsewhere } }),
    });
  }
  if (endpointAccess === 'public') {
    found.push({
      code: 'endpoint.public',
      severity: 'note',
      field: 'cluster.endpointAccess',
      params: {},
      text: {
        en: 'The endpoint is public only, so nodes reach the API server through the proxy. It must let long connections to that host through, and the cluster stands still when it is down.',
      },
    });
  }
  return found;
}

// A PEM file ends with dashes. Where they fall among the groups of base64, `LS0t` is in the last 14 characters, with
// room for a line break or two.
const endsLikePem = (base64: string): boolean => base64.slice(-14).includes('LS0t');

function certificateFindings({ certificateAuthority = '' }: ClusterDraft): readonly Finding[] {
  if (certificateAuthority === '' || checkCertificateAuthority(certificateAuthority) !== undefined) return [];
  if (endsLikePem(certificateAuthority)) return [];
  return [
    {
      code: 'certificate.cut',
      severity: 'warning',
      field: 'cluster.certificateAuthority',
      params: {},
      text: {
        en: 'The end of the certificate seems to be missing: nodes would not trust the API server. Copy it whole.',
      },
    },
  ];
}

/**
 * The entry `eks.REGION.SUFFIX` also sends the token issuer, `oidc.eks.REGION.SUFFIX`, direct; and the private DNS of the
 * eks endpoint hides the issuer's name. Source: the VPC endpoint `oidc-eks`, offered since 2026-07-27.
 */
function issuerFindings({ vpcEndpoints = [] }: ClusterDraft): readonly Finding[] {
  const ticked = vpcEndpoints.flatMap((one, index) => {
    if (typeof one === 'string') return [{ service: one, index }];
    return one.privateDns ? [{ service: one.service, index }] : [];
  });
  const closed = vpcEndpoints.findIndex((one) => typeof one !== 'string' && one.service === 'oidc-eks');
  const eks = ticked.find(({ service }) => service === 'eks');
  if (eks === undefined || ticked.some(({ service }) => service === 'oidc-eks')) return [];
  return [
    {
      code: 'endpoint.oidc',
      severity: 'warning',
      field: `cluster.vpcEndpoints.${eks.index}`,
      params: {},
      text: {
        en: 'With the eks endpoint, the name of the token issuer (oidc.eks) no longer resolves inside the VPC unless there is an oidc-eks endpoint too, and the entry of eks sends that name past the proxy as well. Nodes do not need the issuer; Terraform, eksctl and programs that check tokens do.',
      },
      mend:
        closed < 0
          ? {
              label: {
                en: 'My VPC has this endpoint: tick oidc-eks',
                ko: '내 VPC에 이 엔드포인트가 있음: oidc-eks 선택',
                ja: 'VPC にこのエンドポイントがある: oidc-eks を選択',
              },
              field: 'cluster.vpcEndpoints',
              value: [...vpcEndpoints, 'oidc-eks'],
            }
          : {
              label: { en: 'The private DNS of oidc-eks is on' },
              field: 'cluster.vpcEndpoints',
              value: vpcEndpoints.with(closed, 'oidc-eks'),
            },
    },
  ];
}

function hostlessFindings({ vpcEndpoints = [] }: ClusterDraft): readonly Finding[] {
  return vpcEndpoints.flatMap((one, index): readonly Finding[] => {
    if (typeof one === 'string' || one.privateDns || one.hosts.some((host) => host !== '')) return [];
    return [
      {
        code: 'endpoint.no-host',
        severity: 'warning',
        field: `cluster.vpcEndpoints.${index}`,
        params: { service: excerpt(one.service) },
        text: {
          en: 'The endpoint {service} has no private DNS, and no host name of its own is given: nothing goes to it.',
        },
      },
    ];
  });
}

/**
 * Most services answer at NAME.REGION.SUFFIX, some do not: kinesis-streams is kinesis, execute-api has a name for each
 * API. Source of the right one: https://docs.aws.amazon.com/vpc/latest/privatelink/manage-dns-names.html
 */
function guessedFindings({ vpcEndpoints = [], region = '', fips = false }: ClusterDraft): readonly Finding[] {
  if (partitionOf(region) === undefined) return [];
  return vpcEndpoints.flatMap((one, index): readonly Finding[] => {
    const service = typeof one === 'string' ? one : one.privateDns ? one.service : '';
    if (service === '' || checkEndpointService(service) !== undefined || hostsAreKnown(service)) return [];
    return [
      {
        code: 'endpoint.guessed-host',
        severity: 'note',
        field: `cluster.vpcEndpoints.${index}`,
        params: { service, hosts: endpointHosts(service, region, fips).join(', ') },
        text: {
          en: '{hosts} follows from the name of the endpoint {service}, and not every service has that host. "aws ec2 describe-vpc-endpoint-services" tells its PrivateDnsName: where it is another, add that to the bypass list.',
        },
      },
    ];
  });
}
