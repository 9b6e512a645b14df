// verify.sh: reads the cluster and prints a block that people read and the Apply page takes back (core/verify).

import { identityOf } from '../../model/bundle-identity.ts';
import {
  nodeAgent,
  type PodContainer,
  proxiedContainers,
  proxyKeys,
  verifyEnd,
  verifyStart,
} from '../../model/cluster-objects.ts';
import type { Document } from '../../model/document.ts';
import type { Plan } from '../../model/plan.ts';
import { sh } from '../../syntax/shell.ts';
import { verbatim } from '../../syntax/template.ts';
import { loginCheck, loginFacts } from './login-secret.ts';
import { belongings, connection, expand, fact, usage } from './script-frame.ts';
import { daemonSetsOf, inList, targetsOf } from './targets.ts';
import { configMapCheck, containerCheck, nodesCheck, reading, rolloutCheck } from './verify-checks.ts';
import { trustCheck } from './verify-trust.ts';

/**
 * The script: one line a check, `ok|fail|note <check> <details>`, between a first and a last line that name the format
 * and its version; the first also tells which bundle it is of. Prints no value of a proxy variable but NO_PROXY entries: an address may hold a password.
 */
export function verifyScript(plan: Plan): Document {
  const targets = targetsOf(plan);
  const trusts = plan.caBundle !== '';
  const login = plan.login !== undefined;
  const values = { HTTP_PROXY: plan.httpProxy, HTTPS_PROXY: plan.httpsProxy, NO_PROXY: plan.noProxy };
  const wanted = proxyKeys.map((key) => sh`${key}) printf '%s' ${values[key]} ;;`);
  const checks = daemonSetsOf(targets).flatMap((daemonSet) => [
    sh`read_daemonset ${daemonSet}`,
    ...targets
      .filter((target) => target.daemonSet === daemonSet)
      .flatMap((target) => [
        sh`check_container ${daemonSet} ${inList(target)}`,
        ...(login ? [loginOf(plan, target)] : []),
      ]),
    ...proxiedContainers
      .filter(({ name }) => daemonSet === 'aws-node' && name === nodeAgent && !plan.settings.addOns.vpcCni.nodeAgent)
      .map(leftOut),
    sh`check_rollout ${daemonSet}`,
  ]);
  const groups = plan.nodeGroups.filter(
    ({ management }) => management === 'managed' || management === 'managed-custom-ami',
  );
  return {
    path: 'verify.sh',
    notation: 'bash',
    executable: true,
    about: {
      en: 'Reads the cluster and says whether the proxy has arrived; changes nothing.',
      ko: '클러스터를 읽어 프록시가 적용되었는지 알려 줍니다. 아무것도 변경하지 않습니다.',
      ja: 'クラスターを読み取り、プロキシが適用されたかどうかを示します。何も変更しません。',
    },
    text: sh`
      #!/usr/bin/env bash
      # Says whether the pods have the proxy of this bundle. Reads only. Paste all that it prints on the Apply page.
      #
      #   bash verify.sh [--any-server]
      #
      # Prints one line a check: ok, fail or note, the check, details. Exits 1 if one fails.
      # Needs kubectl, bash and coreutils.
      set -uo pipefail
      ${belongings(plan)}
      any_server=no
      for option in "$@"; do
        case "$option" in
          --help | -h) ${usage('"$0"')} ;;
          --any-server) any_server=yes ;;
          *)
            printf 'Stopped: %s is not --any-server.\n' "$option" >&2
            exit 1
            ;;
        esac
      done

      failed=no
      ok() { printf 'ok %s\n' "$*"; }
      note() { printf 'note %s\n' "$*"; }
      fail() {
        failed=yes
        printf 'fail %s\n' "$*"
      }
      finish() {
        printf '%s\n' ${verifyEnd}
        if [ "$failed" = yes ]; then exit 1; fi
        exit 0
      }
      wanted() {
        case "$1" in
          ${verbatim(wanted.join('\n'))}
        esac
      }

      printf '%s cluster=%s values=%s\n' ${verifyStart} "$cluster" ${identityOf(plan).values}
      command -v kubectl >/dev/null || { fail access there is no kubectl on the PATH; finish; }
      ${connection}
      ${fact}
      ${reading}

      case "$same_cluster,$any_server" in
        yes,*) ok "server kubectl talks to $server" ;;
        no,no) fail "server kubectl talks to ${expand('server:-an unknown server')}, not to $endpoint_host; --any-server says that it is the same cluster" ;;
        *) note "server kubectl talks to ${expand('server:-an unknown server')}; whether that is this cluster was not compared" ;;
      esac
      reached=$(k get daemonsets -o name --request-timeout=20s 2>&1) || {
        fail "access kubectl cannot read the DaemonSets of kube-system: $(printf '%s' "$reached" | tr '\n' ' ')"
        finish
      }

      ${configMapCheck}
      for key in HTTP_PROXY HTTPS_PROXY NO_PROXY; do check_key "$key"; done
      ${trusts ? trustCheck(plan.caBundle) : verbatim('')}

      ${containerCheck(login ? loginFacts : verbatim(''))}
      ${login ? verbatim(`\n${loginCheck.text}\n${LOGIN_KEYS}`) : verbatim('')}

      # The last change of what pods read: times in this form sort as text.
      changed=''
      last_change() {
        get "$1" "$2" --ignore-not-found -o 'jsonpath={.metadata.creationTimestamp} {.metadata.managedFields[*].time}'
        for time in $got; do
          if [[ $time > $changed ]]; then changed=$time; fi
        done
      }
      last_change configmap "$map"
      ${verbatim(trusts ? 'last_change configmap "$trust_map"' : '')}
      ${verbatim(login ? 'last_change secret "$map"' : '')}

      ${rolloutCheck}

      facts=''
      unread=''
      ${verbatim(checks.join('\n'))}

      get configmap proxy-wizard-before --ignore-not-found -o 'jsonpath={.metadata.creationTimestamp}'
      first_apply=$got
      nodes=''
      unread_nodes=''
      if get nodes -o 'jsonpath={range .items[*]}{.metadata.name} {.metadata.creationTimestamp} {.status.conditions[?(@.type=="Ready")].status} {.metadata.labels.eks\.amazonaws\.com/nodegroup}{"\n"}{end}'; then nodes=$got; else unread_nodes=$why; fi

      ${nodesCheck}
      check_nodes ''
      ${verbatim(groups.map(({ name }) => sh`check_nodes ${name}`).join('\n'))}
      finish
    `,
  };
}

/** Helm gives the init container plain values, and so no login; all others take it from the Secret. */
const loginOf = (plan: Plan, target: PodContainer): string =>
  plan.settings.delivery === 'helm' && target.list === 'initContainers'
    ? sh`note ${`login/${target.daemonSet}/${target.name} gets none from the chart; it asks nothing by the proxy`}`
    : sh`check_login ${target.daemonSet} ${inList(target)}`;

const LOGIN_KEYS = 'for key in HTTP_PROXY HTTPS_PROXY; do check_secret "$key"; done';

/** A container that the cluster may have and the bundle does not name. */
const leftOut = (container: PodContainer): string => sh`
  if fact "$facts" ${`from/${inList(container)}`} >/dev/null; then
    note ${`container/${container.daemonSet}/${container.name} is in this cluster, but this bundle leaves it out`}
  fi`;
