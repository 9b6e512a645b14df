// Plans for the tests of this room: what planning makes of a cluster, as far as the bypass list and its readers look at it.

import type { Plan } from '../model/plan.ts';
import type { Program } from '../model/program.ts';
import type { BypassAddition, ClusterSettings, Settings } from '../model/settings.ts';
import { bypassEntries, noProxyOf } from './entries.ts';

export const sampleHost = '0f3a9c41d27b6e85a1c0d4f2b7e96380.gr7.us-west-2.eks.amazonaws.com';

const program = (name: string, reader: string, more: Partial<Program> = {}): Program => ({
  name,
  reader,
  calls: { en: 'things' },
  matters: false,
  ...more,
});

/** One program for each family of rules on a node. */
export const samplePrograms: readonly Program[] = [
  program('kubelet', 'go-0.36', { asks: ['api-server'], matters: true }),
  program('AWS CLI', 'botocore', { asks: ['metadata'], matters: true, neverProxies: ['169.254.170.23'] }),
  program('agent', 'requests', { asks: ['metadata', 'aws:ssm'] }),
  program('curl', 'curl-8.9'),
  program('wget', 'wget-1'),
];

interface Changes {
  readonly cluster?: Partial<ClusterSettings>;
  readonly add?: readonly BypassAddition[];
  readonly remove?: readonly string[];
  readonly programs?: readonly Program[];
  readonly endpointHost?: string | undefined;
}

export function samplePlan({ cluster, add = [], remove = [], programs = samplePrograms, ...more }: Changes = {}): Plan {
  const settings: Settings = {
    version: 1,
    cluster: {
      name: 'prod',
      region: 'us-west-2',
      serviceCidrs: ['10.100.0.0/16'],
      vpcCidrs: ['10.0.0.0/16', '100.64.0.0/16'],
      endpointAccess: 'private',
      dnsDomain: 'cluster.local',
      vpcEndpoints: ['s3', 'ecr.api', 'ecr.dkr', 'ec2'],
      fips: false,
      ...cluster,
    },
    proxy: { http: 'http://proxy.corp.example:3128', https: 'http://proxy.corp.example:3128' },
    bypass: { add, remove },
    nodeGroups: [],
    delivery: 'kubectl',
    addOns: { vpcCni: { nodeAgent: true }, kubeProxy: { patch: true }, controllers: [] },
  };
  const endpointHost = 'endpointHost' in more ? more.endpointHost : sampleHost;
  const bypass = bypassEntries(settings, endpointHost);
  return {
    settings,
    partition: 'aws',
    dnsSuffix: 'amazonaws.com',
    endpointHost,
    endpoint: `https://${sampleHost}`,
    certificateAuthority: '',
    bypass,
    noProxy: noProxyOf(bypass),
    allowed: [],
    httpProxy: settings.proxy.http,
    httpsProxy: settings.proxy.https,
    caBundle: '',
    nodeGroups: [],
    programs,
  };
}
