import { parse } from 'smol-toml';
import { describe, expect, it } from 'vitest';
import { hasOwnFiles } from '../../model/definition.ts';
import { fieldsMarked, gap, mark } from '../../model/marks.ts';
import type { NodeGroupPlan, Plan } from '../../model/plan.ts';
import { rootCa } from '../../model/sample-ca.fixture.ts';
import { samplePlan } from '../cluster/sample-plan.ts';
import { userDataFile } from '../user-data.ts';
import { bottlerocket } from './bottlerocket.ts';
import { groupOf } from './group.fixture.ts';

function textOf(group: NodeGroupPlan, plan: Plan = samplePlan()): string {
  const userData = hasOwnFiles(bottlerocket) ? expect.fail() : bottlerocket.userData(plan, group);
  return userDataFile(userData).text;
}

const read = (group: NodeGroupPlan, plan?: Plan) => parse(textOf(group, plan));

const network = {
  'https-proxy': 'http://proxy.corp.example:3128',
  'no-proxy': ['localhost', '172.20.0.0/16'],
};

describe('the settings', () => {
  it('join the node where nobody else does', () => {
    const joins = {
      'api-server': samplePlan().endpoint,
      'cluster-certificate': 'LS0tLS1CRUdJTg==',
      'cluster-name': 'prod-seoul',
      'cluster-dns-ip': '172.20.0.10',
    };
    expect(read(groupOf('bottlerocket', 'self-managed'))).toEqual({ settings: { kubernetes: joins, network } });
    expect(read(groupOf('bottlerocket', 'managed-custom-ami'))).toEqual({ settings: { kubernetes: joins, network } });
  });

  it('leave to EKS what EKS writes, and say the address of the DNS, which the node would guess', () => {
    expect(read(groupOf('bottlerocket', 'managed'))).toEqual({
      settings: { kubernetes: { 'cluster-dns-ip': '172.20.0.10' }, network },
    });
  });

  it('leave everything about the cluster to a tool that writes it', () => {
    const group: NodeGroupPlan = { ...groupOf('bottlerocket', 'self-managed'), bootstrapper: 'tool' };
    expect(read(group)).toEqual({ settings: { network } });
  });

  it('name the domain of a cluster that has another', () => {
    const plan = samplePlan();
    const cluster = { ...plan.settings.cluster, dnsDomain: 'k8s.corp.example', serviceCidrs: ['fd00:1::/108'] };
    expect(read(groupOf('bottlerocket', 'managed'), { ...plan, settings: { ...plan.settings, cluster } })).toEqual({
      settings: {
        kubernetes: { 'cluster-dns-ip': 'fd00:1::a', 'cluster-domain': 'k8s.corp.example' },
        network,
      },
    });
  });

  it('signal a stack that waits', () => {
    const group = groupOf('bottlerocket', 'self-managed', { stackName: 'eks-nodes', resource: 'NodeGroup' });
    expect(read(group)).toMatchObject({
      settings: {
        cloudformation: { 'should-signal': true, 'stack-name': 'eks-nodes', 'logical-resource-id': 'NodeGroup' },
      },
    });
  });

  it('trust the CA bundle, which is off where it is not said', () => {
    const { pki } = read(groupOf('bottlerocket', 'managed'), samplePlan({ caBundle: rootCa })).settings as {
      pki: object;
    };
    expect(pki).toEqual({ 'corp-proxy-ca': { data: Buffer.from(rootCa).toString('base64'), trusted: true } });
  });

  it('have no key for plain http, which the node would refuse', () => {
    expect(textOf(groupOf('bottlerocket', 'managed'))).not.toMatch(/^http-proxy/m);
  });

  // docs.aws.amazon.com/eks/latest/userguide/launch-templates.html: what EKS cannot merge.
  it('have nothing that EKS cannot merge: no escaped quote, no quoted key', () => {
    const text = textOf(groupOf('bottlerocket', 'managed')).replace(/^#.*$/gm, '');
    expect(text).not.toContain('\\"');
    expect(text).not.toMatch(/^\[.*"/m);
    expect(text).not.toMatch(/^"/m);
  });
});

it('keeps what is missing or wrong marked', () => {
  const typed = `http://p:1'"$(id)\n\\ \u00e9`;
  const plan = samplePlan({ httpsProxy: mark('proxy.https', typed), endpoint: gap('cluster.endpoint') });
  const [first] = plan.bypass;
  const bypass = first === undefined ? [] : [{ ...first, entry: gap('cluster.vpcCidrs') }];
  const text = textOf(groupOf('bottlerocket', 'self-managed', { stackName: 'a' }), { ...plan, bypass });
  expect(fieldsMarked(text).sort()).toEqual([
    'cluster.endpoint',
    'cluster.vpcCidrs',
    'nodeGroups.0.options.resource',
    'proxy.https',
  ]);
});

it('says that plain http goes direct', () => {
  const found = bottlerocket.check?.(samplePlan(), groupOf('bottlerocket', 'managed')).map(({ code }) => code);
  expect(found).toEqual(['platform.https-alone']);
  const kubelet = bottlerocket.programs.find(({ name }) => name === 'kubelet');
  expect(kubelet?.onlyHttps).toBe(true);
  expect(bottlerocket.programs.find(({ name }) => name === 'aws-node')?.onlyHttps).toBeUndefined();
});
