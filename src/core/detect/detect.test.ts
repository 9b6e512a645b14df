// A paste in, facts out: what the article's engineer and those after her paste, one shape a test.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { say } from '../model/localized.ts';
import { detect, detectInSteps, type FactField } from './detect.ts';
import {
  awsNode,
  cluster,
  clusterYaml,
  json,
  service,
  serviceCidrs,
  serviceTable,
  serviceYaml,
  VPC,
  vpc,
  vpcEndpoints,
  vpcsYaml,
  withServices,
} from './samples.ts';

const factOf = (text: string, field: FactField) => detect(text).facts.find((fact) => fact.field === field);
const answerOf = (text: string, field: FactField) => factOf(text, field)?.value;
const services = (text: string) => {
  const fact = factOf(text, 'cluster.serviceCidrs');
  return fact && `${fact.certainty} ${fact.value} by ${fact.source}`;
};
const notes = (text: string): string =>
  detect(text)
    .notes.map((note) => say(note.text, 'en', note.params))
    .join('\n');

const INFERRED = 'by kubectl get service kubernetes';
const EVERYTHING = [json({ cluster }), json({ Vpcs: [vpc(VPC)] }), json(vpcEndpoints), serviceTable].join('\n');

describe('the article', () => {
  it.each([
    ['10.100.0.1', '10.100.0.0/16'],
    ['172.20.0.1', '172.20.0.0/16'],
  ])('%s alone is inferred to be in %s, and says so', (ip, cidr) => {
    expect(services(ip)).toBe(`inferred ${cidr} ${INFERRED}`);
    expect(factOf(ip, 'cluster.serviceCidrs')?.note?.en).toContain('Inferred');
    expect(detect(ip).read).toEqual([{ source: 'kubectl get service kubernetes' }]);
  });

  it('a stated /20 is a /20, also beside the IP from which a /16 would be inferred', () => {
    const described = json(withServices('172.20.0.0/20'));
    const expected = 'stated 172.20.0.0/20 by aws eks describe-cluster';
    expect(services(described)).toBe(expected);
    expect(services(`172.20.0.1\n${described}`)).toBe(expected);
    expect(services(`${described}\n172.20.0.1\n`)).toBe(expected);
    expect(notes(`172.20.0.1\n${described}`)).toBe('');
  });
});

describe('the service kubernetes', () => {
  it.each([
    ['table', serviceTable],
    [
      'table of one',
      'NAME         TYPE        CLUSTER-IP   EXTERNAL-IP   PORT(S)   AGE\nkubernetes   ClusterIP   172.20.0.1   <none>        443/TCP   41d',
    ],
    ['row without header', 'kubernetes   ClusterIP   172.20.0.1   <none>   443/TCP   41d'],
    ['JSON', json(service('172.20.0.1'))],
    ['compact JSON', JSON.stringify(service('172.20.0.1'))],
    [
      'JSON list',
      json({ apiVersion: 'v1', kind: 'List', items: [service('172.20.0.9', 'other'), service('172.20.0.1')] }),
    ],
    ['YAML', serviceYaml.replaceAll('10.100', '172.20')],
    [
      'YAML list',
      `apiVersion: v1\nitems:\n- ${serviceYaml.replaceAll('10.100', '172.20').trim().replaceAll('\n', '\n  ')}\nkind: List\n`,
    ],
    [
      'describe',
      'Name:              kubernetes\nNamespace:         default\nLabels:            component=apiserver\n                   provider=kubernetes\nAnnotations:       <none>\nSelector:          <none>\nType:              ClusterIP\nIP Family Policy:  SingleStack\nIP:                172.20.0.1\nIPs:               172.20.0.1\nPort:              https  443/TCP\n',
    ],
    ['jsonpath in quotes', "'172.20.0.1'"],
    ['JSON text', '"172.20.0.1"'],
    ['a command above', "$ kubectl get service kubernetes -o jsonpath='{.spec.clusterIP}'; echo\n172.20.0.1"],
    ['a glued prompt', '172.20.0.1[cloudshell-user@ip-10-2-3-4 ~]$ '],
    ['a glued prompt with a command', '172.20.0.1ubuntu@ip-10-2-3-4:~$ kubectl get pods'],
    ['the sign of zsh', '172.20.0.1%'],
    ['no line end, carriage returns, BOM, indentation', '\ufeff\r\n    172.20.0.1\r\n'],
    ['colours', '\u001b[1;32m172.20.0.1\u001b[0m'],
    ['line separators', 'x\u2028172.20.0.1\u2029y'],
  ])('is found in %s', (_, text) => {
    expect(services(text)).toBe(`inferred 172.20.0.0/16 ${INFERRED}`);
  });

  it('of IPv6 leads to its /108', () => {
    expect(services('fd30:3087:b6c2::1')).toBe(`inferred fd30:3087:b6c2::/108 ${INFERRED}`);
    expect(services('FD30:3087:B6C2:0:0:0:0:1')).toBe(`inferred fd30:3087:b6c2::/108 ${INFERRED}`);
    expect(services(json(service('fd30:1c53:5f8a::1')))).toBe(`inferred fd30:1c53:5f8a::/108 ${INFERRED}`);
  });

  it('outside of the defaults tells a start and no size', () => {
    expect(services('10.96.0.1')).toBeUndefined();
    expect(notes('10.96.0.1')).toContain('begin at 10.96.0.0');
  });

  it('is not taken for what it is not', () => {
    expect(services('172.20.0.10')).toBeUndefined();
    expect(notes('172.20.0.10')).toContain('not the first address');
    expect(services('8.8.8.8')).toBeUndefined();
    expect(services('fd30:3087:b6c2::a')).toBeUndefined();
    expect(services('172.20.0.01')).toBeUndefined();
    expect(notes('NAMESPACE NAME TYPE CLUSTER-IP\nteam kubernetes ClusterIP 10.100.0.1')).toContain(
      'no service kubernetes',
    );
  });

  it('outside of the stated block is told', () => {
    expect(notes(`${json({ cluster })}\n10.100.0.1`)).toContain('10.100.0.1 is not in 172.20.0.0/16');
  });
});

describe('kubectl get servicecidr', () => {
  const expected = 'stated 10.100.0.0/16 by kubectl get servicecidr';
  it.each([
    ['table', 'NAME         CIDRS           AGE\nkubernetes   10.100.0.0/16   17d\n'],
    ['row without header', 'kubernetes   10.100.0.0/16   17d\n'],
    ['JSON', json(serviceCidrs('10.100.0.0/16'))],
    [
      'YAML',
      'apiVersion: v1\nitems:\n- apiVersion: networking.k8s.io/v1\n  kind: ServiceCIDR\n  metadata:\n    name: kubernetes\n  spec:\n    cidrs:\n    - 10.100.0.0/16\nkind: List\n',
    ],
    ['jsonpath with its command', "$ kubectl get servicecidr kubernetes -o jsonpath='{.spec.cidrs[*]}'\n10.100.0.0/16"],
    [
      'jsonpath list with its command',
      '$ kubectl get servicecidr kubernetes -o jsonpath=\'{.spec.cidrs}\'\n["10.100.0.0/16"][cloudshell-user@ip ~]$ ',
    ],
    ['raw list', json({ kind: 'ServiceCIDRList', items: [{ spec: { cidrs: ['10.100.0.0/16'] } }] })],
  ])('is read as %s', (_, text) => {
    expect(services(text)).toBe(expected);
  });

  it('without its command is an inference, and only where the block is one of the defaults', () => {
    expect(services('10.100.0.0/16')).toBe('inferred 10.100.0.0/16 by a CIDR block');
    expect(services('10.5.0.0/16')).toBeUndefined();
    expect(notes('10.5.0.0/16')).toContain('may be the block of the services or of the VPC');
  });

  it('with a block that was added later is the wider answer', () => {
    const both = json(serviceCidrs('172.20.0.0/16', '10.200.0.0/20'));
    expect(services(`${json({ cluster })}${both}`)).toBe(
      'stated 172.20.0.0/16,10.200.0.0/20 by kubectl get servicecidr',
    );
    expect(notes(`${json({ cluster })}${json(serviceCidrs('10.1.0.0/16'))}`)).toContain('two clusters');
  });
});

describe('where the cluster stands in its VPC', () => {
  it('is told by describe-cluster, with the keys of its tags', () => {
    const tagged = { ...cluster, tags: { 'alpha.eksctl.io/cluster-name': 'demo' } };
    expect(detect(json({ cluster: tagged })).network).toEqual({
      vpcId: VPC,
      subnetIds: ['subnet-0a', 'subnet-0b'],
      securityGroupIds: [],
      clusterSecurityGroupId: 'sg-0c',
      tagKeys: ['alpha.eksctl.io/cluster-name'],
    });
    expect(detect('172.20.0.1').network).toBeUndefined();
  });

  it('is not told where two clusters are', () => {
    const other = { ...cluster, name: 'other', arn: cluster.arn.replace('demo', 'other') };
    expect(detect(`${json({ cluster })}\n${json({ cluster: other })}`).network).toBeUndefined();
  });
});

describe('aws eks describe-cluster', () => {
  const expected: readonly [FactField, unknown][] = [
    ['cluster.name', 'demo'],
    ['cluster.region', 'ap-northeast-2'],
    ['cluster.kubernetesVersion', '1.34'],
    ['cluster.serviceCidrs', ['172.20.0.0/16']],
    ['cluster.endpoint', cluster.endpoint],
    ['cluster.endpointAccess', 'private'],
  ];
  it.each([
    ['JSON', json({ cluster })],
    ['compact JSON', JSON.stringify({ cluster })],
    ['the object alone', json(cluster)],
    ['YAML', clusterYaml],
    ['YAML stream', `- ${clusterYaml.trim().replaceAll('\n', '\n  ')}\n`],
    ['indented YAML', clusterYaml.replace(/^/gm, '      ')],
    [
      'a prompt of PowerShell',
      `PS C:\\Users\\me> aws eks describe-cluster --name demo\r\n${json({ cluster }).replaceAll('\n', '\r\n')}`,
    ],
    ['twice the same', `${json({ cluster })}\n${json({ cluster })}`],
    ['twice the same YAML', clusterYaml + clusterYaml],
    ['curly quotes', json({ cluster }).replace(/"([^"]*)"/g, '\u201c$1\u201d')],
    ['a fence', `\`\`\`json\n${json({ cluster })}\n\`\`\``],
    ['other text around', `Here you are:\n\n${json({ cluster })} thanks!\n`],
  ])('is read as %s', (_, text) => {
    const facts = detect(text).facts.map((fact) => [fact.field, fact.value]);
    expect(facts).toEqual(expect.arrayContaining([...expected]));
    expect(detect(text).facts.every((fact) => fact.certainty === 'stated')).toBe(true);
    expect(notes(text)).toBe('');
  });

  it('broken over lines by a narrow terminal is whole again', () => {
    const narrow = json({ cluster }).replace(/[^\n]{80}(?=[^\n])/g, '$&\n');
    expect(answerOf(narrow, 'cluster.certificateAuthority')).toBe(cluster.certificateAuthority.data);
    expect(notes(narrow)).toBe('');
    const yaml = clusterYaml.replace('LS0t\n', `LS0t${'QUJD'.repeat(20)}\nQUJDRA==\n`);
    expect(answerOf(yaml, 'cluster.certificateAuthority')).toMatch(/QUJDQUJDRA==$/);
  });

  it.each([
    ['--query cluster.kubernetesNetworkConfig', json(cluster.kubernetesNetworkConfig)],
    [
      '--query cluster.kubernetesNetworkConfig.serviceIpv4Cidr',
      '$ aws eks describe-cluster --name demo --query cluster.kubernetesNetworkConfig.serviceIpv4Cidr\n"172.20.0.0/16"',
    ],
    [
      'the same as text',
      "$ aws eks describe-cluster --name demo \\\n    --query 'cluster.kubernetesNetworkConfig.serviceIpv4Cidr' --output text\n172.20.0.0/16",
    ],
    [
      'a member on its own',
      '"kubernetesNetworkConfig": {\n    "serviceIpv4Cidr": "172.20.0.0/16",\n    "ipFamily": "ipv4"\n},',
    ],
    ['a line on its own', '        "serviceIpv4Cidr": "172.20.0.0/16",'],
    ['eksctl get cluster', json([{ Name: 'demo', KubernetesNetworkConfig: { ServiceIpv4Cidr: '172.20.0.0/16' } }])],
  ])('is read from %s', (_, text) => {
    expect(services(text)).toBe('stated 172.20.0.0/16 by aws eks describe-cluster');
  });

  it('tells access and endpoint from fragments', () => {
    const { resourcesVpcConfig } = cluster;
    expect(answerOf(json(resourcesVpcConfig), 'cluster.endpointAccess')).toBe('private');
    expect(answerOf(json({ ...resourcesVpcConfig, endpointPublicAccess: true }), 'cluster.endpointAccess')).toBe(
      'public-and-private',
    );
    expect(answerOf(`"${cluster.endpoint}"`, 'cluster.endpoint')).toBe(cluster.endpoint);
    expect(factOf(cluster.endpoint, 'cluster.region')).toMatchObject({
      value: 'ap-northeast-2',
      certainty: 'inferred',
    });
    expect(
      answerOf('$ aws eks describe-cluster --name a --query cluster.version\n"1.30"', 'cluster.kubernetesVersion'),
    ).toBe('1.30');
  });

  it('of IPv6 tells the /108', () => {
    const six = { ...cluster, kubernetesNetworkConfig: { serviceIpv6Cidr: 'fd30:1c53:5f8a::/108', ipFamily: 'ipv6' } };
    expect(services(json({ cluster: six }))).toBe('stated fd30:1c53:5f8a::/108 by aws eks describe-cluster');
  });

  it('of a very old cluster says that the service CIDR is not in it', () => {
    const { kubernetesNetworkConfig: _, ...old } = cluster;
    expect(services(json({ cluster: old }))).toBeUndefined();
    expect(notes(json({ cluster: old }))).toContain('does not say the service CIDR of demo');
    expect(services(`${json({ cluster: old })}\n10.100.0.1`)).toBe(`inferred 10.100.0.0/16 ${INFERRED}`);
  });

  it('of two clusters fills in neither', () => {
    const text =
      json({ cluster }) + json({ cluster: { ...cluster, name: 'other', arn: cluster.arn.replace('demo', 'other') } });
    expect(detect(text).facts).toEqual([]);
    expect(notes(text)).toContain('several clusters (demo, other)');
  });

  it('that is cut off keeps what was whole, and says where it breaks off', () => {
    const text = json({ cluster });
    const cut = text.slice(0, text.indexOf('"serviceIpv4Cidr"') + 24);
    expect(answerOf(cut, 'cluster.endpointAccess')).toBe('private');
    expect(services(cut)).toBeUndefined();
    expect(notes(cut)).toContain('breaks off inside "cluster.kubernetesNetworkConfig"');
    expect(notes(cut)).not.toContain('does not say');
    expect(services(`${cut}\n$ kubectl get servicecidr\nNAME CIDRS AGE\nkubernetes 172.20.0.0/16 4d`)).toContain(
      'servicecidr',
    );
  });

  it('that lost its beginning is read from there on', () => {
    const text = json({ cluster });
    const tail = text.slice(text.indexOf('"vpcId"'));
    expect(services(tail)).toBe('stated 172.20.0.0/16 by aws eks describe-cluster');
    expect(notes(tail)).toContain('lacks its beginning');
  });
});

describe('aws ec2 describe-vpcs', () => {
  const blocks = ['10.0.0.0/16', '100.64.0.0/16', '2600:1f14:abc:de00::/56'];
  it('gives every associated block, the primary one first', () => {
    expect(answerOf(json({ Vpcs: [vpc(VPC)] }), 'cluster.vpcCidrs')).toEqual(blocks);
    expect(answerOf(json([vpc(VPC)]), 'cluster.vpcCidrs')).toEqual(blocks);
    expect(answerOf(json(vpc(VPC)), 'cluster.vpcCidrs')).toEqual(blocks);
    expect(answerOf(vpcsYaml, 'cluster.vpcCidrs')).toEqual(blocks.slice(0, 2));
    expect(answerOf(json(vpc(VPC).CidrBlockAssociationSet), 'cluster.vpcCidrs')).toEqual([
      '100.64.0.0/16',
      '10.0.0.0/16',
    ]);
  });

  it('of several VPCs gives that of the cluster, else asks', () => {
    const several = json({ Vpcs: [vpc('vpc-a', '10.7.0.0/16'), vpc(VPC)] });
    expect(answerOf(several, 'cluster.vpcCidrs')).toBeUndefined();
    expect(notes(several)).toContain('--vpc-ids');
    expect(answerOf(several + json({ cluster }), 'cluster.vpcCidrs')).toEqual(blocks);
    expect(notes(json({ Vpcs: [vpc('vpc-a')] }) + json({ cluster }))).toContain(`the cluster is in ${VPC}`);
  });

  it('is not a list of subnets', () => {
    expect(detect(json({ Subnets: [{ SubnetId: 's', VpcId: VPC, CidrBlock: '10.0.1.0/24' }] })).facts).toEqual([]);
  });

  it('is inferred from a list of blocks, and stated under its command', () => {
    const list = json(['10.0.0.0/16', '100.64.0.0/16']);
    expect(factOf(list, 'cluster.vpcCidrs')).toMatchObject({ certainty: 'inferred', value: blocks.slice(0, 2) });
    const asked = `$ aws ec2 describe-vpcs --query 'Vpcs[].CidrBlockAssociationSet[].CidrBlock'\n${list}`;
    expect(factOf(asked, 'cluster.vpcCidrs')).toMatchObject({ certainty: 'stated', value: blocks.slice(0, 2) });
    expect(detect('["0.0.0.0/0"]').facts).toEqual([]);
  });
});

describe('aws ec2 describe-vpc-endpoints', () => {
  it('gives short names, private host names where private DNS is off, and only what is there for the cluster', () => {
    const text = json(vpcEndpoints) + json({ cluster });
    expect(answerOf(text, 'cluster.vpcEndpoints')).toEqual([
      's3',
      'ecr.api',
      'ecr.dkr',
      { service: 'logs', privateDns: false, hosts: ['vpce-0a1b-c2d3.logs.ap-northeast-2.vpce.amazonaws.com'] },
    ]);
    expect(notes(text)).toContain('its state is pending');
    expect(notes(text)).toContain('vpce-svc-0f00');
    expect(notes(json(vpcEndpoints))).toContain('several VPCs');
  });

  it.each([
    ['com.amazonaws.us-west-2.ecr.api', 'ecr.api', 'us-west-2'],
    ['cn.com.amazonaws.cn-north-1.ec2', 'ec2', 'cn-north-1'],
    ['com.amazonaws.us-gov-west-1.sts', 'sts', 'us-gov-west-1'],
    ['aws.api.us-east-1.kendra-ranking', 'kendra-ranking', 'us-east-1'],
    ['com.amazonaws.eusc-de-east-1.s3', 's3', 'eusc-de-east-1'],
  ])('%s is %s in %s', (ServiceName, name, region) => {
    const text = json({
      VpcEndpoints: [{ VpcEndpointId: 'e', VpcId: VPC, ServiceName, State: 'available', PrivateDnsEnabled: true }],
    });
    expect(answerOf(text, 'cluster.vpcEndpoints')).toEqual([name]);
    expect(factOf(text, 'cluster.region')).toMatchObject({ value: region, certainty: 'inferred' });
  });

  it('names each service once, and leaves out what is of no region', () => {
    const one = (ServiceName: string, PrivateDnsEnabled: boolean) => ({
      VpcEndpointId: 'e',
      VpcEndpointType: 'Interface',
      ServiceName,
      PrivateDnsEnabled,
      DnsEntries: [{ DnsName: '*.vpce-1-2.s3.us-east-1.vpce.amazonaws.com' }],
    });
    const text = json([
      one('com.amazonaws.us-east-1.s3', false),
      one('com.amazonaws.us-east-1.s3', true),
      one('com.amazonaws.s3-global.accesspoint', true),
    ]);
    expect(answerOf(text, 'cluster.vpcEndpoints')).toEqual(['s3']);
    expect(notes(text)).toContain('com.amazonaws.s3-global.accesspoint');
    expect(answerOf(json([one('com.amazonaws.us-east-1.s3', false)]), 'cluster.vpcEndpoints')).toEqual([
      {
        service: 's3',
        privateDns: false,
        hosts: ['vpce-1-2.s3.us-east-1.vpce.amazonaws.com', '.vpce-1-2.s3.us-east-1.vpce.amazonaws.com'],
      },
    ]);
    expect(answerOf(json([one('com.amazonaws.route53', true)]), 'cluster.vpcEndpoints')).toEqual(['route53']);
    expect(factOf(json([one('com.amazonaws.route53', true)]), 'cluster.region')).toBeUndefined();
  });

  it('without any is an answer too, but a list that was cut off is none', () => {
    expect(answerOf('{"VpcEndpoints": []}', 'cluster.vpcEndpoints')).toEqual([]);
    expect(answerOf(json(vpcEndpoints).slice(0, 900), 'cluster.vpcEndpoints')).toBeUndefined();
  });
});

describe('other outputs', () => {
  it.each([
    [awsNode('aws-node', 'aws-eks-nodeagent'), true],
    [awsNode('aws-node'), false],
  ])('the daemonset aws-node tells whether the agent runs', (daemonSet, there) => {
    expect(answerOf(json(daemonSet), 'addOns.vpcCni.nodeAgent')).toBe(there);
  });

  it('the refusal of an API server states the range', () => {
    const text =
      'The Service "x" is invalid: spec.clusterIPs: Invalid value: ["1.1.1.1"]: failed to allocate IP 1.1.1.1: the provided IP (1.1.1.1) is not in the valid range. The range of valid IPs is 10.100.0.0/16';
    expect(services(text)).toMatch(/^stated 10\.100\.0\.0\/16 by kubectl create service/);
    expect(services(`Error from server (Invalid): ${text}`)).toMatch(/^stated 10\.100/);
  });

  it('the flag of kubeadm is taken, with the word that EKS has none', () => {
    const text =
      '$ kubectl cluster-info dump | grep -m 1 service-cluster-ip-range\n                            "--service-cluster-ip-range=10.96.0.0/12",\n';
    expect(services(text)).toBe('stated 10.96.0.0/12 by kubectl cluster-info dump');
    expect(notes(text)).toContain('EKS runs none');
  });

  it('tables and text of aws are left over, with the way to JSON', () => {
    const table =
      '-----------------------------\n|      DescribeCluster      |\n+---------------------------+\n||         cluster         ||\n|+------------+------------+|\n||  name      |  demo      ||\n';
    const plain = 'CLUSTER\tarn:aws:eks:us-west-2:1:cluster/demo\t2026\nKUBERNETESNETWORKCONFIG\tipv4\t172.20.0.0/16\n';
    for (const text of [table, plain]) {
      expect(detect(text)).toMatchObject({ facts: [], read: [], leftover: [text.trimEnd()] });
      expect(notes(text)).toContain('--output json');
    }
  });

  it.each([
    [
      'An error occurred (AccessDeniedException) when calling the DescribeCluster operation: User: arn:aws:iam::1:user/a is not authorized to perform: eks:DescribeCluster',
      'eks:DescribeCluster',
    ],
    [
      '\nAn error occurred (UnauthorizedOperation) when calling the DescribeVpcs operation: You are not authorized',
      'ec2:DescribeVpcs',
    ],
    [
      'Error from server (Forbidden): services "kubernetes" is forbidden: User "a" cannot get resource',
      'get services in namespace default',
    ],
    ['error: the server doesn\'t have a resource type "servicecidr"', 'older than 1.33'],
    [
      '$ kubectl get svc kubernetes\nUnable to connect to the server: dial tcp 10.0.1.2:443: i/o timeout',
      'answers inside its VPC only',
    ],
    [
      'An error occurred (ResourceNotFoundException) when calling the DescribeCluster operation: No cluster found for name: x.',
      'no such cluster',
    ],
    ['Unable to locate credentials. You can configure credentials by running "aws configure".', 'no valid credentials'],
  ])('%s is explained', (text, words) => {
    expect(notes(text)).toContain(words);
    expect(detect(text)).toMatchObject({ facts: [], read: [], leftover: [] });
  });

  it('all in one paste, in any order, leave nothing over', () => {
    const parts = [
      json({ cluster }),
      vpcsYaml,
      json(vpcEndpoints),
      serviceTable,
      serviceYaml.replaceAll('10.100', '172.20'),
      'fd00::/8 is not read\n',
    ];
    const prompt = '[cloudshell-user@ip-10-2-3-4 ~]$ kubectl get whatever\n';
    for (const order of [parts, [...parts].reverse()]) {
      const found = detect(order.map((part) => `${prompt}${part}\n`).join(''));
      expect(found.facts.map((fact) => fact.field)).toHaveLength(9);
      expect(found.leftover).toEqual(['fd00::/8 is not read']);
      expect(new Set(found.read.map(({ source }) => source)).size).toBe(4);
    }
  });
});

describe('anything else', () => {
  it('empty text tells nothing and complains of nothing', () => {
    for (const text of ['', '  \n\n', '\ufeff\r\n'])
      expect(detect(text)).toEqual({ facts: [], read: [], leftover: [], notes: [], cluster: {} });
  });

  it('foreign text is left over, and said to be unknown', () => {
    const found = detect('Dear colleague,\nplease: do the needful.\n');
    expect(found).toMatchObject({ facts: [], read: [], leftover: ['Dear colleague,\nplease: do the needful.'] });
    expect(notes('한국어 문장')).toContain('Nothing here');
  });

  it('an alias bomb is no fact and no harm', () => {
    const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefghi'.replace(/./g, (c) => `${c}: &${c} [${Array(9).fill(`*${String.fromCharCode(c.charCodeAt(0) - 1)}`)}]\n`)}kind: *i\n`;
    expect(detect(bomb).facts).toEqual([]);
  });

  it('no text makes it throw or wait', () => {
    const signs = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      '"',
      ':',
      ',',
      '\n',
      ' ',
      '- ',
      '$ ',
      '# ! ',
      'kind: ',
      '"cluster"',
      '10.100.0.1',
      '/16',
      '|',
      '\\',
      '&a ',
      '*a',
      'aws eks ',
      'NAME  CIDRS\n',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.array(signs, { maxLength: 200 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (any) => Array.isArray(detect(any).facts)),
      { numRuns: 300 },
    );
  });

  it('a sample with a piece taken out or put in states no block that does not stand in it, and one fact a field', () => {
    const change = fc.record({ at: fc.nat(EVERYTHING.length), length: fc.nat(400), put: fc.string({ maxLength: 8 }) });
    fc.assert(
      fc.property(change, ({ at, length, put }) => {
        const text = EVERYTHING.slice(0, at) + put + EVERYTHING.slice(at + length);
        const { facts } = detect(text);
        expect(new Set(facts.map((fact) => fact.field)).size).toBe(facts.length);
        for (const fact of facts) {
          if (fact.certainty === 'inferred') expect(fact.note).toBeDefined();
          else if (fact.field === 'cluster.serviceCidrs' || fact.field === 'cluster.vpcCidrs')
            expect(fact.value.filter((cidr) => !text.includes(cidr))).toEqual([]);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('cutting the end off takes facts away, and never makes a list of blocks or endpoints shorter', () => {
    const full = json({ Vpcs: [vpc(VPC)] });
    const blocks = answerOf(full, 'cluster.vpcCidrs');
    for (let end = 0; end < full.length - 3; end += 7)
      expect([undefined, blocks]).toContainEqual(answerOf(full.slice(0, end), 'cluster.vpcCidrs'));
  });

  it('reads several outputs in YAML, and of far too much the first ones: it says once that the rest is left', () => {
    expect(notes(clusterYaml.repeat(20))).not.toMatch(/too much to read/);
    const long = clusterYaml.repeat(Math.ceil(1_000_000 / clusterYaml.length));
    expect(answerOf(long, 'cluster.name')).toBe('demo');
    expect(notes(long).match(/\d+ KB of YAML are too much to read here/g)).toHaveLength(1);
  });

  it('takes many small steps through a long text, and comes to the same in them', () => {
    const text = `${'I0101 10:00:00.1 main.go:12] level: info\n'.repeat(1000)}${EVERYTHING}`;
    const steps = detectInSteps(text);
    let count = 0;
    let step = steps.next();
    for (; step.done !== true; step = steps.next()) count += 1;
    expect(step.value).toEqual(detect(text));
    expect(count).toBeGreaterThan(2000);
  });

  it.each([
    [
      'random characters',
      () =>
        fc.sample(fc.string({ unit: 'binary', minLength: 20000, maxLength: 20000 }), { seed: 7, numRuns: 1 }).join(''),
    ],
    ['open brackets', () => '['.repeat(200_000)],
    ['open brackets on lines', () => '[\n'.repeat(100_000)],
    ['open objects', () => '{"a":'.repeat(40_000)],
    ['broken texts', () => '{"a":"x\n'.repeat(25_000)],
    ['whole objects', () => '{}'.repeat(100_000)],
    ['failures', () => 'Error: x\n'.repeat(200_000)],
    ['members', () => '"a":1,\n'.repeat(28_000)],
    ['keys', () => 'kind: x\n'.repeat(25_000)],
    ['nested lists', () => `${'- '.repeat(50_000)}kind: x`],
    ['prompts', () => '[a@b ~]$ '.repeat(22_000)],
    ['a long word', () => '1'.repeat(200_000)],
    ['escapes', () => '\u001b]0;'.repeat(50_000)],
    ['rows', () => `NAME  TYPE  CLUSTER-IP\n${'x  ClusterIP  10.100.0.9\n'.repeat(8_000)}`],
    [
      'a cluster among log lines',
      () => `${'I0101 10:00:00.1 main.go:12] level: info\n'.repeat(2_400)}${EVERYTHING}${'x'.repeat(100_000)}`,
    ],
  ])('200 KB of %s are read to their end', (_, make) => {
    // A quadratic reader would take minutes and run into the runner's own limit.
    expect(Object.keys(detect(make()))).toContain('facts');
  });
});
