// CloudWatch observability. aws-observability/helm-charts charts/amazon-cloudwatch-observability (71a298f): agent.env is a
// list, for every agent of the chart. Its Fluent Bit takes no variables from values, so the DaemonSet is patched. The
// operator asks the API server alone.

import type { ControllerDefinition } from '../../model/controller.ts';
import { sh } from '../../syntax/shell.ts';
import { yaml } from '../../syntax/yaml.ts';
import { helmUpgrade } from '../helm-upgrade.ts';
import { exactHostFindings, exactHosts } from './exact-hosts.ts';
import { envList, sourceOf, valuesDocument, withoutTrust } from './proxy-values.ts';

const chart = 'amazon-cloudwatch-observability';
const namespace = 'amazon-cloudwatch';
const path = `helm/${chart}.values.yaml`;
const patchPath = `helm/${chart}.fluent-bit.patch.yaml`;
const title = 'CloudWatch observability';

export const amazonCloudwatchObservability: ControllerDefinition = {
  id: chart,
  title,
  about: {
    en: 'The CloudWatch agent and its Fluent Bit send metrics, traces and logs.',
    ko: 'CloudWatch 에이전트와 Fluent Bit가 지표, 추적, 로그를 보냅니다.',
    ja: 'CloudWatch エージェントと Fluent Bit がメトリクス、トレース、ログを送ります。',
  },
  namespace,
  files: [path, patchPath],
  values: path,
  workloads: ['daemonset/cloudwatch-agent', 'daemonset/fluent-bit'],
  services: ['logs', 'monitoring', 'xray', 'ec2'],
  documents: (plan) => [
    valuesDocument(plan, { chart, path, title }, { agent: { env: envList(plan) } }, [
      'Reaches the agents. Fluent Bit of this chart takes no variables from values: the patch beside this file gives it them.',
    ]),
    {
      path: patchPath,
      notation: 'yaml',
      about: {
        en: 'Strategic-merge patch: Fluent Bit of CloudWatch observability takes the proxy.',
        ko: '전략적 병합 패치: CloudWatch observability의 Fluent Bit가 프록시를 사용하게 합니다.',
        ja: '戦略的マージパッチ: CloudWatch observability の Fluent Bit がプロキシを使うようにします。',
      },
      text: yaml(
        {
          spec: {
            template: {
              spec: {
                containers: [
                  {
                    name: 'fluent-bit',
                    env: [
                      { name: 'HTTP_PROXY', valueFrom: sourceOf(plan, 'HTTP_PROXY') },
                      { name: 'NO_PROXY', value: exactHosts(plan) },
                    ],
                  },
                ],
              },
            },
          },
        },
        [
          'Strategic-merge patch of DaemonSet fluent-bit in amazon-cloudwatch, which the chart gives no variables.',
          'Look after every helm upgrade whether it is still there. Fluent Bit reads HTTP_PROXY for https too, and NO_PROXY by',
          'whole hosts: no networks, no names with a dot in front.',
        ],
      ),
    },
  ],
  commands: () =>
    helmUpgrade({ release: chart, chart, repo: 'https://aws-observability.github.io/helm-charts', namespace }, path),
  besides: () => [sh`kubectl -n ${namespace} patch daemonset fluent-bit --patch-file ${patchPath}`],
  applying: {
    en: 'For a Helm release in amazon-cloudwatch; the namespace gets a ConfigMap of its own. The EKS add-on takes agent.env too if its schema has it (aws eks describe-addon-configuration), and Fluent Bit is patched in the same way.',
    ko: 'amazon-cloudwatch의 Helm 릴리스용이며 그 네임스페이스에 별도의 ConfigMap이 생깁니다. EKS 추가 기능도 스키마에 agent.env가 있으면 받으며(aws eks describe-addon-configuration), Fluent Bit는 같은 방법으로 패치합니다.',
    ja: 'amazon-cloudwatch の Helm リリース用で、その名前空間に専用の ConfigMap を置きます。EKS アドオンもスキーマに agent.env があれば受け取り (aws eks describe-addon-configuration)、Fluent Bit は同じ方法でパッチします。',
  },
  check: (plan, field) => [...exactHostFindings(plan, title, field), ...withoutTrust(plan, { title }, field)],
};
