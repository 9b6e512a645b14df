// Fargate has no node that anyone configures, so there is no platform for it: what it takes instead, on the page and in the
// runbook. docs.aws.amazon.com/eks/latest/userguide/fargate.html (private subnets, no DaemonSets), private-clusters.html;
// that AWS offers no proxy for image pulls follows from aws/containers-roadmap#98, which is open.

import type { RunbookStep } from '../../model/document.ts';
import type { Localized } from '../../model/localized.ts';
import { sh } from '../../syntax/shell.ts';
import { configMapPath } from './config-map.ts';

export const onFargate: { readonly title: Localized; readonly about: Localized } = {
  title: {
    en: 'Pods on Fargate',
    ko: 'Fargate의 파드',
    ja: 'Fargate の Pod',
  },
  about: {
    en: 'Fargate has no node to configure and runs no DaemonSet, so no node group of this bundle is for it. AWS offers no proxy for its image pulls: the private subnets need VPC endpoints for ecr.api, ecr.dkr and s3 (sts for roles of service accounts, logs for Fluent Bit), or a NAT gateway. Containers take the proxy from their own variables: put the ConfigMap into the namespace of the pods and name it under envFrom.',
    ko: 'Fargate에는 설정할 노드가 없고 DaemonSet도 실행되지 않으므로 이 번들의 노드 그룹이 필요하지 않습니다. AWS는 Fargate의 이미지 풀에 프록시를 제공하지 않습니다. 프라이빗 서브넷에 ecr.api, ecr.dkr, s3의 VPC 엔드포인트(서비스 계정 역할에는 sts, Fluent Bit에는 logs) 또는 NAT 게이트웨이가 필요합니다. 컨테이너는 자체 환경 변수에서 프록시를 읽습니다. 파드의 네임스페이스에 ConfigMap을 만들고 envFrom에 지정하세요.',
    ja: 'Fargate には設定するノードがなく、DaemonSet も動かないため、このバンドルのノードグループは不要です。AWS は Fargate のイメージプルにプロキシを提供していません。プライベートサブネットに ecr.api、ecr.dkr、s3 の VPC エンドポイント(サービスアカウントのロールには sts、Fluent Bit には logs)か NAT ゲートウェイが必要です。コンテナは自身の環境変数からプロキシを読みます。Pod の名前空間に ConfigMap を置き、envFrom で指定してください。',
  },
};

export const fargateStep: RunbookStep = {
  id: 'fargate',
  kind: 'later',
  ...onFargate,
  commands: [
    'namespace=default',
    sh`sed "s/namespace: kube-system/namespace: $namespace/" ${configMapPath} | kubectl apply -f -`,
  ],
};
