// What the scripts of the bundle have in common: how they begin, which cluster they talk to, and how they read a
// DaemonSet. They need kubectl, bash (3.2 on macOS too) and coreutils.

import { proxyConfigMap } from '../../model/cluster-objects.ts';
import type { Plan } from '../../model/plan.ts';
import { sh } from '../../syntax/shell.ts';
import { type Verbatim, verbatim } from '../../syntax/template.ts';
import { containerTrustFacts, podTrustFacts } from './trust-facts.ts';

/** An expansion in braces, `expand('name#*=')` for the shell's own: in a template the dollar and brace open a hole. */
export const expand = (expression: string): Verbatim => verbatim(`\${${expression}}`);

/** Stands in the folder of the bundle, whatever folder the user is in. */
export const inBundleFolder: Verbatim = verbatim(sh`
  unset CDPATH
  cd -- "$(dirname -- "$0")" || exit`);

/**
 * Where the bundle belongs: variables `cluster`, `endpoint_host` (empty where there is none to compare with), and `map`,
 * the name of the ConfigMap.
 */
export const belongings = (plan: Plan): Verbatim =>
  verbatim(sh`
    cluster=${plan.settings.cluster.name}
    endpoint_host=${plan.endpointHost ?? ''}
    map=${proxyConfigMap}`);

/**
 * Sets `context` and `server`, `k` (kubectl in kube-system of that context, whatever becomes the current one
 * meanwhile), and `same_cluster`: yes, no, or unknown where the bundle names no endpoint.
 */
export const connection: Verbatim = verbatim(sh`
  context=$(kubectl config current-context 2>/dev/null || true)
  server=$(kubectl config view --minify --context "$context" -o 'jsonpath={.clusters[0].cluster.server}' 2>/dev/null || true)
  k() { kubectl --context "$context" --namespace kube-system "$@"; }
  same_cluster=no
  lower_server=$(printf '%s' "$server" | tr '[:upper:]' '[:lower:]')
  case "$lower_server" in
    *"://$endpoint_host" | *"://$endpoint_host/"* | *"://$endpoint_host:"*) same_cluster=yes ;;
  esac
  if [ -z "$endpoint_host" ]; then same_cluster=unknown; fi`);

/** `fact TEXT GROUP/NAME`: the value of the line "GROUP NAME VALUE" in a text; fails where there is no such line. */
export const fact: Verbatim = verbatim(sh`
  fact() {
    local group name value
    while read -r group name value; do
      if [ "$group/$name" = "$2" ]; then
        printf '%s\n' "$value"
        return 0
      fi
    done <<<"$1"
    return 1
  }`);

const containerTrust = verbatim(containerTrustFacts);
const podTrust = verbatim(podTrustFacts);

/** Prints the comments that open a script, by a word of bash that names it, and ends well. */
export const usage = (script: string): Verbatim =>
  verbatim(sh`sed -n -e 1d -e ${'/^#/!q'} -e ${'s/^#$//p'} -e ${'s/^# //p'} ${verbatim(script)}; exit 0`);

/** An option that only one of the scripts has: its lines in the case, and how it is told. */
export interface OwnOption {
  readonly branch: Verbatim;
  readonly usage: string;
  /** The variable that it sets, with its value where it is left out. */
  readonly variable: string;
}

/** What apply.sh and rollback.sh share: options, the check of the cluster, the question, and what is said on failure. */
export const changingFrame = (plan: Plan, onFailure: Verbatim, own?: OwnOption): Verbatim =>
  verbatim(sh`
    ${belongings(plan)}
    region=${plan.settings.cluster.region}

    say() { printf '%s\n' "$*"; }
    stop() {
      printf 'Stopped: %s\n' "$*" >&2
      exit 1
    }

    yes=no
    any_server=no
    timeout=15m
    ${verbatim(own?.variable ?? '')}
    # What kubectl takes for a duration; looked at here, because kubectl itself would refuse it only after the changes.
    duration='^([0-9]{1,5}(\.[0-9]{1,3})?[hms]){1,3}$'
    for option in "$@"; do
      case "$option" in
        --help | -h) ${usage('"./$(basename -- "$0")"')} ;;
        --yes) yes=yes ;;
        --any-server) any_server=yes ;;
        --timeout=*)
          timeout=${expand('option#--timeout=')}
          if ! [[ $timeout =~ $duration ]]; then stop "$option is no duration such as 15m, 900s or 1h30m."; fi
          ;;
        ${own?.branch ?? verbatim('')}
        *) stop ${verbatim(`"$option is none of --yes, --any-server, --timeout=15m${own === undefined ? '' : `, ${own.usage}`}."`)} ;;
      esac
    done

    step=''
    folder=''
    # The step tells whether something failed: after Ctrl-C the code of the last command may be 0.
    finish() {
      # A second Ctrl-C would end this in its middle.
      trap '' INT
      if [ -n "$folder" ]; then rm -rf -- "$folder"; fi
      if [ -z "$step" ]; then return; fi
      {
        printf 'Failed: %s\n' "$step"
        ${onFailure}
      } >&2
    }
    trap finish EXIT

    command -v kubectl >/dev/null || stop 'there is no kubectl on the PATH.'
    ${connection}
    say "Cluster of this bundle: $cluster in $region"
    say "Context of kubectl:     ${expand('context:-(none)')}"
    say "Server of kubectl:      ${expand('server:-(unknown)')}"
    if [ "$same_cluster" = no ] && [ "$any_server" = no ]; then
      stop "this bundle is for $endpoint_host, and kubectl talks to ${expand('server:-an unknown server')}. Switch with: aws eks update-kubeconfig --region $region --name $cluster. If it is the same cluster by another address (a tunnel, an alias), pass --any-server."
    fi
    reached=$(k get daemonsets -o name --request-timeout=20s 2>&1) || stop "kubectl cannot read the DaemonSets of kube-system from ${expand('server:-the API server')}. It says: $reached
    A private endpoint is reached from inside the VPC only, and kubectl itself goes by HTTPS_PROXY unless NO_PROXY of this shell names the server."

    confirm() {
      local answer=''
      if [ "$yes" = yes ]; then return; fi
      printf '%s Type yes to go on: ' "$1"
      read -r answer || true
      if [ "$answer" != yes ]; then stop 'nothing was changed. Without a terminal to answer on, pass --yes.'; fi
    }

    # One DaemonSet in lines of three words: its generation, its last restart, the envFrom of each container as JSON, and
    # what it has of the CA bundle.
    facts() {
      k get daemonset "$1" --ignore-not-found -o 'jsonpath=generation - {.metadata.generation}{"\n"}restarted - {.spec.template.metadata.annotations.kubectl\.kubernetes\.io/restartedAt}{"\n"}{range .spec.template.spec.initContainers[*]}initContainers {.name} {.envFrom}{"\n"}{end}{range .spec.template.spec.containers[*]}containers {.name} {.envFrom}{"\n"}${containerTrust}{end}${podTrust}'
    }
    ${fact}

    # Is this envFrom the one of our patches (with or without the Secret of a login), and nothing else?
    is_ours() {
      local bare
      bare=$(printf '%s' "$1" | sed -e 's/,"optional":true//g' -e 's/,"optional":false//g')
      case "$bare" in
        "[{\"configMapRef\":{\"name\":\"$map\"}}]") return 0 ;;
        "[{\"configMapRef\":{\"name\":\"$map\"}},{\"secretRef\":{\"name\":\"$map\"}}]") return 0 ;;
      esac
      return 1
    }`);
