// AWS partitions and regions: names, and the DNS suffixes that host names in a partition end with.
// Source: boto/botocore, botocore/data/partitions.json (1.43.107), without the `*-global` pseudo regions.

import type { Check } from '../model/finding.ts';
import { checkPlainText, excerpt, insteadIfGood } from '../model/plain-text.ts';

export interface Partition {
  readonly id: string;
  /** What most service hosts end with: `ec2.REGION.amazonaws.com`. */
  readonly dnsSuffix: string;
  /** What dual-stack hosts end with: `eks-auth.REGION.api.aws`. */
  readonly dualStackDnsSuffix: string;
}

export interface Region {
  readonly id: string;
  /** As the AWS console names it; a proper noun. */
  readonly name: string;
  readonly partition: Partition;
}

const partition = (id: string, dnsSuffix: string, dualStackDnsSuffix: string): Partition => ({
  id,
  dnsSuffix,
  dualStackDnsSuffix,
});

/** The commercial partition: what a preview assumes as long as no known region is chosen. */
export const commercial = partition('aws', 'amazonaws.com', 'api.aws');
const china = partition('aws-cn', 'amazonaws.com.cn', 'api.amazonwebservices.com.cn');
const govCloud = partition('aws-us-gov', 'amazonaws.com', 'api.aws');
const europeanSovereign = partition('aws-eusc', 'amazonaws.eu', 'api.amazonwebservices.eu');
const iso = partition('aws-iso', 'c2s.ic.gov', 'api.aws.ic.gov');
const isoB = partition('aws-iso-b', 'sc2s.sgov.gov', 'api.aws.scloud');
const isoE = partition('aws-iso-e', 'cloud.adc-e.uk', 'api.cloud-aws.adc-e.uk');
const isoF = partition('aws-iso-f', 'csp.hci.ic.gov', 'api.aws.hci.ic.gov');

export const partitions: readonly Partition[] = [commercial, china, govCloud, europeanSovereign, iso, isoB, isoE, isoF];

const REGIONS: readonly (readonly [partition: Partition, regions: Readonly<Record<string, string>>])[] = [
  [
    commercial,
    {
      'af-south-1': 'Africa (Cape Town)',
      'ap-east-1': 'Asia Pacific (Hong Kong)',
      'ap-east-2': 'Asia Pacific (Taipei)',
      'ap-northeast-1': 'Asia Pacific (Tokyo)',
      'ap-northeast-2': 'Asia Pacific (Seoul)',
      'ap-northeast-3': 'Asia Pacific (Osaka)',
      'ap-south-1': 'Asia Pacific (Mumbai)',
      'ap-south-2': 'Asia Pacific (Hyderabad)',
      'ap-southeast-1': 'Asia Pacific (Singapore)',
      'ap-southeast-2': 'Asia Pacific (Sydney)',
      'ap-southeast-3': 'Asia Pacific (Jakarta)',
      'ap-southeast-4': 'Asia Pacific (Melbourne)',
      'ap-southeast-5': 'Asia Pacific (Malaysia)',
      'ap-southeast-6': 'Asia Pacific (New Zealand)',
      'ap-southeast-7': 'Asia Pacific (Thailand)',
      'ca-central-1': 'Canada (Central)',
      'ca-west-1': 'Canada West (Calgary)',
      'eu-central-1': 'Europe (Frankfurt)',
      'eu-central-2': 'Europe (Zurich)',
      'eu-north-1': 'Europe (Stockholm)',
      'eu-south-1': 'Europe (Milan)',
      'eu-south-2': 'Europe (Spain)',
      'eu-west-1': 'Europe (Ireland)',
      'eu-west-2': 'Europe (London)',
      'eu-west-3': 'Europe (Paris)',
      'il-central-1': 'Israel (Tel Aviv)',
      'me-central-1': 'Middle East (UAE)',
      'me-south-1': 'Middle East (Bahrain)',
      'mx-central-1': 'Mexico (Central)',
      'sa-east-1': 'South America (Sao Paulo)',
      'us-east-1': 'US East (N. Virginia)',
      'us-east-2': 'US East (Ohio)',
      'us-west-1': 'US West (N. California)',
      'us-west-2': 'US West (Oregon)',
    },
  ],
  [china, { 'cn-north-1': 'China (Beijing)', 'cn-northwest-1': 'China (Ningxia)' }],
  [govCloud, { 'us-gov-east-1': 'AWS GovCloud (US-East)', 'us-gov-west-1': 'AWS GovCloud (US-West)' }],
  [europeanSovereign, { 'eusc-de-east-1': 'AWS European Sovereign Cloud (Germany)' }],
  [iso, { 'us-iso-east-1': 'US ISO East', 'us-iso-west-1': 'US ISO WEST' }],
  [isoB, { 'us-isob-east-1': 'US ISOB East (Ohio)', 'us-isob-west-1': 'US ISOB West' }],
  [isoE, { 'eu-isoe-west-1': 'EU ISOE West' }],
  [isoF, { 'us-isof-east-1': 'US ISOF EAST', 'us-isof-south-1': 'US ISOF SOUTH' }],
];

export const regions: readonly Region[] = REGIONS.flatMap(([of, names]) =>
  Object.entries(names).map(([id, name]) => ({ id, name, partition: of })),
);

const partitionByRegion: ReadonlyMap<string, Partition> = new Map(regions.map((one) => [one.id, one.partition]));

/** The partition of a region's id. Nothing for a region that is not in the table: a guess would give wrong host names. */
export const partitionOf = (region: string): Partition | undefined => partitionByRegion.get(region);

/** The id of a region in the table. An availability zone or another case is refused with the region in its place. */
export const checkRegion: Check = (text) => {
  if (partitionByRegion.has(text)) return undefined;
  return (
    checkPlainText(text) ?? {
      code: 'cluster.region',
      params: { value: excerpt(text) },
      text: {
        en: '"{value}" is not an AWS region. A region looks like ap-northeast-2.',
        ko: '"{value}" 값은 AWS 리전이 아닙니다. 리전은 ap-northeast-2와 같은 형식입니다.',
        ja: '「{value}」は AWS リージョンではありません。リージョンは ap-northeast-2 のような形式です。',
      },
      ...insteadIfGood(
        checkRegion,
        text,
        text
          .trim()
          .toLowerCase()
          .replace(/(\d)[a-z]$/, '$1'),
      ),
    }
  );
};
