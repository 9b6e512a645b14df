// The script that the page offers for CloudShell: asks AWS and the cluster, changes nothing, prints what detect reads.

import { sh } from '../syntax/shell.ts';

/**
 * Bash. `detect.sh CLUSTER [REGION]`. Before each answer a line `# $ COMMAND`; where a command failed, `# ! failed
 * (exit N): COMMAND` and its error behind `# ! `, and the script goes on. Exits 1 only if nothing worked, 2 on wrong
 * arguments. kubectl gets a configuration of its own in a temporary folder, so that it asks the cluster that was named
 * and leaves the user's alone.
 */
export const detectScript: string = sh`
  #!/usr/bin/env bash
  # Prints what EKS Proxy Wizard asks about a cluster. Reads only: nothing in AWS, in the cluster or in ~/.kube is changed.
  # Usage: detect.sh CLUSTER [REGION]     Paste everything that it prints into the page.

  cluster=$1
  region=$2
  [ -n "$region" ] || region=$AWS_REGION
  [ -n "$region" ] || region=$AWS_DEFAULT_REGION
  [ -n "$region" ] || region=$(aws configure get region 2>/dev/null)
  if [[ ! $cluster =~ ^[0-9A-Za-z][0-9A-Za-z_-]*$ || ! $region =~ ^[a-z]+(-[a-z]+)+-[0-9]+$ ]]; then
    echo "Usage: detect.sh CLUSTER [REGION]" >&2
    echo "CLUSTER is the name of the EKS cluster, REGION for example us-west-2 (default: AWS_REGION, then the region of aws configure)." >&2
    exit 2
  fi

  folder=$(mktemp -d) || exit 1
  trap 'rm -rf "$folder"' EXIT
  # Without a terminal to show pages in, and without long waits for an API that cannot be reached.
  export AWS_PAGER='' AWS_MAX_ATTEMPTS=2
  worked=1

  failed() { # EXIT-STATUS COMMAND...
    echo "# ! failed (exit $1): $(shift; echo "$*")"
    while IFS= read -r line || [ -n "$line" ]; do echo "# ! $line"; done <"$folder/error"
  }
  show() { # COMMAND...
    echo "# \$ $*"
    if "$@" >"$folder/output" 2>"$folder/error"; then
      cat "$folder/output"
      echo
      worked=0
    else
      failed $? "$@"
    fi
  }

  show aws eks describe-cluster --name "$cluster" --region "$region" --output json

  vpc=$(aws eks describe-cluster --name "$cluster" --region "$region" --query cluster.resourcesVpcConfig.vpcId --output text 2>/dev/null)
  if [[ $vpc == vpc-* ]]; then
    show aws ec2 describe-vpcs --vpc-ids "$vpc" --region "$region" --output json
    show aws ec2 describe-vpc-endpoints --filters "Name=vpc-id,Values=$vpc" --region "$region" --output json
  else
    echo "Skipped: the VPC of the cluster is not known." >"$folder/error"
    failed 1 aws ec2 describe-vpcs
    failed 1 aws ec2 describe-vpc-endpoints
  fi

  if aws eks update-kubeconfig --name "$cluster" --region "$region" --kubeconfig "$folder/config" >/dev/null 2>&1; then
    export KUBECONFIG=$folder/config
  elif context=$(kubectl config current-context 2>/dev/null); then
    echo "# current context of kubectl: $context"
  fi
  show kubectl get service kubernetes --namespace default --output json --request-timeout 5s
  show kubectl get servicecidr --output json --request-timeout 5s
  show kubectl get daemonset aws-node --namespace kube-system --output json --request-timeout 5s

  exit "$worked"
`;
