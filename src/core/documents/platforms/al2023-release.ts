// The release of the EKS image of Amazon Linux 2023 decides how a node takes its proxy: from the NodeConfig, or by drop-ins.

import type { OptionField } from '../../model/definition.ts';
import type { Finding, Problem } from '../../model/finding.ts';
import { excerpt } from '../../model/plain-text.ts';
import type { NodeGroupPlan, Plan } from '../../model/plan.ts';
import type { Options } from '../../model/settings.ts';
import { optionField, textOption } from '../text-option.ts';

const RELEASE = 'amiRelease';

/** Where instance.environment works: awslabs/amazon-eks-ami #2384, mended by #2471 and #2489. */
export const FIRST_RELEASE = 20251120;
const first = `v${FIRST_RELEASE}`;

const releaseDate = (text: string): number | undefined => {
  const digits = /^(?:\d+\.\d+(?:\.\d+)?-|v)?(\d{8})$/.exec(text)?.[1];
  return digits === undefined ? undefined : Number(digits);
};

const checkRelease = (text: string): Problem | undefined =>
  releaseDate(text) === undefined
    ? {
        code: 'option.ami-release',
        params: { value: excerpt(text) },
        text: {
          en: '"{value}" is no release of the EKS AMI: write it like v20251120 or 1.33.5-20251120.',
          ko: '"{value}" 값은 EKS AMI 릴리스가 아닙니다. v20251120 또는 1.33.5-20251120과 같이 적으세요.',
          ja: '「{value}」は EKS AMI のリリースではありません。v20251120 や 1.33.5-20251120 のように書いてください。',
        },
      }
    : undefined;

export const releaseOption: OptionField = {
  key: RELEASE,
  label: { en: 'Release of the EKS AMI', ko: 'EKS AMI 릴리스', ja: 'EKS AMI のリリース' },
  help: {
    en: `Only if it is pinned. Since ${first} a node takes its proxy from the NodeConfig; older ones get drop-ins.`,
    ko: `고정된 경우에만 입력하세요. ${first}부터 노드가 NodeConfig에서 프록시를 읽습니다. 이전 릴리스에는 드롭인 파일을 사용합니다.`,
    ja: `固定している場合だけ入力してください。${first} 以降のノードは NodeConfig からプロキシを読みます。それより前のリリースにはドロップインファイルを使います。`,
  },
  kind: 'text',
  default: '',
  placeholder: first,
  examples: ['v20251007'],
  check: checkRelease,
};

/** The release as the image is called: `v20251120`; nothing where none is pinned. */
export function pinnedRelease({ [RELEASE]: typed }: Options): string | undefined {
  const date = releaseDate(`${typed}`);
  return date === undefined ? undefined : `v${date}`;
}

/** Whether the image is known to be one that has no proxy in its NodeConfig, or a broken one. */
export function isBeforeProxy(group: NodeGroupPlan): boolean {
  const date = releaseDate(textOption(group, RELEASE));
  return date !== undefined && date < FIRST_RELEASE;
}

/** The host of EC2, where it is not reached around the proxy. */
export const proxiedEc2 = (plan: Plan): string | undefined =>
  plan.allowed.find(({ host }) => host.startsWith('ec2.'))?.host;

/**
 * An old image cannot have a proxy for nodeadm-config.service, which asks EC2 before cloud-init runs any user data: that is
 * an error where EC2 is behind the proxy. The rest can be had by drop-ins.
 */
export function releaseFindings(plan: Plan, group: NodeGroupPlan): readonly Finding[] {
  const release = textOption(group, RELEASE);
  const field = optionField(group, RELEASE);
  const host = proxiedEc2(plan);
  const params = { group: group.name, first, release, host: host ?? '' };
  if (releaseDate(release) === undefined) {
    return [
      {
        code: 'platform.ami-release',
        severity: 'note',
        field,
        params,
        text: {
          en: 'The nodes of {group} need the EKS AMI release {first} or later: older ones ignore this proxy silently. If yours is pinned to an older one, say which.',
          ko: '{group}의 노드에는 EKS AMI 릴리스 {first} 이상이 필요합니다. 이전 릴리스는 이 프록시 설정을 조용히 무시합니다. 이전 릴리스로 고정되어 있다면 여기에 입력하세요.',
          ja: '{group} のノードには EKS AMI リリース {first} 以降が必要です。それより前のリリースはこのプロキシ設定を黙って無視します。古いリリースに固定している場合はここに入力してください。',
        },
      },
    ];
  }
  if (!isBeforeProxy(group)) return [];
  if (host !== undefined) {
    return [
      {
        code: 'platform.ami-too-old',
        severity: 'error',
        field,
        params,
        text: {
          en: 'In the AMI release {release}, nodeadm asks {host} before anything can give it the proxy, so the nodes of {group} never join. Take {first} or later, or make a VPC endpoint for EC2 and add ec2 on the Cluster step. (The feature gate InstanceIdNodeName spares that call, but this wizard does not write it.)',
          ko: 'AMI 릴리스 {release}에서는 프록시를 전달하기 전에 nodeadm이 {host}에 요청하므로 {group}의 노드는 조인하지 못합니다. {first} 이상을 사용하거나, EC2용 VPC 엔드포인트를 만들고 클러스터 단계에서 ec2를 추가하세요. (기능 게이트 InstanceIdNodeName을 쓰면 이 호출이 없지만 이 마법사는 작성하지 않습니다.)',
          ja: 'AMI リリース {release} では、プロキシを渡す前に nodeadm が {host} に問い合わせるため、{group} のノードは参加できません。{first} 以降を使うか、EC2 の VPC エンドポイントを作成してクラスターのステップで ec2 を追加してください。(フィーチャーゲート InstanceIdNodeName ならこの呼び出しは不要ですが、このウィザードは出力しません。)',
        },
      },
    ];
  }
  return [
    {
      code: 'platform.ami-drop-ins',
      severity: 'warning',
      field,
      params,
      text: {
        en: 'The AMI release {release} takes no proxy from a NodeConfig, so drop-ins give it to the services of {group}. nodeadm itself has none, and reaches EC2 by its VPC endpoint only. Take {first} or later when you can.',
        ko: 'AMI {release} 릴리스는 NodeConfig에서 프록시를 읽지 않으므로 드롭인 파일로 {group}의 서비스에 전달합니다. nodeadm 자체에는 프록시가 없어 EC2에는 VPC 엔드포인트로만 연결합니다. 가능하면 {first} 이상을 사용하세요.',
        ja: 'AMI リリース {release} は NodeConfig からプロキシを読まないため、ドロップインファイルで {group} のサービスに渡します。nodeadm 自体にはプロキシがなく、EC2 には VPC エンドポイントだけで接続します。できれば {first} 以降を使ってください。',
      },
    },
  ];
}
