#!/usr/bin/env bash
# Gives the pods of these DaemonSets in kube-system the proxy: aws-node kube-proxy.
# Looks before it changes, keeps what was there in ConfigMap proxy-wizard-before (for rollback.sh), may run twice.
#
#   bash apply.sh [--yes] [--any-server] [--timeout=15m] [--login=store|typed|keep]
#
#   --yes         do not ask before changing anything
#   --any-server  go on although kubectl's server is not the endpoint of this bundle (a tunnel, an alias)
#   --timeout     how long to wait for the pods of each DaemonSet
#   --login       where the login of the proxy comes from: store (AWS Secrets Manager, by the AWS CLI with your
#                 own rights), typed (it is asked for), keep (the Secret that is there). store where it is left out
#
# Needs kubectl, bash and coreutils, awk, and the AWS CLI for --login=store.
set -euo pipefail
unset CDPATH
cd -- "$(dirname -- "$0")" || exit

cluster=prod-frankfurt
endpoint_host=7c1e5b90a4d83f26b7e0915dc3a8f642.gr7.eu-central-1.eks.amazonaws.com
map=proxy-environment-variables
region=eu-central-1

say() { printf '%s\n' "$*"; }
stop() {
  printf 'Stopped: %s\n' "$*" >&2
  exit 1
}

yes=no
any_server=no
timeout=15m
login_from=store
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
    --login=store | --login=typed | --login=keep) login_from=${option#--login=} ;;
    *) stop "$option is none of --yes, --any-server, --timeout=15m, --login=store|typed|keep." ;;
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
owner=$(k get secret "$map" --ignore-not-found -o 'jsonpath={.metadata.labels.app\.kubernetes\.io/managed-by}x')
case "$owner" in
  '' | eks-proxy-wizardx) ;;
  *) stop "there is a Secret $map in kube-system which this wizard did not make, and it would be replaced. Rename it, or look whether it can go. Nothing was changed." ;;
esac
if [ "$login_from,$owner" = keep, ]; then stop "--login=keep, and there is no Secret $map in kube-system."; fi
# A variable of a container itself wins over envFrom, and its address has no login. Looks at the containers that are named.
check_env() {
  local daemonset=$1 own name variables commands=''
  shift
  own=$(k get daemonset "$daemonset" --ignore-not-found -o 'jsonpath={range .spec.template.spec['\''initContainers'\'','\''containers'\''][*]}{.name} {.env[?(@.name=="HTTP_PROXY")].name} {.env[?(@.name=="HTTPS_PROXY")].name}{"\n"}{end}')
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
}
look aws-node
check aws-node containers/aws-eks-nodeagent 'VPC CNI before 1.14 has no aws-eks-nodeagent: answer that in the wizard and take the new bundle.'
check_env aws-node aws-eks-nodeagent
look kube-proxy
check kube-proxy containers/kube-proxy 'Another component may do its work in this cluster: nothing here fits it.'
check_env kube-proxy kube-proxy

confirm 'Change aws-node and kube-proxy in this cluster and restart their pods?'

# From here on the shell holds the login: it is not to be traced.
set +x
# A login as user:password or JSON with username and password becomes variables, percent-encoded (RFC 3986).
login_lines() {
  od -An -v -tx1 | awk -v http=http://proxy.corp.example:3128 -v https=http://proxy.corp.example:3128 'BEGIN { hex = "0123456789abcdef"; n = p = 0 }
{ for (i = 1; i <= NF; i++) b[n++] = 16 * index(hex, substr($i, 1, 1)) + index(hex, substr($i, 2, 1)) - 17 } END {
  if (n == 0) exit 4
  if (b[0] == 239 && b[1] == 187 && b[2] == 191) p = 3
  while (n > p && (b[n - 1] == 10 || b[n - 1] == 13)) n--
  start = p
  blank()
  if (b[p] == 123) object(); else plain()
  if (user == "" || password == "" || odd || user ~ /%3A/) exit 5
  print "HTTP_PROXY=" with(http); print "HTTPS_PROXY=" with(https)
  print "http_proxy=" with(http); print "https_proxy=" with(https)
}
function with(url, at) {
  at = index(url, "://") + 3
  return substr(url, 1, at - 1) user ":" password "@" substr(url, at)
}
function form() { exit 3 }
function blank() { while (p < n && (b[p] == 32 || b[p] == 9 || b[p] == 10 || b[p] == 13)) p++ }
function pct(c) {
  if (c < 32 || c == 127) control = 1
  if (c >= 48 && c <= 57 || c >= 65 && c <= 90 || c >= 97 && c <= 122) return sprintf("%c", c)
  return c == 45 || c == 46 || c == 95 || c == 126 ? sprintf("%c", c) : sprintf("%%%02X", c)
}
function plain() {
  if (b[start] == 34 && b[n - 1] == 34) form()
  for (p = start; p < n && b[p] != 58; p++) user = user pct(b[p])
  if (p == n) form()
  for (p++; p < n; p++) password = password pct(b[p])
  odd = control
}
function object(key) {
  do {
    p++; blank(); key = str(); blank()
    if (b[p] != 58) form()
    p++; blank()
    if (key == "username") { user = str(); odd += control }
    else if (key == "password") { password = str(); odd += control }
    else skip()
    has[key]; blank()
  } while (p < n && b[p] == 44)
  if (p >= n || b[p] != 125) form()
  p++; blank()
  if (p < n || !("username" in has && "password" in has)) form()
}
function str(out, c) {
  if (p >= n || b[p] != 34) form()
  control = 0
  for (p++; p < n && b[p] != 34; p++) {
    c = b[p]
    if (c < 32) form()
    if (c != 92) { out = out pct(c); continue }
    c = b[++p]
    if (c == 117) out = out utf8(rune())
    else if (c == 34 || c == 92 || c == 47) out = out pct(c)
    else if (c == 98 || c == 102 || c == 110 || c == 114 || c == 116) control = 1
    else form()
  }
  if (p >= n) form()
  p++
  return out
}
function rune(u, v) {
  u = four()
  if (u >= 56320 && u < 57344) form()
  if (u < 55296 || u > 57343) return u
  if (b[p + 1] != 92 || b[p + 2] != 117) form()
  p += 2
  v = four()
  if (v < 56320 || v > 57343) form()
  return 65536 + (u - 55296) * 1024 + v - 56320
}
function four(u, k, c) {
  for (k = 0; k < 4; k++) {
    c = b[++p]
    if (c >= 48 && c <= 57) c -= 48
    else if (c >= 65 && c <= 70) c -= 55
    else if (c >= 97 && c <= 102) c -= 87
    else form()
    u = u * 16 + c
  }
  return u
}
function utf8(u) {
  if (u < 128) return pct(u)
  if (u < 2048) return pct(192 + int(u / 64)) pct(128 + u % 64)
  if (u < 65536) return pct(224 + int(u / 4096)) pct(128 + int(u / 64) % 64) pct(128 + u % 64)
  return pct(240 + int(u / 262144)) pct(128 + int(u / 4096) % 64) pct(128 + int(u / 64) % 64) pct(128 + u % 64)
}
function skip(d) {
  do {
    if (b[p] == 34) str()
    else { d += (b[p] == 91 || b[p] == 123) - (b[p] == 93 || b[p] == 125); p++ }
  } while (p < n && (d > 0 || b[p] != 44 && b[p] != 125))
}'
}
read_secret() {
  export AWS_CLI_OUTPUT_ENCODING=UTF-8 PYTHONUTF8=1 PYTHONIOENCODING=UTF-8 AWS_PAGER=''
  aws secretsmanager get-secret-value --query SecretString --output text \
    --secret-id corp/proxy \
    --region eu-central-1
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
  3) stop 'the secret is neither user:password nor JSON with username and password. Nothing was changed.' ;;
  5) stop 'the user name or the password is empty or has a control character, or the user name a colon. Nothing was changed.' ;;
  *) stop 'the login could not be read from AWS Secrets Manager, see above. Pass --login=typed to type it. Nothing was changed.' ;;
esac

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
if [ "$login_from" != keep ]; then
  step="make Secret $map"
  if [ -n "$owner" ]; then how=replace; else how=create; fi
  printf '%s\n' "$login" | grep -E '^(HTTP_PROXY|HTTPS_PROXY)=' |
    kubectl create secret generic "$map" --namespace kube-system --from-env-file=/dev/stdin --dry-run=client -o json |
    kubectl label --local -f - -o json app.kubernetes.io/managed-by=eks-proxy-wizard |
    k "$how" -f -
  login=''
fi

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
say 'Done. Next: helm upgrade, as README.md says'
