// A proxy that asks for a password, on nodes with systemd and the AWS CLI: a program that stays on the node reads the login
// with the role of the node and writes it where root alone can read it. It is in no user data, no argument and no log.

import type { Plan, ProxyLogin } from '../../model/plan.ts';
import { heredoc, sh } from '../../syntax/shell.ts';
import { unit } from '../../syntax/systemd.ts';
import { type Hole, type Verbatim, verbatim } from '../../syntax/template.ts';
import { loginFault, loginLines } from '../login-lines.ts';
import { secretCommand } from '../secret-command.ts';

/** HTTP_PROXY and HTTPS_PROXY, in both cases, with the login in them: a file for systemd and for shells of root. */
export const loginPath = '/etc/eks/proxy-login.env';

/** Reads the login anew. Runs at every boot, and by hand after it was changed. */
export const loginProgram = '/usr/local/sbin/eks-proxy-login';

export interface LoginReaders {
  /** Services that get the login. Their drop-in comes after http-proxy.conf, whose addresses have none. */
  readonly services: readonly string[];
  /** Those of them that are restarted where they run, once the login has changed. */
  readonly restarted: readonly string[];
  /** Whether the AWS CLI runs only later in the boot: cloud-init then runs the program, before scripts of the user data. */
  readonly late?: boolean;
}

/** cloud-init runs what is there at every boot, in its last stage (cloudinit/config/cc_scripts_per_boot.py). */
const perBoot = '/var/lib/cloud/scripts/per-boot';

/**
 * Shell lines for a script that runs as root at every boot, after the network is up; they come last, because they end with
 * the program and with its result, or have it run later. Nothing where the proxy asks for no login. Whoever reads another file with the proxy's
 * address has to read `loginPath` after it. Where the login cannot be read, the file of the boot before stays, or there
 * is none: services start all the same, so that the node can be looked at.
 */
export function loginAtBoot(plan: Plan, { services, restarted, late = false }: LoginReaders): Verbatim {
  const { login } = plan;
  if (login === undefined) return verbatim('');
  const dropIn = unit([['Service', [['EnvironmentFile', `-${loginPath}`]]]]);
  return verbatim(
    sh`

      # The proxy asks for a password. This program reads it at every boot, with the role of this node; it is written nowhere
      # but to a file that root alone can read.
      mkdir -p /etc/eks /usr/local/sbin
      ${heredoc(`cat >${loginProgram}`, programText(plan, login, restarted))}
      chmod 0700 ${loginProgram}
      for service in ${verbatim(services.join(' '))}; do
        mkdir -p "/etc/systemd/system/$service.service.d"
        ${heredoc('cat >"/etc/systemd/system/$service.service.d/proxy-login.conf"', dropIn)}
      done
      systemctl daemon-reload
      ${late ? lateRun : verbatim(loginProgram)}
    `.trimEnd(),
  );
}

const lateRun = verbatim(
  sh`
    # The AWS CLI is a snap, which does not run yet: cloud-init runs the program later in this boot.
    mkdir -p ${perBoot}
    ln -sfn ${loginProgram} ${`${perBoot}/eks-proxy-login`}
  `.trimEnd(),
);

function programText(plan: Plan, login: ProxyLogin, restarted: readonly string[]): string {
  return sh`
    #!/bin/bash
    # Reads the login of the proxy and hands it to the services of this node. Prints nothing of it. A failure leaves what
    # was there. After a change of the secret: run this again, or reboot.
    set -o pipefail
    umask 077
    export HOME=/root PATH="$PATH:/usr/local/bin:/snap/bin"
    # Straight to AWS, through the VPC endpoint: the proxy would ask for what is read here.
    unset HTTP_PROXY HTTPS_PROXY ALL_PROXY http_proxy https_proxy all_proxy
    # Without these the AWS CLI prints in the encoding of the locale, and fails at a character that it has not.
    export AWS_CLI_OUTPUT_ENCODING=UTF-8 PYTHONUTF8=1 PYTHONIOENCODING=UTF-8 AWS_PAGER=''

    file=${loginPath}
    new=$file.new
    trap 'rm -f "$new"' EXIT
    # cloud-init throws away what a boothook prints, so it goes to the journal too.
    say() {
      echo "$1"
      logger -t eks-proxy-login -- "$1" 2>/dev/null || true
    }

    read_secret() {
      ${secretCommand(plan, login, fromTheNode(login))}
    }
    ${loginLines(plan)}

    # The role of a node that has just started may not be usable yet.
    for pause in 0 2 4 8 16; do
      sleep "$pause"
      rm -f "$new"
      read_secret | login_lines >"$new"
      rc=$?
      case "$rc" in 0 | ${verbatim(`${loginFault.form} | ${loginFault.content}`)}) break ;; esac
    done
    case "$rc" in
      0) why='' ;;
      ${verbatim(`${loginFault.form}`)}) why='the secret is neither user:password nor JSON with username and password' ;;
      ${verbatim(`${loginFault.content}`)}) why='user name or password is empty, or has a control character, or the user name a colon' ;;
      *) why='the secret could not be read: look at its name, the policy of the node role and the VPC endpoint' ;;
    esac
    if [ -n "$why" ]; then
      say "The login of the proxy was not taken over; $why." >&2
      exit 1
    fi
    if [ -e "$file" ] && [ "$(sha256sum <"$new")" = "$(sha256sum <"$file")" ]; then
      say 'The login of the proxy is the same as before.'
      exit 0
    fi
    mv -f "$new" "$file"
    say 'The login of the proxy was read.'
    if grep -q '%[89A-F]' "$file"; then
      say 'It has characters beyond ASCII: the AWS CLI and other programs in Python cannot log in with it.' >&2
    fi
    # A service has it from its next start on. Does nothing to those that do not run.
    systemctl try-restart --no-block ${verbatim(restarted.join(' '))} || true
  `;
}

/** Not to wait long where there is no way to the store. */
const fromTheNode = ({ endpointUrl }: ProxyLogin): readonly (readonly Hole[])[] => [
  [verbatim('--cli-connect-timeout 5 --cli-read-timeout 10')],
  ...(endpointUrl === undefined ? [] : [['--endpoint-url', endpointUrl]]),
];
