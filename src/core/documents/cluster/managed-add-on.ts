// Why the proxy is not among the configuration values of the EKS add-ons, and how they are updated so that it stays.

import type { RunbookStep } from '../../model/document.ts';
import type { Plan } from '../../model/plan.ts';
import { command, sh } from '../../syntax/shell.ts';
import { verbatim } from '../../syntax/template.ts';

/**
 * The schemas of vpc-cni and kube-proxy are closed lists without a variable for a proxy (aws eks
 * describe-addon-configuration; aws/containers-roadmap#2480, #2826). The commands ask the schema of the version that is there.
 */
export function managedAddOn({ settings: { cluster } }: Plan): RunbookStep {
  const of = (addOn: string): readonly string[] => [
    sh`version=$(aws eks describe-addon --cluster-name ${cluster.name} --addon-name ${addOn} --region ${cluster.region} --query addon.addonVersion --output text)`,
    command([
      [verbatim('aws eks describe-addon-configuration'), '--addon-name', addOn],
      ['--addon-version', verbatim('"$version"')],
      ['--region', cluster.region, '--query', 'configurationSchema', '--output', 'text'],
    ]).text,
  ];
  return {
    id: 'managed-add-on',
    kind: 'later',
    title: {
      en: 'Why not in the configuration of the EKS add-on',
      ko: 'EKS 추가 기능의 구성에 넣지 않는 이유',
      ja: 'EKS アドオンの設定に入れない理由',
    },
    about: {
      en: 'The schemas of vpc-cni and kube-proxy are closed: they name every variable that they take, and no proxy is among them (containers-roadmap#2480), so EKS refuses such values. The commands print the schema of the version that is there; look for HTTPS_PROXY or envFrom. The add-on can stay: update it with --resolve-conflicts PRESERVE, as in the last command, then run bash verify.sh.',
      ko: 'vpc-cni와 kube-proxy의 스키마는 닫혀 있어 받을 수 있는 변수를 모두 나열하며 프록시는 그중에 없습니다(containers-roadmap#2480). 그래서 EKS가 그런 값을 거부합니다. 명령은 설치된 버전의 스키마를 출력하니 HTTPS_PROXY나 envFrom을 찾아보세요. 추가 기능은 그대로 두고, 마지막 명령처럼 --resolve-conflicts PRESERVE로 업데이트한 뒤 bash verify.sh를 실행하세요.',
      ja: 'vpc-cni と kube-proxy のスキーマは閉じていて、受け取る変数をすべて挙げており、プロキシはその中にありません (containers-roadmap#2480)。そのため EKS はそのような値を拒否します。コマンドは今のバージョンのスキーマを表示します。HTTPS_PROXY か envFrom を探してください。アドオンはそのままにできます。最後のコマンドのように --resolve-conflicts PRESERVE で更新し、その後 bash verify.sh を実行してください。',
    },
    commands: [
      ...of('vpc-cni'),
      ...of('kube-proxy'),
      command([
        [verbatim('aws eks update-addon'), '--cluster-name', cluster.name, '--region', cluster.region],
        ['--addon-name', 'vpc-cni', '--resolve-conflicts', 'PRESERVE'],
      ]).text,
    ],
  };
}
