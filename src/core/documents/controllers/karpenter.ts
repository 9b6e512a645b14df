// Karpenter. aws/karpenter-provider-aws charts/karpenter/values.yaml and templates/deployment.yaml: controller.envFrom (PR
// #3394 added it for this), controller.env, controller.extraVolumeMounts, extraVolumes.

import type { ControllerDefinition } from '../../model/controller.ts';
import { helmUpgrade } from '../helm-upgrade.ts';
import { envFrom, mountsOf, trustEnv, trusts, valuesDocument, volumesOf } from './proxy-values.ts';

const path = 'helm/karpenter.values.yaml';
const title = 'Karpenter';

export const karpenterController: ControllerDefinition = {
  id: 'karpenter',
  title,
  about: {
    en: 'Calls EC2, EKS, SQS, SSM, IAM and the price list.',
    ko: 'EC2, EKS, SQS, SSM, IAM과 가격 목록을 호출합니다.',
    ja: 'EC2、EKS、SQS、SSM、IAM と価格表を呼び出します。',
  },
  namespace: 'kube-system',
  files: [path],
  values: path,
  workloads: ['deployment/karpenter'],
  services: ['ec2', 'eks', 'sqs', 'ssm', 'sts'],
  reaches: ['instance-profiles'],
  documents: (plan) => [
    valuesDocument(
      plan,
      { chart: 'karpenter', path, title },
      {
        controller: {
          envFrom: envFrom(plan),
          ...(trusts(plan) ? { env: trustEnv(plan), ...mountsOf('extraVolumeMounts') } : {}),
        },
        ...(trusts(plan) ? volumesOf('extraVolumes') : {}),
      },
      ['settings.isolatedVPC=true spares the look-up of prices where the proxy does not reach api.pricing.'],
    ),
  ],
  commands: () =>
    helmUpgrade(
      {
        release: 'karpenter',
        chart: 'karpenter',
        from: 'oci://public.ecr.aws/karpenter/karpenter',
        namespace: 'kube-system',
      },
      path,
    ),
  applying: {
    en: 'Karpenter itself; its nodes take the proxy from the user data of their EC2NodeClass. Where it runs in another namespace, put the ConfigMap there.',
    ko: 'Karpenter 자체의 설정입니다. Karpenter가 만드는 노드는 EC2NodeClass의 사용자 데이터에서 프록시를 읽습니다. 다른 네임스페이스에서 실행한다면 그곳에 ConfigMap을 두세요.',
    ja: 'Karpenter 自身の設定です。Karpenter が作るノードは EC2NodeClass のユーザーデータからプロキシを読み取ります。別の名前空間で動かす場合はそこに ConfigMap を置いてください。',
  },
};
