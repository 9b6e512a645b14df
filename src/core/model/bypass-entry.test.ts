import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkBypassEntry } from './bypass-entry.ts';
import { checkEndpointHost, checkEndpointService } from './endpoint-service.ts';

test.each([
  'corp.example',
  '.corp.example',
  'host',
  '10.1.2.3',
  '10.200.0.0/14',
  'fd00::1',
  '[fd00::1]',
  'fd00::/8',
  '::ffff:10.0.0.1',
  '.internal',
  'ip-10-0-0-1.ec2.internal',
  '10-0-0-1.corp.example',
  '1-2',
])('an entry %s is taken', (text) => {
  expect(checkBypassEntry(text)).toBeUndefined();
});

test.each([
  ['*.corp.example', 'bypass.star', '.corp.example'],
  ['10.*', 'bypass.star', undefined],
  ['*', 'bypass.everything', undefined],
  ['*.Corp.Example', 'bypass.star', '.corp.example'],
  ['https://Corp.Example:8443/x', 'bypass.scheme', 'corp.example'],
  ['Corp.Example:443', 'bypass.upper-case', 'corp.example'],
  ['Corp.Example./', 'bypass.upper-case', 'corp.example'],
  ['corp.example/', 'bypass.path', 'corp.example'],
  ['corp.example/v2/', 'bypass.path', 'corp.example'],
  ['corp.example:5000/v2', 'bypass.path', 'corp.example'],
  ['10.0.0.1/', 'cidr.prefix-missing', undefined],
  ['10/8', 'cidr.address', undefined],
  ['10.0.0.1-10.0.0.9', 'bypass.range', undefined],
  ['10.0.0.1-9', 'bypass.range', undefined],
  ['10.0.0.0 - 10.0.0.9', 'bypass.range', undefined],
  ['corp.example:443', 'bypass.port', 'corp.example'],
  ['10.1.2.3:8080', 'bypass.port', '10.1.2.3'],
  ['[fd00::1]:443', 'bypass.port', '[fd00::1]'],
  [' corp.example', 'bypass.blank', 'corp.example'],
  ['a b', 'bypass.several', undefined],
  ['10.0.0.0/8:80', 'bypass.network-port', '10.0.0.0/8'],
  ['fd00::/8:443', 'bypass.network-port', 'fd00::/8'],
  ['10.0.0.0/33:80', 'bypass.network-port', undefined],
  ['https://corp.example/path', 'bypass.scheme', 'corp.example'],
  ['https://corp.example/x', 'bypass.scheme', 'corp.example'],
  ['u:hunter2@corp.example', 'text.login', undefined],
  ['Corp.Example', 'bypass.upper-case', 'corp.example'],
  ['corp.example.', 'bypass.last-dot', 'corp.example'],
  ['a.example,b.example', 'bypass.several', undefined],
  ['a.example|b.example', 'bypass.several', undefined],
  ['10.0.0.0/33', 'cidr.prefix', undefined],
  ['10.200.1.0/14', 'cidr.host-bits', '10.200.0.0/14'],
  ['999.1.1.1', 'cidr.part', undefined],
  ['010.0.0.1', 'cidr.octal', undefined],
  ['10.0.0', 'cidr.address', undefined],
  ['a"b', 'bypass.entry', undefined],
  ['$(id)', 'bypass.entry', undefined],
  ['..', 'bypass.entry', undefined],
  ['회사.example', 'bypass.not-ascii', undefined],
  ['a\nb', 'text.line-break', undefined],
  ['fd12:0:0::5', 'bypass.ipv6-form', 'fd12::5'],
  ['[fd12:0:0:0:0:0:0:5]', 'bypass.ipv6-form', '[fd12::5]'],
  ['fd12::0005', 'bypass.ipv6-form', 'fd12::5'],
])('an entry %j is refused as %s', (text, code, instead) => {
  const problem = checkBypassEntry(text);
  expect(problem?.code).toBe(code);
  expect(problem?.instead).toBe(instead);
});

test('what is taken never breaks the list apart', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const good = checkBypassEntry(text)?.instead ?? (checkBypassEntry(text) === undefined ? text : 'x');
      expect(good).toMatch(/^[a-z0-9._:/[\]-]+$/);
    }),
    { numRuns: 300 },
  );
});

test.each([
  ['ecr.api', undefined, undefined],
  ['bedrock-runtime', undefined, undefined],
  ['com.amazonaws.us-east-1.ecr.api', 'endpoint-service.name', 'ecr.api'],
  ['cn.com.amazonaws.cn-north-1.ec2', 'endpoint-service.name', 'ec2'],
  ['com.amazonaws.route53', 'endpoint-service.name', 'route53'],
  ['com.amazonaws.us-gov-west-1.eks-auth', 'endpoint-service.name', 'eks-auth'],
  ['S3', 'endpoint-service.name', 's3'],
  ['a b', 'endpoint-service.name', undefined],
])('an endpoint service %s: %s', (text, code, instead) => {
  const problem = checkEndpointService(text);
  expect(problem?.code).toBe(code);
  expect(problem?.instead).toBe(instead);
});

test.each([
  ['vpce-0a1b.logs.ap-northeast-2.vpce.amazonaws.com', undefined, undefined],
  [
    '*.vpce-0a1b.s3.us-east-1.vpce.amazonaws.com',
    'endpoint-service.host',
    '.vpce-0a1b.s3.us-east-1.vpce.amazonaws.com',
  ],
  ['https://logs.example/', 'endpoint-service.host', 'logs.example'],
  ['10.0.0.1', 'endpoint-service.host', undefined],
])('a host of an endpoint %s: %s', (text, code, instead) => {
  const problem = checkEndpointHost(text);
  expect(problem?.code).toBe(code);
  expect(problem?.instead).toBe(instead);
});
