import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { say } from '../model/localized.ts';
import { lint } from './lint.ts';
import { samplePlan } from './sample-plan.fixture.ts';

const plan = samplePlan();
const pasted = (text: string) => lint(text, plan);
const own = (...add: readonly string[]) => lint(add, samplePlan({ add }));

/** `code: programs` of the one finding about an entry. */
const told = (entry: string) =>
  pasted(entry).map(({ code, params }) => (params.programs === undefined ? code : `${code}: ${params.programs}`));

describe('a pasted entry that not all programs read', () => {
  test.each([
    ['*.corp.example', 'bypass.star: AWS CLI, agent, curl, wget', '.corp.example'],
    ['corp.example:443', 'bypass.port: curl, wget', 'corp.example'],
    ['[fd12::1]:443', 'bypass.port: agent, curl, wget', '[fd12::1]'],
    ['a.example b.example', 'bypass.several: kubelet, AWS CLI, agent, curl, wget', undefined],
    ['a.example;b.example', 'bypass.several: kubelet, AWS CLI, agent, curl, wget', undefined],
    ['https://corp.example/', 'bypass.scheme: kubelet, AWS CLI, agent, curl, wget', 'corp.example'],
    ['corp.example.', 'bypass.last-dot: kubelet, AWS CLI, agent, wget', 'corp.example'],
    ['Corp.Example', 'bypass.upper-case', 'corp.example'],
    ['10.1.0.1/16', 'cidr.host-bits: AWS CLI, wget', '10.1.0.0/16'],
    ['10.0.0.0/33', 'cidr.prefix: kubelet, AWS CLI, agent, curl, wget', undefined],
    ['169.254', 'bypass.part-of-address: kubelet, AWS CLI, agent, curl, wget', '169.254.0.0/16'],
    ['10.', 'bypass.part-of-address: kubelet, AWS CLI, agent, curl, wget', '10.0.0.0/8'],
    ['10.*', 'bypass.star: kubelet, AWS CLI, agent, curl, wget', undefined],
    ['*', 'bypass.everything: wget', undefined],
    ['[10.1.2.3]', 'bypass.entry: kubelet, AWS CLI, agent, curl, wget', undefined],
  ])('%s is refused with those who stumble over it', (entry, code, instead) => {
    expect(told(entry)).toEqual([code]);
    expect(pasted(entry)[0]).toMatchObject({ severity: 'error', field: 'bypass.add.0' });
    expect(pasted(entry)[0]?.params.instead).toBe(instead);
  });

  test.each([
    ['fd12::5', 'bypass.ipv6-spelling: AWS CLI', '[fd12::5]'],
    ['[fd12::5]', 'bypass.ipv6-spelling: kubelet, agent, curl, wget', 'fd12::5'],
  ])('%s wants its other spelling beside it', (entry, code, other) => {
    expect(told(entry)).toEqual([code]);
    expect(pasted(entry)[0]?.params.other).toBe(other);
    expect(pasted(`${entry},${other}`)).toEqual([]);
  });

  test('a network is named with those who read none, unless it is one address listed beside it', () => {
    expect(told('10.200.0.0/14')).toEqual(['bypass.network-unread: AWS CLI, wget']);
    expect(told('fd12::/64')).toEqual(['bypass.network-unread: AWS CLI, agent, curl, wget']);
  });

  test('a domain is named with those who leave out the name itself', () => {
    expect(told('.corp.example')).toEqual(['bypass.without-apex: kubelet, wget']);
    expect(pasted('.corp.example,corp.example')).toEqual([]);
  });

  test('a blank before a comma is told where a program keeps it, one behind is not', () => {
    expect(told('a.example ,b.example')).toEqual(['bypass.blank-around: wget']);
    expect(told('a.example, b.example')).toEqual([]);
  });
});

describe('too wide', () => {
  test.each([
    ['.amazonaws.com', 'bypass.aws-host'],
    ['.us-west-2.amazonaws.com', 'bypass.aws-host'],
    ['com', 'bypass.too-wide'],
    ['.cn', 'bypass.too-wide'],
    ['aws', 'bypass.aws-host'],
    ['org', 'bypass.too-wide'],
    ['.kr', 'bypass.too-wide'],
    ['co.kr', 'bypass.too-wide'],
    ['.co.jp', 'bypass.too-wide'],
    ['.com.cn', 'bypass.too-wide'],
    ['0.0.0.0/0', 'bypass.all-addresses'],
    ['::/0', 'bypass.all-addresses'],
    ['0.0.0.0/1', 'bypass.wide-network'],
    ['2000::/3', 'bypass.wide-network'],
  ])('%s is doubted', (entry, code) => {
    expect(pasted(entry)).toMatchObject([{ code, severity: 'warning' }]);
  });

  test.each([
    ['sts.us-west-2.amazonaws.com', 'sts'],
    ['ec2-fips.us-west-2.amazonaws.com', 'ec2'],
    ['ec2.us-west-2.api.aws', 'ec2'],
    ['eks-auth.us-west-2.api.aws', 'eks-auth'],
    ['111122223333.dkr-ecr.us-west-2.on.aws', 'ecr.dkr'],
    ['oidc.eks.us-west-2.amazonaws.com', 'oidc-eks'],
  ])('%s is the host of a service without an endpoint', (entry, service) => {
    expect(pasted(entry)).toMatchObject([{ code: 'bypass.aws-host', params: { service } }]);
  });

  test.each([
    ['.dkr.ecr.us-west-2.amazonaws.com', 'ecr.dkr'],
    ['.s3.us-west-2.amazonaws.com', 's3'],
    ['.ec2.us-west-2.amazonaws.com', undefined],
  ])('%s is the domain of the service %s', (entry, service) => {
    const [found] = lint([entry], samplePlan({ cluster: { vpcEndpoints: [] }, add: [entry] }));
    expect([found?.code, found?.params.service]).toEqual(['bypass.aws-host', service]);
  });

  test.each([
    'proxy',
    'local',
    'corp',
    'corp.kr',
    'co.example',
    'registry',
    '10.0.0.0/8',
    'fc00::/7',
    'lb-1.elb.us-west-2.amazonaws.com',
  ])('%s is not', (entry) => {
    expect(pasted(entry).filter(({ severity }) => severity !== 'note')).toEqual([]);
  });

  test('the host of a ticked endpoint is there, until it is switched off', () => {
    const entry = 'ec2.us-west-2.amazonaws.com';
    expect(pasted(entry)).toMatchObject([{ code: 'bypass.already-there' }]);
    expect(lint([entry], samplePlan({ remove: [entry] }))).toMatchObject([{ code: 'bypass.aws-host' }]);
  });
});

describe('what others of the list do already', () => {
  test.each([
    ['a.corp.example', '.corp.example', '.corp.example'],
    ['.b.corp.example', 'corp.example', 'corp.example'],
    ['10.0.5.0/24', '', '10.0.0.0/16'],
    ['10.200.3.0/24', '10.200.0.0/14', '10.200.0.0/14'],
  ])('%s is superfluous beside %s', (entry, beside, other) => {
    const found = own(entry, beside).filter(({ field }) => field === 'bypass.add.0');
    expect(found).toMatchObject([{ code: 'bypass.shadowed', severity: 'note', params: { entry, other } }]);
  });

  test.each([
    ['10.0.5.5', ''],
    ['fd12::1', 'fd12::/64'],
    ['corp.example', '.corp.example'],
    ['.corp.example', 'corp.example'],
  ])('%s beside %j is not: some program needs it', (entry, beside) => {
    const codes = own(entry, beside).map(({ code }) => code);
    expect(codes).not.toContain('bypass.shadowed');
  });

  test('the same twice is told at the second place', () => {
    expect(own('a.example', 'a.example')).toMatchObject([{ code: 'bypass.already-there', field: 'bypass.add.1' }]);
  });

  test('a pasted list is held against what the user has added, the own entries are not held against themselves', () => {
    const withOwn = samplePlan({ add: ['a.example'] });
    expect(lint('a.example', withOwn)).toMatchObject([{ code: 'bypass.already-there' }]);
    expect(lint(['a.example'], withOwn)).toEqual([]);
  });
});

test('without programs nothing is said in their name', () => {
  const nobody = samplePlan({ programs: [] });
  expect(lint('.corp.example,10.200.0.0/14,fd12::1,10.0.5.0/24', nobody)).toEqual([]);
  expect(lint('*.x.example', nobody).map(({ params }) => params.programs)).toEqual([undefined]);
});

describe('bad input', () => {
  const long = 'a'.repeat(10_000);

  test.each([
    ['', []],
    [',,,', []],
    [' , ', []],
    [long, ['text.too-long']],
    ['\0', ['text.invisible']],
    ['a\nb', ['text.line-break']],
    ['\u{1f600}', ['bypass.not-ascii']],
    ['[', ['bypass.entry']],
    ['/', ['cidr.address']],
    ['::', ['bypass.ipv6-spelling']],
  ])('%j is told by name', (text, codes) => {
    expect(pasted(text).map(({ code }) => code)).toEqual(codes);
  });

  test('5,000 entries are told what is wrong with them, without notes', () => {
    const many = Array.from({ length: 5000 }, (_, index) => `.host-${index}.example`);
    expect(
      pasted([...many, '*.x.example', '.amazonaws.com', '.host-1.example'].join(',')).map(({ field }) => field),
    ).toEqual(['bypass.add.5000', 'bypass.add.5001', 'bypass.add.5002']);
  });

  test('any text gives findings in words without holes, one for an entry at most', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.array(fc.domain()).map(String)), (text) => {
        const findings = pasted(text);
        expect(new Set(findings.map(({ field }) => field)).size).toBe(findings.length);
        for (const { text: words, params } of findings) {
          for (const language of ['en', 'ko', 'ja'] as const) {
            expect(say(words, language, params)).not.toMatch(/\{[a-z]+\}/);
          }
        }
      }),
      { numRuns: 100 },
    );
  });
});
