// AWS Load Balancer Controller. aws/eks-charts stable/aws-load-balancer-controller (5239609): env (a map), envFrom,
// extraVolumes, extraVolumeMounts.

import type { ControllerDefinition } from '../../model/controller.ts';
import { trustVariable } from '../../model/pod-trust.ts';
import { helmUpgrade } from '../helm-upgrade.ts';
import { envFrom, trusts, trustVolumes, valuesDocument } from './proxy-values.ts';

const chart = 'aws-load-balancer-controller';
const path = `helm/${chart}.values.yaml`;
const title = 'AWS Load Balancer Controller';

export const awsLoadBalancerController: ControllerDefinition = {
  id: chart,
  title,
  about: {
    en: 'Calls Elastic Load Balancing, EC2, and WAF, Shield, ACM where used.',
    ko: 'Elastic Load Balancing과 EC2, 사용하는 경우 WAF, Shield, ACM을 호출합니다.',
    ja: 'Elastic Load Balancing と EC2、使う場合は WAF、Shield、ACM を呼び出します。',
  },
  namespace: 'kube-system',
  files: [path],
  values: path,
  workloads: ['deployment/aws-load-balancer-controller'],
  services: ['elasticloadbalancing', 'ec2'],
  documents: (plan) => [
    valuesDocument(
      plan,
      { chart, path, title },
      {
        envFrom: envFrom(plan),
        ...(trusts(plan) ? { env: { [trustVariable.name]: trustVariable.value } } : {}),
        ...trustVolumes(plan, 'extraVolumes', 'extraVolumeMounts'),
      },
      [
        'WAF, WAFv2 and Shield have no VPC endpoint: enableWaf, enableWafv2 and enableShield set to false spare those calls.',
      ],
    ),
  ],
  commands: () =>
    helmUpgrade({ release: chart, chart, repo: 'https://aws.github.io/eks-charts', namespace: 'kube-system' }, path),
  applying: {
    en: 'For a release that is named as the chart and runs in kube-system. Without region and vpcId among its values it asks instance metadata, which needs a hop limit of 2.',
    ko: '릴리스 이름이 차트와 같고 kube-system에서 실행되는 경우입니다. 값에 region과 vpcId가 없으면 인스턴스 메타데이터를 조회하므로 홉 제한이 2여야 합니다.',
    ja: 'リリース名がチャートと同じで kube-system で動く場合です。値に region と vpcId がなければインスタンスメタデータに問い合わせるため、ホップ制限は 2 が必要です。',
  },
};
