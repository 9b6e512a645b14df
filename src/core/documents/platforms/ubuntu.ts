// Ubuntu, in the images that Canonical builds for EKS: kubelet is a snap, containerd a package, and bootstrap.sh is made from
// that of Amazon Linux 2. canonical/ubuntu-cloud-docs docs/aws (9a500e64); it says nothing of proxies.

import type { MimePart, PlatformDefinition } from '../../model/definition.ts';
import type { NodeGroupPlan, Plan } from '../../model/plan.ts';
import type { Program } from '../../model/program.ts';
import { sh } from '../../syntax/shell.ts';
import { bootstrapCommand, joinOptions } from './bootstrap-command.ts';
import { debian } from './distribution.ts';
import { boothook, exported } from './drop-in-boothook.ts';
import { imdsOption, readsImds } from './imds-vpc-cidrs.ts';
import {
  awsCli,
  bootstrapImds,
  cloudInit,
  containerd,
  curlOf,
  daemonSets,
  ecrCredentialProvider,
  kubelet,
  scripts,
  ssmAgent,
} from './node-programs.ts';
import { showsProxyOf } from './show-proxy.ts';
import { snapProxy } from './snap-proxy.ts';

/** Units of snaps (canonical/ubuntu-cloud-docs aws-reference/eks-kubelet-snap.rst; aws/eks-hybrid proxy_validator.go). */
const services = ['snap.kubelet-eks.daemon', 'snap.amazon-ssm-agent.amazon-ssm-agent'];

/** The curl of 22.04 and that of 24.04. */
const curl = { reader: 'curl-7.81', version: '7.81' };
const laterCurl = { reader: 'curl-7.87', version: '8.5' };

const snapd: Program = {
  name: 'snapd',
  reader: 'go-0.36',
  calls: {
    en: 'the snap store: bootstrap.sh asks it for a newer kubelet',
    ko: 'snap 스토어: bootstrap.sh가 새 kubelet이 있는지 확인',
    ja: 'snap ストア: bootstrap.sh が新しい kubelet の有無を確認',
  },
  asks: ['outside'],
  matters: false,
};

const apt: Program = {
  name: 'apt',
  reader: 'apt',
  calls: {
    en: 'packages of Ubuntu, in plain http',
    ko: 'Ubuntu 패키지(일반 http)',
    ja: 'Ubuntu のパッケージ (平文の http)',
  },
  asks: ['outside'],
  matters: false,
};

/** snapd answers only when the system is up, so it is told here and not in the boothook. */
function join(plan: Plan, group: NodeGroupPlan): MimePart {
  const text = sh`
    #!/bin/bash
    # Runs once, after the boothook. bootstrap.sh asks AWS about the instance, so it gets the proxy too.
    ${exported(plan)}
    ${snapProxy(plan)}

    ${bootstrapCommand(plan, group)}
  `;
  return { contentType: 'text/x-shellscript; charset="us-ascii"', text };
}

export const ubuntu: PlatformDefinition = {
  id: 'ubuntu',
  title: 'Ubuntu',
  mechanism: 'systemd drop-ins',
  about: {
    en: "Canonical's images for EKS. Drop-ins give the proxy to containerd and to the snap of kubelet.",
    ko: 'Canonical이 제공하는 EKS 이미지입니다. 드롭인 파일로 containerd와 kubelet 스냅에 프록시를 전달합니다.',
    ja: 'Canonical が提供する EKS イメージです。ドロップインファイルで containerd と kubelet の snap にプロキシを渡します。',
  },
  cannot: [
    {
      en: 'EKS has no managed group with an Ubuntu AMI of its own: the launch template names the AMI, and the node joins by this user data.',
      ko: 'EKS가 AMI를 고르는 관리형 노드 그룹은 없습니다. 시작 템플릿에 AMI를 지정하고 이 사용자 데이터로 노드를 조인합니다.',
      ja: 'EKS が AMI を選ぶマネージドノードグループはありません。起動テンプレートで AMI を指定し、このユーザーデータでノードを参加させます。',
    },
    {
      en: 'Packages come in plain http from archive.ubuntu.com and security.ubuntu.com, which the allow-list does not have: it is for https.',
      ko: '패키지는 archive.ubuntu.com과 security.ubuntu.com에서 일반 http로 받습니다. https용 허용 목록에는 들어 있지 않습니다.',
      ja: 'パッケージは archive.ubuntu.com と security.ubuntu.com から平文の http で取得します。https 用の許可リストには含まれません。',
    },
    {
      en: 'The image has no cfn-signal, so no signal to CloudFormation is offered.',
      ko: '이미지에 cfn-signal이 없으므로 CloudFormation 신호는 제공하지 않습니다.',
      ja: 'イメージに cfn-signal がないため、CloudFormation へのシグナルはありません。',
    },
  ],
  unproven: {
    en: 'Canonical says nothing of proxies, and this was not tried on its AMI. Start one node of {group} and run: systemctl show containerd snap.kubelet-eks.daemon -p EnvironmentFiles',
    ko: 'Canonical 문서에는 프록시 설명이 없으며 Canonical의 AMI에서 시험하지 못했습니다. {group}의 노드를 하나만 시작해 다음을 실행하세요: systemctl show containerd snap.kubelet-eks.daemon -p EnvironmentFiles',
    ja: 'Canonical の資料にプロキシの説明はなく、その AMI では試していません。{group} のノードを 1 台だけ起動して次を実行してください: systemctl show containerd snap.kubelet-eks.daemon -p EnvironmentFiles',
  },
  showsProxy: () => showsProxyOf('containerd', 'kubelet'),
  managements: ['managed-custom-ami', 'self-managed'],
  bootstrapNeeds: ['endpoint', 'certificateAuthority'],
  login: { way: 'at-boot', callsBefore: [] },
  programs: [
    containerd('go-0.36'),
    kubelet,
    ecrCredentialProvider,
    awsCli(
      {
        en: 'bootstrap.sh and kubelet: EC2, EKS, instance metadata',
        ko: 'bootstrap.sh와 kubelet: EC2, EKS, 인스턴스 메타데이터',
        ja: 'bootstrap.sh と kubelet: EC2、EKS、インスタンスメタデータ',
      },
      ['aws:ec2', 'aws:eks'],
    ),
    bootstrapImds(curl),
    ...daemonSets('go-0.36'),
    cloudInit('2.25', 'dpkg -s python3-requests', false),
    ssmAgent('go-0.36'),
    snapd,
    apt,
    ...scripts(curl),
    curlOf(laterCurl),
  ],
  options: [...joinOptions, imdsOption],
  // canonical/ubuntu-cloud-docs aws-how-to/instances/find-ubuntu-images.rst; images of 24.04 lie on gp3. EKS has no AmiType.
  image: {
    aws: {
      amiTypes: [],
      parameter: '/aws/service/canonical/ubuntu/eks/24.04/{version}/stable/current/amd64/hvm/ebs-gp3/ami-id',
    },
  },
  reaches: () => ['snap-store', 'ubuntu-packages'],
  handsOver: ['boothook', 'shell-script'],
  userData: (plan, group) => ({
    kind: 'mime',
    parts: [
      boothook(plan, {
        distribution: debian,
        about: [
          'Puts this node behind the proxy. Runs at every boot, before containerd and kubelet start; running it again changes',
          'nothing.',
        ],
        runtime: 'containerd',
        // Without a login, snapd is told by the script.
        services: plan.login === undefined ? services : [...services, 'snapd'],
        pythonServices: [],
        fromImds: readsImds(group),
      }),
      join(plan, group),
    ],
  }),
};
