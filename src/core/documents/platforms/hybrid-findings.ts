// What to know before machines on premises join as hybrid nodes. docs.aws.amazon.com/eks/latest/userguide:
// hybrid-nodes-cluster-create.html (IPv4, one kind of endpoint), hybrid-nodes-networking.html, hybrid-nodes-proxy.html.

import type { Finding } from '../../model/finding.ts';
import type { NodeGroupPlan, Plan } from '../../model/plan.ts';
import { credentialFindings } from './hybrid-options.ts';

/** Everything about one group. */
export function hybridFindings(plan: Plan, group: NodeGroupPlan): readonly Finding[] {
  const { cluster } = plan.settings;
  const field = `nodeGroups.${group.index}.platform`;
  const params = { group: group.name };
  const found: Finding[] = [
    {
      code: 'hybrid.networks',
      severity: 'note',
      field,
      params,
      text: {
        en: 'NO_PROXY knows the networks of the VPC. Add those of the machines and pods of {group} on premises to the bypass list, as entries of your own.',
        ko: 'NO_PROXY에는 VPC 네트워크만 있습니다. {group}의 온프레미스 머신과 파드 네트워크를 우회 목록에 직접 추가하세요.',
        ja: 'NO_PROXY にあるのは VPC のネットワークです。{group} のオンプレミスのマシンと Pod のネットワークをバイパスリストに追加してください。',
      },
    },
  ];
  if (cluster.serviceCidrs.some((cidr) => cidr.includes(':'))) {
    found.push({
      code: 'hybrid.ipv6',
      severity: 'error',
      field,
      params,
      text: {
        en: 'Hybrid nodes do not join an IPv6 cluster: choose another platform for {group}.',
        ko: '하이브리드 노드는 IPv6 클러스터에 조인할 수 없습니다. {group}에 다른 플랫폼을 선택하세요.',
        ja: 'ハイブリッドノードは IPv6 クラスターに参加できません。{group} には別のプラットフォームを選んでください。',
      },
    });
  }
  if (cluster.endpointAccess === 'public-and-private') {
    found.push({
      code: 'hybrid.endpoint-access',
      severity: 'warning',
      field,
      params,
      text: {
        en: 'Hybrid nodes want a cluster endpoint that is public or private. With both, its name resolves to public addresses on premises, and NO_PROXY sends {group} there without the proxy.',
        ko: '하이브리드 노드에는 퍼블릭 또는 프라이빗 중 하나인 클러스터 엔드포인트가 필요합니다. 둘 다 사용하면 온프레미스에서 이름이 퍼블릭 주소로 확인되고, NO_PROXY 때문에 {group} 그룹이 프록시 없이 그 주소에 연결합니다.',
        ja: 'ハイブリッドノードにはパブリックかプライベートのどちらか一方のクラスターエンドポイントが必要です。両方の場合、オンプレミスでは名前がパブリックアドレスに解決され、NO_PROXY により {group} はプロキシなしでそこに接続します。',
      },
    });
  }
  if (cluster.vpcEndpoints.length > 0) {
    found.push({
      code: 'hybrid.endpoint-names',
      severity: 'warning',
      field,
      params,
      text: {
        en: 'NO_PROXY sends {group} directly to the hosts that have a VPC endpoint. On premises their names lead to the endpoints only if your DNS forwards them to the VPC (Route 53 Resolver); if it does not, switch those entries off.',
        ko: 'NO_PROXY 때문에 {group} 그룹은 VPC 엔드포인트가 있는 호스트에 직접 연결합니다. 온프레미스 DNS가 이 이름을 VPC(Route 53 Resolver)로 전달해야 엔드포인트로 확인됩니다. 그렇지 않다면 해당 항목을 끄세요.',
        ja: 'NO_PROXY により {group} は VPC エンドポイントのあるホストに直接接続します。オンプレミスの DNS がその名前を VPC (Route 53 Resolver) に転送する場合だけエンドポイントに解決されます。転送しない場合はその項目を外してください。',
      },
    });
  }
  if (cluster.kubernetesVersion === undefined) {
    found.push({
      code: 'hybrid.version',
      severity: 'warning',
      field,
      params,
      text: {
        en: 'nodeadm installs the version of the cluster, which is not given: prepare-node.sh asks for it in KUBERNETES_VERSION.',
        ko: 'nodeadm은 클러스터 버전을 설치하는데 버전이 지정되지 않았습니다. prepare-node.sh가 KUBERNETES_VERSION으로 요구합니다.',
        ja: 'nodeadm はクラスターのバージョンをインストールしますが、指定されていません。prepare-node.sh は KUBERNETES_VERSION で求めます。',
      },
    });
  }
  if (plan.login !== undefined) {
    found.push({
      code: 'hybrid.login',
      severity: 'note',
      field,
      params,
      text: {
        en: 'nodeadm looks for the address of the proxy, with the login, in files that everybody on a machine can read. For {group}, prepare-node.sh keeps the login in a file for root alone and skips that check; nodeadm upgrade needs --skip proxy-validation too.',
        ko: 'nodeadm은 머신의 누구나 읽을 수 있는 파일에서 로그인 정보가 포함된 프록시 주소를 찾습니다. {group}에서는 prepare-node.sh가 로그인 정보를 root만 읽을 수 있는 파일에 두고 이 검사를 건너뜁니다. nodeadm upgrade에도 --skip proxy-validation이 필요합니다.',
        ja: 'nodeadm は、マシンの誰でも読めるファイルにログイン情報を含むプロキシのアドレスがあるかを確認します。{group} では prepare-node.sh がログイン情報を root だけが読めるファイルに置き、この検証をスキップします。nodeadm upgrade にも --skip proxy-validation が必要です。',
      },
    });
  }
  if (plan.partition !== 'aws') {
    found.push({
      code: 'hybrid.partition',
      severity: 'warning',
      field,
      params,
      text: {
        en: 'EKS Hybrid Nodes came to the commercial regions first, and where nodeadm is to be had in this partition was not proved: prepare-node.sh wants it on the machine.',
        ko: 'EKS Hybrid Nodes는 상용 리전에 먼저 출시되었고, 이 파티션에서 nodeadm을 받는 위치는 확인되지 않았습니다. prepare-node.sh는 머신에 nodeadm이 이미 있어야 합니다.',
        ja: 'EKS Hybrid Nodes はまず商用リージョンに提供され、このパーティションでの nodeadm の入手先は確認できていません。prepare-node.sh はマシンに nodeadm があることを求めます。',
      },
    });
  }
  return [...found, ...credentialFindings(group)];
}
