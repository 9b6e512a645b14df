#!/usr/bin/env bash
# Puts this machine behind the proxy and joins it to its EKS cluster as a hybrid node.
# Run it as root on the machine, with nodeconfig.yaml beside it. It may run again: files are written whole, and on a node
# that has joined, the services are restarted and nothing else happens.
set -o errexit -o nounset -o pipefail
umask 022
export LC_ALL=C

fail() {
  printf 'prepare-node.sh: %s\n' "$1" >&2
  exit 1
}
[ "$(id -u)" -eq 0 ] || fail 'run this as root.'
unset CDPATH
here=$(cd -- "$(dirname -- "$0")" && pwd)
[ -r "$here/nodeconfig.yaml" ] || fail 'nodeconfig.yaml has to lie beside this script.'

# nodeadm tells systems apart by this word, and knows these three.
os=$(sed -n 's/^ID=//p' /etc/os-release | tr -d "\"'")
case "$os" in
  ubuntu | rhel | amzn) ;;
  *) fail "nodeadm runs on Ubuntu, Red Hat Enterprise Linux and Amazon Linux 2023; /etc/os-release says $os." ;;
esac

# For nodeadm and all that it starts.
export HTTP_PROXY=http://proxy.corp.example:3128
export HTTPS_PROXY=http://proxy.corp.example:3128
export NO_PROXY='localhost,127.0.0.1,::1,[::1],169.254.169.254,169.254.170.2,169.254.170.23,169.254.0.0/16,fd00:ec2::254,[fd00:ec2::254],fd00:ec2::23,[fd00:ec2::23],172.20.0.0/16,172.20.0.1,10.0.0.0/16,.internal,.svc,.cluster.local,kubernetes,kubernetes.default,7c1e5b90a4d83f26b7e0915dc3a8f642.gr7.eu-central-1.eks.amazonaws.com,s3.eu-central-1.amazonaws.com,.s3.eu-central-1.amazonaws.com,.s3.dualstack.eu-central-1.amazonaws.com,api.ecr.eu-central-1.amazonaws.com,.dkr.ecr.eu-central-1.amazonaws.com,ec2.eu-central-1.amazonaws.com,secretsmanager.eu-central-1.amazonaws.com'
export http_proxy=http://proxy.corp.example:3128
export https_proxy=http://proxy.corp.example:3128
export no_proxy='localhost,127.0.0.1,::1,[::1],169.254.169.254,169.254.170.2,169.254.170.23,169.254.0.0/16,fd00:ec2::254,[fd00:ec2::254],fd00:ec2::23,[fd00:ec2::23],172.20.0.0/16,172.20.0.1,10.0.0.0/16,.internal,.svc,.cluster.local,kubernetes,kubernetes.default,7c1e5b90a4d83f26b7e0915dc3a8f642.gr7.eu-central-1.eks.amazonaws.com,s3.eu-central-1.amazonaws.com,.s3.eu-central-1.amazonaws.com,.s3.dualstack.eu-central-1.amazonaws.com,api.ecr.eu-central-1.amazonaws.com,.dkr.ecr.eu-central-1.amazonaws.com,ec2.eu-central-1.amazonaws.com,secretsmanager.eu-central-1.amazonaws.com'

# The proxy asks for a password, which stands in no file of the bundle: it comes from the environment, a former run
# or you, and is kept in a file that root alone can read.
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
login_file=/etc/eks-hybrid/proxy-login.env
login=$(printenv PROXY_LOGIN || true)
unset PROXY_LOGIN
if [ -z "$login" ] && [ -t 0 ]; then
  kept=
  [ ! -e "$login_file" ] || kept='; Enter for that of the former run'
  IFS= read -r -s -p "Login of the proxy (user:password$kept): " login && echo
fi
if [ -n "$login" ]; then
  (umask 077 && mkdir -p /etc/eks-hybrid && printf '%s' "$login" | login_lines >"$login_file.new") || {
    rm -f "$login_file.new"
    fail 'the login of the proxy has to be user:password, without control characters and without a colon in the user name.'
  }
  mv -f "$login_file.new" "$login_file"
fi
login=
[ -e "$login_file" ] || fail 'the login of the proxy is missing: run this at a terminal, or with PROXY_LOGIN in the environment, which sudo keeps with --preserve-env=PROXY_LOGIN.'
set -a
# shellcheck source=/dev/null
source "$login_file"
set +a

case "$os" in
  ubuntu) ssm_agent=snap.amazon-ssm-agent.amazon-ssm-agent ;;
  *) ssm_agent=amazon-ssm-agent ;;
esac

# Drop-ins of the services, in the places that nodeadm validates.
for folder in /etc/systemd/system/containerd.service.d /usr/lib/systemd/system/containerd.service.d /etc/systemd/system/kubelet.service.d "/etc/systemd/system/$ssm_agent.service.d"; do
  mkdir -p "$folder"
  cat >"$folder/http-proxy.conf" <<'END'
[Service]
Environment="HTTP_PROXY=http://proxy.corp.example:3128"
Environment="HTTPS_PROXY=http://proxy.corp.example:3128"
Environment="NO_PROXY=localhost,127.0.0.1,::1,[::1],169.254.169.254,169.254.170.2,169.254.170.23,169.254.0.0/16,fd00:ec2::254,[fd00:ec2::254],fd00:ec2::23,[fd00:ec2::23],172.20.0.0/16,172.20.0.1,10.0.0.0/16,.internal,.svc,.cluster.local,kubernetes,kubernetes.default,7c1e5b90a4d83f26b7e0915dc3a8f642.gr7.eu-central-1.eks.amazonaws.com,s3.eu-central-1.amazonaws.com,.s3.eu-central-1.amazonaws.com,.s3.dualstack.eu-central-1.amazonaws.com,api.ecr.eu-central-1.amazonaws.com,.dkr.ecr.eu-central-1.amazonaws.com,ec2.eu-central-1.amazonaws.com,secretsmanager.eu-central-1.amazonaws.com"
Environment="http_proxy=http://proxy.corp.example:3128"
Environment="https_proxy=http://proxy.corp.example:3128"
Environment="no_proxy=localhost,127.0.0.1,::1,[::1],169.254.169.254,169.254.170.2,169.254.170.23,169.254.0.0/16,fd00:ec2::254,[fd00:ec2::254],fd00:ec2::23,[fd00:ec2::23],172.20.0.0/16,172.20.0.1,10.0.0.0/16,.internal,.svc,.cluster.local,kubernetes,kubernetes.default,7c1e5b90a4d83f26b7e0915dc3a8f642.gr7.eu-central-1.eks.amazonaws.com,s3.eu-central-1.amazonaws.com,.s3.eu-central-1.amazonaws.com,.s3.dualstack.eu-central-1.amazonaws.com,api.ecr.eu-central-1.amazonaws.com,.dkr.ecr.eu-central-1.amazonaws.com,ec2.eu-central-1.amazonaws.com,secretsmanager.eu-central-1.amazonaws.com"
EnvironmentFile=-/etc/eks-hybrid/proxy-login.env
END
done
if [ "$os" = ubuntu ]; then
  # snapd gets the agent of SSM from the snap store.
  mkdir -p /etc/systemd/system/snapd.service.d
  cp /etc/systemd/system/kubelet.service.d/http-proxy.conf /etc/systemd/system/snapd.service.d
fi
systemctl daemon-reload
[ "$os" != ubuntu ] || systemctl try-restart snapd || true

# Logins (PAM) and snaps read /etc/environment. Lines of others stay, ours are replaced.
others=$(grep -svE '^(HTTP_PROXY|HTTPS_PROXY|NO_PROXY|http_proxy|https_proxy|no_proxy)=' /etc/environment || true)
{
  [ -z "$others" ] || printf '%s\n' "$others"
  cat <<'END'
HTTP_PROXY=http://proxy.corp.example:3128
HTTPS_PROXY=http://proxy.corp.example:3128
NO_PROXY="localhost,127.0.0.1,::1,[::1],169.254.169.254,169.254.170.2,169.254.170.23,169.254.0.0/16,fd00:ec2::254,[fd00:ec2::254],fd00:ec2::23,[fd00:ec2::23],172.20.0.0/16,172.20.0.1,10.0.0.0/16,.internal,.svc,.cluster.local,kubernetes,kubernetes.default,7c1e5b90a4d83f26b7e0915dc3a8f642.gr7.eu-central-1.eks.amazonaws.com,s3.eu-central-1.amazonaws.com,.s3.eu-central-1.amazonaws.com,.s3.dualstack.eu-central-1.amazonaws.com,api.ecr.eu-central-1.amazonaws.com,.dkr.ecr.eu-central-1.amazonaws.com,ec2.eu-central-1.amazonaws.com,secretsmanager.eu-central-1.amazonaws.com"
http_proxy=http://proxy.corp.example:3128
https_proxy=http://proxy.corp.example:3128
no_proxy="localhost,127.0.0.1,::1,[::1],169.254.169.254,169.254.170.2,169.254.170.23,169.254.0.0/16,fd00:ec2::254,[fd00:ec2::254],fd00:ec2::23,[fd00:ec2::23],172.20.0.0/16,172.20.0.1,10.0.0.0/16,.internal,.svc,.cluster.local,kubernetes,kubernetes.default,7c1e5b90a4d83f26b7e0915dc3a8f642.gr7.eu-central-1.eks.amazonaws.com,s3.eu-central-1.amazonaws.com,.s3.eu-central-1.amazonaws.com,.s3.dualstack.eu-central-1.amazonaws.com,api.ecr.eu-central-1.amazonaws.com,.dkr.ecr.eu-central-1.amazonaws.com,ec2.eu-central-1.amazonaws.com,secretsmanager.eu-central-1.amazonaws.com"
END
} >/etc/environment

# A node that has joined: what runs takes the new values at its next start, which is now.
if systemctl is-active --quiet kubelet; then
  systemctl restart containerd kubelet
  systemctl try-restart "$ssm_agent" || true
  echo 'This node has joined already. Its services were restarted with the proxy.'
  exit 0
fi

if ! command -v nodeadm >/dev/null; then
  case "$(uname -m)" in
    x86_64) machine=amd64 ;;
    aarch64) machine=arm64 ;;
    *) fail "there is no nodeadm for $(uname -m)." ;;
  esac
  echo 'Getting nodeadm by the proxy ...'
  curl -fsSL -o /usr/local/bin/nodeadm.new "https://hybrid-assets.eks.amazonaws.com/releases/latest/bin/linux/$machine/nodeadm"
  chmod 0755 /usr/local/bin/nodeadm.new
  mv -f /usr/local/bin/nodeadm.new /usr/local/bin/nodeadm
  PATH=$PATH:/usr/local/bin
fi
# Without this, nodeadm init ends well and does nothing.
if [ ! -e /opt/nodeadm/tracker ]; then
  version=$(printenv KUBERNETES_VERSION || true)
  [ -n "$version" ] || fail 'give the version of the cluster: export KUBERNETES_VERSION=1.NN, and run this again (sudo --preserve-env=KUBERNETES_VERSION).'
  source_of_containerd=distro
  # Red Hat has none.
  if [ "$os" = rhel ]; then source_of_containerd=docker; fi
  nodeadm install "$version" --credential-provider ssm --containerd-source "$source_of_containerd"
fi

whole=/etc/eks-hybrid/nodeconfig.yaml
# The activation of SSM stands in no file of the bundle: it comes from the environment, a former run or you.
activation=$(printenv SSM_ACTIVATION_ID || true)
code=$(printenv SSM_ACTIVATION_CODE || true)
if [ -z "$activation$code" ] && grep -qs '^      activationId: ' "$whole"; then
  own=$(sed -n '/^  hybrid:$/,$p' "$whole")
else
  if [ -z "$activation" ] && [ -t 0 ]; then read -r -p 'SSM activation ID: ' activation; fi
  if [ -z "$code" ] && [ -t 0 ]; then read -r -s -p 'SSM activation code: ' code && echo; fi
  [[ $activation =~ ^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$ ]] ||
    fail 'SSM_ACTIVATION_ID has to be the ID of an activation: five groups of hexadecimal digits with hyphens between.'
  [[ $code =~ ^[[:print:]]{20,250}$ && $code != *\'* ]] ||
    fail 'SSM_ACTIVATION_CODE has to be the code of an activation: 20 to 250 characters without an apostrophe.'
  own=$(printf "  hybrid:\n    ssm:\n      activationId: '%s'\n      activationCode: '%s'" "$activation" "$code")
fi

# For root alone; nodeadm upgrade needs it again.
(
  umask 077
  mkdir -p /etc/eks-hybrid
  cat "$here/nodeconfig.yaml" - <<<"$own" >"$whole.new"
  mv -f "$whole.new" "$whole"
)
nodeadm config check --config-source "file://$whole"
nodeadm init --config-source "file://$whole" --skip proxy-validation
systemctl is-active --quiet kubelet || fail 'nodeadm ended and kubelet does not run: journalctl -u kubelet says more.'
echo 'The node has joined. It is NotReady until its CNI (Cilium or Calico) runs.'
