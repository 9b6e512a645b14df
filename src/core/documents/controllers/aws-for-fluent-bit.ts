// AWS for Fluent Bit. aws/eks-charts stable/aws-for-fluent-bit (5239609): env is a list. Fluent Bit reads HTTP_PROXY alone,
// for http and https, and NO_PROXY by whole hosts (exact-hosts.ts).

import type { ControllerDefinition } from '../../model/controller.ts';
import { helmUpgrade } from '../helm-upgrade.ts';
import { exactHostFindings, exactHosts } from './exact-hosts.ts';
import { sourceOf, valuesDocument, withoutTrust } from './proxy-values.ts';

const chart = 'aws-for-fluent-bit';
const path = `helm/${chart}.values.yaml`;
const title = 'AWS for Fluent Bit';

export const awsForFluentBit: ControllerDefinition = {
  id: chart,
  title,
  about: {
    en: 'Sends logs to CloudWatch Logs; reads NO_PROXY by whole hosts, so it gets a list of its own.',
    ko: 'CloudWatch Logs로 로그를 보냅니다. NO_PROXY를 전체 호스트로만 비교하므로 별도의 목록을 받습니다.',
    ja: 'CloudWatch Logs にログを送ります。NO_PROXY をホスト全体で比較するため、専用のリストを渡します。',
  },
  namespace: 'kube-system',
  files: [path],
  values: path,
  workloads: ['daemonset/aws-for-fluent-bit'],
  services: ['logs'],
  documents: (plan) => [
    valuesDocument(
      plan,
      { chart, path, title },
      {
        env: [
          { name: 'HTTP_PROXY', valueFrom: sourceOf(plan, 'HTTP_PROXY') },
          { name: 'NO_PROXY', value: exactHosts(plan) },
        ],
      },
      [
        'Fluent Bit reads HTTP_PROXY for https too, and knows no HTTPS_PROXY. NO_PROXY is no copy of the ConfigMap: Fluent Bit',
        'compares whole hosts, and knows neither networks nor names with a dot in front. Make it anew when the list changes.',
      ],
    ),
  ],
  commands: () =>
    helmUpgrade({ release: chart, chart, repo: 'https://aws.github.io/eks-charts', namespace: 'kube-system' }, path),
  applying: {
    en: 'For a release that is named as the chart. A destination other than CloudWatch Logs that is reached directly has to stand in NO_PROXY by its exact host. The rules are read from the source of Fluent Bit and were not tried: look at its log after the upgrade.',
    ko: '릴리스 이름이 차트와 같은 경우입니다. CloudWatch Logs 외에 직접 접속하는 대상은 정확한 호스트로 NO_PROXY에 있어야 합니다. 이 규칙은 Fluent Bit 소스에서 읽은 것으로 실제로 시험하지는 않았으니 업그레이드 후 로그를 확인하세요.',
    ja: 'リリース名がチャートと同じ場合です。CloudWatch Logs 以外に直接つなぐ宛先は、正確なホストで NO_PROXY に入れる必要があります。この規則は Fluent Bit のソースから読み取ったもので、実際には試していません。更新後にログを確認してください。',
  },
  check: (plan, field) => [...exactHostFindings(plan, title, field), ...withoutTrust(plan, { title }, field)],
};
