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
export HTTP_PROXY=http://10.30.0.10:8080
export HTTPS_PROXY=http://10.30.0.10:8080
export NO_PROXY='localhost,127.0.0.1,::1,[::1],169.254.169.254,169.254.170.2,169.254.170.23,169.254.0.0/16,fd00:ec2::254,[fd00:ec2::254],fd00:ec2::23,[fd00:ec2::23],172.20.0.0/16,172.20.0.1,10.30.0.0/16,.internal,.svc,.cluster.local,kubernetes,kubernetes.default,0123456789abcdef0123456789abcdef.gr7.cn-northwest-1.eks.amazonaws.com.cn,s3.cn-northwest-1.amazonaws.com.cn,.s3.cn-northwest-1.amazonaws.com.cn,.s3.dualstack.cn-northwest-1.amazonaws.com.cn,api.ecr.cn-northwest-1.amazonaws.com.cn,.dkr.ecr.cn-northwest-1.amazonaws.com.cn,ec2.cn-northwest-1.amazonaws.com.cn,sts.cn-northwest-1.amazonaws.com.cn'
export http_proxy=http://10.30.0.10:8080
export https_proxy=http://10.30.0.10:8080
export no_proxy='localhost,127.0.0.1,::1,[::1],169.254.169.254,169.254.170.2,169.254.170.23,169.254.0.0/16,fd00:ec2::254,[fd00:ec2::254],fd00:ec2::23,[fd00:ec2::23],172.20.0.0/16,172.20.0.1,10.30.0.0/16,.internal,.svc,.cluster.local,kubernetes,kubernetes.default,0123456789abcdef0123456789abcdef.gr7.cn-northwest-1.eks.amazonaws.com.cn,s3.cn-northwest-1.amazonaws.com.cn,.s3.cn-northwest-1.amazonaws.com.cn,.s3.dualstack.cn-northwest-1.amazonaws.com.cn,api.ecr.cn-northwest-1.amazonaws.com.cn,.dkr.ecr.cn-northwest-1.amazonaws.com.cn,ec2.cn-northwest-1.amazonaws.com.cn,sts.cn-northwest-1.amazonaws.com.cn'

case "$os" in
  ubuntu) ssm_agent=snap.amazon-ssm-agent.amazon-ssm-agent ;;
  *) ssm_agent=amazon-ssm-agent ;;
esac

case "$os" in
  ubuntu)
    # apt reads its own file.
    mkdir -p /etc/apt/apt.conf.d
    printf 'Acquire::%s::Proxy "%s";\n' http http://10.30.0.10:8080 https http://10.30.0.10:8080 >/etc/apt/apt.conf.d/proxy.conf

    # snapd has settings of its own for the snap store. A node without it does not stop here.
    if command -v snap >/dev/null; then
      snap set system proxy.http=http://10.30.0.10:8080 proxy.https=http://10.30.0.10:8080 || echo 'snapd did not take the proxy.' >&2
    fi
    ;;
  rhel)
    # dnf reads dnf.conf, and yum.conf is a link to it or a file of its own.
    grep -qs '^\[main\]' /etc/dnf/dnf.conf || echo '[main]' >>/etc/dnf/dnf.conf
    sed -i --follow-symlinks -e '/^\[main\]/,/^\[/{/^proxy[[:space:]]*=/d}' -e '/^\[main\]/a proxy=http://10.30.0.10:8080' /etc/dnf/dnf.conf
    grep -qs '^\[main\]' /etc/yum.conf || echo '[main]' >>/etc/yum.conf
    sed -i --follow-symlinks -e '/^\[main\]/,/^\[/{/^proxy[[:space:]]*=/d}' -e '/^\[main\]/a proxy=http://10.30.0.10:8080' /etc/yum.conf
    ;;
  amzn)
    grep -qs '^\[main\]' /etc/dnf/dnf.conf || echo '[main]' >>/etc/dnf/dnf.conf
    sed -i --follow-symlinks -e '/^\[main\]/,/^\[/{/^proxy[[:space:]]*=/d}' -e '/^\[main\]/a proxy=http://10.30.0.10:8080' /etc/dnf/dnf.conf
    ;;
esac

# Drop-ins of the services, in the places that nodeadm validates.
for folder in /etc/systemd/system/containerd.service.d /usr/lib/systemd/system/containerd.service.d /etc/systemd/system/kubelet.service.d "/etc/systemd/system/$ssm_agent.service.d"; do
  mkdir -p "$folder"
  cat >"$folder/http-proxy.conf" <<'END'
[Service]
Environment="HTTP_PROXY=http://10.30.0.10:8080"
Environment="HTTPS_PROXY=http://10.30.0.10:8080"
Environment="NO_PROXY=localhost,127.0.0.1,::1,[::1],169.254.169.254,169.254.170.2,169.254.170.23,169.254.0.0/16,fd00:ec2::254,[fd00:ec2::254],fd00:ec2::23,[fd00:ec2::23],172.20.0.0/16,172.20.0.1,10.30.0.0/16,.internal,.svc,.cluster.local,kubernetes,kubernetes.default,0123456789abcdef0123456789abcdef.gr7.cn-northwest-1.eks.amazonaws.com.cn,s3.cn-northwest-1.amazonaws.com.cn,.s3.cn-northwest-1.amazonaws.com.cn,.s3.dualstack.cn-northwest-1.amazonaws.com.cn,api.ecr.cn-northwest-1.amazonaws.com.cn,.dkr.ecr.cn-northwest-1.amazonaws.com.cn,ec2.cn-northwest-1.amazonaws.com.cn,sts.cn-northwest-1.amazonaws.com.cn"
Environment="http_proxy=http://10.30.0.10:8080"
Environment="https_proxy=http://10.30.0.10:8080"
Environment="no_proxy=localhost,127.0.0.1,::1,[::1],169.254.169.254,169.254.170.2,169.254.170.23,169.254.0.0/16,fd00:ec2::254,[fd00:ec2::254],fd00:ec2::23,[fd00:ec2::23],172.20.0.0/16,172.20.0.1,10.30.0.0/16,.internal,.svc,.cluster.local,kubernetes,kubernetes.default,0123456789abcdef0123456789abcdef.gr7.cn-northwest-1.eks.amazonaws.com.cn,s3.cn-northwest-1.amazonaws.com.cn,.s3.cn-northwest-1.amazonaws.com.cn,.s3.dualstack.cn-northwest-1.amazonaws.com.cn,api.ecr.cn-northwest-1.amazonaws.com.cn,.dkr.ecr.cn-northwest-1.amazonaws.com.cn,ec2.cn-northwest-1.amazonaws.com.cn,sts.cn-northwest-1.amazonaws.com.cn"
END
done
systemctl daemon-reload

# Logins (PAM) and snaps read /etc/environment. Lines of others stay, ours are replaced.
others=$(grep -svE '^(HTTP_PROXY|HTTPS_PROXY|NO_PROXY|http_proxy|https_proxy|no_proxy)=' /etc/environment || true)
{
  [ -z "$others" ] || printf '%s\n' "$others"
  cat <<'END'
HTTP_PROXY=http://10.30.0.10:8080
HTTPS_PROXY=http://10.30.0.10:8080
NO_PROXY="localhost,127.0.0.1,::1,[::1],169.254.169.254,169.254.170.2,169.254.170.23,169.254.0.0/16,fd00:ec2::254,[fd00:ec2::254],fd00:ec2::23,[fd00:ec2::23],172.20.0.0/16,172.20.0.1,10.30.0.0/16,.internal,.svc,.cluster.local,kubernetes,kubernetes.default,0123456789abcdef0123456789abcdef.gr7.cn-northwest-1.eks.amazonaws.com.cn,s3.cn-northwest-1.amazonaws.com.cn,.s3.cn-northwest-1.amazonaws.com.cn,.s3.dualstack.cn-northwest-1.amazonaws.com.cn,api.ecr.cn-northwest-1.amazonaws.com.cn,.dkr.ecr.cn-northwest-1.amazonaws.com.cn,ec2.cn-northwest-1.amazonaws.com.cn,sts.cn-northwest-1.amazonaws.com.cn"
http_proxy=http://10.30.0.10:8080
https_proxy=http://10.30.0.10:8080
no_proxy="localhost,127.0.0.1,::1,[::1],169.254.169.254,169.254.170.2,169.254.170.23,169.254.0.0/16,fd00:ec2::254,[fd00:ec2::254],fd00:ec2::23,[fd00:ec2::23],172.20.0.0/16,172.20.0.1,10.30.0.0/16,.internal,.svc,.cluster.local,kubernetes,kubernetes.default,0123456789abcdef0123456789abcdef.gr7.cn-northwest-1.eks.amazonaws.com.cn,s3.cn-northwest-1.amazonaws.com.cn,.s3.cn-northwest-1.amazonaws.com.cn,.s3.dualstack.cn-northwest-1.amazonaws.com.cn,api.ecr.cn-northwest-1.amazonaws.com.cn,.dkr.ecr.cn-northwest-1.amazonaws.com.cn,ec2.cn-northwest-1.amazonaws.com.cn,sts.cn-northwest-1.amazonaws.com.cn"
END
} >/etc/environment

# A node that has joined: what runs takes the new values at its next start, which is now.
if systemctl is-active --quiet kubelet; then
  systemctl restart containerd kubelet
  systemctl try-restart "$ssm_agent" || true
  echo 'This node has joined already. Its services were restarted with the proxy.'
  exit 0
fi

command -v nodeadm >/dev/null ||
  fail 'nodeadm is not here: get it as the guide of EKS Hybrid Nodes says for this partition, then run this again.'
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
nodeadm init --config-source "file://$whole"
systemctl is-active --quiet kubelet || fail 'nodeadm ended and kubelet does not run: journalctl -u kubelet says more.'
echo 'The node has joined. It is NotReady until its CNI (Cilium or Calico) runs.'
