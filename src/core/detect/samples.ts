// Outputs as the commands print them, for the tests. The shapes are those of the API models; the values are invented.

const ENDPOINT = 'https://0123456789ABCDEF0123456789ABCDEF.gr7.ap-northeast-2.eks.amazonaws.com';
export const VPC = 'vpc-0123456789abcdef0';

export const cluster = {
  name: 'demo',
  arn: 'arn:aws:eks:ap-northeast-2:111122223333:cluster/demo',
  createdAt: '2026-01-05T10:02:03.000000+09:00',
  version: '1.34',
  endpoint: ENDPOINT,
  roleArn: 'arn:aws:iam::111122223333:role/eks',
  resourcesVpcConfig: {
    subnetIds: ['subnet-0a', 'subnet-0b'],
    securityGroupIds: [],
    clusterSecurityGroupId: 'sg-0c',
    vpcId: VPC,
    endpointPublicAccess: false,
    endpointPrivateAccess: true,
    publicAccessCidrs: [],
  },
  kubernetesNetworkConfig: {
    serviceIpv4Cidr: '172.20.0.0/16',
    ipFamily: 'ipv4',
    elasticLoadBalancing: { enabled: false },
  },
  identity: { oidc: { issuer: 'https://oidc.eks.ap-northeast-2.amazonaws.com/id/0123456789ABCDEF0123456789ABCDEF' } },
  status: 'ACTIVE',
  certificateAuthority: { data: `LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0t${'QUJD'.repeat(45)}` },
  platformVersion: 'eks.9',
  tags: {},
};

export const json = (value: unknown): string => JSON.stringify(value, null, 4);

export const withServices = (serviceIpv4Cidr: string) => ({
  cluster: { ...cluster, kubernetesNetworkConfig: { serviceIpv4Cidr, ipFamily: 'ipv4' } },
});

const block = (CidrBlock: string, State: string) => ({
  AssociationId: `vpc-cidr-assoc-${CidrBlock}`,
  CidrBlock,
  CidrBlockState: { State },
});

export const vpc = (id: string, primary = '10.0.0.0/16') => ({
  CidrBlock: primary,
  DhcpOptionsId: 'dopt-1',
  State: 'available',
  VpcId: id,
  OwnerId: '111122223333',
  InstanceTenancy: 'default',
  Ipv6CidrBlockAssociationSet: [
    {
      AssociationId: 'vpc-cidr-assoc-3',
      Ipv6CidrBlock: '2600:1f14:abc:de00::/56',
      Ipv6CidrBlockState: { State: 'associated' },
      NetworkBorderGroup: 'us-west-2',
      Ipv6Pool: 'Amazon',
    },
  ],
  CidrBlockAssociationSet: [
    block('100.64.0.0/16', 'associated'),
    block(primary, 'associated'),
    block('10.9.0.0/16', 'disassociated'),
  ],
  IsDefault: false,
  Tags: [{ Key: 'Name', Value: 'eks' }],
});

const endpoint = (ServiceName: string, more: object = {}) => ({
  VpcEndpointId: `vpce-${ServiceName}`,
  VpcEndpointType: 'Interface',
  VpcId: VPC,
  ServiceName,
  State: 'available',
  PrivateDnsEnabled: true,
  DnsEntries: [],
  ...more,
});

export const vpcEndpoints = {
  VpcEndpoints: [
    endpoint('com.amazonaws.ap-northeast-2.s3', { VpcEndpointType: 'Gateway', PrivateDnsEnabled: false }),
    endpoint('com.amazonaws.ap-northeast-2.ecr.api'),
    endpoint('com.amazonaws.ap-northeast-2.ecr.dkr', { State: 'Available' }),
    endpoint('com.amazonaws.ap-northeast-2.logs', {
      PrivateDnsEnabled: false,
      DnsEntries: [
        { DnsName: 'vpce-0a1b-c2d3.logs.ap-northeast-2.vpce.amazonaws.com', HostedZoneId: 'Z1' },
        { DnsName: 'vpce-0a1b-c2d3-ap-northeast-2a.logs.ap-northeast-2.vpce.amazonaws.com', HostedZoneId: 'Z1' },
      ],
    }),
    endpoint('com.amazonaws.ap-northeast-2.sts', { State: 'pending' }),
    endpoint('com.amazonaws.vpce.ap-northeast-2.vpce-svc-0f00'),
    endpoint('com.amazonaws.ap-northeast-2.kms', { VpcId: 'vpc-other' }),
  ],
};

export const service = (clusterIP: string, name = 'kubernetes') => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: {
    creationTimestamp: '2026-01-05T01:02:03Z',
    labels: { component: 'apiserver', provider: 'kubernetes' },
    name,
    namespace: 'default',
    resourceVersion: '234',
  },
  spec: {
    clusterIP,
    clusterIPs: [clusterIP],
    internalTrafficPolicy: { en: 'Cluster', ko: '클러스터', ja: 'クラスター' },
    ipFamilies: ['IPv4'],
    ipFamilyPolicy: 'SingleStack',
    ports: [{ name: 'https', port: 443, protocol: 'TCP', targetPort: 443 }],
    sessionAffinity: 'None',
    type: 'ClusterIP',
  },
  status: { loadBalancer: {} },
});

export const serviceCidrs = (...cidrs: readonly string[]) => ({
  apiVersion: 'v1',
  kind: 'List',
  metadata: { resourceVersion: '' },
  items: [
    { apiVersion: 'networking.k8s.io/v1', kind: 'ServiceCIDR', metadata: { name: 'kubernetes' }, spec: { cidrs } },
  ],
});

export const awsNode = (...containers: readonly string[]) => ({
  apiVersion: 'apps/v1',
  kind: 'DaemonSet',
  metadata: { name: 'aws-node', namespace: 'kube-system' },
  spec: {
    template: {
      spec: {
        initContainers: [{ name: 'aws-vpc-cni-init' }],
        containers: containers.map((name) => ({ name, image: `602401143452.dkr.ecr.us-west-2.amazonaws.com/${name}` })),
      },
    },
  },
});

export const serviceTable = `NAMESPACE     NAME         TYPE        CLUSTER-IP      EXTERNAL-IP   PORT(S)                  AGE   SELECTOR
default       kubernetes   ClusterIP   172.20.0.1      <none>        443/TCP                  41d   <none>
kube-system   kube-dns     ClusterIP   172.20.0.10     <none>        53/UDP,53/TCP,9153/TCP   41d   k8s-app=kube-dns
team          kubernetes   ClusterIP   172.20.44.9     <none>        443/TCP                  3d    app=x
`;

export const serviceYaml = `apiVersion: v1
kind: Service
metadata:
  creationTimestamp: "2026-01-05T01:02:03Z"
  labels: {component: apiserver, provider: kubernetes}
  name: kubernetes
  namespace: default
  resourceVersion: "234"
spec:
  clusterIP: 10.100.0.1
  clusterIPs:
  - 10.100.0.1
  internalTrafficPolicy: Cluster
  ipFamilies:
  - IPv4
  ports:
  - {name: https, port: 443, protocol: TCP, targetPort: 443}
  sessionAffinity: None
  type: ClusterIP
status: {loadBalancer: {}}
`;

export const clusterYaml = `cluster:
  arn: arn:aws:eks:ap-northeast-2:111122223333:cluster/demo
  certificateAuthority:
    data: LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0t
  createdAt: '2026-01-05T10:02:03.000000+09:00'
  endpoint: ${ENDPOINT}
  kubernetesNetworkConfig:
    ipFamily: ipv4
    serviceIpv4Cidr: 172.20.0.0/16
  logging:
    clusterLogging:
    - enabled: false
      types:
      - api
      - audit
  name: demo
  resourcesVpcConfig:
    endpointPrivateAccess: true
    endpointPublicAccess: false
    publicAccessCidrs: []
    vpcId: ${VPC}
  tags: {}
  version: '1.34'
`;

export const vpcsYaml = `Vpcs:
- CidrBlock: 10.0.0.0/16
  CidrBlockAssociationSet:
  - AssociationId: vpc-cidr-assoc-1
    CidrBlock: 10.0.0.0/16
    CidrBlockState:
      State: associated
  - AssociationId: vpc-cidr-assoc-2
    CidrBlock: 100.64.0.0/16
    CidrBlockState:
      State: associated
  IsDefault: false
  VpcId: ${VPC}
`;
