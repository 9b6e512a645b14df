import { expect, test } from 'vitest';
import { identityOf } from '../../model/bundle-identity.ts';
import { gap } from '../../model/marks.ts';
import type { Plan } from '../../model/plan.ts';
import { rootCa } from '../../model/sample-ca.fixture.ts';
import { samplePlan } from './sample-plan.ts';

const plan = samplePlan();
const withAddOns = (nodeAgent: boolean, patch: boolean): Plan => ({
  ...plan,
  settings: { ...plan.settings, addOns: { vpcCni: { nodeAgent }, kubeProxy: { patch }, controllers: [] } },
});

test('the same answers have the same identity', () => {
  expect(identityOf(plan)).toEqual({
    cluster: 'prod-seoul',
    values: expect.stringMatching(/^[0-9a-f]{8}$/),
    login: false,
    unlabelled: [],
  });
  expect(identityOf(samplePlan())).toEqual(identityOf(plan));
});

test('every answer that verify.sh goes by changes it', () => {
  const others = [
    samplePlan({ httpProxy: 'http://other.example:3128' }),
    samplePlan({ httpsProxy: 'http://other.example:3128' }),
    samplePlan({ noProxy: 'localhost' }),
    samplePlan({ endpointHost: undefined }),
    samplePlan({ nodeGroups: [] }),
    samplePlan({ caBundle: rootCa }),
    withAddOns(false, true),
    withAddOns(true, false),
  ].map((other) => identityOf(other).values);
  expect(new Set([identityOf(plan).values, ...others]).size).toBe(others.length + 1);
});

test('a gap is not hidden behind it', () => {
  expect(identityOf(samplePlan({ noProxy: gap('cluster.vpcCidrs') })).values).toBe(gap('cluster.vpcCidrs'));
});
