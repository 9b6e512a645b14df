// Helm: values for the chart aws-vpc-cni. It reaches the container aws-node by extraEnv and its init container by init.env;
// nothing of it reaches aws-eks-nodeagent, and AWS has no chart of kube-proxy (aws/containers-roadmap#1503), so apply.sh
// patches those two. aws/eks-charts stable/aws-vpc-cni/templates/daemonset.yaml (5239609): extraVolumes and
// extraVolumeMounts are there, though values.yaml does not name them.

import { nodeAgent, proxiedContainers, proxyConfigMap, proxyKeys, proxySecret } from '../../model/cluster-objects.ts';
import type { Plan } from '../../model/plan.ts';
import { trustConfigMap, trustFolder, trustVariable, trustVolume } from '../../model/pod-trust.ts';
import { type YamlValue, yaml } from '../../syntax/yaml.ts';
import { patches } from '../cluster/patches.ts';
import { daemonSetsOf, patchPath, targetsOf } from '../cluster/targets.ts';
import { helmUpgrade } from '../helm-upgrade.ts';
import type { DeliveryDefinition } from './delivery.ts';

const valuesPath = 'helm/aws-vpc-cni.values.yaml';

/** One variable for each key: from the Secret where that has it, else from the ConfigMap. */
const extraEnv = (plan: Plan): readonly YamlValue[] =>
  proxyKeys.map((name) => ({
    name,
    valueFrom:
      plan.login !== undefined && name !== 'NO_PROXY'
        ? { secretKeyRef: { name: proxySecret, key: name } }
        : { configMapKeyRef: { name: proxyConfigMap, key: name } },
  }));

const values = (plan: Plan): Readonly<Record<string, YamlValue>> => ({
  init: { env: { HTTP_PROXY: plan.httpProxy, HTTPS_PROXY: plan.httpsProxy, NO_PROXY: plan.noProxy } },
  extraEnv: [...extraEnv(plan), ...(plan.caBundle === '' ? [] : [trustVariable])],
  ...(plan.caBundle === ''
    ? {}
    : {
        extraVolumes: [{ name: trustVolume, configMap: { name: trustConfigMap } }],
        extraVolumeMounts: [{ mountPath: trustFolder, name: trustVolume, readOnly: true }],
      }),
});

const comment = (plan: Plan): readonly string[] => [
  'Values for the chart aws-vpc-cni (https://aws.github.io/eks-charts), to lay over those of your release: README.md has the',
  'command. extraEnv is a list, which Helm replaces as a whole: add the entries that your release has there.',
  'extraEnv reaches the container aws-node, init.env (plain values) the init container aws-vpc-cni-init. Nothing of the chart',
  'reaches aws-eks-nodeagent: apply.sh patches it, and helm upgrade leaves that patch alone. bash verify.sh says whether it is there.',
  ...(plan.login === undefined
    ? []
    : ['The init container gets the addresses without a login: it asks nothing by the proxy.']),
  ...(plan.caBundle === ''
    ? []
    : [
        'SSL_CERT_DIR names the folders that Go reads by itself and one more, with the CA bundle of the proxy. The chart knows',
        'extraVolumes and extraVolumeMounts, though its values.yaml does not name them: check that yours does.',
      ]),
];

const patched = (plan: Plan) =>
  targetsOf(plan).filter(({ daemonSet, name }) => daemonSet !== 'aws-node' || name === nodeAgent);

export const helm: DeliveryDefinition = {
  id: 'helm',
  title: 'Helm',
  about: {
    en: 'Values for the aws-vpc-cni chart. For a VPC CNI that Helm installed; for the EKS add-on choose kubectl.',
    ko: 'aws-vpc-cni 차트의 값입니다. Helm으로 설치한 VPC CNI용입니다. EKS 추가 기능이면 kubectl을 선택하세요.',
    ja: 'aws-vpc-cni チャートの値です。Helm で入れた VPC CNI 用です。EKS アドオンの場合は kubectl を選んでください。',
  },
  hand: 'patch',
  envFrom: patched,
  files: [valuesPath, ...daemonSetsOf(proxiedContainers).map(patchPath)],
  documents: (plan) => [
    {
      path: valuesPath,
      notation: 'yaml',
      about: {
        en: 'Helm values for the chart aws-vpc-cni: its containers take the proxy from the ConfigMap.',
        ko: 'aws-vpc-cni 차트의 Helm 값입니다. 컨테이너가 ConfigMap에서 프록시를 읽습니다.',
        ja: 'aws-vpc-cni チャートの Helm 値です。コンテナが ConfigMap からプロキシを読み取ります。',
      },
      text: yaml(values(plan), comment(plan)),
    },
    ...patches(plan, patched(plan)),
  ],
  steps: () => [
    {
      id: 'helm-vpc-cni',
      kind: 'step',
      title: {
        en: 'Upgrade the release aws-vpc-cni',
        ko: '릴리스 aws-vpc-cni 업그레이드',
        ja: 'リリース aws-vpc-cni を更新',
      },
      about: {
        en: 'After apply.sh, because pods do not start without the ConfigMap. Same chart version, same values, ours on top; extraEnv is a list and is replaced as a whole, so look first what yours holds. Where VPC CNI is an EKS add-on or a plain manifest there is no release: choose another delivery, or adopt aws-node as the README of the chart says. Keep the file with the values of the release, so that no later upgrade drops it.',
        ko: '파드는 ConfigMap 없이 시작하지 않으므로 apply.sh 다음에 실행합니다. 같은 차트 버전과 같은 값 위에 이 값을 얹습니다. extraEnv는 목록이라 통째로 바뀌므로 먼저 현재 내용을 확인하세요. VPC CNI가 EKS 추가 기능이거나 단순 매니페스트이면 릴리스가 없습니다. 다른 배포 방식을 고르거나 차트의 README대로 aws-node를 편입하세요. 이후 업그레이드에서 빠지지 않도록 이 파일을 릴리스의 값과 함께 보관하세요.',
        ja: 'Pod は ConfigMap なしでは起動しないため、apply.sh の後に実行します。同じチャートバージョンと同じ値の上にこの値を重ねます。extraEnv はリストで丸ごと置き換わるので、先に今の内容を確認してください。VPC CNI が EKS アドオンか単なるマニフェストならリリースはありません。別の配布方法を選ぶか、チャートの README のとおりに aws-node を取り込んでください。以後の更新で落ちないよう、このファイルをリリースの値と一緒に保管してください。',
      },
      commands: [
        'helm get values aws-vpc-cni --namespace kube-system',
        ...helmUpgrade(
          {
            release: 'aws-vpc-cni',
            chart: 'aws-vpc-cni',
            repo: 'https://aws.github.io/eks-charts',
            namespace: 'kube-system',
          },
          valuesPath,
        ),
        'kubectl -n kube-system rollout status daemonset/aws-node',
      ],
    },
  ],
  beforeUndo: {
    en: 'Go back with helm rollback aws-vpc-cni --namespace kube-system first: the variables of the release are not those of apply.sh.',
    ko: '먼저 helm rollback aws-vpc-cni --namespace kube-system으로 되돌리세요. 릴리스의 변수는 apply.sh가 만든 것이 아닙니다.',
    ja: '先に helm rollback aws-vpc-cni --namespace kube-system で戻してください。リリースの変数は apply.sh が作ったものではありません。',
  },
  undoQuestion: 'Is the release aws-vpc-cni back without these values?',
};
