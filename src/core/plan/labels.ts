// What an answer is called, on the page and in messages, by its path in settings.json.

import type { Definitions } from '../model/definition.ts';
import type { Localized } from '../model/localized.ts';

const LABELS: Readonly<Record<string, Localized>> = {
  version: { en: 'Version of the settings', ko: '설정 버전', ja: '設定のバージョン' },
  cluster: { en: 'Cluster', ko: '클러스터', ja: 'クラスター' },
  'cluster.name': { en: 'Cluster name', ko: '클러스터 이름', ja: 'クラスター名' },
  'cluster.region': { en: 'Region', ko: '리전', ja: 'リージョン' },
  'cluster.kubernetesVersion': { en: 'Kubernetes version', ko: 'Kubernetes 버전', ja: 'Kubernetes バージョン' },
  'cluster.serviceCidrs': { en: 'Service CIDR', ko: '서비스 CIDR', ja: 'サービス CIDR' },
  'cluster.vpcCidrs': { en: 'VPC CIDR', ko: 'VPC CIDR', ja: 'VPC CIDR' },
  'cluster.endpoint': { en: 'API endpoint', ko: 'API 엔드포인트', ja: 'API エンドポイント' },
  'cluster.endpointAccess': { en: 'Endpoint access', ko: '엔드포인트 액세스', ja: 'エンドポイントアクセス' },
  'cluster.certificateAuthority': { en: 'Certificate authority', ko: '인증 기관', ja: '認証局' },
  'cluster.dnsDomain': { en: 'DNS domain', ko: 'DNS 도메인', ja: 'DNS ドメイン' },
  'cluster.vpcEndpoints': { en: 'VPC endpoints', ko: 'VPC 엔드포인트', ja: 'VPC エンドポイント' },
  'cluster.fips': { en: 'FIPS endpoints', ko: 'FIPS 엔드포인트', ja: 'FIPS エンドポイント' },
  proxy: { en: 'Proxy', ko: '프록시', ja: 'プロキシ' },
  'proxy.http': { en: 'Proxy URL', ko: '프록시 URL', ja: 'プロキシ URL' },
  'proxy.https': { en: 'Proxy URL for HTTPS', ko: 'HTTPS용 프록시 URL', ja: 'HTTPS 用プロキシ URL' },
  'proxy.caBundle': { en: 'CA bundle', ko: 'CA 번들', ja: 'CA バンドル' },
  'proxy.credentials': { en: 'Login of the proxy', ko: '프록시 로그인', ja: 'プロキシのログイン' },
  'proxy.credentials.name': {
    en: 'Name or ARN of the secret',
    ko: '시크릿의 이름 또는 ARN',
    ja: 'シークレットの名前または ARN',
  },
  bypass: { en: 'Bypass list', ko: '우회 목록', ja: 'バイパスリスト' },
  'bypass.add': { en: 'Bypass entry', ko: '우회 항목', ja: 'バイパス項目' },
  'bypass.add.*.why': { en: 'Reason of a bypass entry', ko: '우회 항목의 이유', ja: 'バイパス項目の理由' },
  'bypass.remove': { en: 'Entry switched off', ko: '꺼진 항목', ja: 'オフにした項目' },
  'bypass.simulation': { en: 'Simulator', ko: '시뮬레이터', ja: 'シミュレーター' },
  nodeGroups: { en: 'Node groups', ko: '노드 그룹', ja: 'ノードグループ' },
  'nodeGroups.*.name': { en: 'Node group name', ko: '노드 그룹 이름', ja: 'ノードグループ名' },
  'nodeGroups.*.platform': { en: 'Platform', ko: '플랫폼', ja: 'プラットフォーム' },
  'nodeGroups.*.management': { en: 'Management', ko: '관리 방식', ja: '管理方式' },
  'nodeGroups.*.tool': { en: 'Tool', ko: '도구', ja: 'ツール' },
  'nodeGroups.*.options': { en: 'Options', ko: '옵션', ja: 'オプション' },
  delivery: { en: 'Delivery', ko: '배포 방식', ja: '配布方法' },
  addOns: { en: 'Add-ons', ko: '추가 기능', ja: 'アドオン' },
  'addOns.vpcCni.nodeAgent': {
    en: 'Network policy agent',
    ko: '네트워크 정책 에이전트',
    ja: 'ネットワークポリシーエージェント',
  },
  'addOns.kubeProxy.patch': { en: 'Patch kube-proxy', ko: 'kube-proxy 패치', ja: 'kube-proxy にパッチを適用' },
  'addOns.controllers': { en: 'Controllers', ko: '컨트롤러', ja: 'コントローラー' },
};

/**
 * The label of a field path: of the answer itself, else of what it belongs to (an item has the label of its list). The
 * label of an option is its own, so it needs the definitions. A path that is no answer is its own label.
 */
export function labelOf(field: string, definitions?: Definitions): Localized {
  const option = /^nodeGroups\.\d+\.options\.(.+)$/.exec(field)?.[1];
  if (option !== undefined && definitions !== undefined) {
    const asked = [...definitions.platforms, ...definitions.tools].flatMap(({ options }) => options);
    const found = asked.find(({ key }) => key === option);
    if (found !== undefined) return found.label;
  }
  const pattern = field.split('.').map((part) => (/^\d+$/.test(part) ? '*' : part));
  for (let length = pattern.length; length > 0; length -= 1) {
    const path = pattern.slice(0, length).join('.');
    if (Object.hasOwn(LABELS, path)) return LABELS[path] ?? { en: field };
  }
  return { en: field };
}
