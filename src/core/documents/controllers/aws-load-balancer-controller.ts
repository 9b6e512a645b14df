// AWS Load Balancer Controller. aws/eks-charts stable/aws-load-balancer-controller (5239609): env (a map), envFrom,
// extraVolumes, extraVolumeMounts.

import type { ControllerDefinition } from '../../model/controller.ts';
import type { Plan } from '../../model/plan.ts';
import { trustVariable } from '../../model/pod-trust.ts';
import type { YamlValue } from '../../syntax/yaml.ts';
import { helmUpgrade } from '../helm-upgrade.ts';
import { envFrom, trusts, trustVolumes, valuesDocument } from './proxy-values.ts';

const chart = 'aws-load-balancer-controller';
const path = `helm/${chart}.values.yaml`;
const title = 'AWS Load Balancer Controller';

/**
 * What the partition does not have, which the controller would ask for all the same: Shield is in the commercial one alone
 * (boto/botocore data/shield/2016-06-02/endpoint-rule-set-1.json, data/endpoints.json for WAF Classic).
 */
const switchedOff = ({ partition }: Plan): Readonly<Record<string, YamlValue>> => ({
  ...(partition === 'aws' ? {} : { enableShield: false }),
  ...(['aws', 'aws-cn', 'aws-us-gov'].includes(partition) ? {} : { enableWaf: false }),
});

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
  reaches: ['load-balancer-add-ons'],
  documents: (plan) => [
    valuesDocument(
      plan,
      { chart, path, title },
      {
        envFrom: envFrom(plan),
        ...(trusts(plan) ? { env: { [trustVariable.name]: trustVariable.value } } : {}),
        ...trustVolumes(plan, 'extraVolumes', 'extraVolumeMounts'),
        ...switchedOff(plan),
      },
      [
        'For an ALB the controller calls ACM, WAF and Shield too: proxy-allow-list.txt has the hosts. Where the proxy refuses',
        'them, enableWafv2, enableWaf and enableShield set to false spare those of WAF and Shield.',
        ...(plan.partition === 'aws'
          ? []
          : ['Shield Advanced is not in this partition, so the controller is not to ask for it.']),
      ],
    ),
  ],
  commands: () =>
    helmUpgrade({ release: chart, chart, repo: 'https://aws.github.io/eks-charts', namespace: 'kube-system' }, path),
  applying: {
    en: 'For a release that is named as the chart and runs in kube-system. Without region and vpcId among its values it asks instance metadata, which needs a hop limit of 2. For an ALB it also calls ACM, WAF and Shield, which are on by default (up to 2.8.1 for every ALB), and an Ingress is not finished while WAF or ACM is refused: the hosts are in proxy-allow-list.txt. Where the proxy team does not open them, set enableWafv2, enableWaf and enableShield to false among the values, which leaves web ACLs and protections to you, and name certificates by alb.ingress.kubernetes.io/certificate-arn.',
    ko: '릴리스 이름이 차트와 같고 kube-system에서 실행되는 경우입니다. 값에 region과 vpcId가 없으면 인스턴스 메타데이터를 조회하므로 홉 제한이 2여야 합니다. ALB에는 ACM, WAF, Shield도 호출합니다. 기본으로 켜져 있으며(2.8.1까지는 모든 ALB에 대해), WAF나 ACM 호출이 거부되면 Ingress 처리가 끝나지 않습니다. 호스트는 proxy-allow-list.txt에 있습니다. 프록시 팀이 허용하지 않으면 값에서 enableWafv2, enableWaf, enableShield를 false로 설정하고(웹 ACL과 보호는 직접 관리) 인증서는 alb.ingress.kubernetes.io/certificate-arn으로 지정하세요.',
    ja: 'リリース名がチャートと同じで kube-system で動く場合です。値に region と vpcId がなければインスタンスメタデータに問い合わせるため、ホップ制限は 2 が必要です。ALB では ACM、WAF、Shield も呼び出します。既定で有効で (2.8.1 まではすべての ALB について)、WAF や ACM の呼び出しが拒否されると Ingress の処理が完了しません。ホストは proxy-allow-list.txt にあります。プロキシのチームが許可しない場合は、値で enableWafv2、enableWaf、enableShield を false にし (ウェブ ACL と保護は自分で管理)、証明書は alb.ingress.kubernetes.io/certificate-arn で指定してください。',
  },
};
