import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checkRegion, partitionOf, partitions, regions } from './regions.ts';

const oracle = new URL('../../../../shared/oracles/eks-regions-and-registries.json', import.meta.url);

interface Oracle {
  readonly partitions: readonly {
    readonly id: string;
    readonly dnsSuffix: string;
    readonly dualStackDnsSuffix: string;
    readonly regions: Readonly<Record<string, string>>;
  }[];
}

test('partitions and regions are those of botocore', ({ skip }) => {
  if (!existsSync(oracle)) skip('no ../shared/oracles here to compare with');
  const read = JSON.parse(readFileSync(oracle, 'utf8')) as Oracle;
  const theirs = read.partitions.map(({ id, dnsSuffix, dualStackDnsSuffix }) => ({
    id,
    dnsSuffix,
    dualStackDnsSuffix,
  }));
  const byId = (one: { id: string }, other: { id: string }) => one.id.localeCompare(other.id);
  expect([...partitions].sort(byId)).toEqual(theirs.sort(byId));
  const theirRegions = read.partitions.flatMap(({ id: partition, regions: names }) =>
    Object.entries(names)
      .filter(([id]) => !id.endsWith('-global'))
      .map(([id, name]) => ({ id, name, partition })),
  );
  const ours = regions.map(({ id, name, partition }) => ({ id, name, partition: partition.id }));
  expect(ours.sort(byId)).toEqual(theirRegions.sort(byId));
});

test.each([
  ['us-east-1', 'aws', 'amazonaws.com'],
  ['cn-north-1', 'aws-cn', 'amazonaws.com.cn'],
  ['us-gov-west-1', 'aws-us-gov', 'amazonaws.com'],
  ['eusc-de-east-1', 'aws-eusc', 'amazonaws.eu'],
  ['us-isob-east-1', 'aws-iso-b', 'sc2s.sgov.gov'],
])('%s lies in %s, under %s', (region, id, dnsSuffix) => {
  expect(partitionOf(region)).toMatchObject({ id, dnsSuffix });
});

test.each(['us-east-9', 'aws-global', '', 'toString', 'US-EAST-1'])('%j has no partition', (region) => {
  expect(partitionOf(region)).toBeUndefined();
});

test.each([
  ['ap-northeast-2', undefined, undefined],
  ['mars-north-1', 'cluster.region', undefined],
  ['us-east-11', 'cluster.region', undefined],
  ['us-east-1a', 'cluster.region', 'us-east-1'],
  ['US-East-1 ', 'cluster.region', 'us-east-1'],
  ['서울', 'cluster.region', undefined],
  ['a\nb', 'text.line-break', undefined],
])('the region %j: %s', (text, code, instead) => {
  const problem = checkRegion(text);
  expect(problem?.code).toBe(code);
  expect(problem?.instead).toBe(instead);
});

test('20,000 characters are no region', () => {
  expect(checkRegion('x'.repeat(20_000))?.code).toBe('text.too-long');
});
