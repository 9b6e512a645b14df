// Mistakes with which the node starts, and things go the wrong way or nowhere.

import { type Defect, replace } from './defect.ts';

export const onNode: readonly Defect[] = [
  {
    name: 'no drop-in for containerd, as when only Docker is set up',
    put: replace('for service in containerd ', 'for service in '),
    told: /containerd has six variables/,
  },
  {
    name: 'no drop-in for kubelet',
    put: replace(/^(for service in .*) kubelet /gm, '$1 '),
    told: /kubelet has six variables/,
  },
  {
    name: 'no drop-in for the SSM agent',
    put: replace(/^(for service in .*) amazon-ssm-agent(?=[ ;])/gm, '$1'),
    told: /amazon-ssm-agent has six variables/,
  },
  {
    name: 'an endpoint in the list that the VPC has not',
    put: replace(',.corp.example', ',.dkr.ecr.ap-northeast-2.amazonaws.com,.corp.example'),
    told: /containerd pulls from ECR/,
  },
];

/** These show by the ways that programs go. */
export const byTheWays: readonly Defect[] = [
  {
    name: 'instance metadata missing in the list',
    put: replace(/169\.254\.169\.254,|169\.254\.0\.0\/16,/g, ''),
    told: /squid saw nothing of instance metadata/,
  },
  {
    name: 'the network of the VPC missing in the list',
    put: replace('10.0.0.0/16,', ''),
    told: /goes to http:\/\/10\.0\.200\.3 as the simulator says/,
  },
];

/** These where the proxy asks for a login. */
export const loggingIn: readonly Defect[] = [
  {
    name: 'a login that is logged',
    put: replace('mv -f "$new" "$file"\n', 'say "$(cat "$new")"\nmv -f "$new" "$file"\n'),
    told: /the login is in no journal/,
  },
];

/** The real nodeadm takes the document, and the variables are gone. */
export const inNodeConfig: readonly Defect[] = [
  {
    name: 'the variables of the NodeConfig one level too high',
    put: replace('      default:\n        HTTP_PROXY:', '        HTTP_PROXY:'),
    told: /nodeadm/,
  },
  {
    name: 'the environment outside of instance',
    put: replace('  instance:\n    environment:', '  kubelet:\n    environment:'),
    told: /nodeadm/,
  },
  {
    name: 'a NodeConfig of another kind',
    put: replace('kind: NodeConfig', 'kind: NodeConfiguration'),
    told: /nodeadm/,
  },
  {
    name: 'a NodeConfig whose part has another type',
    put: replace('application/node.eks.aws', 'application/yaml'),
    told: /nodeadm/,
  },
];
