// What node groups ask of the proxy beyond what every node does: packages, updates, signals, each with its source.

import type { AllowedHost, GroupHosts } from '../model/allowed-host.ts';
import { type Asking, asked, bucket } from './asked-hosts.ts';
import { hostContainerAccount } from './bottlerocket-registries.ts';
import { endpointHosts } from './endpoints.ts';
import { hybridHosts } from './hybrid-hosts.ts';
import { commercial, partitionOf } from './regions.ts';

/** What node groups of some platforms ask, or of some options. */
export const groupHosts: GroupHosts = ({ region, fips }, reaches) => {
  const at: Asking = { region, fips, partition: partitionOf(region) ?? commercial };
  const found: AllowedHost[] = [];
  if (reaches.has('cloudformation')) {
    const why = {
      reason: {
        en: 'the signal to the stack that made the nodes',
        ko: '노드를 만든 스택에 보내는 신호',
        ja: 'ノードを作成したスタックへのシグナル',
      },
      who: { en: 'cfn-signal' },
    };
    found.push(...asked('needed', why, endpointHosts('cloudformation', at.region, at.fips)));
  }
  if (reaches.has('amazon-linux-2023-packages')) {
    // As `dnf repolist -v` prints it.
    const why = {
      reason: {
        en: 'packages of Amazon Linux 2023',
        ko: 'Amazon Linux 2023의 패키지',
        ja: 'Amazon Linux 2023 のパッケージ',
      },
      who: { en: 'dnf' },
      check: at.partition !== commercial,
    };
    found.push(...asked('usual', why, [bucket(`al2023-repos-${at.region}-de612dc2`, 's3.dualstack', at)]));
  }
  if (reaches.has('amazon-linux-2-packages')) {
    // Images that still ask amazonlinux.REGION do so in plain HTTP, which no host of this list is for.
    const why = {
      reason: { en: 'packages of Amazon Linux 2', ko: 'Amazon Linux 2의 패키지', ja: 'Amazon Linux 2 のパッケージ' },
      who: { en: 'yum' },
      check: true,
    };
    found.push(
      ...asked('usual', why, [bucket(`amazonlinux-2-repos-${at.region}`, 's3.dualstack', at), 'cdn.amazonlinux.com']),
    );
  }
  if (reaches.has('host-containers')) {
    const account = hostContainerAccount(at.region);
    const why = {
      reason: {
        en: 'host containers of Bottlerocket: control, by which Session Manager reaches the node, and admin',
        ko: 'Bottlerocket의 호스트 컨테이너: Session Manager가 노드에 접속할 때 쓰는 control, 그리고 admin',
        ja: 'Bottlerocket のホストコンテナ: Session Manager がノードに接続する control と、admin',
      },
      who: { en: 'host-ctr' },
      check: account === undefined,
    };
    const domains = endpointHosts('ecr.dkr', at.region, account === undefined && at.fips);
    found.push(
      ...asked(
        'usual',
        why,
        domains.map((domain) => `${account ?? ''}${domain}`),
      ),
    );
  }
  if (reaches.has('bottlerocket-updates')) {
    // bottlerocket-os/bottlerocket packages/release/updog settings: one host in every partition that has it.
    const why = {
      reason: {
        en: 'updates of Bottlerocket, where nodes update in place',
        ko: '노드에서 현재 위치 업데이트를 하는 경우의 Bottlerocket 업데이트',
        ja: 'ノードをインプレースで更新する場合の Bottlerocket の更新',
      },
      who: { en: 'updog' },
      check: true,
    };
    found.push(...asked('optional', why, ['updates.bottlerocket.aws']));
  }
  if (reaches.has('snap-store')) {
    // snapcraft.io/docs/network-requirements.
    const why = {
      reason: {
        en: 'snaps on Ubuntu: bootstrap.sh asks for a newer kubelet; the SSM agent of a hybrid node is one',
        ko: 'Ubuntu의 스냅: bootstrap.sh가 새 kubelet을 확인하고, 하이브리드 노드의 SSM 에이전트도 스냅',
        ja: 'Ubuntu の snap: bootstrap.sh が新しい kubelet を確認し、ハイブリッドノードの SSM エージェントも snap',
      },
      who: { en: 'snapd' },
      check: true,
    };
    found.push(...asked('usual', why, ['api.snapcraft.io', '.snapcraftcontent.com']));
  }
  if (reaches.has('ubuntu-packages')) {
    // canonical/cloud-init config/cloud.cfg.tmpl, package_mirrors: the mirror of the region for images on EC2, by http.
    const why = {
      reason: {
        en: 'packages of Ubuntu, which apt asks by plain HTTP (ports.ubuntu.com for arm64)',
        ko: 'Ubuntu 패키지. apt가 일반 HTTP로 요청함(arm64는 ports.ubuntu.com)',
        ja: 'Ubuntu のパッケージ。apt が平文の HTTP で要求 (arm64 は ports.ubuntu.com)',
      },
      who: { en: 'apt, unattended-upgrades', ko: 'apt, unattended-upgrades', ja: 'apt, unattended-upgrades' },
      check: true,
      port: 80,
    };
    const mirrors = [
      `${at.region}.ec2.archive.ubuntu.com`,
      'archive.ubuntu.com',
      'security.ubuntu.com',
      'ports.ubuntu.com',
    ];
    found.push(...asked('optional', why, mirrors));
  }
  found.push(...hybridHosts(at, reaches));
  return found;
};
