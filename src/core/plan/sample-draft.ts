// A draft without a fault for the tests of this room, and the shortest way to ask for the findings of a change to it.

import type { Finding } from '../model/finding.ts';
import type { Draft } from '../model/settings.ts';
import { planOf } from './plan.ts';
import { sampleDefinitions } from './sample-definitions.ts';

export const sampleHost = '0f3a9c41d27b6e85a1c0d4f2b7e96380.gr7.ap-northeast-2.eks.amazonaws.com';

export const sampleDraft = {
  version: 1,
  cluster: {
    name: 'prod',
    region: 'ap-northeast-2',
    kubernetesVersion: '1.34',
    serviceCidrs: ['172.20.0.0/16'],
    vpcCidrs: ['10.0.0.0/16', '100.64.0.0/16'],
    endpoint: `https://${sampleHost}`,
    certificateAuthority: 'LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCg==',
    vpcEndpoints: ['s3', 'ecr.api', 'ecr.dkr', 'ec2'],
  },
  proxy: { http: 'http://proxy.corp.example:3128' },
  nodeGroups: [{ name: 'workers', platform: 'oak', management: 'managed', tool: 'hammer' }],
} as const satisfies Draft;

export const planned = (draft: Draft) => planOf(draft, sampleDefinitions);

export const withCluster = (cluster: NonNullable<Draft['cluster']>): Draft => ({
  ...sampleDraft,
  cluster: { ...sampleDraft.cluster, ...cluster },
});

/** `code at field`, in order: what most tests compare. */
export const told = (findings: readonly Finding[]): readonly string[] =>
  findings.map(({ code, field }) => `${code} at ${field}`);

export const toldOf = (draft: Draft): readonly string[] => told(planned(draft).findings);
