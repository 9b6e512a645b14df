#!/usr/bin/env bash
# Builds the real nodeadm, once: build.sh CACHE. It is a Go module (awslabs/amazon-eks-ami, folder nodeadm), taken from
# where this machine takes modules. The one version that is listed there is of February 2024, before nodeadm knew
# instance.environment: the witness of what an old image does with our documents. Where it cannot be built, the reason is
# left in CACHE/nodeadm/why and the part does with less. Modules and objects of the build go with it.
set -o errexit -o nounset -o pipefail
cache=$1
version=v0.0.0-20240229193347-cfab22a10647
folder=$cache/nodeadm
limit=15m

mkdir -p "$folder"
exec 9>"$folder/lock"
flock 9
[ -x "$folder/$version/nodeadm" ] && exit 0
give_up() {
  printf '%s\n' "$1" >"$folder/why"
  exit 0
}

command -v go >/dev/null || give_up 'this machine has no Go'
# Go 1.21 and later would fetch the toolchain that a module asks for; that is not ours to bring.
export GOTOOLCHAIN=local CGO_ENABLED=0
work=$folder/building
clean() {
  chmod -R u+w "$work" 2>/dev/null || true
  rm -rf "$work"
}
clean
trap clean EXIT
mkdir -p "$work/bin"
echo "lab: nodeadm $version (takes minutes, once)"
export GOBIN=$work/bin GOMODCACHE=$work/modules GOCACHE=$work/objects GOWORK=off
export GOFLAGS='-modcacherw -trimpath -buildvcs=false -p=2'
code=0
nice timeout "$limit" go install -ldflags '-s -w' "github.com/awslabs/amazon-eks-ami/nodeadm/cmd/nodeadm@$version" \
  >"$folder/log" 2>&1 || code=$?
case $code in
0) ;;
124) give_up "its build took longer than $limit" ;;
*)
  tail -n 3 "$folder/log" >&2
  give_up 'it could not be built: its module or one that it needs is not to be had here'
  ;;
esac
rm -rf "${folder:?}/$version" "$folder/why"
mv "$work/bin" "$folder/$version"
