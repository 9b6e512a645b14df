// Bottlerocket: settings in TOML. There is a proxy for https alone; the node adds localhost, the API endpoint and the
// cluster's domain to its list by itself (bottlerocket-core-kit packages/release/proxy-env).

import type { PlatformDefinition } from '../../model/definition.ts';
import type { Finding } from '../../model/finding.ts';
import type { NodeGroupPlan, Plan } from '../../model/plan.ts';
import type { Program } from '../../model/program.ts';
import type { TomlTable } from '../../syntax/toml.ts';
import { base64Unless } from '../base64-unless.ts';
import { textOption } from '../text-option.ts';
import {
  describeInstances,
  loginCommands,
  loginComment,
  loginFindings,
  loginForm,
  loginOption,
  loginSecrets,
} from './bottlerocket-login.ts';
import { adminContainer, nodeMissing } from './bottlerocket-shell.ts';
import { signalFindings, signalOptions, signalSettings, signals } from './cloudformation-signal.ts';
import { clusterDnsAddress } from './cluster-dns.ts';
import { containerd, daemonSets, ecrCredentialProvider, kubelet, ssmAgent } from './node-programs.ts';
import { userDataHead } from './user-data-head.ts';

const httpsAlone = (program: Program): Program => ({ ...program, onlyHttps: true });

/** Asks EKS and EC2 for the settings that user data leaves open; metadata by a client of its own (imdsclient). */
const pluto: Program = {
  name: 'pluto',
  reader: 'pluto',
  calls: {
    en: 'EKS, EC2, instance metadata',
    ko: 'EKS, EC2, 인스턴스 메타데이터',
    ja: 'EKS、EC2、インスタンスメタデータ',
  },
  asks: ['metadata', 'aws:eks', 'aws:ec2'],
  neverProxies: ['169.254.169.254', 'fd00:ec2::254'],
  matters: true,
};

/**
 * What makes the node join. EKS and other tools write the first three themselves; the address of the DNS is said
 * wherever nobody else owns it, because pluto guesses it from the VPC when it cannot ask EKS.
 */
function kubernetes(plan: Plan, group: NodeGroupPlan): TomlTable | undefined {
  const dns = { 'cluster-dns-ip': clusterDnsAddress(plan) };
  const { dnsDomain, name } = plan.settings.cluster;
  const domain: TomlTable = dnsDomain === 'cluster.local' ? {} : { 'cluster-domain': dnsDomain };
  if (group.bootstrapper === 'tool') return dnsDomain === 'cluster.local' ? undefined : domain;
  if (group.bootstrapper === 'eks') return { ...dns, ...domain };
  return {
    'api-server': plan.endpoint,
    'cluster-certificate': plan.certificateAuthority,
    'cluster-name': name,
    ...dns,
    ...domain,
  };
}

function settings(plan: Plan, group: NodeGroupPlan): TomlTable {
  const joins = kubernetes(plan, group);
  const login = loginCommands(plan, group);
  const signal = signalSettings(group);
  return {
    ...(joins === undefined ? {} : { kubernetes: joins }),
    network: {
      'https-proxy': plan.httpsProxy,
      'no-proxy': plan.bypass.flatMap(({ entry, removed }) => (removed ? [] : [entry])),
    },
    ...(login === undefined ? {} : { 'bootstrap-commands': login }),
    ...(plan.caBundle === '' ? {} : { pki: { 'corp-proxy-ca': { data: base64Unless(plan.caBundle), trusted: true } } }),
    ...(signal === undefined
      ? {}
      : {
          cloudformation: {
            'should-signal': true,
            'stack-name': signal.stack,
            'logical-resource-id': signal.resource,
          },
        }),
  };
}

/** Where plain http matters: the ways out are different. */
function proxyFindings(group: NodeGroupPlan): readonly Finding[] {
  const field = `nodeGroups.${group.index}.platform`;
  const params = { group: group.name };
  const found: Finding[] = [
    {
      code: 'platform.https-alone',
      severity: 'note',
      field,
      params,
      text: {
        en: 'Bottlerocket has a proxy for https only: what the nodes of {group} ask in plain http goes direct. Registries without TLS behind the proxy are not reached.',
        ko: 'Bottlerocket에는 https용 프록시만 있습니다. {group}의 노드가 일반 http로 보내는 요청은 프록시를 거치지 않습니다. 프록시 뒤에 있는 TLS 없는 레지스트리에는 연결할 수 없습니다.',
        ja: 'Bottlerocket のプロキシ設定は https 用だけです。{group} のノードが平文の http で送るリクエストはプロキシを経由しません。プロキシの先にある TLS なしのレジストリには接続できません。',
      },
    },
  ];
  if (textOption(group, 'stackName') !== '') {
    found.push({
      code: 'platform.signal-release',
      severity: 'note',
      field,
      params,
      text: {
        en: 'The signal of {group} to CloudFormation takes the proxy since Bottlerocket 1.27.1; older releases need an endpoint of CloudFormation in the VPC.',
        ko: '{group}에서 CloudFormation으로 보내는 신호는 Bottlerocket 1.27.1부터 프록시를 사용합니다. 이전 릴리스에는 VPC에 CloudFormation 엔드포인트가 필요합니다.',
        ja: '{group} から CloudFormation へのシグナルがプロキシを使うのは Bottlerocket 1.27.1 以降です。それより前のリリースでは VPC に CloudFormation のエンドポイントが必要です。',
      },
    });
  }
  return found;
}

export const bottlerocket: PlatformDefinition = {
  id: 'bottlerocket',
  title: 'Bottlerocket',
  mechanism: 'TOML settings',
  about: {
    en: 'A small system for containers. Its settings take one proxy, for https, and a list.',
    ko: '컨테이너 전용 경량 운영 체제입니다. 설정에서 https용 프록시 하나와 우회 목록을 받습니다.',
    ja: 'コンテナ専用の軽量 OS です。設定で https 用のプロキシ 1 つとバイパスリストを受け取ります。',
  },
  cannot: [
    {
      en: 'It has no proxy for plain http, and runs no script: the blocks of the VPC are not read at boot.',
      ko: '일반 http용 프록시가 없고 스크립트를 실행하지 않으므로 부팅할 때 VPC 블록을 읽지 않습니다.',
      ja: '平文の http 用のプロキシがなく、スクリプトも実行しないため、起動時に VPC のブロックを読み取りません。',
    },
  ],
  // The login stands in the address, and everybody at this API sees it.
  showsProxy: ({ login }) =>
    login === undefined ? 'apiclient get settings.network' : 'apiclient get settings.network.no-proxy',
  shell: adminContainer,
  nodeMissing,
  managements: ['managed', 'managed-custom-ami', 'self-managed'],
  bootstrapNeeds: ['endpoint', 'certificateAuthority'],
  programs: [
    pluto,
    httpsAlone(containerd('go-0.36')),
    httpsAlone(kubelet),
    httpsAlone(ecrCredentialProvider),
    ...daemonSets('go-0.36'),
    httpsAlone(ssmAgent('go-0.36')),
  ],
  login: { way: 'at-boot', callsBefore: [describeInstances], secrets: loginSecrets, secretForm: loginForm },
  options: [loginOption, ...signalOptions],
  reaches: (group) => ['host-containers', 'bottlerocket-updates', ...signals(group)],
  check: (plan, group) => [...proxyFindings(group), ...loginFindings(plan, group), ...signalFindings(group)],
  image: {
    family: 'Bottlerocket',
    aws: {
      amiTypes: [
        'BOTTLEROCKET_x86_64',
        'BOTTLEROCKET_ARM_64',
        'BOTTLEROCKET_x86_64_NVIDIA',
        'BOTTLEROCKET_ARM_64_NVIDIA',
        'BOTTLEROCKET_x86_64_FIPS',
        'BOTTLEROCKET_ARM_64_FIPS',
        'BOTTLEROCKET_x86_64_NVIDIA_FIPS',
        'BOTTLEROCKET_ARM_64_NVIDIA_FIPS',
      ],
      parameter: '/aws/service/bottlerocket/aws-k8s-{version}/x86_64/latest/image_id',
    },
  },
  handsOver: ['toml'],
  userData: (plan, group) => ({
    kind: 'toml',
    table: { settings: settings(plan, group) },
    comment: [
      userDataHead,
      'Settings of Bottlerocket. An address of a proxy always has its scheme: releases from 1.17 to about 1.30 stop without.',
      'There is no key for plain http: an unknown key would be refused.',
      ...loginComment(plan, group),
    ],
  }),
};
