// Amazon Linux 2023: nodeadm takes the proxy from the NodeConfig, before its first call to AWS.

import type { FirstCall, MimePart, PlatformDefinition } from '../../model/definition.ts';
import type { Finding } from '../../model/finding.ts';
import { type NodeGroupPlan, type Plan, proxyEnvironment } from '../../model/plan.ts';
import type { Program } from '../../model/program.ts';
import { sh } from '../../syntax/shell.ts';
import { verbatim } from '../../syntax/template.ts';
import { byDropIns } from './al2023-drop-ins.ts';
import { joins, nodeConfig } from './al2023-node-config.ts';
import {
  FIRST_RELEASE,
  isBeforeProxy,
  pinnedRelease,
  proxiedEc2,
  releaseFindings,
  releaseOption,
} from './al2023-release.ts';
import { systemTrust, trustVariables } from './amazon-linux-trust.ts';
import { loginInSignal, signalFindings, signalOptions, signals } from './cloudformation-signal.ts';
import { amazonLinux2023 } from './distribution.ts';
import { loginAtBoot } from './login-at-boot.ts';
import {
  awsCli,
  cfnSignal,
  cloudInit,
  containerd,
  daemonSets,
  ecrCredentialProvider,
  kubelet,
  packageManager,
  scripts,
  ssmAgent,
} from './node-programs.ts';
import { nodeadmSignal } from './nodeadm-signal.ts';
import { showsProxyOf } from './show-proxy.ts';
import { userDataHead } from './user-data-head.ts';

/** awslabs/amazon-eks-ami issue #1988 shows that EKS keeps a partial NodeConfig; with this field it was not seen. */
const mergedByEks = (group: NodeGroupPlan): readonly Finding[] =>
  group.bootstrapper !== 'eks' || isBeforeProxy(group)
    ? []
    : [
        {
          code: 'platform.try-one-node',
          severity: 'note',
          field: `nodeGroups.${group.index}.platform`,
          params: { group: group.name },
          unproven: true,
          text: {
            en: 'EKS merges its own NodeConfig into the user data of {group}. It keeps yours, but this was not tried with proxy variables: try one node first.',
            ko: 'EKS는 {group}의 사용자 데이터에 자체 NodeConfig를 병합합니다. 작성한 내용은 유지되지만 프록시 변수로 시험해 보지는 않았습니다. 먼저 노드 하나로 시험하세요.',
            ja: 'EKS は {group} のユーザーデータに独自の NodeConfig をマージします。作成した内容は残りますが、プロキシ変数では試していません。まず 1 つのノードで試してください。',
          },
        },
      ];

const withProxy = (plan: Plan, group: NodeGroupPlan): MimePart =>
  nodeConfig({ ...joins(plan, group), instance: { environment: environmentOf(plan) } }, [
    userDataHead,
    `Needs the EKS AMI release v${FIRST_RELEASE} or later: older ones ignore instance.environment silently.`,
    'nodeadm takes these variables itself and hands them to every service that starts after it.',
  ]);

/**
 * Services by name, `default` for all. cloud-final runs user scripts, which may call the AWS CLI, and nodeadm writes its
 * drop-in before it starts; the unit that signals CloudFormation has the variables itself.
 */
const environmentOf = (plan: Plan) => ({
  default: Object.fromEntries(proxyEnvironment(plan)),
  ...(plan.caBundle === '' ? {} : { 'cloud-final': Object.fromEntries(trustVariables(plan)) }),
});

/**
 * What goes by the proxy with its login. A drop-in beats the variables above, which every other service has without a
 * login; soci-snapshotter pulls layers where the feature gate FastImagePull is on.
 */
const withLogin = ['containerd', 'kubelet', 'amazon-ssm-agent', 'soci-snapshotter'];

/** What it has mounted goes with the snapshotter, so that reads a changed login at the next boot only. */
const restarted = withLogin.filter((service) => service !== 'soci-snapshotter');

/**
 * Before kubelet and containerd: nodeadm-run.service, which starts them, waits for cloud-final.service. So a script does for
 * certificates, which stay where they were put; the login is read at every boot.
 */
const hook = (plan: Plan): readonly MimePart[] =>
  plan.caBundle === '' && plan.login === undefined
    ? []
    : [
        {
          contentType: 'text/cloud-boothook; charset="us-ascii"',
          text: sh`
            #!/bin/bash
            # Runs at every boot, before nodeadm starts containerd and kubelet; running it again changes nothing. nodeadm itself
            ${verbatim(tooLateForNodeadm(plan))}
            set -o errexit
            umask 022
            ${systemTrust(plan)}
            ${loginAtBoot(plan, { services: withLogin, restarted })}
          `,
          ...(plan.login === undefined ? { asScript: trustScript(plan) } : {}),
        },
      ];

const trustScript = (plan: Plan): string => sh`
  #!/bin/bash
  # Runs once, before nodeadm starts containerd and kubelet. nodeadm itself
  ${verbatim(tooLateForNodeadm(plan))}
  set -o errexit
  umask 022
  ${systemTrust(plan)}

  # It may run by now, and has read the old list.
  systemctl try-restart --no-block amazon-ssm-agent || true
`;

const tooLateForNodeadm = ({ caBundle, login }: Plan): string => {
  if (login === undefined)
    return '# asks EC2 before this runs: at the first boot it does not trust these certificates yet.';
  const trust = caBundle === '' ? [] : ['# At the first boot it does not trust these certificates yet either.'];
  return [
    '# asks EC2 before this runs, and has no login of the proxy: it needs the VPC endpoint of EC2.',
    ...trust,
  ].join('\n');
};

/**
 * nodeadm-config.service runs before cloud-init and asks EC2 what the instance is (awslabs/amazon-eks-ami
 * templates/al2023/runtime/rootfs/etc/systemd/system/nodeadm-config.service; nodeadm/cmd/nodeadm/init/init.go).
 */
function trustFindings(plan: Plan, group: NodeGroupPlan): readonly Finding[] {
  const host = proxiedEc2(plan);
  if (plan.caBundle === '' || host === undefined) return [];
  return [
    {
      code: 'platform.ca-after-first-call',
      severity: 'warning',
      field: `nodeGroups.${group.index}.platform`,
      params: { group: group.name, host },
      text: {
        en: 'nodeadm asks {host} by the proxy before any user data of {group} can install the CA bundle: if the proxy intercepts that host, the node never joins. Have the proxy leave it alone, make a VPC endpoint for EC2 and answer so, or build an image that has the certificate.',
        ko: 'nodeadm은 {group}의 사용자 데이터가 CA 번들을 설치하기 전에 프록시를 통해 {host} 호스트에 접속합니다. 프록시가 그 호스트를 검사하면 노드는 조인하지 못합니다. 프록시에서 그 호스트를 TLS 검사에서 제외하거나, EC2용 VPC 엔드포인트를 만들고 답변에 반영하거나, 인증서가 들어 있는 이미지를 만드세요.',
        ja: 'nodeadm は、{group} のユーザーデータが CA バンドルをインストールする前に、プロキシ経由で {host} に接続します。プロキシがそのホストを検査すると、ノードは参加できません。プロキシの TLS 検査からそのホストを外すか、EC2 用の VPC エンドポイントを作成して回答に反映するか、証明書の入ったイメージを作成してください。',
      },
    },
  ];
}

function script(plan: Plan, group: NodeGroupPlan): readonly MimePart[] {
  const signal = group.bootstrapper === 'eks' ? undefined : nodeadmSignal(plan, group);
  if (signal === undefined && plan.login !== undefined) return [];
  const text = sh`
    #!/bin/bash
    # Runs once, after nodeadm has read the NodeConfig and before kubelet starts.
    set -o errexit
    umask 022
    ${signal ?? verbatim('')}
    ${amazonLinux2023.packageProxy(plan)}
  `;
  return [{ contentType: 'text/x-shellscript; charset="us-ascii"', text }];
}

const curl = { reader: 'curl-8.9', version: '8.17' };

/** Sets the node up. Its client for instance metadata goes past the proxy for these (internal/aws/imds/imds.go), not for IPv6. */
const nodeadm: Program = {
  name: 'nodeadm',
  reader: 'go-0.36',
  calls: { en: 'EC2, instance metadata', ko: 'EC2, 인스턴스 메타데이터', ja: 'EC2、インスタンスメタデータ' },
  asks: ['metadata', 'aws:ec2'],
  neverProxies: ['169.254.169.254', 'localhost'],
  matters: true,
};

/**
 * nodeadm-config.service runs before any script of the user data, with the variables of the NodeConfig, in which no login
 * may stand: nodeadm prints them to the journal and the console (nodeadm/internal/system/environment.go).
 */
const describeInstances: FirstCall = {
  service: 'ec2',
  withoutEndpoint: {
    en: 'nodeadm asks EC2 about the node before a script of {group} can read the login, so the proxy would refuse it and the node would never join: the VPC needs an endpoint for ec2 with private DNS. (The feature gate InstanceIdNodeName of nodeadm spares that call, but this wizard does not write it.)',
    ko: 'nodeadm은 {group}의 스크립트가 로그인 정보를 읽기 전에 EC2에 노드 정보를 요청하므로 프록시가 거부하고 노드는 조인하지 못합니다. VPC에 프라이빗 DNS를 켠 ec2 엔드포인트가 필요합니다. (nodeadm의 기능 게이트 InstanceIdNodeName을 쓰면 이 호출이 없지만 이 마법사는 작성하지 않습니다.)',
    ja: 'nodeadm は {group} のスクリプトがログイン情報を読み取る前に EC2 にノードの情報を問い合わせるため、プロキシに拒否されて参加できません。VPC にプライベート DNS を有効にした ec2 のエンドポイントが必要です。(nodeadm のフィーチャーゲート InstanceIdNodeName ならこの呼び出しは不要ですが、このウィザードは出力しません。)',
  },
};

export const al2023: PlatformDefinition = {
  id: 'al2023',
  title: 'Amazon Linux 2023',
  mechanism: 'NodeConfig',
  about: {
    en: 'The default of EKS. nodeadm hands the proxy to every service of the node.',
    ko: 'EKS의 기본값입니다. nodeadm이 노드의 모든 서비스에 프록시를 전달합니다.',
    ja: 'EKS のデフォルトです。nodeadm がノードのすべてのサービスにプロキシを渡します。',
  },
  cannot: [
    {
      en: `Images before v${FIRST_RELEASE} have no proxy for nodeadm itself: they need a VPC endpoint for EC2, and get the rest by drop-ins.`,
      ko: `v${FIRST_RELEASE} 이전 이미지에서는 nodeadm 자체가 프록시를 사용할 수 없습니다. EC2용 VPC 엔드포인트가 필요하며 나머지는 드롭인 파일로 전달합니다.`,
      ja: `v${FIRST_RELEASE} より前のイメージでは nodeadm 自体がプロキシを使えません。EC2 の VPC エンドポイントが必要で、残りはドロップインファイルで渡します。`,
    },
  ],
  showsProxy: () => showsProxyOf('containerd', 'kubelet'),
  managements: ['managed', 'managed-custom-ami', 'self-managed'],
  bootstrapNeeds: ['endpoint', 'certificateAuthority'],
  login: { way: 'at-boot', callsBefore: [describeInstances] },
  programs: [
    nodeadm,
    containerd('go-0.36'),
    kubelet,
    ecrCredentialProvider,
    awsCli(
      {
        en: 'the token of kubelet, with the role from instance metadata; what scripts ask of AWS',
        ko: '인스턴스 메타데이터의 역할로 받는 kubelet 토큰, 스크립트의 AWS 호출',
        ja: 'インスタンスメタデータのロールで取得する kubelet のトークン、スクリプトからの AWS の呼び出し',
      },
      [],
    ),
    ...daemonSets('go-0.36'),
    cloudInit('2.25', 'rpm -q python3-requests', true),
    ssmAgent('go-0.36'),
    cfnSignal,
    packageManager('dnf', curl),
    ...scripts(curl),
  ],
  options: [releaseOption, ...signalOptions],
  reaches: (group) => ['amazon-linux-2023-packages', ...signals(group)],
  check: (plan, group) => [
    ...releaseFindings(plan, group),
    ...trustFindings(plan, group),
    ...mergedByEks(group),
    ...signalFindings(group),
    ...loginInSignal(plan, group),
  ],
  image: {
    aws: {
      amiTypes: [
        'AL2023_x86_64_STANDARD',
        'AL2023_ARM_64_STANDARD',
        'AL2023_x86_64_NVIDIA',
        'AL2023_ARM_64_NVIDIA',
        'AL2023_x86_64_NEURON',
      ],
      parameter: '/aws/service/eks/optimized-ami/{version}/amazon-linux-2023/x86_64/standard/recommended/image_id',
    },
    family: 'AL2023',
    release: pinnedRelease,
  },
  handsOver: ['node-config', 'shell-script'],
  mayHandOver: ['boothook'],
  userData: (plan, group) => ({
    kind: 'mime',
    parts: isBeforeProxy(group)
      ? byDropIns(plan, group)
      : [withProxy(plan, group), ...hook(plan), ...script(plan, group)],
  }),
};
