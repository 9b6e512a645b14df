// What Karpenter asks beyond the services that have a VPC endpoint in every region: IAM, and the prices of instances.

import type { AllowedHost, Reach } from '../model/allowed-host.ts';
import { type Asking, asked, needOf } from './asked-hosts.ts';

type ByName = Readonly<Record<string, string>>;

/**
 * IAM is one for a whole partition. Source: boto/botocore, data/endpoints.json and iam/2010-05-08/endpoint-rule-set-1.json
 * (1.43.11). It has no VPC endpoint in the region of a cluster.
 */
const IAM: ByName = {
  aws: 'iam.amazonaws.com',
  'aws-eusc': 'iam.eusc-de-east-1.amazonaws.eu',
  'aws-iso': 'iam.us-iso-east-1.c2s.ic.gov',
  'aws-iso-b': 'iam.us-isob-east-1.sc2s.sgov.gov',
  'aws-iso-e': 'iam.eu-isoe-west-1.cloud.adc-e.uk',
  'aws-iso-f': 'iam.us-isof-south-1.csp.hci.ic.gov',
  'aws-cn': 'iam.cn-north-1.amazonaws.com.cn',
  'aws-us-gov': 'iam.us-gov.amazonaws.com',
};

/** Few regions tell prices. Source: aws/karpenter-provider-aws, pkg/providers/pricing, the region that its client asks. */
const PRICING: ByName = { ap: 'ap-south-1', eu: 'eu-central-1', cn: 'cn-northwest-1' };

/**
 * IAM by what needs it: without an answer of it no node of a class that names a role starts, because Karpenter asks for the
 * instance profile of the class and makes it (aws/karpenter-provider-aws, pkg/providers/instanceprofile). Prices are
 * optional. Nothing in partitions whose hosts are not known; no prices where Karpenter asks in another partition.
 */
export function karpenterHosts(
  { region, fips, partition: { id, dnsSuffix } }: Asking,
  reaches: ReadonlySet<Reach>,
  controllerReaches: ReadonlySet<Reach>,
): readonly AllowedHost[] {
  const who = { en: 'Karpenter' };
  const iam = IAM[id];
  const pricing = PRICING[region.slice(0, 2)] ?? 'us-east-1';
  return [
    ...asked(
      needOf('instance-profiles', reaches, controllerReaches),
      {
        reason: {
          en: 'IAM: the instance profile of a node class that names a role; a class with instanceProfile spares it',
          ko: 'IAM: 역할을 지정한 노드 클래스의 인스턴스 프로파일. instanceProfile을 지정한 클래스에는 필요 없음',
          ja: 'IAM: ロールを指定したノードクラスのインスタンスプロファイル。instanceProfile を指定したクラスでは不要',
        },
        who,
      },
      iam === undefined ? [] : [iam, ...(fips && id === 'aws' ? ['iam-fips.amazonaws.com'] : [])],
    ),
    ...asked(
      'optional',
      {
        reason: {
          en: 'prices of instances; settings.isolatedVPC=true spares it',
          ko: '인스턴스 가격. settings.isolatedVPC=true이면 필요 없음',
          ja: 'インスタンスの価格。settings.isolatedVPC=true なら不要',
        },
        who,
      },
      id === 'aws' || id === 'aws-cn' ? [`api.pricing.${pricing}.${dnsSuffix}`] : [],
    ),
  ];
}
