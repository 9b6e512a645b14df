// EFS CSI driver. kubernetes-sigs/aws-efs-csi-driver charts/aws-efs-csi-driver (a4fc676): controller.env and node.env are
// lists, and there is no envFrom. The node part mounts by efs-utils, whose calls are botocore's.

import type { ControllerDefinition } from '../../model/controller.ts';
import { helmUpgrade } from '../helm-upgrade.ts';
import { envList, trustEnv, trusts, trustVolumes, valuesDocument } from './proxy-values.ts';

const chart = 'aws-efs-csi-driver';
const path = `helm/${chart}.values.yaml`;
const title = 'EFS CSI driver';

export const awsEfsCsiDriver: ControllerDefinition = {
  id: chart,
  title,
  about: {
    en: 'Calls EFS for access points and mount targets.',
    ko: '액세스 포인트와 탑재 대상을 위해 EFS를 호출합니다.',
    ja: 'アクセスポイントとマウントターゲットのために EFS を呼び出します。',
  },
  namespace: 'kube-system',
  files: [path],
  values: path,
  workloads: ['deployment/efs-csi-controller', 'daemonset/efs-csi-node'],
  services: ['elasticfilesystem'],
  documents: (plan) => [
    valuesDocument(
      plan,
      { chart, path, title },
      {
        controller: {
          env: [...envList(plan), ...trustEnv(plan)],
          ...trustVolumes(plan, 'volumes', 'volumeMounts'),
        },
        node: { env: envList(plan) },
      },
      trusts(plan)
        ? [
            'The CA bundle reaches the controller. efs-utils in the node pods is Python: check there that the proxy leaves EFS alone.',
          ]
        : [],
    ),
  ],
  commands: () =>
    helmUpgrade(
      {
        release: chart,
        chart,
        repo: 'https://kubernetes-sigs.github.io/aws-efs-csi-driver/',
        namespace: 'kube-system',
      },
      path,
    ),
  applying: {
    en: 'For a Helm release; the EKS add-on takes no variables yet (containers-roadmap#2579). File traffic goes to mount targets in the VPC, never by the proxy.',
    ko: 'Helm 릴리스용입니다. EKS 추가 기능은 아직 변수를 받지 않습니다(containers-roadmap#2579). 파일 트래픽은 VPC의 탑재 대상으로 가며 프록시를 거치지 않습니다.',
    ja: 'Helm リリース用です。EKS アドオンはまだ変数を受け取りません (containers-roadmap#2579)。ファイルの通信は VPC 内のマウントターゲットへ行き、プロキシを通りません。',
  },
};
