// A proxy that asks for a password, on a machine on premises: no role reads a secret there, so whoever runs the script types
// it. It stays in a file that root alone can read.

import type { Plan } from '../../model/plan.ts';
import { sh } from '../../syntax/shell.ts';
import { type Verbatim, verbatim } from '../../syntax/template.ts';
import { loginLines } from '../login-lines.ts';

/** HTTP_PROXY and HTTPS_PROXY, in both cases, with the login in them: a file for systemd and for the script. */
const hybridLoginPath = '/etc/eks-hybrid/proxy-login.env';

/** systemd.exec(5): what EnvironmentFile= says counts before Environment=. */
export const loginOfService = ({ login }: Plan): readonly (readonly [key: string, value: string])[] =>
  login === undefined ? [] : [['EnvironmentFile', `-${hybridLoginPath}`]];

/**
 * Shell lines that export the addresses with the login in them: from PROXY_LOGIN, a former run, or the person at the terminal.
 * It is no argument of any program. Needs `fail`.
 */
export const exportLogin = (plan: Plan): Verbatim =>
  plan.login === undefined
    ? verbatim('')
    : verbatim(
        sh`

          # The proxy asks for a password, which stands in no file of the bundle: it comes from the environment, a former run
          # or you, and is kept in a file that root alone can read.
          ${loginLines(plan)}
          login_file=${hybridLoginPath}
          login=$(printenv PROXY_LOGIN || true)
          unset PROXY_LOGIN
          if [ -z "$login" ] && [ -t 0 ]; then
            kept=
            [ ! -e "$login_file" ] || kept='; Enter for that of the former run'
            IFS= read -r -s -p "Login of the proxy (user:password$kept): " login && echo
          fi
          if [ -n "$login" ]; then
            (umask 077 && mkdir -p /etc/eks-hybrid && printf '%s' "$login" | login_lines >"$login_file.new") || {
              rm -f "$login_file.new"
              fail 'the login of the proxy has to be user:password, without control characters and without a colon in the user name.'
            }
            mv -f "$login_file.new" "$login_file"
          fi
          login=
          [ -e "$login_file" ] || fail 'the login of the proxy is missing: run this at a terminal, or with PROXY_LOGIN in the environment, which sudo keeps with --preserve-env=PROXY_LOGIN.'
          set -a
          # shellcheck source=/dev/null
          source "$login_file"
          set +a
        `.trimEnd(),
      );

/** nodeadm looks for the exported address, with the login, in files that everybody on the machine can read. */
export const initFlags = ({ login }: Plan): Verbatim => verbatim(login === undefined ? '' : ' --skip proxy-validation');
