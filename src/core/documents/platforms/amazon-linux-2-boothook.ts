// What an Amazon Linux 2 node is told before its services start: a cloud-init boothook, which runs at every boot.

import type { MimePart } from '../../model/definition.ts';
import { type Plan, proxyEnvironment } from '../../model/plan.ts';
import { heredoc, sh } from '../../syntax/shell.ts';
import { environmentFile, unit } from '../../syntax/systemd.ts';
import { verbatim } from '../../syntax/template.ts';
import { packageManagerProxy } from './package-manager-proxy.ts';

/**
 * The one place of the variables on the node: a file of our own, which can be rewritten whole. /etc/environment may hold
 * lines of others, which no service needs and which a shell that sources them might trip over.
 */
export const environmentPath = '/etc/eks/http-proxy.env';

export interface Boothook {
  /** Comment lines that open the script. */
  readonly about: readonly string[];
  /** The service that pulls images: its drop-in counts from the next start, so it is restarted where it runs. */
  readonly runtime: string;
  /** Other services that get the variables. */
  readonly services: readonly string[];
}

/** Writes the variables, a drop-in for each service, the environment of logins, and yum's proxy; loads the drop-ins. */
export function boothook(plan: Plan, { about, runtime, services }: Boothook): MimePart {
  const dropIn = unit([['Service', [['EnvironmentFile', environmentPath]]]]);
  const text = sh`
    #!/bin/bash
    ${verbatim(about.map((line) => `# ${line}`.trimEnd()).join('\n'))}
    set -o errexit
    umask 022

    # The proxy variables of this node. Services read this file through their drop-ins.
    mkdir -p /etc/eks
    ${heredoc(`cat >${environmentPath}`, environmentFile(proxyEnvironment(plan)))}

    for service in ${verbatim([runtime, ...services].join(' '))}; do
      mkdir -p "/etc/systemd/system/$service.service.d"
      ${heredoc('cat >"/etc/systemd/system/$service.service.d/http-proxy.conf"', dropIn)}
    done
    systemctl daemon-reload

    # A new drop-in reaches a service at its next start. Does nothing while it does not run.
    systemctl try-restart --no-block ${runtime} || true

    # Logins (PAM) read /etc/environment. Lines of others stay, ours are replaced.
    others=$(grep -svE '^(HTTP_PROXY|HTTPS_PROXY|NO_PROXY|http_proxy|https_proxy|no_proxy)=' /etc/environment || true)
    { [ -z "$others" ] || printf '%s\n' "$others"; cat ${environmentPath}; } >/etc/environment

    # yum reads its own file only.
    ${packageManagerProxy('/etc/yum.conf', plan.httpProxy)}
  `;
  return { contentType: 'text/cloud-boothook; charset="us-ascii"', text };
}
