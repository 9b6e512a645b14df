// The checks of verify.sh, as functions of bash. Each prints its own lines by ok, note and fail, and goes by `facts`, which
// read_daemonset sets.

import { sh } from '../../syntax/shell.ts';
import { type Verbatim, verbatim } from '../../syntax/template.ts';
import { expand } from './script-frame.ts';

/** `check_key KEY`: has the ConfigMap the value that `wanted` says, to the last character? */
export const configMapCheck: Verbatim = verbatim(sh`
  # The entries of the first list that the second lacks.
  lacking() {
    local entry rest="$1,"
    while [ -n "$rest" ]; do
      entry=${expand('rest%%,*')}
      rest=${expand('rest#*,')}
      case ",$2," in *",$entry,"*) ;; *) printf ' %s' "$entry" ;; esac
    done
  }

  check_key() {
    local here want less more
    # The x keeps a line break at the end of the value from getting lost.
    here=$(k get configmap proxy-environment-variables --ignore-not-found -o "jsonpath={.data.$1}x")
    want=$(wanted "$1")
    if [ -z "$here" ]; then
      fail "configmap/$1 there is no ConfigMap proxy-environment-variables in kube-system"
    elif [ "$here" = x ]; then
      fail "configmap/$1 the ConfigMap has no such key"
    elif [ "$here" = "$want"x ]; then
      ok "configmap/$1 is the value of this bundle"
    elif [ "$1" = NO_PROXY ]; then
      less=$(lacking "$want" "${expand('here%x')}")
      more=$(lacking "${expand('here%x')}" "$want")
      fail "configmap/$1 is not the value of this bundle; missing:${expand('less:- none')}; besides:${expand('more:- none')}"
    else
      fail "configmap/$1 is not the value of this bundle"
    fi
  }`);

/** `read_daemonset NAME`, then `check_container NAME LIST/CONTAINER`: does it take the ConfigMap, by either shape? */
export const containerCheck: Verbatim = verbatim(sh`
  # One DaemonSet in lines: state NUMBER, and for each container the ConfigMaps of its envFrom, the keys that it takes
  # from ours, and proxy variables with a value of their own.
  read_daemonset() {
    facts=$(k get daemonset "$1" --ignore-not-found -o "jsonpath=$status$(for_each initContainers)$(for_each containers)")
  }
  status='state desired {.status.desiredNumberScheduled}{"\n"}state updated {.status.updatedNumberScheduled}{"\n"}state ready {.status.numberReady}{"\n"}state generation {.metadata.generation}{"\n"}state observed {.status.observedGeneration}{"\n"}'
  for_each() {
    printf '{range .spec.template.spec.%s[*]}' "$1"
    printf 'from %s/{.name} {.envFrom[*].configMapRef.name}{"\\n"}' "$1"
    printf 'keys %s/{.name} {range .env[?(@.valueFrom.configMapKeyRef.name=="proxy-environment-variables")]}{.name}={.valueFrom.configMapKeyRef.key} {end}{"\\n"}' "$1"
    for key in HTTP_PROXY HTTPS_PROXY NO_PROXY; do
      printf '%s %s/{.name} {.env[?(@.name=="%s")].value}{"\\n"}' "$key" "$1" "$key"
    done
    printf '{end}'
  }

  check_container() {
    local check="container/$1/${expand('2#*/')}" from keys own key lacks='' some=no
    if [ -z "$facts" ]; then
      fail "$check there is no DaemonSet $1"
      return
    fi
    from=$(fact "$facts" "from/$2") || {
      fail "$check DaemonSet $1 has no such container"
      return
    }
    keys=$(fact "$facts" "keys/$2")
    for key in HTTP_PROXY HTTPS_PROXY NO_PROXY; do
      case " $keys " in *" $key=$key "*) some=yes ;; *) lacks="$lacks $key" ;; esac
      own=$(fact "$facts" "$key/$2")
      if [ -n "$own" ] && [ "$own" != "$(wanted "$key")" ]; then
        fail "$check has a value of its own for $key, which wins over the ConfigMap"
      fi
    done
    case " $from " in
      *' proxy-environment-variables '*)
        ok "$check takes the ConfigMap by envFrom"
        if [ "$some" = yes ]; then note "$check takes it by env keys as well (kubectl set env); harmless"; fi
        ;;
      *)
        if [ -z "$lacks" ]; then
          ok "$check takes the ConfigMap by env keys (kubectl set env)"
        elif [ "$some" = yes ]; then
          fail "$check takes the ConfigMap by env keys, but lacks$lacks"
        else
          case "$2,$facts" in
            initContainers/*,*"containers/"*" HTTP_PROXY=HTTP_PROXY"*)
              fail "$check takes nothing from the ConfigMap (kubectl before 1.22: set env --containers='*' leaves init containers out)"
              ;;
            *) fail "$check takes nothing from the ConfigMap" ;;
          esac
        fi
        ;;
    esac
  }`);

/** `check_rollout NAME`: are its pods updated, ready, and younger than `changed`, the last change of the ConfigMap? */
export const rolloutCheck: Verbatim = verbatim(sh`
  check_rollout() {
    local desired updated ready generation observed pods pod started count=0 old=''
    if [ -z "$facts" ]; then return; fi
    desired=$(fact "$facts" state/desired)
    updated=$(fact "$facts" state/updated)
    ready=$(fact "$facts" state/ready)
    generation=$(fact "$facts" state/generation)
    observed=$(fact "$facts" state/observed)
    if [ "$generation" != "$observed" ]; then
      fail "rollout/$1 the last change of the DaemonSet has not been taken up yet"
    elif [ "${expand('updated:-0')}" != "${expand('desired:-0')}" ] || [ "${expand('ready:-0')}" != "${expand('desired:-0')}" ]; then
      fail "rollout/$1 of ${expand('desired:-0')} pods ${expand('updated:-0')} are updated and ${expand('ready:-0')} ready"
    else
      ok "rollout/$1 all ${expand('desired:-0')} pods are updated and ready"
    fi
    if [ -z "$changed" ]; then return; fi
    pods=$(k get pods -l "k8s-app=$1" -o 'jsonpath={range .items[*]}{.metadata.name} {.status.startTime}{"\n"}{end}')
    while read -r pod started; do
      if [ -z "$started" ]; then continue; fi
      count=$((count + 1))
      if [[ $started < $changed ]]; then old="$old $pod"; fi
    done <<<"$pods"
    if [ -n "$old" ]; then
      fail "restarted/$1 started before the last change of the ConfigMap ($changed):$old"
    else
      ok "restarted/$1 all $count pods started after the last change of the ConfigMap ($changed)"
    fi
  }`);

/** `check_nodes GROUP` for a managed node group, `check_nodes ''` for all nodes; goes by `nodes` and `first_apply`. */
export const nodesCheck: Verbatim = verbatim(sh`
  # Nodes of one managed node group, or of the whole cluster: are they Ready, and did they boot before the first apply.sh?
  check_nodes() {
    local wanted_group=$1 check=nodes of='' name born ready group count=0 bad='' oldest='' before=0
    if [ -n "$wanted_group" ]; then
      check="node-group/$wanted_group"
      of=" with the label eks.amazonaws.com/nodegroup=$wanted_group"
    fi
    while read -r name born ready group; do
      if [ -z "$name" ]; then continue; fi
      if [ -n "$wanted_group" ] && [ "$group" != "$wanted_group" ]; then continue; fi
      count=$((count + 1))
      if [ "$ready" != True ]; then bad="$bad $name"; fi
      if [ -z "$oldest" ] || [[ $born < $oldest ]]; then oldest=$born; fi
      if [[ -n $first_apply && $born < $first_apply ]]; then before=$((before + 1)); fi
    done <<<"$nodes"
    if [ "$count" = 0 ]; then
      note "$check none found$of"
      return
    fi
    if [ -n "$bad" ]; then
      fail "$check of $count nodes these are not Ready:$bad"
    else
      ok "$check all $count nodes are Ready; the oldest joined at $oldest"
    fi
    if [ "$before" -gt 0 ]; then
      note "$check $before of $count joined before the first apply.sh ($first_apply): were they replaced since the user data changed?"
    fi
  }`);
