// The accounts from which EKS hands out its own images, by region: pause, VPC CNI, kube-proxy, CoreDNS, the add-ons.
// Sources: awsdocs/amazon-eks-user-guide, latest/ug/workloads/add-ons-images.adoc (commit 4d52b4d0); for ap-southeast-5
// and the isolated regions, which it does not list, awslabs/amazon-eks-ami, nodeadm/internal/aws/ecr/ecr.go.

/** Most regions that need no opting in share one. */
const SHARED = '602401143452';

const ACCOUNTS: Readonly<Record<string, string>> = {
  'af-south-1': '877085696533',
  'ap-east-1': '800184023465',
  'ap-northeast-1': SHARED,
  'ap-northeast-2': SHARED,
  'ap-northeast-3': SHARED,
  'ap-south-1': SHARED,
  'ap-south-2': '900889452093',
  'ap-southeast-1': SHARED,
  'ap-southeast-2': SHARED,
  'ap-southeast-3': '296578399912',
  'ap-southeast-4': '491585149902',
  'ap-southeast-5': '151610086707',
  'ca-central-1': SHARED,
  'ca-west-1': '761377655185',
  'cn-north-1': '918309763551',
  'cn-northwest-1': '961992271922',
  'eu-central-1': SHARED,
  'eu-central-2': '900612956339',
  'eu-isoe-west-1': '249663109785',
  'eu-north-1': SHARED,
  'eu-south-1': '590381155156',
  'eu-south-2': '455263428931',
  'eu-west-1': SHARED,
  'eu-west-2': SHARED,
  'eu-west-3': SHARED,
  'il-central-1': '066635153087',
  'me-central-1': '759879836304',
  'me-south-1': '558608220178',
  'sa-east-1': SHARED,
  'us-east-1': SHARED,
  'us-east-2': SHARED,
  'us-gov-east-1': '151742754352',
  'us-gov-west-1': '013241004608',
  'us-iso-east-1': '725322719131',
  'us-iso-west-1': '608367168043',
  'us-isob-east-1': '187977181151',
  'us-isof-south-1': '676585237158',
  'us-west-1': SHARED,
  'us-west-2': SHARED,
};

/** The account of a region; nothing for a region that is not in the table: newer ones are absent. */
export const addOnAccount = (region: string): string | undefined =>
  Object.hasOwn(ACCOUNTS, region) ? ACCOUNTS[region] : undefined;
