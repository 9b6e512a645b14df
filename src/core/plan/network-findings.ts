// What the networks say about each other, and about the ranges that EKS and VPCs can have. All are warnings: the list
// works with them, but one of the values was probably read wrong.

import { contains, type Network, overlaps, parseCidr } from '../model/cidr.ts';
import type { Finding } from '../model/finding.ts';
import { once } from '../model/kept.ts';
import type { Localized } from '../model/localized.ts';
import type { Draft } from '../model/settings.ts';

interface Block {
  readonly field: string;
  readonly text: string;
  readonly network: Network;
}

const blocksOf = (field: string, texts: readonly string[] = []): readonly Block[] =>
  texts.flatMap((text, index) => {
    const network = parseCidr(text);
    return network === undefined ? [] : [{ field: `${field}.${index}`, text, network }];
  });

/** Read when first asked for: a page that opens has no network to hold against them. */
const networks = (...texts: readonly string[]): (() => readonly Network[]) =>
  once(() => texts.flatMap((text) => parseCidr(text) ?? []));

const ranges = networks('10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16');
const uniqueLocal = networks('fc00::/7');

export function networkFindings(cluster: NonNullable<Draft['cluster']>): readonly Finding[] {
  const services = blocksOf('cluster.serviceCidrs', cluster.serviceCidrs);
  const vpcs = blocksOf('cluster.vpcCidrs', cluster.vpcCidrs);
  return [
    ...services.flatMap((service, index) => [
      ...serviceFindings(service),
      ...secondFindings(services.slice(0, index), service),
      ...overlapWith(vpcs, service, 'service-cidr.overlap'),
    ]),
    ...vpcs.flatMap((vpc, index) => [
      ...vpcFindings(vpc),
      ...overlapWith(vpcs.slice(0, index), vpc, 'vpc-cidr.overlap'),
    ]),
  ];
}

const warning = (
  code: string,
  { field, text: cidr }: Block,
  text: Localized,
  params: Finding['params'] = {},
): Finding => ({
  code,
  severity: 'warning',
  field,
  params: { cidr, ...params },
  text,
});

/** Source: the EKS user guide, create-cluster.adoc, and the API reference of KubernetesNetworkConfigRequest. */
function serviceFindings(block: Block): readonly Finding[] {
  const { family, prefix } = block.network;
  const within = (outers: readonly Network[]) => outers.some((outer) => contains(outer, block.network));
  if (family === 6) {
    if (prefix === 108 && within(uniqueLocal())) return [];
    return [
      warning('service-cidr.ipv6', block, {
        en: 'The Service CIDR of an IPv6 cluster is a /108 in fc00::/7. {cidr} is not.',
        ko: 'IPv6 클러스터의 서비스 CIDR은 fc00::/7 안의 /108입니다. {cidr} 범위는 그렇지 않습니다.',
        ja: 'IPv6 クラスターのサービス CIDR は fc00::/7 内の /108 です。{cidr} はそうではありません。',
      }),
    ];
  }
  if (prefix < 12 || prefix > 24) {
    return [
      warning('service-cidr.size', block, {
        en: 'EKS takes a Service CIDR between /12 and /24. {cidr} is not.',
        ko: 'EKS의 서비스 CIDR은 /12에서 /24 사이입니다. {cidr} 범위는 그렇지 않습니다.',
        ja: 'EKS のサービス CIDR は /12 から /24 の間です。{cidr} はそうではありません。',
      }),
    ];
  }
  if (within(ranges())) return [];
  const text = {
    en: 'EKS takes a Service CIDR in 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16. {cidr} is not.',
    ko: 'EKS의 서비스 CIDR은 10.0.0.0/8, 172.16.0.0/12 또는 192.168.0.0/16 안에 있습니다. {cidr} 범위는 그렇지 않습니다.',
    ja: 'EKS のサービス CIDR は 10.0.0.0/8、172.16.0.0/12、192.168.0.0/16 のいずれかの中です。{cidr} はそうではありません。',
  };
  return [warning('service-cidr.range', block, text)];
}

/**
 * EKS gives a cluster one network of a family, for good (KubernetesNetworkConfigRequest). Kubernetes 1.33 and later lets
 * an object ServiceCIDR add another, so a second one is doubted, not refused.
 */
function secondFindings(before: readonly Block[], block: Block): readonly Finding[] {
  if (!before.some(({ network }) => network.family === block.network.family)) return [];
  return [
    warning('service-cidr.second', block, {
      en: 'EKS gives a cluster one Service CIDR. Take {cidr} out unless kubectl get servicecidr shows it.',
      ko: 'EKS 클러스터의 서비스 CIDR은 하나입니다. kubectl get servicecidr 출력에 {cidr} 항목이 없으면 삭제하세요.',
      ja: 'EKS クラスターのサービス CIDR は 1 つです。kubectl get servicecidr に {cidr} がなければ削除してください。',
    }),
  ];
}

/** Source: the VPC user guide on CIDR blocks: /16 to /28 for IPv4, /44 to /60 for IPv6. */
function vpcFindings(block: Block): readonly Finding[] {
  const { family, prefix } = block.network;
  const [widest, narrowest] = family === 4 ? [16, 28] : [44, 60];
  if (prefix >= widest && prefix <= narrowest) return [];
  return [
    warning(
      'vpc-cidr.size',
      block,
      {
        en: 'A block of a VPC is between /{widest} and /{narrowest}. {cidr} is not.',
        ko: 'VPC의 블록은 /{widest}에서 /{narrowest} 사이입니다. {cidr} 범위는 그렇지 않습니다.',
        ja: 'VPC のブロックは /{widest} から /{narrowest} の間です。{cidr} はそうではありません。',
      },
      {
        widest: String(widest),
        narrowest: String(narrowest),
      },
    ),
  ];
}

function overlapWith(others: readonly Block[], block: Block, code: string): readonly Finding[] {
  const other = others.find(({ network }) => overlaps(network, block.network));
  if (other === undefined) return [];
  return [
    warning(
      code,
      block,
      {
        en: '{cidr} overlaps {other} of the VPC. AWS does not allow that: one of the two is not right.',
        ko: '{cidr} 범위가 VPC의 {other} 범위와 겹칩니다. AWS는 이를 허용하지 않으므로 둘 중 하나가 잘못되었습니다.',
        ja: '{cidr} が VPC の {other} と重なっています。AWS では許可されないため、どちらかが誤っています。',
      },
      {
        other: other.text,
      },
    ),
  ];
}
