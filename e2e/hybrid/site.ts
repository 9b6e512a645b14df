// What a machine gets: the two files of a bundle for one group of hybrid nodes, and what differs from machine to machine.

import { expect } from 'vitest';
import { bundleOf, type Draft, definitions, type Options } from '../../src/core/index.ts';
import { Machine, type OperatingSystem } from './machine.ts';

export const SYSTEMS = ['ubuntu', 'rhel', 'amzn'] as const;
export const ACTIVATION = {
  SSM_ACTIVATION_ID: '0a1b2c3d-0a1b-0a1b-0a1b-0a1b2c3d4e5f',
  SSM_ACTIVATION_CODE: 'Fjz3/sZfSvv78"$(touch x)`EX',
};
export const ARNS = {
  credentialProvider: 'iam-ra',
  trustAnchorArn: 'arn:aws:rolesanywhere:us-west-2:111122223333:trust-anchor/0a1b2c3d-0a1b-0a1b-0a1b-0a1b2c3d4e5f',
  profileArn: 'arn:aws:rolesanywhere:us-west-2:111122223333:profile/0a1b2c3d-0a1b-0a1b-0a1b-0a1b2c3d4e5f',
  roleArn: 'arn:aws:iam::111122223333:role/AmazonEKSHybridNodesRole',
};

export const draft: Draft = {
  version: 1,
  cluster: {
    name: 'prod',
    region: 'us-west-2',
    kubernetesVersion: '1.34',
    serviceCidrs: ['172.20.0.0/16'],
    vpcCidrs: ['10.0.0.0/16'],
    endpoint: 'https://0123456789ABCDEF0123456789ABCDEF.gr7.us-west-2.eks.amazonaws.com',
  },
  proxy: { http: 'http://proxy.corp.example:3128', https: 'http://proxy.corp.example:3129' },
};

/** The platform with files of its own that are a script and a NodeConfig, whatever it is called. */
export const platform = definitions.platforms.find(({ title }) => title === 'Hybrid nodes')?.id ?? expect.fail();

/** The files of a cluster with such a group. */
export function filesOf(options: Options = {}, more: Draft = {}) {
  const bundle = bundleOf({ ...draft, ...more, nodeGroups: [{ name: 'edge', platform, tool: 'none', options }] });
  const text = (file: string) => bundle.documents.find(({ path }) => path.endsWith(`/${file}`))?.text ?? expect.fail();
  return { script: text('prepare-node.sh'), config: text('nodeconfig.yaml') };
}

/** A machine that has them, and how they are run on it. */
export function machineWith(os: OperatingSystem, files: ReturnType<typeof filesOf>): Machine {
  const machine = new Machine(os);
  machine.put('/files/prepare-node.sh', files.script);
  machine.put('/files/nodeconfig.yaml', files.config);
  return machine;
}
export const RUN = 'cd / && bash files/prepare-node.sh';
