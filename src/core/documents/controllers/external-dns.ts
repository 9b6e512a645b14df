// ExternalDNS. kubernetes-sigs/external-dns charts/external-dns: env is a list (its values.schema.json), extraVolumes,
// extraVolumeMounts.

import type { ControllerDefinition } from '../../model/controller.ts';
import { helmUpgrade } from '../helm-upgrade.ts';
import { envList, trustEnv, trustVolumes, valuesDocument } from './proxy-values.ts';

const name = 'external-dns';
const path = `helm/${name}.values.yaml`;
const title = 'ExternalDNS';

export const externalDns: ControllerDefinition = {
  id: name,
  title,
  about: {
    en: 'Calls Route 53.',
    ko: 'Route 53을 호출합니다.',
    ja: 'Route 53 を呼び出します。',
  },
  namespace: name,
  files: [path],
  values: path,
  workloads: ['deployment/external-dns'],
  services: ['route53'],
  documents: (plan) => [
    valuesDocument(
      plan,
      { chart: name, path, title },
      { env: [...envList(plan), ...trustEnv(plan)], ...trustVolumes(plan, 'extraVolumes', 'extraVolumeMounts') },
    ),
  ],
  commands: () =>
    helmUpgrade(
      { release: name, chart: name, repo: 'https://kubernetes-sigs.github.io/external-dns/', namespace: name },
      path,
    ),
  applying: {
    en: 'For a release in the namespace external-dns, which gets a ConfigMap of its own; where yours is another one, change it in both files.',
    ko: 'external-dns 네임스페이스의 릴리스용이며 그곳에 별도의 ConfigMap이 생깁니다. 네임스페이스가 다르면 두 파일에서 모두 바꾸세요.',
    ja: '名前空間 external-dns のリリース用で、そこに専用の ConfigMap を置きます。名前空間が異なる場合は両方のファイルで変えてください。',
  },
};
