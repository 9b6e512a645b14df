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
export HTTPS_PROXY=http://proxy.corp.example:3129
export NO_PROXY='localhost,127.0.0.1,::1,[::1],169.254.169.254,169.254.170.2,169.254.170.23,169.254.0.0/16,fd00:ec2::254,[fd00:ec2::254],fd00:ec2::23,[fd00:ec2::23],172.20.0.0/16,172.20.0.1,10.0.0.0/16,100.64.0.0/16,.internal,.svc,.cluster.local,kubernetes,kubernetes.default,0123456789abcdef0123456789abcdef.gr7.ap-northeast-2.eks.amazonaws.com,s3.ap-northeast-2.amazonaws.com,.s3.ap-northeast-2.amazonaws.com,.s3.dualstack.ap-northeast-2.amazonaws.com,api.ecr.ap-northeast-2.amazonaws.com,.dkr.ecr.ap-northeast-2.amazonaws.com,ec2.ap-northeast-2.amazonaws.com,sts.ap-northeast-2.amazonaws.com,eks.ap-northeast-2.amazonaws.com,vpce-0a1b2c3d4e5f60718-9abcdef0.logs.ap-northeast-2.vpce.amazonaws.com,.corp.example,10.200.0.0/14'
export http_proxy=http://proxy.corp.example:3128
export https_proxy=http://proxy.corp.example:3129
export no_proxy='localhost,127.0.0.1,::1,[::1],169.254.169.254,169.254.170.2,169.254.170.23,169.254.0.0/16,fd00:ec2::254,[fd00:ec2::254],fd00:ec2::23,[fd00:ec2::23],172.20.0.0/16,172.20.0.1,10.0.0.0/16,100.64.0.0/16,.internal,.svc,.cluster.local,kubernetes,kubernetes.default,0123456789abcdef0123456789abcdef.gr7.ap-northeast-2.eks.amazonaws.com,s3.ap-northeast-2.amazonaws.com,.s3.ap-northeast-2.amazonaws.com,.s3.dualstack.ap-northeast-2.amazonaws.com,api.ecr.ap-northeast-2.amazonaws.com,.dkr.ecr.ap-northeast-2.amazonaws.com,ec2.ap-northeast-2.amazonaws.com,sts.ap-northeast-2.amazonaws.com,eks.ap-northeast-2.amazonaws.com,vpce-0a1b2c3d4e5f60718-9abcdef0.logs.ap-northeast-2.vpce.amazonaws.com,.corp.example,10.200.0.0/14'

# The CA bundle of the proxy, among what the whole system trusts.
bundle=$(mktemp)
cat >"$bundle" <<'END'
-----BEGIN CERTIFICATE-----
MIIBpDCCAUugAwIBAgIUInJXkGKikHGSMO/jbNTwTM4oVzYwCgYIKoZIzj0EAwIw
JzEWMBQGA1UEAwwNQ29ycCBQcm94eSBDQTENMAsGA1UECgwEQ29ycDAgFw0yNjEx
MjQxNDI4MzJaGA8yMTI2MTAzMTE0MjgzMlowJzEWMBQGA1UEAwwNQ29ycCBQcm94
eSBDQTENMAsGA1UECgwEQ29ycDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABIOE
Zp+sC4CsMco/nVaPX7ZNFTuO9AE0iOXBIoid/MaRggI0shvOEFu0F8B3xOI4e288
MpDuYoDqVInRypXsEUSjUzBRMB0GA1UdDgQWBBRgjE5Bs8s3tDBVGsR5yGZLxdHU
mTAfBgNVHSMEGDAWgBRgjE5Bs8s3tDBVGsR5yGZLxdHUmTAPBgNVHRMBAf8EBTAD
AQH/MAoGCCqGSM49BAMCA0cAMEQCIFvaM9TyAJu92H9OssaNWUKCJ/o2VG6FXNi7
uL1u3BT2AiAk9ndCLKOB2/+Yv/W/ZJCp/XdIE0kxDt17jdaggY38/g==
-----END CERTIFICATE-----
END
case "$os" in
  ubuntu)
    # A file for each certificate, as update-ca-certificates wants it.
    anchor=/usr/local/share/ca-certificates/eks-proxy-ca
    mkdir -p /usr/local/share/ca-certificates
    rm -f "$anchor"-*.crt
    awk -v anchor="$anchor" '/^-----BEGIN/ { n++ } { print >(anchor "-" n ".crt") }' "$bundle"
    update-ca-certificates
    # It has read the old list already.
    systemctl try-restart snapd || true
    ;;
  *)
    mkdir -p /etc/pki/ca-trust/source/anchors
    install -m 0644 "$bundle" /etc/pki/ca-trust/source/anchors/eks-proxy-ca.pem
    update-ca-trust extract
    ;;
esac
rm -f "$bundle"

case "$os" in
  ubuntu)
    # apt reads its own file.
    mkdir -p /etc/apt/apt.conf.d
    printf 'Acquire::%s::Proxy "%s";\n' http http://proxy.corp.example:3128 https http://proxy.corp.example:3129 >/etc/apt/apt.conf.d/proxy.conf

    # snapd has settings of its own for the snap store. A node without it does not stop here.
    if command -v snap >/dev/null; then
      snap set system proxy.http=http://proxy.corp.example:3128 proxy.https=http://proxy.corp.example:3129 || echo 'snapd did not take the proxy.' >&2
    fi
    ;;
  rhel)
    # dnf reads dnf.conf, and yum.conf is a link to it or a file of its own.
    grep -qs '^\[main\]' /etc/dnf/dnf.conf || echo '[main]' >>/etc/dnf/dnf.conf
    sed -i --follow-symlinks -e '/^\[main\]/,/^\[/{/^proxy[[:space:]]*=/d}' -e '/^\[main\]/a proxy=http://proxy.corp.example:3128' /etc/dnf/dnf.conf
    grep -qs '^\[main\]' /etc/yum.conf || echo '[main]' >>/etc/yum.conf
    sed -i --follow-symlinks -e '/^\[main\]/,/^\[/{/^proxy[[:space:]]*=/d}' -e '/^\[main\]/a proxy=http://proxy.corp.example:3128' /etc/yum.conf
    ;;
  amzn)
    grep -qs '^\[main\]' /etc/dnf/dnf.conf || echo '[main]' >>/etc/dnf/dnf.conf
    sed -i --follow-symlinks -e '/^\[main\]/,/^\[/{/^proxy[[:space:]]*=/d}' -e '/^\[main\]/a proxy=http://proxy.corp.example:3128' /etc/dnf/dnf.conf
    ;;
esac

# Drop-ins of the services, in the places that nodeadm validates.
for folder in /etc/systemd/system/containerd.service.d /usr/lib/systemd/system/containerd.service.d /etc/systemd/system/kubelet.service.d; do
  mkdir -p "$folder"
  cat >"$folder/http-proxy.conf" <<'END'
[Service]
Environment="HTTP_PROXY=http://proxy.corp.example:3128"
Environment="HTTPS_PROXY=http://proxy.corp.example:3129"
Environment="NO_PROXY=localhost,127.0.0.1,::1,[::1],169.254.169.254,169.254.170.2,169.254.170.23,169.254.0.0/16,fd00:ec2::254,[fd00:ec2::254],fd00:ec2::23,[fd00:ec2::23],172.20.0.0/16,172.20.0.1,10.0.0.0/16,100.64.0.0/16,.internal,.svc,.cluster.local,kubernetes,kubernetes.default,0123456789abcdef0123456789abcdef.gr7.ap-northeast-2.eks.amazonaws.com,s3.ap-northeast-2.amazonaws.com,.s3.ap-northeast-2.amazonaws.com,.s3.dualstack.ap-northeast-2.amazonaws.com,api.ecr.ap-northeast-2.amazonaws.com,.dkr.ecr.ap-northeast-2.amazonaws.com,ec2.ap-northeast-2.amazonaws.com,sts.ap-northeast-2.amazonaws.com,eks.ap-northeast-2.amazonaws.com,vpce-0a1b2c3d4e5f60718-9abcdef0.logs.ap-northeast-2.vpce.amazonaws.com,.corp.example,10.200.0.0/14"
Environment="http_proxy=http://proxy.corp.example:3128"
Environment="https_proxy=http://proxy.corp.example:3129"
Environment="no_proxy=localhost,127.0.0.1,::1,[::1],169.254.169.254,169.254.170.2,169.254.170.23,169.254.0.0/16,fd00:ec2::254,[fd00:ec2::254],fd00:ec2::23,[fd00:ec2::23],172.20.0.0/16,172.20.0.1,10.0.0.0/16,100.64.0.0/16,.internal,.svc,.cluster.local,kubernetes,kubernetes.default,0123456789abcdef0123456789abcdef.gr7.ap-northeast-2.eks.amazonaws.com,s3.ap-northeast-2.amazonaws.com,.s3.ap-northeast-2.amazonaws.com,.s3.dualstack.ap-northeast-2.amazonaws.com,api.ecr.ap-northeast-2.amazonaws.com,.dkr.ecr.ap-northeast-2.amazonaws.com,ec2.ap-northeast-2.amazonaws.com,sts.ap-northeast-2.amazonaws.com,eks.ap-northeast-2.amazonaws.com,vpce-0a1b2c3d4e5f60718-9abcdef0.logs.ap-northeast-2.vpce.amazonaws.com,.corp.example,10.200.0.0/14"
END
done
systemctl daemon-reload

# Logins (PAM) and snaps read /etc/environment. Lines of others stay, ours are replaced.
others=$(grep -svE '^(HTTP_PROXY|HTTPS_PROXY|NO_PROXY|http_proxy|https_proxy|no_proxy)=' /etc/environment || true)
{
  [ -z "$others" ] || printf '%s\n' "$others"
  cat <<'END'
HTTP_PROXY=http://proxy.corp.example:3128
HTTPS_PROXY=http://proxy.corp.example:3129
NO_PROXY="localhost,127.0.0.1,::1,[::1],169.254.169.254,169.254.170.2,169.254.170.23,169.254.0.0/16,fd00:ec2::254,[fd00:ec2::254],fd00:ec2::23,[fd00:ec2::23],172.20.0.0/16,172.20.0.1,10.0.0.0/16,100.64.0.0/16,.internal,.svc,.cluster.local,kubernetes,kubernetes.default,0123456789abcdef0123456789abcdef.gr7.ap-northeast-2.eks.amazonaws.com,s3.ap-northeast-2.amazonaws.com,.s3.ap-northeast-2.amazonaws.com,.s3.dualstack.ap-northeast-2.amazonaws.com,api.ecr.ap-northeast-2.amazonaws.com,.dkr.ecr.ap-northeast-2.amazonaws.com,ec2.ap-northeast-2.amazonaws.com,sts.ap-northeast-2.amazonaws.com,eks.ap-northeast-2.amazonaws.com,vpce-0a1b2c3d4e5f60718-9abcdef0.logs.ap-northeast-2.vpce.amazonaws.com,.corp.example,10.200.0.0/14"
http_proxy=http://proxy.corp.example:3128
https_proxy=http://proxy.corp.example:3129
no_proxy="localhost,127.0.0.1,::1,[::1],169.254.169.254,169.254.170.2,169.254.170.23,169.254.0.0/16,fd00:ec2::254,[fd00:ec2::254],fd00:ec2::23,[fd00:ec2::23],172.20.0.0/16,172.20.0.1,10.0.0.0/16,100.64.0.0/16,.internal,.svc,.cluster.local,kubernetes,kubernetes.default,0123456789abcdef0123456789abcdef.gr7.ap-northeast-2.eks.amazonaws.com,s3.ap-northeast-2.amazonaws.com,.s3.ap-northeast-2.amazonaws.com,.s3.dualstack.ap-northeast-2.amazonaws.com,api.ecr.ap-northeast-2.amazonaws.com,.dkr.ecr.ap-northeast-2.amazonaws.com,ec2.ap-northeast-2.amazonaws.com,sts.ap-northeast-2.amazonaws.com,eks.ap-northeast-2.amazonaws.com,vpce-0a1b2c3d4e5f60718-9abcdef0.logs.ap-northeast-2.vpce.amazonaws.com,.corp.example,10.200.0.0/14"
END
} >/etc/environment

# A node that has joined: what runs takes the new values at its next start, which is now.
if systemctl is-active --quiet kubelet; then
  systemctl restart containerd kubelet
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
  nodeadm install "$version" --credential-provider iam-ra --containerd-source "$source_of_containerd"
fi

whole=/etc/eks-hybrid/nodeconfig.yaml
# The name of the node: from the environment, or that of the certificate, which the role usually demands.
certificate=/etc/iam/pki/server.pem
name=$(printenv NODE_NAME || true)
if [ -z "$name" ] && [ -r "$certificate" ]; then
  name=$(openssl x509 -noout -subject -nameopt multiline -in "$certificate" | sed -n 's/^ *commonName *= //p')
fi
[[ $name =~ ^[a-z0-9]([a-z0-9.-]{0,62}[a-z0-9])?$ ]] ||
  fail "give the name of the node (lower-case letters, digits, hyphens, dots; 64 at most): export NODE_NAME, and run this again (sudo --preserve-env=NODE_NAME). $certificate says '$name'."
own="      nodeName: '$name'"

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
