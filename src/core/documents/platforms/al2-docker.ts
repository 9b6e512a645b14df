// The node of the article that this wizard began with: Amazon Linux 2 with Docker, Kubernetes 1.23 and older. The
// article's user data in its own order, with its defects mended; the output says which.

import type { PlatformDefinition } from '../../model/definition.ts';
import type { Plan } from '../../model/plan.ts';
import { endOfSupport, joinedByEks } from './amazon-linux-2-findings.ts';
import { join } from './amazon-linux-2-join.ts';
import { joinOptions } from './bootstrap-command.ts';
import { loginInSignal, signalFindings, signalOptions, signals } from './cloudformation-signal.ts';
import { amazonLinux2 } from './distribution.ts';
import { boothook } from './drop-in-boothook.ts';
import { imdsOption, readsImds } from './imds-vpc-cidrs.ts';
import { gateFindings } from './kubernetes-gate.ts';
import {
  awsCli,
  bootstrapImds,
  cfnSignal,
  cloudInit,
  containerd,
  daemonSets,
  kubelet,
  packageManager,
  scripts,
  ssmAgent,
} from './node-programs.ts';
import { showsProxyOf } from './show-proxy.ts';

const mended = (plan: Plan): readonly string[] => [
  'The AWS article on EKS nodes with Docker behind a proxy, its defects mended:',
  '- The line above: without it cloud-init does not run this part at all (Exec format error).',
  '- A blank line ends the MIME headers, as strict readers demand.',
  '- NO_PROXY is complete: service network, API endpoint, .svc and the VPC were missing, or were asked from the',
  '  instance metadata without a token, which is refused where IMDSv2 is required and left a hole in the list.',
  '- Files are written whole at every boot, not once per instance with >>: a changed value counts, and an image made',
  ...(plan.login === undefined
    ? ['  of this node repeats nothing. yum gets its line under [main].']
    : ['  of this node repeats nothing. yum gets no proxy: everybody can read its file.']),
  '- The folders of all drop-ins are made, and the SSM agent gets the proxy too.',
  '- Docker is restarted if it runs: "enable --now" leaves it running without the proxy.',
  '- Values are written out: the variables of CloudFormation are empty in a launch template.',
];

const mendedJoin = [
  '- The join script stops exporting after its file, saves its exit code at once, and its cfn-signal is one command:',
  '  the backslash after the first line was missing, so it was called without arguments.',
  '- bootstrap.sh is told endpoint, certificate authority and what gives the DNS address: it asks and guesses nothing.',
];

const leftToEks = ['- EKS runs bootstrap.sh itself: a second call is left out, and cloud-final hands it the proxy.'];

const curl = { reader: 'curl-7.77', version: '7.79' };

export const al2Docker: PlatformDefinition = {
  id: 'al2-docker',
  title: 'Amazon Linux 2 with Docker',
  mechanism: 'systemd drop-ins',
  about: {
    en: 'The archive form of the AWS article: Docker, Kubernetes 1.23 and older, which EKS no longer runs.',
    ko: 'AWS 문서의 보관용 형식입니다. EKS가 더 이상 지원하지 않는 Docker, Kubernetes 1.23 이하용입니다.',
    ja: 'AWS の記事のアーカイブ形式です。EKS がサポートを終了した Docker、Kubernetes 1.23 以前のものです。',
  },
  cannot: [
    {
      en: 'From Kubernetes 1.24 on, its nodes run containerd, which this user data gives no proxy.',
      ko: 'Kubernetes 1.24부터 노드는 containerd를 실행하며, 이 사용자 데이터는 containerd에 프록시를 전달하지 않습니다.',
      ja: 'Kubernetes 1.24 以降のノードは containerd を実行し、このユーザーデータは containerd にプロキシを渡しません。',
    },
  ],
  showsProxy: () => showsProxyOf('dockerd', 'kubelet'),
  managements: ['managed', 'managed-custom-ami', 'self-managed'],
  bootstrapNeeds: ['endpoint', 'certificateAuthority'],
  login: { way: 'at-boot', callsBefore: [] },
  programs: [
    { ...containerd('go-0.7'), name: 'dockerd' },
    // Up to 1.26 kubelet has the cloud provider and the login to ECR in itself.
    { ...kubelet, reader: 'go-0.7', asks: ['api-server', 'metadata', 'aws:ec2', 'aws:ecr.api'] },
    awsCli(
      {
        en: 'bootstrap.sh: EC2, EKS, instance metadata',
        ko: 'bootstrap.sh: EC2, EKS, 인스턴스 메타데이터',
        ja: 'bootstrap.sh: EC2、EKS、インスタンスメタデータ',
      },
      ['aws:ec2', 'aws:eks'],
    ),
    bootstrapImds(curl),
    ...daemonSets('go-0.7'),
    cloudInit('2.6', 'pip show requests', false),
    ssmAgent('go-0.7'),
    cfnSignal,
    packageManager('yum', curl),
    ...scripts(curl),
  ],
  options: [...joinOptions, imdsOption, ...signalOptions],
  reaches: (group) => ['amazon-linux-2-packages', ...signals(group)],
  check: (plan, group) => [
    ...gateFindings(plan, group, { last: '1.23', title: 'Amazon Linux 2 with Docker' }),
    {
      code: 'platform.archive',
      severity: 'warning',
      field: `nodeGroups.${group.index}.platform`,
      params: { group: group.name },
      text: {
        en: 'This is the archive form of the article. EKS no longer runs Kubernetes 1.23, the last version with Docker: new nodes need a platform with containerd.',
        ko: 'AWS 문서의 보관용 형식입니다. Docker를 사용하는 마지막 버전인 Kubernetes 1.23은 EKS에서 더 이상 지원하지 않습니다. 새 노드에는 containerd를 사용하는 플랫폼이 필요합니다.',
        ja: 'AWS の記事のアーカイブ形式です。Docker を使う最後のバージョンである Kubernetes 1.23 は、EKS でサポートが終了しています。新しいノードには containerd を使うプラットフォームが必要です。',
      },
    },
    endOfSupport(group),
    ...joinedByEks(group),
    ...signalFindings(group),
    ...loginInSignal(plan, group),
  ],
  image: {
    aws: {
      amiTypes: ['AL2_x86_64', 'AL2_ARM_64', 'AL2_x86_64_GPU'],
      parameter: '/aws/service/eks/optimized-ami/{version}/amazon-linux-2/recommended/image_id',
    },
  },
  handsOver: ['boothook', 'shell-script'],
  userData(plan, group) {
    // EKS and Karpenter add their own part, which runs bootstrap.sh.
    const byOthers = group.bootstrapper !== 'user-data';
    const services = ['kubelet', 'amazon-ssm-agent'];
    const hook = boothook(plan, {
      distribution: amazonLinux2,
      about: [...mended(plan), ...(byOthers ? leftToEks : mendedJoin)],
      runtime: 'docker',
      services: byOthers ? [...services, 'cloud-final'] : services,
      pythonServices: byOthers ? ['cloud-final'] : [],
      fromImds: readsImds(group),
    });
    return { kind: 'mime', parts: byOthers ? [hook] : [hook, join(plan, group)] };
  },
};
