import { existsSync, readFileSync } from 'node:fs';
import Ajv from 'ajv';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Plan } from '../../model/plan.ts';
import { rootCa } from '../../model/sample-ca.fixture.ts';
import { samplePlan } from '../cluster/sample-plan.ts';
import { deliveries } from './index.ts';

const oracles = new URL('../../../../../shared/oracles/', import.meta.url);
const has = (file: string): boolean => existsSync(new URL(file, oracles));
const read = (file: string): string => readFileSync(new URL(file, oracles), 'utf8');

const login = { store: 'ssm', secret: '/corp/proxy' } as const;
const plans: readonly Plan[] = [samplePlan(), samplePlan({ caBundle: rootCa, login })];

test.each(deliveries)('$id says which files it may have', ({ files, documents }) => {
  const some = plans.flatMap((plan) => documents(plan).map(({ path }) => path));
  expect(new Set(some)).toEqual(new Set(files));
});

describe('the EKS add-ons', () => {
  const chart = 'aws-vpc-cni.chart.values.yaml';
  const judged = (file: string) => {
    const { $schema: _, ...schema } = JSON.parse(read(file));
    return new Ajv({ strict: false, validateFormats: false }).compile(schema);
  };
  const cases = [
    [
      'schemas/vpc-cni-v1.15.1-eksbuild.1.json',
      { env: { WARM_ENI_TARGET: '1' } },
      { env: { HTTPS_PROXY: 'http://a:1' } },
    ],
    ['schemas/vpc-cni-v1.15.1-eksbuild.1.json', {}, { extraEnv: [{ name: 'HTTPS_PROXY', value: 'http://a:1' }] }],
    ['schemas/kube-proxy-v1.28.8-eksbuild.5.json', { mode: 'iptables' }, { env: { HTTPS_PROXY: 'http://a:1' } }],
  ] as const;

  test.each(cases)('%s takes %j and refuses %j%s', (file, good, bad) => {
    if (!has(file)) return expect(has(file), `${file}: not on this machine, so nothing is held against it`).toBe(false);
    const validate = judged(file);
    expect([validate(good), validate(bad)]).toEqual([true, false]);
  });

  test.skipIf(!has(chart))('the chart knows every key of our values, but two that only its template names', () => {
    const known = parse(read(chart));
    const helm = deliveries.find(({ id }) => id === 'helm');
    for (const plan of plans) {
      const values = parse(helm?.documents(plan)[0]?.text ?? '');
      const strange = Object.keys(values).filter((key) => !(key in known));
      expect(strange).toEqual(plan.caBundle === '' ? [] : ['extraVolumes', 'extraVolumeMounts']);
      expect(Object.keys(values.init)).toEqual(['env']);
      expect(Array.isArray(known.extraEnv) && Array.isArray(values.extraEnv)).toBe(true);
      expect(typeof known.init.env).toBe('object');
    }
  });
});
