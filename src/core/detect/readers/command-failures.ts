// A command that failed: says which, why as far as that is known, and the permission it needs.

import { type Note, noteOf } from '../detection.ts';
import type { Reader } from './reader.ts';

interface Need {
  readonly command: RegExp;
  /** What AWS calls the operation in its errors. */
  readonly operation?: string;
  readonly name: string;
  readonly permission: string;
}

const needs: readonly Need[] = [
  {
    command: /\bdescribe-cluster\b|\bupdate-kubeconfig\b/,
    operation: 'DescribeCluster',
    name: 'aws eks describe-cluster',
    permission: 'eks:DescribeCluster',
  },
  {
    command: /\bdescribe-vpcs\b/,
    operation: 'DescribeVpcs',
    name: 'aws ec2 describe-vpcs',
    permission: 'ec2:DescribeVpcs',
  },
  {
    command: /\bdescribe-vpc-endpoints\b/,
    operation: 'DescribeVpcEndpoints',
    name: 'aws ec2 describe-vpc-endpoints',
    permission: 'ec2:DescribeVpcEndpoints',
  },
  {
    command: /\bservicecidrs?\b/,
    name: 'kubectl get servicecidr',
    permission: 'list servicecidrs.networking.k8s.io (Kubernetes RBAC)',
  },
  {
    command: /\b(?:ds|daemonsets?)\b/,
    name: 'kubectl get daemonset aws-node',
    permission: 'get daemonsets in namespace kube-system (Kubernetes RBAC)',
  },
  {
    command: /\b(?:svc|services?)\b/,
    name: 'kubectl get service kubernetes',
    permission: 'get services in namespace default (Kubernetes RBAC)',
  },
];

interface Cause {
  readonly error: RegExp;
  readonly en: string;
}

/** In this order; the last one takes all. */
const causes: readonly Cause[] = [
  {
    error: /^Skipped: /,
    en: '{command} was not run, since the command before it did not tell the VPC of the cluster.',
  },
  {
    error: /doesn't have a resource type "?servicecidr/,
    en: '{command} is not known to this cluster: its Kubernetes is older than 1.33. Nothing is lost, aws eks describe-cluster says the same.',
  },
  {
    error: /ResourceNotFoundException|No cluster found/i,
    en: '{command} found no such cluster. Check the name, the region and the account. It said: {error}',
  },
  {
    error:
      /Unable to connect to the server|connection to the server|i\/o timeout|no such host|couldn't get current server API/i,
    en: '{command} did not reach the API server. A private endpoint answers inside its VPC only: run it where kubectl works, for example in a CloudShell environment of that VPC. It said: {error}',
  },
  {
    error:
      /Unable to locate credentials|ExpiredToken|InvalidClientTokenId|UnrecognizedClient|config profile|must be logged in|Unauthorized\b(?!Operation)/i,
    en: '{command} has no valid credentials. Log in and run it again. It said: {error}',
  },
  {
    error: /AccessDenied|UnauthorizedOperation|not authorized|Forbidden|is forbidden/i,
    en: '{command} was refused. It needs the permission {permission}. It said: {error}',
  },
  { error: /(?:)/, en: '{command} failed. It said: {error}' },
];

/** The last line says most: kubectl repeats itself before it, aws puts a blank line first. */
function shortened(error: string): string {
  const lines = error
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const last = lines.findLast((line) => !/memcache\.go:/.test(line)) ?? lines.at(-1) ?? 'nothing';
  return last.length > 400 ? `${last.slice(0, 400)} …` : last;
}

function noteFor(command: string, error: string): Note {
  const operation = /when calling the (\w{1,80}) operation/.exec(error)?.[1];
  const need =
    needs.find((one) => one.operation !== undefined && one.operation === operation) ??
    needs.find((one) => one.command.test(command)) ??
    needs.find((one) => one.command.test(error));
  const cause = causes.find((one) => one.error.test(error));
  const params = {
    command: need?.name ?? (command || 'A command'),
    permission: need?.permission ?? '',
    error: shortened(error),
  };
  const en = cause?.en ?? '';
  return noteOf(need === undefined ? en.replace(' It needs the permission {permission}.', '') : en, params);
}

export const commandFailures: Reader = {
  source: 'a command that failed',
  read: (chunk) => (chunk.kind === 'failure' ? { notes: [noteFor(chunk.command, chunk.error)] } : undefined),
};
