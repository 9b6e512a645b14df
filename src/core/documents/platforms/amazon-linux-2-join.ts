// How an Amazon Linux 2 node joins the cluster by its own user data: bootstrap.sh with the proxy in its environment.

import type { MimePart, OptionField } from '../../model/definition.ts';
import type { Problem } from '../../model/finding.ts';
import { hasMark } from '../../model/marks.ts';
import type { NodeGroupPlan, Plan } from '../../model/plan.ts';
import { command, sh } from '../../syntax/shell.ts';
import { shellWords } from '../../syntax/shell-words.ts';
import { verbatim } from '../../syntax/template.ts';
import { textOption } from '../text-option.ts';
import { environmentPath, trustPath } from './amazon-linux-2-boothook.ts';
import { signalCommand, signalledDirectly } from './cloudformation-signal.ts';
import { clusterDnsAddress, serviceNetwork } from './cluster-dns.ts';
import { loginPath } from './login-at-boot.ts';

const ARGUMENTS = 'bootstrapArguments';

const checkArguments = (text: string): Problem | undefined =>
  shellWords(text) !== undefined
    ? undefined
    : {
        code: 'option.shell-arguments',
        params: {},
        text: {
          en: 'These arguments are not plain words: close every quote, put single quotes around $ * ? ; | & < > ( ) [ ] { } ~ and the backtick.',
        },
      };

export const joinOptions: readonly OptionField[] = [
  {
    key: ARGUMENTS,
    label: { en: 'Arguments for bootstrap.sh' },
    help: { en: 'What your nodes need beside the cluster, as you would type it in a shell: labels, taints, max pods.' },
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
 * the service network (awslabs/amazon-eks-ami templates/al2/runtime/bootstrap.sh, before it was removed by #2645).
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

const sourceLogin = sh`
  # With the login of the proxy, which the boothook has read.
  # shellcheck source=/dev/null
  [ ! -e ${loginPath} ] || source ${loginPath}`;

const sourceTrust = sh`
  # shellcheck source=/dev/null
  source ${trustPath}`;

/** The script that joins the node once, and tells CloudFormation how that went. */
export function join(plan: Plan, group: NodeGroupPlan): MimePart {
  const typed = textOption(group, ARGUMENTS);
  const own = hasMark(typed) ? [typed] : (shellWords(typed) ?? [typed]);
  const bootstrap = command([
    ['/etc/eks/bootstrap.sh', plan.settings.cluster.name],
    ...clusterFlags(plan),
    ...(own.length > 0 ? [own] : []),
  ]);
  const signal = signalCommand(plan, group, '"$rc"');
  const way = signalledDirectly(plan)
    ? 'The stack waits for this. CloudFormation has an endpoint in the VPC, so it is asked without the proxy.'
    : 'The stack waits for this, and CloudFormation is asked by the proxy too.';
  const tell = sh`

    ${verbatim(`# ${way}`)}
    ${signal ?? verbatim('')}
  `;
  const text = sh`
    #!/bin/bash
    # Runs once, after the boothook. bootstrap.sh asks AWS about the instance, so it gets the proxy too.
    set -a
    # shellcheck source=/dev/null
    source ${environmentPath}
    ${verbatim(plan.login === undefined ? '' : sourceLogin)}
    ${verbatim(plan.caBundle === '' ? '' : sourceTrust)}
    set +a

    ${bootstrap}
    # Saved at once: every further command would overwrite it.
    rc=$?
    ${verbatim(signal === undefined ? '' : tell)}
    exit "$rc"
  `;
  return { contentType: 'text/x-shellscript; charset="us-ascii"', text };
}
