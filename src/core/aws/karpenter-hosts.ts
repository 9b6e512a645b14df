// What Karpenter asks beyond the services that have a VPC endpoint in every region: IAM, and the prices of instances.

import type { AllowedHost } from '../model/allowed-host.ts';
import { type Asking, asked } from './asked-hosts.ts';

type ByName = Readonly<Record<string, string>>;

/** IAM is one for a whole partition. Source: boto/botocore, data/endpoints.json and iam/2010-05-08/endpoint-rule-set-1.json. */
const IAM: ByName = {
  aws: 'iam.amazonaws.com',
  'aws-cn': 'iam.cn-north-1.amazonaws.com.cn',
  'aws-us-gov': 'iam.us-gov.amazonaws.com',
};

/** Few regions tell prices. Source: aws/karpenter-provider-aws, pkg/providers/pricing, the region that its client asks. */
const PRICING: ByName = { ap: 'ap-south-1', eu: 'eu-central-1', cn: 'cn-northwest-1' };

/** All optional. Nothing in partitions whose hosts are not known; no prices where Karpenter asks in another partition. */
export function karpenterHosts({ region, partition: { id, dnsSuffix } }: Asking): readonly AllowedHost[] {
  const who = { en: 'Karpenter' };
  const iam = IAM[id];
  const pricing = PRICING[region.slice(0, 2)] ?? 'us-east-1';
  return [
    ...asked(
      'optional',
      {
        reason: {
          en: 'instance profiles, where a node class names a role',
          ko: '노드 클래스에 역할을 지정하는 경우의 인스턴스 프로파일',
          ja: 'ノードクラスでロールを指定する場合のインスタンスプロファイル',
        },
        who,
      },
      iam === undefined ? [] : [iam],
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
