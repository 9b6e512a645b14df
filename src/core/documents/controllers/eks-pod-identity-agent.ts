// EKS Pod Identity agent. aws/eks-pod-identity-agent charts/eks-pod-identity-agent (d4dc0f3): env is a map of plain values,
// daemonsets.cloud has volumes and volumeMounts; the chart is in no repository of charts. The agent ignores HTTPS_PROXY in
// v0.1.32 to v0.1.35 (#109); a CA of one's own is not settled there (#47).

import type { ControllerDefinition } from '../../model/controller.ts';
import { trustVariable } from '../../model/pod-trust.ts';
import { command } from '../../syntax/shell.ts';
import { verbatim } from '../../syntax/template.ts';
import { envMap, trusts, trustVolumes, valuesDocument, withoutLogin } from './proxy-values.ts';

const chart = 'eks-pod-identity-agent';
const path = `helm/${chart}.values.yaml`;
const title = 'EKS Pod Identity agent';

export const eksPodIdentityAgent: ControllerDefinition = {
  id: chart,
  title,
  about: {
    en: 'Calls EKS Auth for the roles of pods; v0.1.36 or later. A VPC endpoint eks-auth spares it the proxy.',
    ko: '파드 역할을 위해 EKS Auth를 호출합니다. v0.1.36 이상이 필요하며, VPC 엔드포인트 eks-auth가 있으면 프록시가 필요 없습니다.',
    ja: 'Pod のロールのために EKS Auth を呼び出します。v0.1.36 以降が必要で、VPC エンドポイント eks-auth があればプロキシは不要です。',
  },
  namespace: 'kube-system',
  files: [path],
  values: path,
  workloads: [],
  services: ['eks-auth'],
  documents: (plan) => [
    valuesDocument(
      plan,
      { chart, path, title },
      {
        env: {
          ...envMap(plan),
          ...(trusts(plan) ? { [trustVariable.name]: trustVariable.value } : {}),
        },
        ...(trusts(plan) ? { daemonsets: { cloud: trustVolumes(plan, 'volumes', 'volumeMounts') } } : {}),
      },
      [
        'v0.1.36 or later: v0.1.32 to v0.1.35 ignore HTTPS_PROXY. The chart takes plain values only.',
        ...(trusts(plan)
          ? ['Whether the agent takes the CA of the proxy is not proven: check on one node first.']
          : []),
      ],
    ),
  ],
  commands: () => [
    'git clone --depth 1 https://github.com/aws/eks-pod-identity-agent.git',
    command([
      [verbatim('helm upgrade'), chart, `./${chart}/charts/${chart}`],
      ['--namespace', 'kube-system'],
      ['--reuse-values', '--values', path],
    ]).text,
  ],
  besides: () => [
    `kubectl -n kube-system get daemonset ${chart} -o 'jsonpath={.spec.template.spec.containers[0].image}{"\\n"}'`,
  ],
  applying: {
    en: 'For a Helm release from the chart in its repository. The EKS add-on documents no key for variables: give it a VPC endpoint eks-auth instead. The last command shows the version, which has to be v0.1.36 or later. Pods that go by the proxy need 169.254.170.23 and fd00:ec2::23 in NO_PROXY; the list has both.',
    ko: '저장소에 있는 차트로 만든 Helm 릴리스용입니다. EKS 추가 기능에는 변수를 위한 키가 문서화되어 있지 않으니 VPC 엔드포인트 eks-auth를 사용하세요. 마지막 명령은 버전을 보여 주며 v0.1.36 이상이어야 합니다. 프록시를 사용하는 파드는 NO_PROXY에 169.254.170.23과 fd00:ec2::23이 있어야 하며, 목록에 둘 다 있습니다.',
    ja: 'リポジトリにあるチャートで作った Helm リリース用です。EKS アドオンには変数用のキーが文書化されていないので、VPC エンドポイント eks-auth を使ってください。最後のコマンドはバージョンを表示し、v0.1.36 以降である必要があります。プロキシを使う Pod は NO_PROXY に 169.254.170.23 と fd00:ec2::23 が必要で、リストには両方あります。',
  },
  check: (plan, field) => withoutLogin(plan, { title }, field),
};
