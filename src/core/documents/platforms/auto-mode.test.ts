// The judges are the yaml package and a schema of the two objects with unknown fields refused, written from the fields
// that the user guide of EKS tells (create-node-class, create-node-pool).

import Ajv from 'ajv';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { hasOwnFiles } from '../../model/definition.ts';
import { fieldsMarked, gap, mark } from '../../model/marks.ts';
import type { NodeGroupPlan, Plan } from '../../model/plan.ts';
import { rootCa } from '../../model/sample-ca.fixture.ts';
import type { Options } from '../../model/settings.ts';
import { samplePlan } from '../cluster/sample-plan.ts';
import { autoMode } from './auto-mode.ts';

const groupOf = (options: Options = {}, name = 'workers'): NodeGroupPlan => ({
  index: 0,
  name,
  folder: `node-groups/${name}`,
  platform: 'auto-mode',
  management: undefined,
  tool: 'none',
  bootstrapper: 'user-data',
  options: { nodeRole: '', subnetTag: '', nodePool: true, ...options },
});

function textOf(group: NodeGroupPlan, plan: Plan = samplePlan()): string {
  const [document, ...others] = hasOwnFiles(autoMode) ? autoMode.documents(plan, group) : [];
  expect(others).toEqual([]);
  expect(document?.path).toBe(`${group.folder}/nodeclass.yaml`);
  return document?.text ?? '';
}

const read = (group: NodeGroupPlan, plan?: Plan) =>
  parseAllDocuments(textOf(group, plan)).map((document) => {
    expect(document.errors).toEqual([]);
    return document.toJS();
  });

const closed = (properties: object, required: readonly string[] = []) => ({
  type: 'object',
  additionalProperties: false,
  properties,
  required,
});
const text = { type: 'string', minLength: 1, maxLength: 255 };
const terms = {
  type: 'array',
  minItems: 1,
  items: closed({ id: text, tags: { type: 'object', additionalProperties: text } }),
};
const nodeClassSchema = closed(
  {
    apiVersion: { const: 'eks.amazonaws.com/v1' },
    kind: { const: 'NodeClass' },
    metadata: closed({ name: { type: 'string', pattern: '^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$' } }, ['name']),
    spec: closed(
      {
        role: text,
        instanceProfile: text,
        subnetSelectorTerms: terms,
        securityGroupSelectorTerms: terms,
        advancedNetworking: closed({
          associatePublicIPAddress: { type: 'boolean' },
          httpsProxy: { ...text, pattern: '^https?://' },
          noProxy: { type: 'array', maxItems: 50, items: text },
        }),
        certificateBundles: {
          type: 'array',
          items: closed({ name: text, data: { type: 'string' } }, ['name', 'data']),
        },
      },
      ['role', 'subnetSelectorTerms', 'securityGroupSelectorTerms'],
    ),
  },
  ['apiVersion', 'kind', 'metadata', 'spec'],
);
const validate = new Ajv().compile(nodeClassSchema);

const codes = (plan: Plan, group: NodeGroupPlan) =>
  autoMode.check?.(plan, group).map(({ severity, code }) => `${severity} ${code}`);

describe('the NodeClass', () => {
  it('has the proxy and the list, and is what the guide describes', () => {
    const [nodeClass] = read(groupOf());
    expect(validate(nodeClass) ? [] : validate.errors).toEqual([]);
    expect(nodeClass.spec.advancedNetworking).toEqual({
      httpsProxy: 'http://proxy.corp.example:3128',
      noProxy: ['localhost', '172.20.0.0/16'],
    });
    expect(nodeClass.spec.role).toBe('AmazonEKSAutoNodeRole');
    expect(nodeClass.spec.subnetSelectorTerms).toEqual([{ tags: { 'kubernetes.io/role/internal-elb': '1' } }]);
    expect(nodeClass.spec.securityGroupSelectorTerms).toEqual([{ tags: { 'aws:eks:cluster-name': 'prod-seoul' } }]);
  });

  it('has the CA bundle in base64', () => {
    const [nodeClass] = read(groupOf(), samplePlan({ caBundle: rootCa }));
    expect(validate(nodeClass) ? [] : validate.errors).toEqual([]);
    expect(nodeClass.spec.certificateBundles).toEqual([
      { name: 'corp-proxy-ca', data: Buffer.from(rootCa).toString('base64') },
    ]);
  });

  it('takes role and subnets as asked', () => {
    const [nodeClass] = read(groupOf({ nodeRole: 'nodes', subnetTag: 'Name=a=b' }));
    expect(nodeClass.spec.role).toBe('nodes');
    expect(nodeClass.spec.subnetSelectorTerms).toEqual([{ tags: { Name: 'a=b' } }]);
  });

  it('comes with a NodePool that names it, or without', () => {
    const [nodeClass, nodePool] = read(groupOf({}, 'proxied'));
    expect(nodePool.spec.template.spec.nodeClassRef).toEqual({
      group: 'eks.amazonaws.com',
      kind: nodeClass.kind,
      name: 'proxied',
    });
    expect(read(groupOf({ nodePool: false }))).toHaveLength(1);
  });

  it('keeps what is missing or wrong marked', () => {
    const plan = samplePlan({ httpsProxy: mark('proxy.https', `http://p:1'"\n`) });
    const [first] = plan.bypass;
    const bypass = first === undefined ? [] : [{ ...first, entry: gap('cluster.vpcCidrs') }];
    const group = groupOf({ nodeRole: mark('role', 'a b'), subnetTag: mark('tag', 'x') });
    expect(fieldsMarked(textOf(group, { ...plan, bypass })).sort()).toEqual([
      'cluster.vpcCidrs',
      'proxy.https',
      'role',
      'tag',
    ]);
  });
});

describe('what a NodeClass cannot take', () => {
  const [first] = samplePlan().bypass;
  const entries = (...names: readonly string[]) =>
    samplePlan({ bypass: first === undefined ? [] : names.map((entry) => ({ ...first, entry })) });

  it('is told: more than 50 entries, long entries, a long address', () => {
    const names = Array.from({ length: 51 }, (_, index) => `host-${index}.example`);
    expect(codes(entries(...names.slice(1)), groupOf())).toEqual(['note platform.https-alone']);
    expect(codes(entries(...names), groupOf())).toContain('error auto-mode.too-many-entries');
    expect(codes(entries('x'.repeat(255)), groupOf())).toEqual(['note platform.https-alone']);
    expect(codes(entries('x'.repeat(256)), groupOf())).toContain('error auto-mode.long-entry');
    expect(codes(samplePlan({ httpsProxy: `http://${'x'.repeat(250)}` }), groupOf())).toContain(
      'error auto-mode.long-proxy',
    );
  });

  it.each([
    ['default', 'error auto-mode.name-default'],
    ['Workers', 'error auto-mode.name'],
    ['a_b', 'error auto-mode.name'],
  ])('is told: the name %s', (name, code) => {
    expect(codes(samplePlan(), groupOf({}, name))).toContain(code);
  });

  it('is told: without other nodes there is nothing to patch', () => {
    expect(codes(samplePlan({ nodeGroups: [groupOf()] }), groupOf())).toContain('note auto-mode.no-daemon-sets');
    const others = { ...groupOf(), platform: 'other' };
    expect(codes(samplePlan({ nodeGroups: [groupOf(), others] }), groupOf())).toEqual(['note platform.https-alone']);
  });

  it('is told: a role of its own needs an access entry', () => {
    expect(codes(samplePlan(), groupOf({ nodeRole: 'nodes' }))).toContain('note auto-mode.access-entry');
  });
});

it.each([
  ['nodeRole', 'arn:aws:iam::111122223333:role/x', 'option.role-name'],
  ['nodeRole', 'eks/nodes', 'option.role-name'],
  ['nodeRole', 'KarpenterNodeRole-prod', undefined],
  ['subnetTag', 'Name', 'option.tag'],
  ['subnetTag', 'karpenter.sh/discovery=prod', undefined],
])('%s takes %s: %s', (key, value, code) => {
  expect(autoMode.options.find((option) => option.key === key)?.check?.(value)?.code).toBe(code);
});
