#!/usr/bin/env bash
# Builds the two Debian root file systems of the lab: roots.sh CACHE. Nothing is installed on the machine itself:
# debootstrap is unpacked into the cache, and packages go into chroots. The mirror is the one that this machine has. Each
# root is built beside its place and moved there when it is complete; a lock makes a second run wait.
set -o errexit -o nounset -o pipefail
cache=$1
export PATH=$PATH:/usr/sbin:/sbin DEBIAN_FRONTEND=noninteractive LC_ALL=C

# Debian orders its release by this name; cloud-init 22.4, systemd 252, containerd 1.6, squid 5.7 come with it.
release=bookworm
node_packages='systemd systemd-sysv dbus udev iproute2 procps ca-certificates curl wget cloud-init containerd jq openssl netbase python3-requests'
tools_packages='ca-certificates curl iproute2 procps openssl squid-openssl docker-registry systemd-container shellcheck netbase etcd-server'

mkdir -p "$cache"
exec 9>"$cache/lock"
flock 9
[ -e "$cache/roots/node/.complete" ] && [ -e "$cache/roots/tools/.complete" ] && exit 0
work=$cache/building
rm -rf "$work"
mkdir -p "$work" "$cache/roots"
trap 'rm -rf "$work"' EXIT

mirror=$(apt-get indextargets --format '$(REPO_URI)' | grep -m1 '/debian/*$' | sed 's#/*$##')
[ -n "$mirror" ] || {
  echo 'this machine names no Debian mirror: run apt-get update first' >&2
  exit 1
}

echo 'lab: a Debian base'
(cd "$work" && apt-get download debootstrap >download.log 2>&1 && dpkg-deb -x debootstrap_*.deb debootstrap)
DEBOOTSTRAP_DIR=$work/debootstrap/usr/share/debootstrap "$work/debootstrap/usr/sbin/debootstrap" --variant=minbase \
  --merged-usr --include=ca-certificates "$release" "$work/base" "$mirror" >"$work/debootstrap.log" 2>&1 || {
  tail -n 20 "$work/debootstrap.log" >&2
  exit 1
}
for suite in "$mirror $release" "$mirror $release-updates" "$mirror-security $release-security"; do
  echo "deb $suite main"
done >"$work/base/etc/apt/sources.list"
# Packages start no services in a chroot, and leave out what nobody reads here.
printf '#!/bin/sh\nexit 101\n' >"$work/base/usr/sbin/policy-rc.d"
chmod 0755 "$work/base/usr/sbin/policy-rc.d"
printf '%s\n' 'path-exclude=/usr/share/doc/*' 'path-exclude=/usr/share/man/*' 'path-exclude=/usr/share/locale/*' \
  'force-unsafe-io' >"$work/base/etc/dpkg/dpkg.cfg.d/lab"
cp /etc/resolv.conf "$work/base/etc/resolv.conf"
chroot "$work/base" apt-get -qq update >"$work/update.log" 2>&1

# grow NAME PACKAGE...: proc is mounted in a namespace of its own, so that nothing stays mounted here.
grow() {
  local name=$1 root
  shift
  [ -e "$cache/roots/$name/.complete" ] && return
  echo "lab: the root of $name"
  root=$work/$name
  cp -a "$work/base" "$root"
  unshare --mount --pid --fork bash -ec '
    root=$1
    shift
    mount -t proc proc "$root/proc"
    chroot "$root" apt-get -qq -o Dpkg::Use-Pty=0 install -y --no-install-recommends "$@"
    chroot "$root" apt-get clean' _ "$root" "$@" >"$work/$name.log" 2>&1 || {
    tail -n 20 "$work/$name.log" >&2
    return 1
  }
  rm -rf "$root"/var/lib/apt/lists/* "$cache/roots/$name"
  touch "$root/.complete"
  mv "$root" "$cache/roots/$name"
}
# shellcheck disable=SC2086 # lists of words
grow node $node_packages
# shellcheck disable=SC2086
grow tools $tools_packages
