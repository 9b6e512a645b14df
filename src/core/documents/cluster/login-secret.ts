// The Secret with the login of the proxy, as the scripts of the bundle know it.

import { proxySecret } from '../../model/cluster-objects.ts';
import type { Plan } from '../../model/plan.ts';
import { sh } from '../../syntax/shell.ts';
import { type Verbatim, verbatim } from '../../syntax/template.ts';
import { expand } from './script-frame.ts';

/** By this label rollback.sh knows that the Secret is ours, and apply.sh that it may be replaced. */
export const ownerLabel = 'app.kubernetes.io/managed-by';
export const managedBy = 'eks-proxy-wizard';

/**
 * rollback.sh: the Secret goes once no workload names it. Needs `users`. Whoever has no Secret in their bundle may have
 * no right to look for one either.
 */
export const dropSecret = (plan: Plan): Verbatim =>
  verbatim(sh`
    names_secret() {
      case "$1" in
        *"\"secretRef\":{\"name\":\"$2\""* | *"\"secretName\":\"$2\""* | *"\"secretKeyRef\":{"*"\"name\":\"$2\""*) return 0 ;;
      esac
      return 1
    }
    secret=${proxySecret}
    step="look who made Secret $secret"
    owner=$(k get secret "$secret" --ignore-not-found -o ${`jsonpath={.metadata.labels.${ownerLabel.replaceAll('.', '\\.')}}`}${verbatim(plan.login === undefined ? " 2>/dev/null) || owner=''" : ')')}
    if [ "$owner" = ${managedBy} ]; then
      in_use=$(users "$secret" names_secret)
      if [ -n "$in_use" ]; then
        say "Secret $secret is kept, because these still name it:$in_use"
        left=yes
      else
        step="delete Secret $secret"
        k delete secret "$secret" --ignore-not-found
      fi
    fi`);

/** verify.sh: what is looked at in each container of the list `$1`: its envFrom, and whether env hides the login. */
export const loginFacts: Verbatim = verbatim(sh`
  printf 'source %s/{.name} {.envFrom}{"\\n"}' "$1"
  printf 'hides %s/{.name} {.env[?(@.name=="HTTP_PROXY")].name} {.env[?(@.name=="HTTPS_PROXY")].name}{"\\n"}' "$1"
  printf 'login %s/{.name} {range .env[?(@.valueFrom.secretKeyRef.name=="%s")]}{.name}={.valueFrom.secretKeyRef.key} {end}{"\\n"}' "$1" "$map"`);

/** verify.sh: `check_secret KEY` and `check_login DAEMONSET LIST/CONTAINER`. Neither prints a value. */
export const loginCheck: Verbatim = verbatim(sh`
  check_secret() {
    local want scheme rest
    if ! get secret "$map" --ignore-not-found -o "go-template={{with .data}}{{with .$1}}{{. | base64decode}}{{end}}{{end}}x"; then
      fail "secret/$1 cannot be read: $why"
      return
    fi
    want=$(wanted "$1")
    scheme=${expand('want%%://*')}
    rest=${expand('want#*://')}
    case "$got" in
      '') fail "secret/$1 there is no Secret $map in kube-system" ;;
      x) fail "secret/$1 the Secret has no such key" ;;
      "$scheme://"?*:?*"@$rest"x) ok "secret/$1 is the address of this bundle, with a login in it" ;;
      *) fail "secret/$1 is not the address of this bundle with a login in it" ;;
    esac
    got=''
  }
  check_login() {
    local check="login/$1/${expand('2#*/')}" source hides keys
    # What is wrong with the container itself is said above.
    source=$(fact "$facts" "source/$2") || return 0
    hides=$(fact "$facts" "hides/$2") || hides=''
    keys=$(fact "$facts" "login/$2") || keys=''
    case " $keys " in
      *" HTTP_PROXY=HTTP_PROXY "*)
        case " $keys " in *" HTTPS_PROXY=HTTPS_PROXY "*)
          ok "$check takes the login from the Secret by env keys"
          return
          ;;
        esac
        ;;
    esac
    case "$source" in
      *"\"secretRef\":{\"name\":\"$map\""*"\"configMapRef\":{\"name\":\"$map\""*)
        fail "$check takes the ConfigMap after the Secret, so the address without a login wins"
        ;;
      *"\"secretRef\":{\"name\":\"$map\""*)
        if [ -n "$(printf '%s' "$hides" | tr -d ' ')" ]; then
          fail "$check has HTTP_PROXY or HTTPS_PROXY in env, which wins over the Secret with the login"
        else
          ok "$check takes the login from the Secret"
        fi
        ;;
      *) fail "$check takes no login from Secret $map" ;;
    esac
  }`);
