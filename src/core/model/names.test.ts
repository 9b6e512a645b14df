import { describe, expect, test } from 'vitest';
import type { Check } from './finding.ts';
import { checkClusterName, checkDnsDomain, checkKubernetesVersion, checkNodeGroupName } from './names.ts';

const answers = (check: Check, rows: readonly (readonly [text: string, code?: string, instead?: string])[]) =>
  test.each(rows.map(([text, code, instead]) => ({ text, code, instead })))(
    '$text: $code',
    ({ text, code, instead }) => {
      const problem = check(text);
      expect(problem?.code).toBe(code);
      expect(problem?.instead).toBe(instead);
    },
  );

describe('a cluster name', () => {
  answers(checkClusterName, [
    ['prod-seoul_2'],
    ['1'],
    ['x'.repeat(100)],
    ['x'.repeat(101), 'cluster.name-length'],
    ['my"cluster', 'cluster.name'],
    ["my'cluster", 'cluster.name'],
    ['-prod', 'cluster.name'],
    ['prod ', 'cluster.name', 'prod'],
    ['my cluster', 'cluster.name'],
    ['클러스터', 'cluster.name'],
    ['$(id)', 'cluster.name'],
    ['a\nb', 'text.line-break'],
  ]);

  test('with a quote is told which character is in the way', () => {
    expect(checkClusterName('my"cluster')?.params).toEqual({ character: '"' });
  });
});

describe('a node group name', () => {
  answers(checkNodeGroupName, [
    ['workers'],
    ['x'.repeat(63)],
    ['x'.repeat(64), 'node-group.name-length'],
    ['../etc', 'node-group.name'],
    ['a/b', 'node-group.name'],
    ['.', 'node-group.name'],
  ]);
});

describe('a Kubernetes version', () => {
  answers(checkKubernetesVersion, [
    ['1.34'],
    ['v1.34', 'cluster.version', '1.34'],
    ['1.34.2', 'cluster.version', '1.34'],
    ['1.33.4-eks-abc123', 'cluster.version', '1.33'],
    ['1.9', 'cluster.version'],
    ['latest', 'cluster.version'],
  ]);
});

describe('a DNS domain', () => {
  answers(checkDnsDomain, [
    ['cluster.local'],
    ['Cluster.Local', 'cluster.dns-domain', 'cluster.local'],
    ['.cluster.local.', 'cluster.dns-domain', 'cluster.local'],
    ['10.0.0.1', 'cluster.dns-domain'],
    ['a..b', 'cluster.dns-domain'],
    ['a,b', 'cluster.dns-domain'],
  ]);
});
