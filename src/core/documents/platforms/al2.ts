// Amazon Linux 2 with containerd. Out of support, and still on clusters up to Kubernetes 1.32.

import type { PlatformDefinition } from '../../model/definition.ts';
import { endOfSupport, joinedByEks } from './amazon-linux-2-findings.ts';
import { join } from './amazon-linux-2-join.ts';
import { joinOptions } from './bootstrap-command.ts';
import { loginInSignal, signalFindings, signalOptions, signals } from './cloudformation-signal.ts';
import { amazonLinux2 } from './distribution.ts';
import { boothook } from './drop-in-boothook.ts';
import { imdsOption, readsImds } from './imds-vpc-cidrs.ts';
import { gateFindings, type KubernetesGate } from './kubernetes-gate.ts';
import {
  awsCli,
  bootstrapImds,
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
import { showsProxyOf } from './show-proxy.ts';

/** containerd and kubelet pull and register; sandbox-image logs in to ECR before kubelet may start. */
const services = ['sandbox-image', 'kubelet', 'amazon-ssm-agent'];

/** awslabs/amazon-eks-ami templates/al2/runtime/bootstrap.sh, before it was removed by #2645: containerd from 1.24 on. */
const gate: KubernetesGate = {
  title: 'Amazon Linux 2',
  from: {
    first: '1.24',
    tooOld: {
      en: 'Your cluster is {version}. Before Kubernetes {first}, bootstrap.sh starts Docker, which gets no proxy from this user data: choose the platform with Docker.',
      ko: '클러스터는 {version}입니다. Kubernetes {first} 이전에는 bootstrap.sh가 Docker를 시작하며, Docker는 이 사용자 데이터에서 프록시를 받지 못합니다. Docker를 사용하는 플랫폼을 선택하세요.',
      ja: 'クラスターは {version} です。Kubernetes {first} より前では bootstrap.sh が Docker を起動し、Docker はこのユーザーデータからプロキシを受け取りません。Docker を使うプラットフォームを選んでください。',
    },
  },
  last: '1.32',
};

const curl = { reader: 'curl-7.87', version: '8.3' };
const asked = ['aws:ec2', 'aws:eks', 'aws:ecr.api'] as const;

export const al2: PlatformDefinition = {
  id: 'al2',
  title: 'Amazon Linux 2',
  mechanism: 'systemd drop-ins',
  about: {
    en: 'Nodes with containerd, Kubernetes 1.24 to 1.32. Amazon Linux 2 is out of support.',
    ko: 'containerd를 사용하는 Kubernetes 1.24~1.32 노드입니다. Amazon Linux 2는 지원이 종료되었습니다.',
    ja: 'containerd を使う Kubernetes 1.24 から 1.32 のノードです。Amazon Linux 2 はサポートが終了しています。',
  },
  cannot: [
    {
      en: 'EKS has no image of it for Kubernetes 1.33 and later.',
      ko: 'Kubernetes 1.33 이상용 EKS 이미지가 없습니다.',
      ja: 'Kubernetes 1.33 以降の EKS イメージはありません。',
    },
  ],
  showsProxy: () => showsProxyOf('containerd', 'kubelet'),
  managements: ['managed', 'managed-custom-ami', 'self-managed'],
  bootstrapNeeds: ['endpoint', 'certificateAuthority'],
  login: { way: 'at-boot', callsBefore: [] },
  programs: [
    containerd('go-0.36'),
    // Up to 1.26 kubelet has the cloud provider in itself.
    { ...kubelet, asks: ['api-server', 'metadata', 'aws:ec2'] },
    ecrCredentialProvider,
    awsCli(
      {
        en: 'bootstrap.sh and kubelet: EC2, EKS, login to ECR, instance metadata',
        ko: 'bootstrap.sh와 kubelet: EC2, EKS, ECR 로그인, 인스턴스 메타데이터',
        ja: 'bootstrap.sh と kubelet: EC2、EKS、ECR へのログイン、インスタンスメタデータ',
      },
      asked,
    ),
    bootstrapImds(curl),
    ...daemonSets('go-0.36'),
    cloudInit('2.6', 'pip show requests', false),
    ssmAgent('go-0.36'),
    cfnSignal,
    packageManager('yum', curl),
    ...scripts(curl),
  ],
  options: [...joinOptions, imdsOption, ...signalOptions],
  reaches: (group) => ['amazon-linux-2-packages', ...signals(group)],
  check: (plan, group) => [
    ...gateFindings(plan, group, gate),
    endOfSupport(group),
    ...joinedByEks(group),
    ...signalFindings(group),
    ...loginInSignal(plan, group),
  ],
  image: {
    family: 'AL2',
    aws: {
      amiTypes: ['AL2_x86_64', 'AL2_ARM_64', 'AL2_x86_64_GPU'],
      parameter: '/aws/service/eks/optimized-ami/{version}/amazon-linux-2/recommended/image_id',
    },
  },
  handsOver: ['boothook', 'shell-script'],
  userData(plan, group) {
    // EKS and Karpenter add their own part, which runs bootstrap.sh.
    const byOthers = group.bootstrapper !== 'user-data';
    const hook = boothook(plan, {
      distribution: amazonLinux2,
      about: [
        'Puts this node behind the proxy. Runs at every boot, before containerd and kubelet need it; running it again',
        'changes nothing.',
        ...(byOthers ? ['bootstrap.sh runs as a child of cloud-final, which hands it the variables.'] : []),
      ],
      runtime: 'containerd',
      services: byOthers ? [...services, 'cloud-final'] : services,
      pythonServices: ['sandbox-image', ...(byOthers ? ['cloud-final'] : [])],
      fromImds: readsImds(group),
    });
    return { kind: 'mime', parts: byOthers ? [hook] : [hook, join(plan, group)] };
  },
};
