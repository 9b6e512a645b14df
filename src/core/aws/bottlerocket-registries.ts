// The accounts from which Bottlerocket pulls its host containers, by region: control (Session Manager, on by default) and
// admin. Source: bottlerocket-os/bottlerocket, sources/api/schnauzer/src/helpers.rs, ECR_MAP and ecr_registry (commit
// 91632ff5, 2024-10), used by sources/shared-defaults/aws-host-containers.toml.

/** Most regions that need no opting in share one. */
const SHARED = '328549459982';

const ACCOUNTS: Readonly<Record<string, string>> = {
  'af-south-1': '917644944286',
  'ap-east-1': '375569722642',
  'ap-northeast-1': SHARED,
  'ap-northeast-2': SHARED,
  'ap-northeast-3': SHARED,
  'ap-south-1': SHARED,
  'ap-south-2': '764716012617',
  'ap-southeast-1': SHARED,
  'ap-southeast-2': SHARED,
  'ap-southeast-3': '386774335080',
  'ap-southeast-4': '731751899352',
  'ap-southeast-5': '851725293737',
  'ca-central-1': SHARED,
  'ca-west-1': '253897149516',
  'cn-north-1': '183470599484',
  'cn-northwest-1': '183901325759',
  'eu-central-1': SHARED,
  'eu-central-2': '861738308508',
  'eu-isoe-west-1': '589460436674',
  'eu-north-1': SHARED,
  'eu-south-1': '586180183710',
  'eu-south-2': '620625777247',
  'eu-west-1': SHARED,
  'eu-west-2': SHARED,
  'eu-west-3': SHARED,
  'il-central-1': '288123944683',
  'me-central-1': '553577323255',
  'me-south-1': '509306038620',
  'sa-east-1': SHARED,
  'us-east-1': SHARED,
  'us-east-2': SHARED,
  'us-gov-east-1': '388230364387',
  'us-gov-west-1': '347163068887',
  'us-west-1': SHARED,
  'us-west-2': SHARED,
};

/**
 * The account of a region; nothing for a region that is not in the table. There, the release of the table took us-east-1 of
 * the shared account, and later ones may know better.
 */
export const hostContainerAccount = (region: string): string | undefined =>
  Object.hasOwn(ACCOUNTS, region) ? ACCOUNTS[region] : undefined;
