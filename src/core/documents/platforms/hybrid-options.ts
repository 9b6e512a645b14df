// What a hybrid node asks: how the machine proves to AWS who it is. What differs from machine to machine (the activation,
// the name) is no answer; the script asks for it where it runs.

import type { OptionField } from '../../model/definition.ts';
import type { Finding, Problem } from '../../model/finding.ts';
import type { Localized } from '../../model/localized.ts';
import { gap } from '../../model/marks.ts';
import { excerpt } from '../../model/plain-text.ts';
import type { NodeGroupPlan } from '../../model/plan.ts';
import { optionField, textOption } from '../text-option.ts';

const PROVIDER = 'credentialProvider';

/** As nodeadm calls it: `nodeadm install --credential-provider` (aws/eks-hybrid cmd/nodeadm/install). */
export type CredentialProvider = 'ssm' | 'iam-ra';

export const providerOf = (group: NodeGroupPlan): CredentialProvider =>
  group.options[PROVIDER] === 'iam-ra' ? 'iam-ra' : 'ssm';

const rolesAnywhere = { onlyWith: { key: PROVIDER, answer: 'iam-ra' }, kind: 'text', default: '' } as const;

/** docs.aws.amazon.com/rolesanywhere/latest/APIReference: ARNs of trust anchors and profiles end with a UUID. */
const checkArn =
  (what: Localized, form: RegExp) =>
  (text: string): Problem | undefined =>
    form.test(text)
      ? undefined
      : {
          code: 'option.arn',
          params: { value: excerpt(text) },
          text: what,
        };

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const anywhere = (kind: string): RegExp =>
  new RegExp(`^arn:aws[\\w-]*:rolesanywhere:[a-z0-9-]+:\\d{12}:${kind}/${UUID}$`);

const checkPath = (text: string): Problem | undefined =>
  /^(?:\/[\w.@+-]+)+$/.test(text) && !/\/\.\.?(?:\/|$)/.test(text)
    ? undefined
    : {
        code: 'option.path',
        params: { value: excerpt(text) },
        text: {
          en: '"{value}" is no path of a file that begins with a slash: letters, digits and . _ @ + - between the slashes.',
          ko: '"{value}" 값은 슬래시로 시작하는 파일 경로가 아닙니다. 슬래시 사이에는 영문자, 숫자, . _ @ + - 만 쓸 수 있습니다.',
          ja: '「{value}」はスラッシュで始まるファイルのパスではありません。スラッシュの間に使えるのは英数字と . _ @ + - です。',
        },
      };

/** What IAM Roles Anywhere cannot do without. */
const NEEDED = ['trustAnchorArn', 'profileArn', 'roleArn'] as const;

export const hybridOptions: readonly OptionField[] = [
  {
    key: PROVIDER,
    label: { en: 'Credentials of the machine', ko: '머신의 자격 증명', ja: 'マシンの認証情報' },
    help: {
      en: 'SSM: the script asks each machine for the activation, which stands in no file of this bundle. IAM Roles Anywhere: a certificate that is on the machine.',
      ko: 'SSM: 스크립트가 각 머신에서 활성화 코드를 묻습니다. 코드는 이 번들의 어떤 파일에도 들어가지 않습니다. IAM Roles Anywhere: 머신에 있는 인증서를 사용합니다.',
      ja: 'SSM: スクリプトが各マシンでアクティベーションを尋ねます。このバンドルのどのファイルにも書かれません。IAM Roles Anywhere: マシンにある証明書を使います。',
    },
    kind: 'choice',
    default: 'ssm',
    choices: [
      { value: 'ssm', label: { en: 'SSM', ko: 'SSM', ja: 'SSM' } },
      { value: 'iam-ra', label: { en: 'IAM Roles Anywhere', ko: 'IAM Roles Anywhere', ja: 'IAM Roles Anywhere' } },
    ],
  },
  {
    ...rolesAnywhere,
    key: 'trustAnchorArn',
    label: { en: 'ARN of the trust anchor', ko: '신뢰 앵커 ARN', ja: 'トラストアンカーの ARN' },
    help: {
      en: 'The certificate authority that IAM Roles Anywhere trusts.',
      ko: 'IAM Roles Anywhere가 신뢰하는 인증 기관입니다.',
      ja: 'IAM Roles Anywhere が信頼する認証局です。',
    },
    placeholder: 'arn:aws:rolesanywhere:us-west-2:111122223333:trust-anchor/0a1b2c3d-0a1b-0a1b-0a1b-0a1b2c3d4e5f',
    check: checkArn(
      {
        en: '"{value}" is no ARN of a trust anchor: arn:aws:rolesanywhere:REGION:ACCOUNT:trust-anchor/ and its ID.',
        ko: '"{value}" 값은 신뢰 앵커 ARN이 아닙니다. arn:aws:rolesanywhere:REGION:ACCOUNT:trust-anchor/ 뒤에 ID가 와야 합니다.',
        ja: '「{value}」はトラストアンカーの ARN ではありません。arn:aws:rolesanywhere:REGION:ACCOUNT:trust-anchor/ と ID の形です。',
      },
      anywhere('trust-anchor'),
    ),
  },
  {
    ...rolesAnywhere,
    key: 'profileArn',
    label: { en: 'ARN of the profile', ko: '프로파일 ARN', ja: 'プロファイルの ARN' },
    help: {
      en: 'The profile of IAM Roles Anywhere that has the role of the nodes.',
      ko: '노드 역할이 들어 있는 IAM Roles Anywhere 프로파일입니다.',
      ja: 'ノードのロールを含む IAM Roles Anywhere のプロファイルです。',
    },
    placeholder: 'arn:aws:rolesanywhere:us-west-2:111122223333:profile/0a1b2c3d-0a1b-0a1b-0a1b-0a1b2c3d4e5f',
    check: checkArn(
      {
        en: '"{value}" is no ARN of a profile: arn:aws:rolesanywhere:REGION:ACCOUNT:profile/ and its ID.',
        ko: '"{value}" 값은 프로파일 ARN이 아닙니다. arn:aws:rolesanywhere:REGION:ACCOUNT:profile/ 뒤에 ID가 와야 합니다.',
        ja: '「{value}」はプロファイルの ARN ではありません。arn:aws:rolesanywhere:REGION:ACCOUNT:profile/ と ID の形です。',
      },
      anywhere('profile'),
    ),
  },
  {
    ...rolesAnywhere,
    key: 'roleArn',
    label: { en: 'ARN of the node role', ko: '노드 역할 ARN', ja: 'ノードロールの ARN' },
    help: {
      en: 'The IAM role of the hybrid nodes; the cluster needs an access entry of type HYBRID_LINUX for it.',
      ko: '하이브리드 노드의 IAM 역할입니다. 클러스터에 HYBRID_LINUX 유형의 액세스 항목이 있어야 합니다.',
      ja: 'ハイブリッドノードの IAM ロールです。クラスターにタイプ HYBRID_LINUX のアクセスエントリが必要です。',
    },
    placeholder: 'arn:aws:iam::111122223333:role/AmazonEKSHybridNodesRole',
    check: checkArn(
      {
        en: '"{value}" is no ARN of an IAM role: arn:aws:iam::ACCOUNT:role/ and its name.',
        ko: '"{value}" 값은 IAM 역할 ARN이 아닙니다. arn:aws:iam::ACCOUNT:role/ 뒤에 이름이 와야 합니다.',
        ja: '「{value}」は IAM ロールの ARN ではありません。arn:aws:iam::ACCOUNT:role/ と名前の形です。',
      },
      /^arn:aws[\w-]*:iam::\d{12}:role\/[\w+=,.@/-]{1,512}$/,
    ),
  },
  {
    ...rolesAnywhere,
    key: 'certificatePath',
    label: { en: 'Certificate of the machine', ko: '머신의 인증서', ja: 'マシンの証明書' },
    help: {
      en: 'Where it lies on each machine. Empty: where nodeadm looks for it.',
      ko: '각 머신에서 인증서가 있는 경로입니다. 비워 두면 nodeadm의 기본 경로를 사용합니다.',
      ja: '各マシンでの証明書のパスです。空の場合は nodeadm のデフォルトのパスを使います。',
    },
    placeholder: '/etc/iam/pki/server.pem',
    check: checkPath,
  },
  {
    ...rolesAnywhere,
    key: 'privateKeyPath',
    label: { en: 'Private key of the machine', ko: '머신의 프라이빗 키', ja: 'マシンのプライベートキー' },
    help: {
      en: 'Where it lies on each machine. Empty: where nodeadm looks for it.',
      ko: '각 머신에서 프라이빗 키가 있는 경로입니다. 비워 두면 nodeadm의 기본 경로를 사용합니다.',
      ja: '各マシンでのプライベートキーのパスです。空の場合は nodeadm のデフォルトのパスを使います。',
    },
    placeholder: '/etc/iam/pki/server.key',
    check: checkPath,
  },
];

/** aws/eks-hybrid internal/node/hybrid/defaults.go */
export const certificatePath = (group: NodeGroupPlan): string =>
  textOption(group, 'certificatePath') || '/etc/iam/pki/server.pem';
const privateKeyPath = (group: NodeGroupPlan): string =>
  textOption(group, 'privateKeyPath') || '/etc/iam/pki/server.key';

/** What every machine is told of IAM Roles Anywhere; a gap for each ARN that is missing. */
export const rolesAnywhereOf = (group: NodeGroupPlan): Readonly<Record<string, string>> => ({
  ...Object.fromEntries(NEEDED.map((key) => [key, textOption(group, key) || gap(optionField(group, key))])),
  certificatePath: certificatePath(group),
  privateKeyPath: privateKeyPath(group),
});

/** IAM Roles Anywhere without one of its ARNs. */
export const credentialFindings = (group: NodeGroupPlan): readonly Finding[] =>
  providerOf(group) === 'ssm'
    ? []
    : NEEDED.filter((key) => textOption(group, key) === '').map((key) => ({
        code: 'option.roles-anywhere-incomplete',
        severity: 'error',
        field: optionField(group, key),
        params: { group: group.name },
        text: {
          en: 'IAM Roles Anywhere needs the ARNs of its trust anchor, of its profile and of the role: fill in this one.',
          ko: 'IAM Roles Anywhere에는 신뢰 앵커, 프로파일, 역할의 ARN이 모두 필요합니다. 이 항목을 입력하세요.',
          ja: 'IAM Roles Anywhere にはトラストアンカー、プロファイル、ロールの ARN がすべて必要です。この項目を入力してください。',
        },
        marked: true,
      }));
