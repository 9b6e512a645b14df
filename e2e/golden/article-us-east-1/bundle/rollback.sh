#!/usr/bin/env bash
# Puts back what was there before the first run of apply.sh: the ConfigMap, envFrom of the containers, and
# without the CA bundle.
# Leaves alone what was changed since, and the ConfigMap while a workload still names it, and says so.
# Node groups keep their user data; the end of the output says how to go back there. May run twice.
#
#   bash rollback.sh [--yes] [--any-server] [--timeout=15m]
#
# Options and needs are those of apply.sh.
set -euo pipefail
unset CDPATH
cd -- "$(dirname -- "$0")" || exit

cluster=article
endpoint_host=0123456789abcdef0123456789abcdef.gr7.us-east-1.eks.amazonaws.com
map=proxy-environment-variables
region=us-east-1

say() { printf '%s\n' "$*"; }
stop() {
  printf 'Stopped: %s\n' "$*" >&2
  exit 1
}

yes=no
any_server=no
timeout=15m
# What kubectl takes for a duration; looked at here, because kubectl itself would refuse it only after the changes.
duration='^([0-9]{1,5}(\.[0-9]{1,3})?[hms]){1,3}$'
for option in "$@"; do
  case "$option" in
    --help | -h) sed -n -e 1d -e '/^#/!q' -e 's/^#$//p' -e 's/^# //p' "./$(basename -- "$0")"; exit 0 ;;
    --yes) yes=yes ;;
    --any-server) any_server=yes ;;
    --timeout=*)
      timeout=${option#--timeout=}
      if ! [[ $timeout =~ $duration ]]; then stop "$option is no duration such as 15m, 900s or 1h30m."; fi
      ;;
    *) stop "$option is none of --yes, --any-server, --timeout=15m." ;;
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
    printf 'What was kept is still in ConfigMap proxy-wizard-before. Once the cause is gone, bash rollback.sh may run again.\n'
  } >&2
}
trap finish EXIT

command -v kubectl >/dev/null || stop 'there is no kubectl on the PATH.'
context=$(kubectl config current-context 2>/dev/null || true)
server=$(kubectl config view --minify --context "$context" -o 'jsonpath={.clusters[0].cluster.server}' 2>/dev/null || true)
k() { kubectl --context "$context" --namespace kube-system "$@"; }
same_cluster=no
lower_server=$(printf '%s' "$server" | tr '[:upper:]' '[:lower:]')
case "$lower_server" in
  *"://$endpoint_host" | *"://$endpoint_host/"* | *"://$endpoint_host:"*) same_cluster=yes ;;
esac
if [ -z "$endpoint_host" ]; then same_cluster=unknown; fi
say "Cluster of this bundle: $cluster in $region"
say "Context of kubectl:     ${context:-(none)}"
say "Server of kubectl:      ${server:-(unknown)}"
if [ "$same_cluster" = no ] && [ "$any_server" = no ]; then
  stop "this bundle is for $endpoint_host, and kubectl talks to ${server:-an unknown server}. Switch with: aws eks update-kubeconfig --region $region --name $cluster. If it is the same cluster by another address (a tunnel, an alias), pass --any-server."
fi
reached=$(k get daemonsets -o name --request-timeout=20s 2>&1) || stop "kubectl cannot read the DaemonSets of kube-system from ${server:-the API server}. It says: $reached
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
  k get daemonset "$1" --ignore-not-found -o 'jsonpath=generation - {.metadata.generation}{"\n"}restarted - {.spec.template.metadata.annotations.kubectl\.kubernetes\.io/restartedAt}{"\n"}{range .spec.template.spec.initContainers[*]}initContainers {.name} {.envFrom}{"\n"}{end}{range .spec.template.spec.containers[*]}containers {.name} {.envFrom}{"\n"}variable {.name} {.env[?(@.name=="SSL_CERT_DIR")]}{"\n"}mount {.name} {.volumeMounts[?(@.mountPath=="/etc/proxy-wizard-ca-bundle")].name}{"\n"}{end}volume - {.spec.template.spec.volumes[?(@.name=="proxy-wizard-ca-bundle")].name}:{.spec.template.spec.volumes[?(@.name=="proxy-wizard-ca-bundle")].configMap.name}{"\n"}'
}
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

# Is this envFrom the one of our patches (with or without the Secret of a login), and nothing else?
is_ours() {
  local bare
  bare=$(printf '%s' "$1" | sed -e 's/,"optional":true//g' -e 's/,"optional":false//g')
  case "$bare" in
    "[{\"configMapRef\":{\"name\":\"$map\"}}]") return 0 ;;
    "[{\"configMapRef\":{\"name\":\"$map\"}},{\"secretRef\":{\"name\":\"$map\"}}]") return 0 ;;
  esac
  return 1
}

kept=$(k get configmap proxy-wizard-before --ignore-not-found -o name)
if [ -z "$kept" ]; then
  say 'Nothing to undo: kube-system has no ConfigMap proxy-wizard-before, which apply.sh makes before it changes anything.'
  exit 0
fi
confirm 'Put back what was there before apply.sh and restart the pods?'

step="put back ConfigMap $map"
former_map=$(k get configmap proxy-wizard-before -o 'jsonpath={.data.config-map\.json}')
if [ -n "$former_map" ]; then
  # First, because restarted pods read it.
  here=$(k get configmap "$map" --ignore-not-found -o name)
  if [ -n "$here" ]; then how=replace; else how=create; fi
  k "$how" -f - <<<"$former_map"
fi

# Is there something that this run does not put back?
left=no
# SSL_CERT_DIR, mount and volume of the CA bundle; apply.sh makes them only where there is nothing of that name.
trust_folder=/etc/proxy-wizard-ca-bundle
trust_volume=proxy-wizard-ca-bundle
trusted_before=no
untrust() {
  local variable mount volume
  entry_more=''
  if [ "$1" != containers/aws-node ]; then return; fi
  if [ "$(fact "$before" volume/-)" = proxy-wizard-ca-bundle:proxy-wizard-ca-bundle ]; then
    trusted_before=yes
    return
  fi
  variable=$(fact "$now" variable/aws-node) || variable=''
  mount=$(fact "$now" mount/aws-node) || mount=''
  volume=$(fact "$now" volume/-) || volume=''
  if [ "$variable" = '{"name":"SSL_CERT_DIR","value":"/etc/ssl/certs:/etc/pki/tls/certs:/etc/proxy-wizard-ca-bundle"}' ]; then
    entry_more=",\"env\":[{\"\$patch\":\"delete\",\"name\":\"SSL_CERT_DIR\"}]"
  elif [ -n "$variable" ] && [ "$volume" = proxy-wizard-ca-bundle:proxy-wizard-ca-bundle ]; then
    say "$1: SSL_CERT_DIR is left alone, it was changed after apply.sh: $variable"
    left=yes
  fi
  if [ "$mount" = proxy-wizard-ca-bundle ]; then
    entry_more="$entry_more,\"volumeMounts\":[{\"\$patch\":\"delete\",\"mountPath\":\"$trust_folder\"}]"
  fi
  if [ "$volume" = proxy-wizard-ca-bundle:proxy-wizard-ca-bundle ]; then
    volumes=",\"volumes\":[{\"\$patch\":\"delete\",\"name\":\"$trust_volume\"}]"
  fi
  if [ -n "$entry_more$volumes" ]; then ours=yes; fi
}
undo() {
  local daemonset=$1 before now after target current former entry entry_more restarted init='' containers='' volumes='' lists='' ours=no
  shift
  step="put back DaemonSet $daemonset"
  before=$(k get configmap proxy-wizard-before -o "jsonpath={.data.$daemonset\.facts}")
  now=$(facts "$daemonset")
  for target in "$@"; do
    # A container that is not there now must not be named: the patch would add it.
    current=$(fact "$now" "$target") || continue
    former=$(fact "$before" "$target") || former=''
    if is_ours "$current"; then ours=yes; fi
    entry=''
    if [ "$current" != "$former" ]; then
      if [ -n "$current" ] && ! is_ours "$current"; then
        say "$target of DaemonSet $daemonset is left alone; its envFrom was changed after apply.sh: $current"
        left=yes
      else
        entry=",\"envFrom\":${former:-null}"
      fi
    fi
    untrust "$target"
    entry=$entry$entry_more
    if [ -z "$entry" ]; then continue; fi
    entry="{\"name\":\"${target#*/}\"$entry}"
    case "$target" in
      initContainers/*) init="$init,$entry" ;;
      *) containers="$containers,$entry" ;;
    esac
  done
  if [ "$ours$init$containers$volumes" = no ]; then
    say "DaemonSet $daemonset: nothing to put back."
    # An earlier run may have put it back without seeing the end of it: old pods still need the ConfigMap.
    if [ -n "$now" ] && [ "$(fact "$before" generation/-)" != "$(fact "$now" generation/-)" ]; then wait_for "$daemonset"; fi
    return
  fi

  restarted=$(fact "$before" restarted/-) || restarted=''
  if [ -n "$restarted" ]; then restarted="\"$restarted\""; fi
  if [ -n "$init" ]; then lists=",\"initContainers\":[${init#,}]"; fi
  if [ -n "$containers" ]; then lists="$lists,\"containers\":[${containers#,}]"; fi
  lists=$lists$volumes
  k patch daemonset "$daemonset" --patch "{\"spec\":{\"template\":{\"metadata\":{\"annotations\":{\"kubectl.kubernetes.io/restartedAt\":${restarted:-null}}},\"spec\":{${lists#,}}}}}"
  after=$(facts "$daemonset")
  if [ "$(fact "$now" generation/-)" = "$(fact "$after" generation/-)" ]; then
    # The template is as it was, so nothing restarts by itself; pods may still hold our values.
    k rollout restart "daemonset/$daemonset"
  fi
  wait_for "$daemonset"
}
wait_for() {
  step="wait for the pods of DaemonSet $1; see: kubectl -n kube-system describe pods -l k8s-app=$1"
  k rollout status "daemonset/$1" --timeout="$timeout"
}
undo aws-node initContainers/aws-vpc-cni-init containers/aws-node containers/aws-eks-nodeagent
undo kube-proxy containers/kube-proxy

# Workloads whose pods name the ConfigMap anywhere (envFrom, env, a volume; init containers too), or what a test of its
# own finds in their template: a pod that starts without it fails, and nodes without aws-node have no network.
names_map() {
  case "$1" in *"\"name\":\"$2\""*) return 0 ;; esac
  return 1
}
users() {
  local name=$1 names=${2:-names_map} workloads who template
  workloads=$(k get daemonsets,deployments,statefulsets,jobs,cronjobs -o 'jsonpath={range .items[*]}{.kind}/{.metadata.name} {.spec.template.spec}{.spec.jobTemplate.spec.template.spec}{"\n"}{end}') || return
  while read -r who template; do
    if "$names" "$template" "$name"; then printf ' %s' "$who"; fi
  done <<<"$workloads"
}
if [ -z "$former_map" ]; then
  step="look who uses ConfigMap $map"
  in_use=$(users "$map")
  if [ -n "$in_use" ]; then
    say "ConfigMap $map is kept, because these still name it:$in_use"
    say 'What kubectl set env wrote there goes away with kubectl set env and HTTP_PROXY- HTTPS_PROXY- NO_PROXY- (each with its dash).'
    left=yes
  else
    step="delete ConfigMap $map"
    k delete configmap "$map" --ignore-not-found
  fi
fi

trust_map=proxy-wizard-ca-bundle
step="look who uses ConfigMap $trust_map"
here=$(k get configmap "$trust_map" --ignore-not-found -o name)
if [ -n "$here" ] && [ "$trusted_before" = no ]; then
  in_use=$(users "$trust_map")
  if [ -n "$in_use" ]; then
    say "ConfigMap $trust_map is kept, because these still name it:$in_use"
    left=yes
  else
    step="delete ConfigMap $trust_map"
    k delete configmap "$trust_map" --ignore-not-found
  fi
fi
names_secret() {
  case "$1" in
    *"\"secretRef\":{\"name\":\"$2\""* | *"\"secretName\":\"$2\""* | *"\"secretKeyRef\":{"*"\"name\":\"$2\""*) return 0 ;;
  esac
  return 1
}
secret=proxy-environment-variables
step="look who made Secret $secret"
owner=$(k get secret "$secret" --ignore-not-found -o 'jsonpath={.metadata.labels.app\.kubernetes\.io/managed-by}' 2>/dev/null) || owner=''
if [ "$owner" = eks-proxy-wizard ]; then
  in_use=$(users "$secret" names_secret)
  if [ -n "$in_use" ]; then
    say "Secret $secret is kept, because these still name it:$in_use"
    left=yes
  else
    step="delete Secret $secret"
    k delete secret "$secret" --ignore-not-found
  fi
fi

if [ "$left" = yes ]; then
  step=''
  say 'Not all is as it was before apply.sh: see above what is left alone or kept. What was there before is still in ConfigMap proxy-wizard-before.'
  say 'Once that is mended, bash rollback.sh does the rest. If it is to stay so: kubectl -n kube-system delete configmap proxy-wizard-before'
else
  step='delete ConfigMap proxy-wizard-before'
  k delete configmap proxy-wizard-before --ignore-not-found
  step=''
  say 'Done: the cluster is as it was before apply.sh.'
fi
say 'Nodes keep what they booted with. Set each node group back to its former launch template version (or its former configuration, in the tool that made it), then let its nodes be replaced.'
