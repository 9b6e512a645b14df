#!/usr/bin/env bash
# Gives the pods of these DaemonSets in kube-system the proxy: aws-node kube-proxy.
# Looks before it changes, keeps what was there in ConfigMap proxy-wizard-before (for rollback.sh), may run twice.
#
#   bash apply.sh [--yes] [--any-server] [--timeout=15m]
#
#   --yes         do not ask before changing anything
#   --any-server  go on although kubectl's server is not the endpoint of this bundle (a tunnel, an alias)
#   --timeout     how long to wait for the pods of each DaemonSet
#
# Needs kubectl, bash and coreutils.
set -euo pipefail
unset CDPATH
cd -- "$(dirname -- "$0")" || exit

cluster=gov
endpoint_host=0123456789abcdef0123456789abcdef.gr7.us-gov-west-1.eks.amazonaws.com
map=proxy-environment-variables
region=us-gov-west-1

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
    printf 'bash rollback.sh puts back what was there. Once the cause is gone, bash apply.sh may run again.\n'
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

for file in proxy-env-vars-config.yaml patches/aws-node.yaml patches/kube-proxy.yaml; do
  if [ ! -f "$file" ]; then stop "$file is missing beside this script."; fi
done

# A patch adds a container whose name it does not find, and replaces the whole envFrom of one that it finds.
look() {
  now=$(facts "$1")
  if [ -z "$now" ]; then stop "there is no DaemonSet $1 in kube-system. If this cluster does without it, there is nothing to patch: for kube-proxy, answer that in the wizard and take the new bundle."; fi
}
check() {
  local value
  value=$(fact "$now" "$2") || stop "DaemonSet $1 has no $2, and a patch would add one. $3"
  if [ -n "$value" ] && ! is_ours "$value"; then
    stop "$2 of DaemonSet $1 takes variables from elsewhere already, and a patch would replace that: $value
Nothing was changed. Move those variables into env of the container first."
  fi
}
look aws-node
check aws-node initContainers/aws-vpc-cni-init 'Another component may do its work in this cluster: nothing here fits it.'
check aws-node containers/aws-node 'Another component may do its work in this cluster: nothing here fits it.'
check aws-node containers/aws-eks-nodeagent 'VPC CNI before 1.14 has no aws-eks-nodeagent: answer that in the wizard and take the new bundle.'
look kube-proxy
check kube-proxy containers/kube-proxy 'Another component may do its work in this cluster: nothing here fits it.'

confirm 'Change aws-node and kube-proxy in this cluster and restart their pods?'

step='keep what was there in ConfigMap proxy-wizard-before'
kept=$(k get configmap proxy-wizard-before --ignore-not-found -o name)
if [ -n "$kept" ]; then
  say 'What was there before the first run is kept already, in ConfigMap proxy-wizard-before.'
else
  folder=$(mktemp -d)
  former=$(k get configmap "$map" --ignore-not-found -o json)
  if [ -n "$former" ]; then
    # Without what only the server may write, so that rollback.sh can hand it back as it is.
    kubectl patch --local -f - --type merge -o json <<<"$former" >"$folder/config-map.json" \
      --patch '{"metadata":{"creationTimestamp":null,"resourceVersion":null,"uid":null}}'
  fi
  for daemonset in aws-node kube-proxy; do
    facts "$daemonset" >"$folder/$daemonset.facts"
    # For the eye: containers with all their env and envFrom.
    k get daemonset "$daemonset" --ignore-not-found -o yaml >"$folder/$daemonset.yaml"
  done
  kept=$(k create configmap proxy-wizard-before --from-file="$folder" --dry-run=client -o json)
  k create -f - <<<"$kept"
fi

step='apply proxy-env-vars-config.yaml'
k apply -f proxy-env-vars-config.yaml

roll() {
  step="patch DaemonSet $1"
  k patch daemonset "$1" --patch-file "patches/$1.yaml"
  # A ConfigMap that changed restarts nothing by itself.
  step="restart DaemonSet $1"
  k rollout restart "daemonset/$1"
  step="wait for the pods of DaemonSet $1; see: kubectl -n kube-system describe pods -l k8s-app=$1"
  k rollout status "daemonset/$1" --timeout="$timeout"
}
roll aws-node
roll kube-proxy

step=''
say 'Done. Next: bash verify.sh'
