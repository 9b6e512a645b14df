// A plan for tests: a private cluster with one managed group, all decisions made.

import type { Plan } from '../../model/plan.ts';

/** A plan without gaps; what is given replaces its parts. */
export const samplePlan = (changes: Partial<Plan> = {}): Plan => ({
  settings: {
    version: 1,
    cluster: {
      name: 'prod-seoul',
      region: 'ap-northeast-2',
      kubernetesVersion: '1.34',
      serviceCidrs: ['172.20.0.0/16'],
      vpcCidrs: ['10.0.0.0/16', '100.64.0.0/16'],
      endpoint: 'https://0F3A9C41D27B6E85A1C0D4F2B7E96380.gr7.ap-northeast-2.eks.amazonaws.com',
      endpointAccess: 'private',
      dnsDomain: 'cluster.local',
      vpcEndpoints: ['s3', 'ecr.api', { service: 'logs', privateDns: false, hosts: ['vpce-0a1b.logs.example'] }],
      fips: false,
    },
    proxy: { http: 'http://proxy.corp.example:3128', https: 'http://proxy.corp.example:3128' },
    bypass: { add: ['.corp.example', { entry: '10.200.0.0/14', why: 'data centre' }], remove: [] },
    nodeGroups: [{ name: 'workers', platform: 'al2023', management: 'managed', tool: 'launch-template', options: {} }],
    delivery: 'kubectl',
    addOns: { vpcCni: { nodeAgent: true }, kubeProxy: { patch: true }, controllers: [] },
  },
  partition: 'aws',
  dnsSuffix: 'amazonaws.com',
  endpointHost: '0f3a9c41d27b6e85a1c0d4f2b7e96380.gr7.ap-northeast-2.eks.amazonaws.com',
  endpoint: 'https://0F3A9C41D27B6E85A1C0D4F2B7E96380.gr7.ap-northeast-2.eks.amazonaws.com',
  certificateAuthority: 'LS0tLS1CRUdJTg==',
  bypass: [
    { entry: 'localhost', origin: 'node', reason: { en: 'the node itself' }, params: {}, field: '', removed: false },
    {
      entry: '172.20.0.0/16',
      origin: 'service',
      reason: { en: 'services of {cluster}' },
      params: { cluster: 'prod-seoul' },
      field: 'cluster.serviceCidrs.0',
      removed: false,
    },
    { entry: '.internal', origin: 'vpc', reason: { en: 'names of nodes' }, params: {}, field: '', removed: true },
  ],
  noProxy: 'localhost,172.20.0.0/16',
  allowed: [
    {
      host: 'ec2.ap-northeast-2.amazonaws.com',
      port: 443,
      need: 'needed',
      reason: { en: 'the EC2 API' },
      who: { en: 'nodeadm, aws-node' },
      check: false,
    },
    {
      host: 'registry.example',
      port: 443,
      need: 'usual',
      reason: { en: 'images' },
      who: { en: 'containerd' },
      check: true,
    },
    {
      host: '.quay.example',
      port: 443,
      need: 'optional',
      reason: { en: 'images' },
      who: { en: 'containerd' },
      check: false,
    },
  ],
  httpProxy: 'http://proxy.corp.example:3128',
  httpsProxy: 'http://proxy.corp.example:3128',
  caBundle: '',
  nodeGroups: [
    {
      index: 0,
      name: 'workers',
      folder: 'node-groups/workers',
      platform: 'al2023',
      management: 'managed',
      tool: 'launch-template',
      bootstrapper: 'eks',
      options: { imageId: '' },
    },
  ],
  programs: [],
  ...changes,
});
