// What programs call in AWS, by the names they call it: a destination for each name of each service on offer.

import { dualStackHosts, endpointHosts, endpointServices } from '../aws/endpoints.ts';
import { partitionOf } from '../aws/regions.ts';
import { hasIpv6 } from '../model/cidr.ts';
import { hasMark } from '../model/marks.ts';
import type { ClusterSettings } from '../model/settings.ts';
import type { Destination } from './destination.ts';

type Draft = Omit<Destination, 'id' | 'place' | 'url'> & { readonly host: string };

/** What stands before a dotted name. 111122223333 is the account of AWS's own examples. */
const examples = (region: string): Readonly<Record<string, Draft['label'] & { readonly name: string }>> => ({
  '.dkr.': { name: '111122223333', en: 'images in ECR', ko: 'ECR의 이미지', ja: 'ECR のイメージ' },
  '.dkr-ecr.': {
    name: '111122223333',
    en: 'images in ECR, by the dual-stack name',
    ko: '듀얼 스택 이름으로 접속하는 ECR의 이미지',
    ja: 'デュアルスタック名で接続する ECR のイメージ',
  },
  '.s3.dualstack.': {
    name: `al2023-repos-${region}-de612dc2`,
    en: 'packages of Amazon Linux 2023',
    ko: 'Amazon Linux 2023의 패키지',
    ja: 'Amazon Linux 2023 のパッケージ',
  },
  '.s3-fips.dualstack.': {
    name: 'bucket',
    en: 'a bucket in S3, by its FIPS name',
    ko: 'FIPS 이름으로 접속하는 S3 버킷',
    ja: 'FIPS 名で接続する S3 のバケット',
  },
  '.s3.': {
    name: `prod-${region}-starport-layer-bucket`,
    en: 'layers of images in ECR',
    ko: 'ECR의 이미지 레이어',
    ja: 'ECR のイメージのレイヤー',
  },
});

function called(entry: string, service: string, region: string): Draft {
  if (!entry.startsWith('.')) return { host: entry, label: { en: '{service}' }, params: { service } };
  const known = Object.entries(examples(region)).find(([start]) => entry.startsWith(start))?.[1];
  if (known === undefined)
    return {
      host: `name${entry}`,
      label: { en: 'a name of {service}', ko: '{service}의 이름', ja: '{service} の名前' },
      params: { service },
    };
  const { name, ...label } = known;
  return { host: `${name}${entry}`, label };
}

const serviceNames = ({ vpcEndpoints }: ClusterSettings): readonly string[] => [
  ...new Set([
    ...endpointServices.map(({ name }) => name),
    ...vpcEndpoints.map((one) => (typeof one === 'string' ? one : one.service)).filter((name) => !hasMark(name)),
  ]),
];

/** None while the region is not known. Dual-stack names where the cluster is IPv6, own names of endpoints where they have any. */
export function awsDestinations(cluster: ClusterSettings): readonly Destination[] {
  const { region, fips, vpcEndpoints } = cluster;
  if (partitionOf(region) === undefined) return [];
  const ipv6 = hasIpv6(cluster.serviceCidrs);
  return serviceNames(cluster).flatMap((service) => {
    const own = vpcEndpoints.flatMap((one) => (typeof one === 'string' || one.service !== service ? [] : one.hosts));
    const names = [...endpointHosts(service, region, fips), ...(ipv6 ? dualStackHosts(service, region) : [])];
    return [
      ...names.map((name) => called(name, service, region)),
      ...own.map((host) => ownName(host, service)),
    ].flatMap(({ host, ...words }, index) =>
      hasMark(host)
        ? []
        : [
            {
              id: `aws-${service}${index === 0 ? '' : `-${index + 1}`}`,
              url: `https://${host}/`,
              ...words,
              place: `aws:${service}` as const,
            },
          ],
    );
  });
}

const ownName = (host: string, service: string): Draft => ({
  host: host.startsWith('.') ? `name${host}` : host,
  label: {
    en: 'the VPC endpoint {service}, by its own name',
    ko: '고유한 이름으로 접속하는 VPC 엔드포인트 {service}',
    ja: '固有の名前で接続する VPC エンドポイント {service}',
  },
  params: { service },
});
