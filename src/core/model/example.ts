// A believable cluster, every answer filled in: a private cluster in Seoul with two VPC blocks behind one proxy.

import type { Definitions } from './definition.ts';
import type { Draft } from './settings.ts';

/** The example's one node group is of the first platform and the first tool on offer: it knows none by name. */
export const exampleOf = ({ platforms: [platform], tools: [tool] }: Definitions): Draft => ({
  version: 1,
  cluster: {
    name: 'prod-seoul',
    region: 'ap-northeast-2',
    kubernetesVersion: '1.36',
    serviceCidrs: ['172.20.0.0/16'],
    vpcCidrs: ['10.0.0.0/16', '100.64.0.0/16'],
    endpoint: 'https://0F3A9C41D27B6E85A1C0D4F2B7E96380.gr7.ap-northeast-2.eks.amazonaws.com',
    endpointAccess: 'private',
    dnsDomain: 'cluster.local',
    vpcEndpoints: ['s3', 'ecr.api', 'ecr.dkr', 'ec2', 'sts'],
    fips: false,
  },
  proxy: { http: 'http://proxy.corp.example:3128' },
  bypass: { add: [{ entry: '.corp.example', why: 'internal hosts' }], remove: [] },
  nodeGroups: [
    { name: 'workers', platform: platform?.id, management: platform?.managements[0], tool: tool?.id, options: {} },
  ],
  addOns: { vpcCni: { nodeAgent: true }, kubeProxy: { patch: true }, controllers: [] },
});
