#!/usr/bin/env bash
# Runs the real cloud-init over user data, without booting: boots.sh ROOT WORK BOOTS STAGES, in mount, pid, uts and ipc
# namespaces of its own and in a network namespace where only the metadata service answers. WORK/upper holds what the image
# has beyond Debian, and afterwards what the user data wrote. After boot N, WORK/out/files-N lists that. STAGES is the pipe of
# stages.py.
set -o errexit -o nounset -o pipefail
root=$1 work=$2 out=$2/out boots=$3 stages=$4
mount --make-rprivate /
mkdir -p "$work/upper" "$work/overlay" "$work/node"
mount -t overlay overlay -o "lowerdir=$root,upperdir=$work/upper,workdir=$work/overlay" "$work/node"
node=$work/node
mount -t proc proc "$node/proc"
# Without this sign cloud-init does not take the machine for one of AWS, and asks for no token.
mount -t tmpfs -o mode=755 tmpfs "$node/sys"
mkdir -p "$node/sys/hypervisor" "$node/sys/class/net"
echo ec2e1916-9099-7caf-fd21-012345abcdef >"$node/sys/hypervisor/uuid"
mount -t tmpfs -o mode=755 tmpfs "$node/dev"
cp -a /dev/{null,zero,full,random,urandom,tty} "$node/dev/"
ln -s /proc/self/fd "$node/dev/fd"
: >"$node/dev/console"
mount -t tmpfs -o mode=755 tmpfs "$node/run"
mount -t tmpfs -o mode=1777 tmpfs "$node/tmp"
mkdir -p "$node/lab"
mount --bind "$out" "$node/lab"

# A stage at a time, by the one Python that has cloud-init loaded (stages.py). This /proc knows all processes of the lab.
mkfifo "$work/asks" "$work/answers"
read -r pid _ </proc/self/stat
echo "$pid $work" >"$stages"
exec 4>"$work/asks" 5<"$work/answers"
stage() {
  local code
  echo "$*" >&4
  read -r code <&5
  [ "$code" = 0 ] || echo "cloud-init $* ended with $code" >>"$out/ended-badly"
}
for ((boot = 1; boot <= boots; boot++)); do
  rm -rf "$node/run/cloud-init" "$node"/tmp/*
  # No module is left in the stage `config` (99_lab.cfg); init --local looks for sources without a network only, and Ec2Local wants a DHCP client: left out.
  stage init
  stage modules --mode=final
  cp "$node/run/cloud-init/result.json" "$out/result-$boot.json"
  (
    cd "$work/upper"
    find . -type f ! -path './var/*' ! -path './lab/*' -printf '%m %P\n' | sort -k2 >"$work/modes"
    cut -d' ' -f2- "$work/modes" | xargs -d '\n' sha256sum | cut -c1-64 | paste -d' ' - "$work/modes"
  ) >"$out/files-$boot"
done
cp "$node/var/log/cloud-init.log" "$out/cloud-init.log"
