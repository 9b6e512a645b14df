// The call of bootstrap.sh, by which nodes of Amazon Linux 2 and Ubuntu join the cluster: what it is told of the cluster,
// and what the user adds.

import type { OptionField } from '../../model/definition.ts';
import type { Problem } from '../../model/finding.ts';
import { hasMark } from '../../model/marks.ts';
import type { NodeGroupPlan, Plan } from '../../model/plan.ts';
import { command } from '../../syntax/shell.ts';
import { shellWords } from '../../syntax/shell-words.ts';
import type { Verbatim } from '../../syntax/template.ts';
import { textOption } from '../text-option.ts';
import { clusterDnsAddress, serviceNetwork } from './cluster-dns.ts';

const ARGUMENTS = 'bootstrapArguments';

const checkArguments = (text: string): Problem | undefined =>
  shellWords(text) !== undefined
    ? undefined
    : {
        code: 'option.shell-arguments',
        params: {},
        text: {
          en: 'These arguments are not plain words: close every quote, put single quotes around $ * ? ; | & < > ( ) [ ] { } ~ and the backtick.',
          ko: '인수가 단순한 단어가 아닙니다. 따옴표를 모두 닫고 $ * ? ; | & < > ( ) [ ] { } ~ 및 백틱은 작은따옴표로 묶으세요.',
          ja: '引数が単純な語ではありません。引用符をすべて閉じ、$ * ? ; | & < > ( ) [ ] { } ~ とバッククォートは単一引用符で囲んでください。',
        },
      };

export const joinOptions: readonly OptionField[] = [
  {
    key: ARGUMENTS,
    label: { en: 'Arguments for bootstrap.sh', ko: 'bootstrap.sh 인수', ja: 'bootstrap.sh の引数' },
    help: {
      en: 'What your nodes need beside the cluster, as you would type it in a shell: labels, taints, max pods.',
      ko: '클러스터 정보 외에 노드에 필요한 것을 셸에 입력하듯이 적습니다: 레이블, 테인트, 최대 파드 수.',
      ja: 'クラスターの情報以外にノードに必要なものを、シェルに入力する形で書きます: ラベル、テイント、最大 Pod 数。',
    },
    kind: 'text',
    default: '',
    placeholder: "--kubelet-extra-args '--node-labels=team=web'",
    check: checkArguments,
    managements: ['managed-custom-ami', 'self-managed'],
  },
];

/**
 * What spares bootstrap.sh its question to EKS. It then has to guess the DNS address, and guesses only 10.100.0.10 or
 * 172.20.0.10, so it is told: the flag that every release knows, and the address that the script would compute from
 * the service network (awslabs/amazon-eks-ami templates/al2/runtime/bootstrap.sh, before it was removed by #2645;
 * Canonical's bootstrap.sh, made from it, has the same flags).
 */
function clusterFlags(plan: Plan): readonly (readonly string[])[] {
  const flags = [
    ['--apiserver-endpoint', plan.endpoint],
    ['--b64-cluster-ca', plan.certificateAuthority],
  ];
  const services = serviceNetwork(plan);
  if (!hasMark(services) && services.includes(':')) {
    return [...flags, ['--ip-family', 'ipv6'], ['--service-ipv6-cidr', services]];
  }
  return [...flags, ['--dns-cluster-ip', clusterDnsAddress(plan)]];
}

/** The command; the program it starts ends with an error where the node did not join. */
export function bootstrapCommand(plan: Plan, group: NodeGroupPlan): Verbatim {
  const typed = textOption(group, ARGUMENTS);
  const own = hasMark(typed) ? [typed] : (shellWords(typed) ?? [typed]);
  return command([
    ['/etc/eks/bootstrap.sh', plan.settings.cluster.name],
    ...clusterFlags(plan),
    ...(own.length > 0 ? [own] : []),
  ]);
}
