// What machines on premises ask of AWS to become hybrid nodes: the table of docs.aws.amazon.com/eks/latest/userguide/
// hybrid-nodes-networking.html (awsdocs/amazon-eks-user-guide hybrid-nodes-networking.adoc 0531c979), and the sources of
// aws/eks-hybrid (internal/packagemanager, internal/ssm/source.go).

import type { AllowedHost, Reach } from '../model/allowed-host.ts';
import { type Asking, asked } from './asked-hosts.ts';
import { endpointHosts } from './endpoints.ts';
import { commercial } from './regions.ts';

/** Nothing for a cluster without hybrid nodes. */
export function hybridHosts(at: Asking, reaches: ReadonlySet<Reach>): readonly AllowedHost[] {
  const { region, fips, partition } = at;
  const service = (name: string) => endpointHosts(name, region, fips);
  const found: AllowedHost[] = [];
  if (reaches.has('hybrid-nodes')) {
    found.push(
      ...asked(
        'needed',
        {
          reason: {
            en: 'nodeadm and what it installs on a hybrid node',
            ko: 'nodeadm과 하이브리드 노드에 설치하는 구성 요소',
            ja: 'nodeadm と、ハイブリッドノードにインストールするもの',
          },
          who: { en: 'prepare-node.sh, nodeadm', ko: 'prepare-node.sh, nodeadm', ja: 'prepare-node.sh、nodeadm' },
          check: partition !== commercial,
        },
        ['hybrid-assets.eks.amazonaws.com'],
      ),
      ...asked(
        'needed',
        {
          reason: {
            en: 'what a hybrid node has to know of its cluster',
            ko: '하이브리드 노드에 필요한 클러스터 정보',
            ja: 'ハイブリッドノードに必要なクラスターの情報',
          },
          who: { en: 'nodeadm' },
        },
        service('eks'),
      ),
      ...asked(
        'optional',
        {
          reason: {
            en: 'containerd for hybrid nodes with Red Hat Enterprise Linux',
            ko: 'Red Hat Enterprise Linux 하이브리드 노드의 containerd',
            ja: 'Red Hat Enterprise Linux のハイブリッドノードの containerd',
          },
          who: { en: 'nodeadm' },
        },
        ['download.docker.com'],
      ),
    );
  }
  if (reaches.has('hybrid-activation')) {
    found.push(
      ...asked(
        'needed',
        {
          reason: {
            en: 'registration and credentials of hybrid nodes',
            ko: '하이브리드 노드의 등록과 자격 증명',
            ja: 'ハイブリッドノードの登録と認証情報',
          },
          who: { en: 'nodeadm, amazon-ssm-agent', ko: 'nodeadm, amazon-ssm-agent', ja: 'nodeadm、amazon-ssm-agent' },
        },
        [...service('ssm'), `amazon-ssm-${region}.s3.${region}.${partition.dnsSuffix}`],
      ),
    );
  }
  if (reaches.has('roles-anywhere')) {
    found.push(
      ...asked(
        'needed',
        {
          reason: {
            en: 'credentials of hybrid nodes by their certificates',
            ko: '인증서로 받는 하이브리드 노드 자격 증명',
            ja: '証明書によるハイブリッドノードの認証情報',
          },
          who: {
            en: 'nodeadm, aws_signing_helper',
            ko: 'nodeadm, aws_signing_helper',
            ja: 'nodeadm、aws_signing_helper',
          },
        },
        [...service('rolesanywhere'), 'rolesanywhere.amazonaws.com'],
      ),
    );
  }
  return found;
}
