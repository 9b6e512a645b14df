#!/usr/bin/env bash
# Says whether the pods have the proxy of this bundle. Reads only. Paste all that it prints on the Apply page.
#
#   bash verify.sh [--any-server]
#
# Prints one line a check: ok, fail or note, the check, details. Exits 1 if one fails.
# Needs kubectl, bash and coreutils.
set -uo pipefail
cluster=six
endpoint_host=0123456789abcdef0123456789abcdef.gr7.eu-west-1.eks.amazonaws.com
map=proxy-environment-variables
any_server=no
for option in "$@"; do
  case "$option" in
    --help | -h) sed -n -e 1d -e '/^#/!q' -e 's/^#$//p' -e 's/^# //p' "$0"; exit 0 ;;
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
  printf '%s\n' 'eks-proxy-wizard verify end'
  if [ "$failed" = yes ]; then exit 1; fi
  exit 0
}
wanted() {
  case "$1" in
    HTTP_PROXY) printf '%s' http://proxy.corp.example:3128 ;;
    HTTPS_PROXY) printf '%s' http://proxy.corp.example:3128 ;;
    NO_PROXY) printf '%s' 'localhost,127.0.0.1,::1,[::1],169.254.169.254,169.254.170.2,169.254.170.23,169.254.0.0/16,fd00:ec2::254,[fd00:ec2::254],fd00:ec2::23,[fd00:ec2::23],fd30:1c53:5f8a::/108,fd30:1c53:5f8a::1,[fd30:1c53:5f8a::1],10.40.0.0/16,2a05:d018:123:4500::/56,.internal,.svc,.cluster.local,kubernetes,kubernetes.default,0123456789abcdef0123456789abcdef.gr7.eu-west-1.eks.amazonaws.com,s3.eu-west-1.amazonaws.com,.s3.eu-west-1.amazonaws.com,.s3.dualstack.eu-west-1.amazonaws.com,api.ecr.eu-west-1.amazonaws.com,.dkr.ecr.eu-west-1.amazonaws.com,ec2.eu-west-1.amazonaws.com' ;;
  esac
}

printf '%s cluster=%s values=%s\n' 'eks-proxy-wizard verify 1' "$cluster" 253085c4
command -v kubectl >/dev/null || { fail access there is no kubectl on the PATH; finish; }
context=$(kubectl config current-context 2>/dev/null || true)
server=$(kubectl config view --minify --context "$context" -o 'jsonpath={.clusters[0].cluster.server}' 2>/dev/null || true)
k() { kubectl --context "$context" --namespace kube-system "$@"; }
same_cluster=no
lower_server=$(printf '%s' "$server" | tr '[:upper:]' '[:lower:]')
case "$lower_server" in
  *"://$endpoint_host" | *"://$endpoint_host/"* | *"://$endpoint_host:"*) same_cluster=yes ;;
esac
if [ -z "$endpoint_host" ]; then same_cluster=unknown; fi
fact() {
  local group name value
  while read -r group name value; do
    if [ "$group/$name" = "$2" ]; then
      printf '%s\n' "$value"
      return 0
    fi
  done <<<"$1"
  return 1
}
# Asks again for the words of a failure: among the values of a success they would be taken for values.
get() {
  got=$(k get "$@" 2>/dev/null) && return
  got=''
  why=$(k get "$@" 2>&1 >/dev/null | tr '\n' ' ')
  why=${why:-kubectl get failed}
  return 1
}

case "$same_cluster,$any_server" in
  yes,*) ok "server kubectl talks to $server" ;;
  no,no) fail "server kubectl talks to ${server:-an unknown server}, not to $endpoint_host; --any-server says that it is the same cluster" ;;
  *) note "server kubectl talks to ${server:-an unknown server}; whether that is this cluster was not compared" ;;
esac
reached=$(k get daemonsets -o name --request-timeout=20s 2>&1) || {
  fail "access kubectl cannot read the DaemonSets of kube-system: $(printf '%s' "$reached" | tr '\n' ' ')"
  finish
}

# The entries of the first list that the second lacks.
lacking() {
  local entry rest="$1,"
  while [ -n "$rest" ]; do
    entry=${rest%%,*}
    rest=${rest#*,}
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
    less=$(lacking "$want" "${here%x}")
    more=$(lacking "${here%x}" "$want")
    fail "configmap/$1 is not the value of this bundle; missing:${less:- none}; besides:${more:- none}"
  else
    fail "configmap/$1 is not the value of this bundle"
  fi
}
for key in HTTP_PROXY HTTPS_PROXY NO_PROXY; do check_key "$key"; done

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
  printf '{end}'
}

check_container() {
  local check="container/$1/${2#*/}" from keys own key lacks='' some=no plain=no
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
}

# The last change of what pods read: times in this form sort as text.
changed=''
last_change() {
  get "$1" "$2" --ignore-not-found -o 'jsonpath={.metadata.creationTimestamp} {.metadata.managedFields[*].time}'
  for time in $got; do
    if [[ $time > $changed ]]; then changed=$time; fi
  done
}
last_change configmap "$map"

check_rollout() {
  local desired updated ready generation observed pod started count=0 old=''
  if [ -z "$facts" ]; then return; fi
  desired=$(fact "$facts" state/desired)
  desired=${desired:-0}
  updated=$(fact "$facts" state/updated)
  ready=$(fact "$facts" state/ready)
  generation=$(fact "$facts" state/generation)
  observed=$(fact "$facts" state/observed)
  if [ "$generation" != "$observed" ]; then
    fail "rollout/$1 the last change of the DaemonSet has not been taken up yet"
  elif [ "${updated:-0}" != "$desired" ] || [ "${ready:-0}" != "$desired" ]; then
    fail "rollout/$1 of $desired pods ${updated:-0} are updated and ${ready:-0} ready"
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
}

facts=''
unread=''
read_daemonset aws-node
check_container aws-node initContainers/aws-vpc-cni-init
check_container aws-node containers/aws-node
check_container aws-node containers/aws-eks-nodeagent
check_rollout aws-node
read_daemonset kube-proxy
check_container kube-proxy containers/kube-proxy
check_rollout kube-proxy

get configmap proxy-wizard-before --ignore-not-found -o 'jsonpath={.metadata.creationTimestamp}'
first_apply=$got
nodes=''
unread_nodes=''
if get nodes -o 'jsonpath={range .items[*]}{.metadata.name} {.metadata.creationTimestamp} {.status.conditions[?(@.type=="Ready")].status} {.metadata.labels.eks\.amazonaws\.com/nodegroup}{"\n"}{end}'; then nodes=$got; else unread_nodes=$why; fi

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
}
check_nodes ''
check_nodes al2023-managed-launch-template
check_nodes al2023-managed-custom-ami-launch-template
check_nodes bottlerocket-managed-launch-template
check_nodes bottlerocket-managed-custom-ami-launch-template
check_nodes ubuntu-managed-custom-ami-launch-template
check_nodes al2-managed-launch-template
check_nodes al2-managed-custom-ami-launch-template
check_nodes al2-docker-managed-launch-template
check_nodes al2-docker-managed-custom-ami-launch-template
finish
