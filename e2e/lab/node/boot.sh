#!/usr/bin/env bash
# Boots a node: boot.sh ROOTS WORK GROUP NETNS KIND [NODEADM]. systemd-nspawn comes from the tools root and runs Debian's systemd in
# an overlay of the node root, in a network namespace that is there already. WORK has hosts, ca.crt (trusted by the image
# as it is built) and out/, which the node sees as /lab. NODEADM is the real program. Ends when the node powers itself off.
set -o errexit -o nounset -o pipefail
roots=$1 work=$2 group=$3 space=$4 kind=$5 nodeadm=${6:-}
here=$(cd "$(dirname "$0")" && pwd)
mount --make-rprivate /
mkdir -p "$work"/{upper,overlay,node,containerd,hypervisor} "$work/out/journal.d"
echo ec2e1916-9099-7caf-fd21-012345abcdef >"$work/hypervisor/uuid"
mount -t overlay overlay -o "lowerdir=$roots/node,upperdir=$work/upper,workdir=$work/overlay" "$work/node"
node=$work/node
bash "$here/image/install.sh" "$node" "$kind"
cp "$work/hosts" "$node/etc/hosts"
if [ -s "$work/ca.crt" ]; then
  cat "$work/ca.crt" >>"$node/etc/ssl/certs/ca-certificates.crt"
  install -D -m 0644 "$work/ca.crt" "$node/usr/local/share/ca-certificates/as-built.crt"
fi
mkdir -p "$node/var/log/journal" "$node/var/lib/containerd"

# A view of the second version of control groups, whatever this machine has mounted.
umount -R /sys/fs/cgroup 2>/dev/null || true
mount -t cgroup2 cgroup2 /sys/fs/cgroup
# Not the group itself: it goes when the lab has ended, and must not come back.
mkdir "/sys/fs/cgroup/$group/$space"
echo $$ >"/sys/fs/cgroup/$group/$space/cgroup.procs"
mkdir -p /run/systemd/nspawn
mount -t tmpfs tmpfs /run/systemd/nspawn

tools=$roots/tools
libraries=$(echo "$tools"/usr/lib/*-linux-gnu)
program=()
[ -z "$nodeadm" ] || program=(--bind-ro="$nodeadm:/usr/bin/nodeadm")
export SYSTEMD_NSPAWN_UNIFIED_HIERARCHY=1 LD_LIBRARY_PATH=$libraries/systemd:$libraries
exec "$tools/usr/bin/systemd-nspawn" --quiet --register=no --keep-unit --boot --directory="$node" --machine="$space" \
  --hostname=node --network-namespace-path="/run/netns/$space" --resolv-conf=off --timezone=off --link-journal=no \
  --console=pipe --bind="$work/out:/lab" --bind="$work/out/journal.d:/var/log/journal" \
  --bind="$work/containerd:/var/lib/containerd" --bind-ro="$work/hypervisor:/lab-hypervisor" "${program[@]}" </dev/null >"$work/out/console" 2>&1
