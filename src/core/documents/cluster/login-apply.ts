// What apply.sh does about the login of a proxy that asks for one: a Secret beside the ConfigMap, which the DaemonSets take
// after it. The login goes from its store, or from a prompt, through pipes to kubectl: it is in no file and no argument.

import { proxyKeys } from '../../model/cluster-objects.ts';
import type { Plan, ProxyLogin } from '../../model/plan.ts';
import { storeTitles } from '../../model/secret-name.ts';
import { sh } from '../../syntax/shell.ts';
import { type Verbatim, verbatim } from '../../syntax/template.ts';
import { loginFault, loginLines } from '../login-lines.ts';
import { secretCommand } from '../secret-command.ts';
import { managedBy, ownerLabel } from './login-secret.ts';
import { expand } from './script-frame.ts';

/** Lines of help for the option, as comments. */
export const loginHelp = ({ store }: ProxyLogin): readonly string[] => [
  `#   --login       where the login of the proxy comes from: store (${storeTitles[store]}, by the AWS CLI with your`,
  '#                 own rights), typed (it is asked for), keep (the Secret that is there). store where it is left out',
];

/** The option among the others; sets `login_from`. */
export const loginOption: Verbatim = verbatim(sh`
  --login=store | --login=typed | --login=keep) login_from=${expand('option#--login=')} ;;`);

const named = ['HTTP_PROXY', 'HTTPS_PROXY'].map((key) => ` {.env[?(@.name=="${key}")].name}`).join('');

/** Stops where a Secret of others is in the way, or where a container has variables that would hide the login. */
export const loginChecks: Verbatim = verbatim(sh`
  owner=$(k get secret "$map" --ignore-not-found -o ${`jsonpath={.metadata.labels.${ownerLabel.replaceAll('.', '\\.')}}x`})
  case "$owner" in
    '' | ${verbatim(managedBy)}x) ;;
    *) stop "there is a Secret $map in kube-system which this wizard did not make, and it would be replaced. Rename it, or look whether it can go. Nothing was changed." ;;
  esac
  if [ "$login_from,$owner" = keep, ]; then stop "--login=keep, and there is no Secret $map in kube-system."; fi
  # A variable of a container itself wins over envFrom, and its address has no login. Looks at the containers that are named.
  check_env() {
    local daemonset=$1 own name variables commands=''
    shift
    own=$(k get daemonset "$daemonset" --ignore-not-found -o ${`jsonpath={range .spec.template.spec['initContainers','containers'][*]}{.name}${named}{"\\n"}{end}`})
    while read -r name variables; do
      case " $* " in *" $name "*) ;; *) continue ;; esac
      if [ -n "$variables" ]; then
        commands="$commands
  kubectl -n kube-system set env daemonset/$daemonset --containers=$name HTTP_PROXY- HTTPS_PROXY-"
      fi
    done <<<"$own"
    if [ -n "$commands" ]; then
      stop "DaemonSet $daemonset has HTTP_PROXY or HTTPS_PROXY in env of a container, which would hide the login of the Secret. Nothing was changed. Take them out first:$commands"
    fi
  }`);

/** Reads the login into `login`, before anything is changed. Stops where there is none. */
export const readLogin = (plan: Plan, login: ProxyLogin): Verbatim =>
  verbatim(sh`
    # From here on the shell holds the login: it is not to be traced.
    set +x
    ${loginLines(plan)}
    read_secret() {
      export AWS_CLI_OUTPUT_ENCODING=UTF-8 PYTHONUTF8=1 PYTHONIOENCODING=UTF-8 AWS_PAGER=''
      ${secretCommand(plan, login, [])}
    }
    type_login() {
      local user='' password=''
      printf 'User name at the proxy: ' >&2
      IFS= read -r user || true
      printf 'Password (it is not shown): ' >&2
      IFS= read -rs password || true
      printf '\n' >&2
      # A colon would end the user name early: as good as none.
      case "$user" in *:*) user='' ;; esac
      printf '%s:%s\n' "$user" "$password"
    }
    login=''
    rc=0
    case "$login_from" in
      store)
        command -v aws >/dev/null || stop 'there is no AWS CLI on the PATH: pass --login=typed to type the login. Nothing was changed.'
        login=$(read_secret | login_lines) || rc=$?
        ;;
      typed) login=$(type_login | login_lines) || rc=$? ;;
    esac
    case "$rc" in
      0) ;;
      ${verbatim(`${loginFault.form}`)}) stop 'the secret is neither user:password nor JSON with username and password. Nothing was changed.' ;;
      ${verbatim(`${loginFault.content}`)}) stop 'the user name or the password is empty or has a control character, or the user name a colon. Nothing was changed.' ;;
      *) stop ${`the login could not be read from ${storeTitles[login.store]}, see above. Pass --login=typed to type it. Nothing was changed.`} ;;
    esac`);

/** Makes the Secret, or replaces what is in it. Not by apply, which would keep a copy in an annotation. */
export const applySecret: Verbatim = verbatim(sh`
  if [ "$login_from" != keep ]; then
    step="make Secret $map"
    if [ -n "$owner" ]; then how=replace; else how=create; fi
    printf '%s\n' "$login" | grep -E ${`^(${proxyKeys.filter((key) => key !== 'NO_PROXY').join('|')})=`} |
      kubectl create secret generic "$map" --namespace kube-system --from-env-file=/dev/stdin --dry-run=client -o json |
      kubectl label --local -f - -o json ${`${ownerLabel}=${managedBy}`} |
      k "$how" -f -
    login=''
  fi`);
