// The checks of verify.sh, as functions of bash. Each prints its own lines by ok, note and fail, and goes by `facts`, which
// read_daemonset sets. What cannot be read is said to be so: it proves neither that something is there nor that it is not.

import { sh } from '../../syntax/shell.ts';
import { type Verbatim, verbatim } from '../../syntax/template.ts';
import { expand } from './script-frame.ts';

/** `get ARGUMENTS`: kubectl get into `got`; where it fails, what kubectl says is in `why`. */
export const reading: Verbatim = verbatim(sh`
  # Asks again for the words of a failure: among the values of a success they would be taken for values.
  get() {
    got=$(k get "$@" 2>/dev/null) && return
    got=''
    why=$(k get "$@" 2>&1 >/dev/null | tr '\n' ' ')
    why=${expand('why:-kubectl get failed')}
    return 1
  }`);

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
    if ! get configmap "$map" --ignore-not-found -o "jsonpath={.data.$1}x"; then
      fail "configmap/$1 cannot be read: $why"
      return
    fi
    here=$got
    want=$(wanted "$1")
    if [ -z "$here" ]; then
      fail "configmap/$1 there is no ConfigMap $map in kube-system"
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

/**
 * `read_daemonset NAME`, then `check_container NAME LIST/CONTAINER`: does it take the ConfigMap, by either shape? `more` are
 * further lines of jsonpath about each container.
 */
export const containerCheck = (more: Verbatim): Verbatim =>
  verbatim(sh`
  # One DaemonSet in lines: state NUMBER, and for each container the ConfigMaps of its envFrom, the keys that it takes
  # from ours, and proxy variables with a value of their own.
  read_daemonset() {
    unread=''
    get daemonset "$1" --ignore-not-found -o "jsonpath=$status$(for_each initContainers)$(for_each containers)" || unread=$why
    facts=$got
  }
  status='state desired {.status.desiredNumberScheduled}{"\n"}state updated {.status.updatedNumberScheduled}{"\n"}state ready {.status.numberReady}{"\n"}state generation {.metadata.generation}{"\n"}state observed {.status.observedGeneration}{"\n"}'
  for_each() {
    printf '{range .spec.template.spec.%s[*]}' "$1"
    printf 'from %s/{.name} {.envFrom[*].configMapRef.name}{"\\n"}' "$1"
    printf 'keys %s/{.name} {range .env[?(@.valueFrom.configMapKeyRef.name=="%s")]}{.name}={.valueFrom.configMapKeyRef.key} {end}{range .env[?(@.valueFrom.secretKeyRef.name=="%s")]}{.name}={.valueFrom.secretKeyRef.key} {end}{"\\n"}' "$1" "$map" "$map"
    for key in HTTP_PROXY HTTPS_PROXY NO_PROXY; do
      printf '%s %s/{.name} {.env[?(@.name=="%s")].value}{"\\n"}' "$key" "$1" "$key"
    done
    ${more}
    printf '{end}'
  }

  check_container() {
    local check="container/$1/${expand('2#*/')}" from keys own key lacks='' some=no plain=no
    if [ -n "$unread" ]; then
      fail "$check DaemonSet $1 cannot be read: $unread"
      return
    fi
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
      own=$(fact "$facts" "$key/$2")
      if [ -n "$own" ] && [ "$own" != "$(wanted "$key")" ]; then
        fail "$check has a value of its own for $key, which wins over the ConfigMap"
      fi
      case " $keys " in
        *" $key=$key "*) some=yes ;;
        *) if [ -n "$own" ] && [ "$own" = "$(wanted "$key")" ]; then plain=yes; else lacks="$lacks $key"; fi ;;
      esac
    done
    case " $from " in
      *" $map "*)
        ok "$check takes the ConfigMap by envFrom"
        if [ "$some" = yes ]; then note "$check takes it by env keys as well (kubectl set env); harmless"; fi
        ;;
      *)
        if [ -z "$lacks" ] && [ "$plain" = yes ]; then
          ok "$check has the values of this bundle in its env; a change of the ConfigMap does not reach them"
        elif [ -z "$lacks" ]; then
          ok "$check takes the ConfigMap by env keys (kubectl set env, Helm)"
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
    local desired updated ready generation observed pod started count=0 old=''
    if [ -z "$facts" ]; then return; fi
    desired=$(fact "$facts" state/desired)
    desired=${expand('desired:-0')}
    updated=$(fact "$facts" state/updated)
    ready=$(fact "$facts" state/ready)
    generation=$(fact "$facts" state/generation)
    observed=$(fact "$facts" state/observed)
    if [ "$generation" != "$observed" ]; then
      fail "rollout/$1 the last change of the DaemonSet has not been taken up yet"
    elif [ "${expand('updated:-0')}" != "$desired" ] || [ "${expand('ready:-0')}" != "$desired" ]; then
      fail "rollout/$1 of $desired pods ${expand('updated:-0')} are updated and ${expand('ready:-0')} ready"
    elif [ "$desired" = 0 ]; then
      note "rollout/$1 wants no pods yet: there is no node for them"
    else
      ok "rollout/$1 all $desired pods are updated and ready"
    fi
    if [ -z "$changed" ]; then return; fi
    if ! get pods -l "k8s-app=$1" -o 'jsonpath={range .items[*]}{.metadata.name} {.status.startTime}{"\n"}{end}'; then
      fail "restarted/$1 the pods cannot be read: $why"
      return
    fi
    while read -r pod started; do
      if [ -z "$started" ]; then continue; fi
      count=$((count + 1))
      if [[ $started < $changed ]]; then old="$old $pod"; fi
    done <<<"$got"
    if [ "$count" = 0 ]; then
      if [ "$desired" != 0 ]; then fail "restarted/$1 $desired pods are wanted, and none with the label k8s-app=$1 has started"; fi
    elif [ -n "$old" ]; then
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
    if [ -n "$unread_nodes" ]; then
      note "$check cannot be read: $unread_nodes"
      return
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
