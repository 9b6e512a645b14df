// Cluster Autoscaler. kubernetes/autoscaler charts/cluster-autoscaler: envFromConfigMap, extraEnv, extraEnvConfigMaps and
// extraEnvSecrets. Its template writes the Secret of envFrom before the ConfigMap, which would win: with a login each
// variable is taken by itself. Its Deployment is called RELEASE-aws-cluster-autoscaler (templates/_helpers.tpl).

import { proxyConfigMap, proxySecret } from '../../model/cluster-objects.ts';
import type { ControllerDefinition } from '../../model/controller.ts';
import type { Plan } from '../../model/plan.ts';
import { trustVariable } from '../../model/pod-trust.ts';
import type { YamlValue } from '../../syntax/yaml.ts';
import { helmUpgrade } from '../helm-upgrade.ts';
import { trusts, trustVolumes, valuesDocument } from './proxy-values.ts';

const path = 'helm/cluster-autoscaler.values.yaml';
const title = 'Cluster Autoscaler';

const variables = (plan: Plan): Readonly<Record<string, YamlValue>> =>
  plan.login === undefined
    ? { envFromConfigMap: proxyConfigMap }
    : {
        extraEnvConfigMaps: { NO_PROXY: { name: proxyConfigMap, key: 'NO_PROXY' } },
        extraEnvSecrets: {
          HTTP_PROXY: { name: proxySecret, key: 'HTTP_PROXY' },
          HTTPS_PROXY: { name: proxySecret, key: 'HTTPS_PROXY' },
        },
      };

export const clusterAutoscaler: ControllerDefinition = {
  id: 'cluster-autoscaler',
  title,
  about: {
    en: 'Calls Auto Scaling, EC2 and EKS.',
    ko: 'Auto Scaling, EC2, EKS를 호출합니다.',
    ja: 'Auto Scaling、EC2、EKS を呼び出します。',
  },
  namespace: 'kube-system',
  files: [path],
  values: path,
  workloads: ['deployment/cluster-autoscaler-aws-cluster-autoscaler'],
  services: ['autoscaling', 'ec2', 'eks'],
  documents: (plan) => [
    valuesDocument(
      plan,
      { chart: 'cluster-autoscaler', path, title },
      {
        ...variables(plan),
        ...(trusts(plan) ? { extraEnv: { [trustVariable.name]: trustVariable.value } } : {}),
        ...trustVolumes(plan, 'extraVolumes', 'extraVolumeMounts'),
      },
      plan.login === undefined
        ? []
        : ['Not by envFromConfigMap beside envFromSecret: there the ConfigMap, without a login, would win.'],
    ),
  ],
  commands: () =>
    helmUpgrade(
      {
        release: 'cluster-autoscaler',
        chart: 'cluster-autoscaler',
        repo: 'https://kubernetes.github.io/autoscaler',
        namespace: 'kube-system',
      },
      path,
    ),
  applying: {
    en: 'For a release that is named as the chart and runs in kube-system; where yours differs, change name and namespace.',
    ko: '릴리스 이름이 차트와 같고 kube-system에서 실행되는 경우입니다. 다르면 이름과 네임스페이스를 바꾸세요.',
    ja: 'リリース名がチャートと同じで kube-system で動く場合です。異なるときは名前と名前空間を変えてください。',
  },
};
