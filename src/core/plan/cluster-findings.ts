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
      text: {
        en: 'This endpoint is in {elsewhere}, but the region is {region}.',
        ko: '이 엔드포인트는 {elsewhere}에 있지만 리전은 {region}입니다.',
        ja: 'このエンドポイントは {elsewhere} にありますが、リージョンは {region} です。',
      },
      ...(partitionOf(elsewhere) === undefined
        ? {}
        : {
            mend: {
              label: {
                en: 'Make the region {elsewhere}',
                ko: '리전 변경: {elsewhere}',
                ja: 'リージョンを {elsewhere} に変更',
              },
              field: 'cluster.region',
              value: elsewhere,
            },
          }),
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
        ko: '엔드포인트가 퍼블릭 전용이므로 노드는 프록시를 통해 API 서버에 접속합니다. 프록시는 그 호스트로의 장시간 연결을 허용해야 하며, 프록시가 중단되면 클러스터도 멈춥니다.',
        ja: 'エンドポイントがパブリックのみのため、ノードはプロキシ経由で API サーバーに接続します。プロキシはそのホストへの長時間の接続を許可する必要があり、プロキシが停止するとクラスターも止まります。',
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
        ko: '인증서의 끝부분이 누락된 것 같습니다. 이대로는 노드가 API 서버를 신뢰하지 않습니다. 전체를 복사하세요.',
        ja: '証明書の末尾が欠けているようです。このままではノードが API サーバーを信頼しません。全体をコピーしてください。',
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
        ko: 'eks 엔드포인트가 있으면 oidc-eks 엔드포인트도 있지 않는 한 VPC 안에서 토큰 발급자의 이름(oidc.eks)을 확인할 수 없으며, eks 항목 때문에 이 이름도 프록시를 거치지 않습니다. 노드에는 발급자가 필요 없지만 Terraform, eksctl과 토큰을 검사하는 프로그램에는 필요합니다.',
        ja: 'eks エンドポイントがあると、oidc-eks エンドポイントもない限り VPC 内でトークン発行者の名前 (oidc.eks) を解決できず、eks の項目によりその名前もプロキシを通らなくなります。ノードに発行者は不要ですが、Terraform、eksctl、トークンを検証するプログラムには必要です。',
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
              label: {
                en: 'The private DNS of oidc-eks is on',
                ko: 'oidc-eks의 프라이빗 DNS가 켜져 있음',
                ja: 'oidc-eks のプライベート DNS は有効',
              },
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
          ko: '{service} 엔드포인트는 프라이빗 DNS가 꺼져 있고 고유한 호스트 이름도 입력되지 않아, 이곳으로 가는 요청이 없습니다.',
          ja: 'エンドポイント {service} はプライベート DNS が無効で、固有のホスト名も入力されていないため、ここへの通信はありません。',
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
        unproven: true,
        text: {
          en: '{hosts} follows from the name of the endpoint {service}, and not every service has that host. "aws ec2 describe-vpc-endpoint-services" tells its PrivateDnsName: where it is another, add that to the bypass list.',
          ko: '{hosts} 호스트는 엔드포인트 {service}의 이름에서 얻은 것이며, 모든 서비스에 그런 호스트가 있는 것은 아닙니다. "aws ec2 describe-vpc-endpoint-services"로 PrivateDnsName을 확인하고, 다르면 그 이름을 우회 목록에 추가하세요.',
          ja: '{hosts} はエンドポイント {service} の名前から導いたもので、すべてのサービスにそのホストがあるとは限りません。「aws ec2 describe-vpc-endpoint-services」で PrivateDnsName を確認し、異なる場合はその名前をバイパスリストに追加してください。',
        },
      },
    ];
  });
}
