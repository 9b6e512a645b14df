// EBS CSI driver. kubernetes-sigs/aws-ebs-csi-driver charts/aws-ebs-csi-driver (429e202): controller.envFrom, which its
// templates give to the node pods too; node.envFrom is in values.yaml for charts that read that. Not proxy.http_proxy: that
// writes plain text, and one address for both variables (templates/_helpers.tpl).

import type { ControllerDefinition } from '../../model/controller.ts';
import { helmUpgrade } from '../helm-upgrade.ts';
import { envFrom, trustEnv, trusts, trustVolumes, valuesDocument } from './proxy-values.ts';

const chart = 'aws-ebs-csi-driver';
const path = `helm/${chart}.values.yaml`;
const title = 'EBS CSI driver';

export const awsEbsCsiDriver: ControllerDefinition = {
  id: chart,
  title,
  about: {
    en: 'Its controller calls EC2 for every volume.',
    ko: '컨트롤러가 볼륨마다 EC2를 호출합니다.',
    ja: 'コントローラーがボリュームごとに EC2 を呼び出します。',
  },
  namespace: 'kube-system',
  files: [path],
  values: path,
  workloads: ['deployment/ebs-csi-controller', 'daemonset/ebs-csi-node'],
  services: ['ec2'],
  documents: (plan) => [
    valuesDocument(
      plan,
      { chart, path, title },
      {
        controller: {
          envFrom: envFrom(plan),
          ...(trusts(plan) ? { env: trustEnv(plan) } : {}),
          ...trustVolumes(plan, 'volumes', 'volumeMounts'),
        },
        node: { envFrom: envFrom(plan) },
      },
      ['Leave proxy.http_proxy of the chart empty: it would win over these, with plain text and one address for both.'],
    ),
  ],
  commands: () =>
    helmUpgrade(
      { release: chart, chart, repo: 'https://kubernetes-sigs.github.io/aws-ebs-csi-driver', namespace: 'kube-system' },
      path,
    ),
  applying: {
    en: 'For a Helm release. The EKS add-on takes its own form: aws eks describe-addon-configuration tells whether your version has controller.envFrom.',
    ko: 'Helm 릴리스용입니다. EKS 추가 기능은 형식이 따로 있으며, 사용하는 버전에 controller.envFrom이 있는지는 aws eks describe-addon-configuration으로 확인하세요.',
    ja: 'Helm リリース用です。EKS アドオンは独自の形式を取ります。使っているバージョンに controller.envFrom があるかは aws eks describe-addon-configuration で確認してください。',
  },
};
