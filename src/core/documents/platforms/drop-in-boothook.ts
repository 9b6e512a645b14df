// What a node whose services take the proxy from drop-ins is told before they start: a cloud-init boothook, which runs at
// every boot.

import type { MimePart } from '../../model/definition.ts';
import { type Plan, proxyEnvironment } from '../../model/plan.ts';
import { heredoc, sh } from '../../syntax/shell.ts';
import { environmentFile, unit } from '../../syntax/systemd.ts';
import { type Verbatim, verbatim } from '../../syntax/template.ts';
import type { Distribution } from './distribution.ts';
import { addVpcCidrs } from './imds-vpc-cidrs.ts';
import { loginAtBoot, loginPath } from './login-at-boot.ts';
import { userDataHead } from './user-data-head.ts';

/**
 * The one place of the variables on the node: a file of our own, which can be rewritten whole. /etc/environment may hold
 * lines of others, which no service needs and which a shell that sources them might trip over.
 */
const environmentPath = '/etc/eks/http-proxy.env';

export interface Boothook {
  readonly distribution: Distribution;
  /** Comment lines that open the script: what it does. How a node comes by it is added. */
  readonly about: readonly string[];
  /** The service that pulls images: its drop-in counts from the next start, so it is restarted where it runs. */
  readonly runtime: string;
  /** Other services that get the variables. */
  readonly services: readonly string[];
  /** Those of them that run the AWS CLI or other Python, whose list of authorities is not the system's. */
  readonly pythonServices: readonly string[];
  /** Whether the blocks of the VPC are read from instance metadata too. */
  readonly fromImds: boolean;
}

/**
 * Writes the CA bundle, the variables, a drop-in for each service, the environment of logins, and the proxy of the package
 * manager; loads the drop-ins. The CA comes first: the restart below is also what makes the runtime read it.
 */
export function boothook(plan: Plan, hook: Boothook): MimePart {
  const { distribution, about, runtime, services } = hook;
  const dropIn = unit([['Service', [['EnvironmentFile', environmentPath]]]]);
  const text = sh`
    #!/bin/bash
    ${verbatim([...about, userDataHead].map((line) => `# ${line}`.trimEnd()).join('\n'))}
    set -o errexit
    umask 022
    ${distribution.trust(plan)}

    # The proxy variables of this node. Services read this file through their drop-ins.
    mkdir -p /etc/eks
    ${hook.fromImds ? writtenWithImds(plan) : heredoc(`cat >${environmentPath}`, environmentFile(proxyEnvironment(plan)))}

    for service in ${verbatim([runtime, ...services].join(' '))}; do
      mkdir -p "/etc/systemd/system/$service.service.d"
      ${heredoc('cat >"/etc/systemd/system/$service.service.d/http-proxy.conf"', dropIn)}
    done
    ${trustForPython(plan, hook)}
    systemctl daemon-reload

    # A new drop-in reaches a service at its next start. Does nothing while it does not run.
    systemctl try-restart --no-block ${runtime} || true

    ${verbatim(`# ${distribution.readEnvironment} read /etc/environment. Lines of others stay, ours are replaced.`)}
    others=$(grep -svE '^(HTTP_PROXY|HTTPS_PROXY|NO_PROXY|http_proxy|https_proxy|no_proxy)=' /etc/environment || true)
    { [ -z "$others" ] || printf '%s\n' "$others"; cat ${environmentPath}; } >/etc/environment
    ${distribution.packageProxy(plan)}
    ${loginAtBoot(plan, {
      services: [runtime, ...services],
      restarted: [runtime, ...services.filter(startsAgain)],
      late: distribution.awsCliIsSnap,
    })}
  `;
  return { contentType: 'text/cloud-boothook; charset="us-ascii"', text };
}

/** Not those that do their work once, which a second start would do again; nor what would take its mounts with it. */
const startsAgain = (service: string): boolean =>
  !['sandbox-image', 'cloud-final', 'nodeadm-run', 'soci-snapshotter'].includes(service);

/** The file takes its place when all is in it: nobody reads half of it, and a failure leaves the former one. */
function writtenWithImds(plan: Plan): Verbatim {
  const next = `${environmentPath}.new`;
  return verbatim(sh`
    ${heredoc(`cat >${next}`, environmentFile(proxyEnvironment(plan)))}
    ${addVpcCidrs(next)}
    mv -f ${next} ${environmentPath}`);
}

/** Where the trustVariables of the distribution stand on the node. */
const trustPath = '/etc/eks/proxy-ca.env';

function trustForPython(plan: Plan, { distribution, pythonServices }: Boothook): Verbatim {
  const variables = distribution.trustVariables(plan);
  if (variables.length === 0) return verbatim('');
  const dropIn = unit([['Service', [['EnvironmentFile', trustPath]]]]);
  const files = [
    heredoc(`cat >${trustPath}`, environmentFile(variables)),
    ...pythonServices.map((name) => heredoc(`cat >/etc/systemd/system/${name}.service.d/proxy-ca.conf`, dropIn)),
  ];
  return verbatim(sh`

    # The AWS CLI and other Python bring a list of authorities of their own: they get that of the system.
    ${verbatim(files.map(({ text }) => text).join('\n'))}`);
}

const sourceLogin = sh`
  # With the login of the proxy, which was read before.
  # shellcheck source=/dev/null
  [ ! -e ${loginPath} ] || source ${loginPath}`;

const sourceTrust = sh`
  # shellcheck source=/dev/null
  source ${trustPath}`;

/** Shell lines for a script that runs after the boothook: they export what that has written, and the login. */
export const exported = (plan: Plan): Verbatim =>
  verbatim(
    sh`
      set -a
      # shellcheck source=/dev/null
      source ${environmentPath}
      ${verbatim(plan.login === undefined ? '' : sourceLogin)}
      ${verbatim(plan.caBundle === '' ? '' : sourceTrust)}
      set +a
    `.trimEnd(),
  );
