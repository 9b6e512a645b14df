import { expect, test } from 'vitest';
import { checkEndpointService } from '../model/endpoint-service.ts';
import { gap } from '../model/marks.ts';
import { dualStackHosts, endpointHosts, endpointServices, serviceOf } from './endpoints.ts';
import { regions } from './regions.ts';

test.each([
  ['ec2', 'ap-northeast-2', ['ec2.ap-northeast-2.amazonaws.com']],
  ['ec2', 'cn-north-1', ['ec2.cn-north-1.amazonaws.com.cn']],
  ['ec2', 'us-gov-west-1', ['ec2.us-gov-west-1.amazonaws.com']],
  ['ec2', 'eusc-de-east-1', ['ec2.eusc-de-east-1.amazonaws.eu']],
  ['ec2', 'us-iso-east-1', ['ec2.us-iso-east-1.c2s.ic.gov']],
  ['ecr.api', 'us-east-1', ['api.ecr.us-east-1.amazonaws.com']],
  ['ecr.dkr', 'us-east-1', ['.dkr.ecr.us-east-1.amazonaws.com']],
  ['eks-auth', 'us-east-1', ['eks-auth.us-east-1.api.aws']],
  ['eks-auth', 'cn-north-1', ['eks-auth.cn-north-1.api.amazonwebservices.com.cn']],
  ['eks-auth', 'eusc-de-east-1', ['eks-auth.eusc-de-east-1.api.amazonwebservices.eu']],
  ['oidc-eks', 'us-east-1', ['oidc.eks.us-east-1.amazonaws.com']],
  ['aps-workspaces', 'us-east-1', ['aps-workspaces.us-east-1.amazonaws.com']],
  ['route53', 'us-east-1', ['route53.amazonaws.com']],
  ['something-new', 'cn-northwest-1', ['something-new.cn-northwest-1.amazonaws.com.cn']],
  ['toString', 'us-east-1', ['toString.us-east-1.amazonaws.com']],
])('%s in %s', (service, region, hosts) => {
  expect(endpointHosts(service, region, false)).toEqual(hosts);
});

test('S3 has its host, what stands before it, and the dual-stack names', () => {
  expect(endpointHosts('s3', 'ap-northeast-2', false)).toEqual([
    's3.ap-northeast-2.amazonaws.com',
    '.s3.ap-northeast-2.amazonaws.com',
    '.s3.dualstack.ap-northeast-2.amazonaws.com',
  ]);
});

test('s3.amazonaws.com is listed in us-east-1 and nowhere else', () => {
  const listed = regions.filter(({ id }) => endpointHosts('s3', id, true).includes('s3.amazonaws.com'));
  expect(listed.map(({ id }) => id)).toEqual(['us-east-1']);
  expect(endpointHosts('s3', 'us-east-1', false)).toContain('.s3.amazonaws.com');
});

test.each([
  ['ec2', 'us-east-1', ['ec2-fips.us-east-1.amazonaws.com']],
  ['ec2', 'us-gov-west-1', []],
  ['kms', 'us-gov-west-1', ['kms-fips.us-gov-west-1.amazonaws.com']],
  ['eks', 'us-west-2', ['fips.eks.us-west-2.amazonaws.com']],
  ['eks', 'us-gov-west-1', []],
  ['ecr.api', 'us-east-1', ['api.ecr-fips.us-east-1.amazonaws.com', 'ecr-fips.us-east-1.amazonaws.com']],
  ['ecr.dkr', 'us-east-1', ['.dkr.ecr-fips.us-east-1.amazonaws.com']],
  ['eks-auth', 'us-east-1', ['eks-auth-fips.us-east-1.api.aws']],
  ['oidc-eks', 'us-east-1', []],
  ['kms-fips', 'us-east-1', []],
])('with FIPS %s in %s has these in addition', (service, region, more) => {
  expect(endpointHosts(service, region, true)).toEqual([...endpointHosts(service, region, false), ...more]);
});

test('a region that is still missing keeps its mark in the host', () => {
  const region = gap('cluster.region');
  expect(endpointHosts('ec2', region, false)).toEqual([`ec2.${region}.amazonaws.com`]);
});

test('what is on offer is named once, and as an answer would name it', () => {
  const names = endpointServices.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(names.filter((name) => checkEndpointService(name) !== undefined)).toEqual([]);
  for (const needed of [
    'ec2',
    'ecr.api',
    'ecr.dkr',
    's3',
    'sts',
    'logs',
    'eks',
    'eks-auth',
    'elasticloadbalancing',
    'xray',
  ]) {
    expect(names).toContain(needed);
  }
});

test.each([
  ['ec2', 'us-east-1', ['ec2.us-east-1.api.aws']],
  ['ec2', 'cn-north-1', ['ec2.cn-north-1.api.amazonwebservices.com.cn']],
  ['ecr.api', 'us-east-1', ['ecr.us-east-1.api.aws']],
  ['ecr.dkr', 'us-east-1', ['.dkr-ecr.us-east-1.on.aws']],
  ['ecr.dkr', 'cn-north-1', ['.dkr-ecr.cn-north-1.on.amazonwebservices.com.cn']],
  ['ecr.dkr', 'eusc-de-east-1', []],
  ['oidc-eks', 'us-east-1', ['oidc-eks.us-east-1.api.aws']],
  ['eks-auth', 'us-east-1', []],
  ['s3', 'us-east-1', []],
  ['something-new', 'us-gov-west-1', ['something-new.us-gov-west-1.api.aws']],
])('%s in %s has other names over IPv6, which are no entries', (service, region, hosts) => {
  expect(dualStackHosts(service, region)).toEqual(hosts);
  expect(endpointHosts(service, region, true).filter((host) => hosts.includes(host))).toEqual([]);
});

test('Pod Identity is in no region under the usual suffix', () => {
  for (const { id, partition } of regions) {
    const hosts = endpointHosts('eks-auth', id, true);
    expect(hosts.filter((host) => host.endsWith(`.${partition.dnsSuffix}`))).toEqual([]);
    expect(hosts.every((host) => host.endsWith(`.${partition.dualStackDnsSuffix}`))).toBe(true);
  }
});

test.each([
  ['ec2.us-east-1.amazonaws.com', 'ec2'],
  ['sts-fips.us-east-1.amazonaws.com', 'sts'],
  ['bucket.s3.us-east-1.amazonaws.com', 's3'],
  ['111122223333.dkr.ecr.us-east-1.amazonaws.com', 'ecr.dkr'],
  ['dkr.ecr.us-east-1.amazonaws.com', 'ecr.dkr'],
  ['111122223333.dkr-ecr.us-east-1.on.aws', 'ecr.dkr'],
  ['oidc.eks.us-east-1.amazonaws.com', 'oidc-eks'],
  ['ec2.us-east-2.amazonaws.com', undefined],
  ['notec2.us-east-1.amazonaws.com', undefined],
])('the host %s belongs to %s', (host, service) => {
  expect(serviceOf(host, 'us-east-1')).toBe(service);
});

test('each service says what it is for and what stops without it', () => {
  for (const { what, without } of endpointServices) {
    expect(what.en).toMatch(/\w/);
    expect(without.en).toMatch(/\w/);
  }
});

test("the set of AWS's page on private clusters", () => {
  const listed = (need: 'every' | 'if-used') =>
    endpointServices.filter(({ privateCluster }) => privateCluster === need).map(({ name }) => name);
  expect(listed('every')).toEqual(['s3', 'ecr.api', 'ecr.dkr', 'ec2']);
  expect(listed('if-used').sort()).toEqual(
    ['autoscaling', 'eks', 'eks-auth', 'elasticloadbalancing', 'logs', 'route53', 'ssm', 'sts', 'xray'].sort(),
  );
});
