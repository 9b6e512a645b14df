#!/usr/bin/env bash
# Builds programs of the outside world from their Go modules, once: build.sh CACHE. They come from where this machine takes
# its modules; none of it leaves CACHE/programs. Says of each program, one line as soon as it is known, with tabs between:
# its name, `built` and its folder, or `missing` and the reason. What a time limit stopped goes on in the next run.
set -o errexit -o nounset -o pipefail
programs=$1/programs
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$programs"
exec 9>"$programs/lock"
flock 9

# Go 1.21 and later would fetch the toolchain that a module asks for; that is not ours to bring.
export GOTOOLCHAIN=local CGO_ENABLED=0 GOWORK=off
export GOMODCACHE=$programs/go/modules GOCACHE=$programs/go/objects GOTMPDIR=$programs/go/tmp
export GOFLAGS='-modcacherw -trimpath -buildvcs=false -mod=mod -p=2'
unfinished=no

# module FOLDER MODULE|- VERSION: writes FOLDER/go.mod, a module that needs this one and is as old as it. Where that names
# folders of its own repository, they are modules too: k8s.io/api v0.34.4 belongs to k8s.io/kubernetes v1.34.4.
module() {
  local file
  if [ "$2" = - ]; then
    printf 'module lab\n\ngo %s\n' "$(go env GOVERSION | sed 's/^go//')" >"$1/go.mod"
    return
  fi
  go mod download "$2@$3"
  file=$GOMODCACHE/cache/download/$2/@v/$3.mod
  {
    printf 'module lab\n\n'
    grep '^go ' "$file"
    printf 'require %s %s\n' "$2" "$3"
    sed -n "s#^[[:space:]]*\([^ ]*\) => \./.*#replace \1 => \1 v0.${3#v1.}#p" "$file"
  } >"$1/go.mod"
}

# make NAME VERSION LIMIT FLAGS MODULE|- PACKAGE...
make() {
  local name=$1 version=$2 limit=$3 flags=$4 module=$5 folder=$programs/$1/$2 work=$programs/building-$1 why='' code=0
  shift 5
  if [ ! -e "$folder/.complete" ]; then
    if ! command -v go >/dev/null; then
      why='this machine has no Go'
    else
      echo "lab: $name $version is built once (takes minutes)" >&2
      rm -rf "$work"
      mkdir -p "$work/bin" "$GOTMPDIR"
      export -f module
      # shellcheck disable=SC2016 # the variables are those of the inner shell
      nice timeout --kill-after=10s "$limit" bash -c '
        set -o errexit
        folder=$1 flags=$2 module=$3 version=$4
        shift 4
        module "$folder" "$module" "$version"
        cd "$folder"
        go build -ldflags "-s -w $flags" -o bin/ "$@"' _ "$work" "$flags" "$module" "$version" "$@" \
        >"$programs/$name.log" 2>&1 || code=$?
      case $code in
      0)
        touch "$work/bin/.complete"
        rm -rf "$folder"
        mkdir -p "$programs/$name"
        mv "$work/bin" "$folder"
        ;;
      124 | 137)
        why="its build took longer than $limit"
        unfinished=yes
        ;;
      *)
        tail -n 3 "$programs/$name.log" >&2
        why='it could not be built: its module or one that it needs is not to be had here, or this Go is too old for it'
        ;;
      esac
      rm -rf "$work"
    fi
  fi
  if [ -z "$why" ]; then printf '%s\tbuilt\t%s\n' "$name" "$folder"; else printf '%s\tmissing\t%s\n' "$name" "$why"; fi
}

make ask 1 5m '' - "$here/ask.go"

# The last version of the module that is listed anywhere we could see: go.mod of eksctl-io/eksctl v0.230.0 pins it.
nodeadm=github.com/awslabs/amazon-eks-ami/nodeadm
make nodeadm v0.0.0-20260213141146-147b13ea3f4a 12m '' "$nodeadm" "$nodeadm/cmd/nodeadm"

kubernetes=v1.34.4
version=''
for package in k8s.io/component-base/version k8s.io/client-go/pkg/version; do
  version="$version -X $package.gitVersion=$kubernetes -X $package.gitMajor=1 -X $package.gitMinor=34"
done
commands=(k8s.io/kubernetes/cmd/{kubectl,kube-apiserver,kube-controller-manager})
make kubernetes "$kubernetes" 20m "$version" k8s.io/kubernetes "${commands[@]}"

# Of before nodeadm knew instance.environment: the witness of what an old image does with our documents.
make nodeadm-2024 v0.0.0-20240229193347-cfab22a10647 8m '' "$nodeadm" "$nodeadm/cmd/nodeadm"

[ "$unfinished" = yes ] || rm -rf "$programs/go"
