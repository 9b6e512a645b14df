// What an answer is called, on the page and in messages, by its path in settings.json.

import type { Definitions } from '../model/definition.ts';
import type { Localized } from '../model/localized.ts';

const LABELS: Readonly<Record<string, Localized>> = {
  version: { en: 'Version of the settings' },
  cluster: { en: 'Cluster' },
  'cluster.name': { en: 'Cluster name' },
  'cluster.region': { en: 'Region' },
  'cluster.kubernetesVersion': { en: 'Kubernetes version' },
  'cluster.serviceCidrs': { en: 'Service CIDR' },
  'cluster.vpcCidrs': { en: 'VPC CIDR' },
  'cluster.endpoint': { en: 'API endpoint' },
  'cluster.endpointAccess': { en: 'Endpoint access' },
  'cluster.certificateAuthority': { en: 'Certificate authority' },
  'cluster.dnsDomain': { en: 'DNS domain' },
  'cluster.vpcEndpoints': { en: 'VPC endpoints' },
  'cluster.fips': { en: 'FIPS endpoints' },
  proxy: { en: 'Proxy' },
  'proxy.http': { en: 'Proxy URL' },
  'proxy.https': { en: 'Proxy URL for HTTPS' },
  'proxy.caBundle': { en: 'CA bundle' },
  'proxy.credentials': { en: 'Login of the proxy', ko: '프록시 로그인', ja: 'プロキシのログイン' },
  'proxy.credentials.name': {
    en: 'Name or ARN of the secret',
    ko: '시크릿의 이름 또는 ARN',
    ja: 'シークレットの名前または ARN',
  },
  bypass: { en: 'Bypass list' },
  'bypass.add': { en: 'Bypass entry' },
  'bypass.add.*.why': { en: 'Reason of a bypass entry' },
  'bypass.remove': { en: 'Entry switched off' },
  'bypass.simulation': { en: 'Simulator' },
  nodeGroups: { en: 'Node groups' },
  'nodeGroups.*.name': { en: 'Node group name' },
  'nodeGroups.*.platform': { en: 'Platform' },
  'nodeGroups.*.management': { en: 'Management' },
  'nodeGroups.*.tool': { en: 'Tool' },
  'nodeGroups.*.options': { en: 'Options' },
  delivery: { en: 'Delivery', ko: '배포 방식', ja: '配布方法' },
  addOns: { en: 'Add-ons' },
  'addOns.vpcCni.nodeAgent': { en: 'Network policy agent' },
  'addOns.kubeProxy.patch': { en: 'Patch kube-proxy' },
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
