import { describe, expect, test } from 'vitest';
import type { Definitions, PlatformDefinition } from '../model/definition.ts';
import { say } from '../model/localized.ts';
import type { Program } from '../model/program.ts';
import type { Draft } from '../model/settings.ts';
import { planOf } from './plan.ts';
import { sampleDefinitions } from './sample-definitions.ts';
import { sampleDraft, sampleHost, withCluster } from './sample-draft.ts';

const program = (name: string, reader: string, more: Partial<Program> = {}): Program => ({
  name,
  reader,
  calls: { en: 'things' },
  matters: false,
  ...more,
});

const kubelet = program('kubelet', 'go-0.36', { asks: ['api-server', 'metadata', 'aws:ec2'], matters: true });
const agent = program('agent', 'botocore', { asks: ['pod-identity', 'aws:ssm', 'aws:oidc-eks'] });
const curl = program('curl', 'curl-8.9', { version: '8.17' });
const wget = program('wget', 'wget-1');
const everyone = [kubelet, agent, curl, wget];

const definitionsWith = (...programs: readonly Program[]): Definitions => {
  const platforms = sampleDefinitions.platforms.map((one): PlatformDefinition => ({ ...one, programs }));
  return { ...sampleDefinitions, platforms };
};
const definitions = definitionsWith(...everyone);

const findingsOf = (draft: Draft, of: Definitions = definitions) =>
  planOf(draft, of).findings.filter(({ code }) => code.startsWith('simulation.'));

const inWords = (draft: Draft, of?: Definitions) =>
  findingsOf(draft, of).map(({ severity, text, params }) => `${severity}: ${say(text, 'en', params)}`);

const removing = (...remove: readonly string[]): Draft => ({ ...sampleDraft, bypass: { remove } });

test('a list as it is computed has one note: which programs read no networks', () => {
  expect(inWords(sampleDraft)).toEqual([
    'note: Networks are not read by agent, wget: a call to an address in 172.20.0.0/16, 10.0.0.0/16, 100.64.0.0/16 goes through the proxy. Let scripts call it by a name that is listed, or list the address.',
  ]);
  expect(findingsOf(sampleDraft, definitionsWith(kubelet, curl))).toEqual([]);
});

test('IPv6 networks that curl does not match are told apart from the others', () => {
  const draft = withCluster({ serviceCidrs: ['fd30:1c53:5f8a::/108'], vpcCidrs: ['10.0.0.0/16', '2a05:d018::/56'] });
  expect(findingsOf(draft).map(({ code, severity, params }) => [code, severity, params])).toEqual([
    [
      'simulation.ipv6-networks',
      'note',
      { programs: 'agent, curl, wget', networks: 'fd30:1c53:5f8a::/108, 2a05:d018::/56' },
    ],
    ['simulation.networks', 'note', { programs: 'agent, wget', networks: '10.0.0.0/16' }],
  ]);
});

describe('a destination that goes the wrong way', () => {
  test('is an error where a program calls it that nodes cannot do without', () => {
    const broken = definitionsWith({ ...kubelet, asks: ['vpc'], reader: 'wget-1' });
    expect(findingsOf(sampleDraft, broken)).toMatchObject([
      { severity: 'note', params: { networks: '172.20.0.0/16' } },
      { severity: 'error', params: { programs: 'kubelet', networks: '10.0.0.0/16, 100.64.0.0/16' } },
    ]);
  });

  test('is a warning where another program calls it, a note where only scripts may', () => {
    const [finding] = findingsOf(removing('169.254.170.23'));
    expect(finding).toMatchObject({
      code: 'simulation.by-proxy',
      severity: 'warning',
      field: 'bypass.simulation.pod-identity',
    });
    expect(finding?.params.programs).toBe('agent, wget');
    expect(findingsOf(removing('169.254.170.23'), definitionsWith(wget))).toMatchObject([{ severity: 'note' }, {}]);
  });

  test('is mended by putting back what was switched off', () => {
    const [finding] = findingsOf(removing('.corp', '169.254.170.23'));
    expect(finding?.mend).toMatchObject({ field: 'bypass.remove', value: ['.corp'] });
    expect(say(finding?.mend?.label ?? { en: '' }, 'en', finding?.params)).toBe('Put 169.254.170.23 back');
    expect(say(finding?.text ?? { en: '' }, 'en', finding?.params)).toBe(
      'agent, wget would call 169.254.170.23 through the proxy. It has to go direct (link-local: served on the node, no proxy can reach it), and 169.254.170.23 is not in the list.',
    );
    // The reason stands in the language of the sentence.
    expect(say(finding?.text ?? { en: '' }, 'ko', finding?.params)).toContain('(링크 로컬: 노드에서 제공되며');
    expect(say(finding?.text ?? { en: '' }, 'ja', finding?.params)).toContain('(リンクローカル: ノード上で提供され');
  });

  test('of a network that is switched off is mended by the network, for all that read it', () => {
    const found = findingsOf(removing('10.0.0.0/16'), definitionsWith({ ...kubelet, asks: ['vpc'] }, curl, wget));
    expect(found).toMatchObject([
      {
        code: 'simulation.by-proxy',
        severity: 'error',
        params: { programs: 'kubelet, curl', entry: '10.0.0.0/16' },
        mend: { value: [] },
      },
      { code: 'simulation.networks', params: { programs: 'wget', networks: '172.20.0.0/16, 100.64.0.0/16' } },
    ]);
  });

  test('is not told twice: essential entries and those of endpoints have findings of their own', () => {
    const draft = removing('169.254.169.254', sampleHost, 'ec2.ap-northeast-2.amazonaws.com');
    expect(findingsOf(draft, definitionsWith(kubelet))).toEqual([]);
    expect(planOf(draft, definitions).findings.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['bypass.essential-removed', 'bypass.endpoint-removed']),
    );
  });

  test('for lack of an entry is mended by adding it, beside what the user added', () => {
    // The literal of the kubernetes Service is gone with its reason: only the address itself helps wget.
    const draft = { ...sampleDraft, bypass: { add: ['.corp.example'], remove: ['172.20.0.1'] } };
    const [finding] = findingsOf(draft, definitionsWith(wget));
    expect(finding?.mend).toMatchObject({ field: 'bypass.remove', value: [] });
  });

  test('direct, though it should not, names the entry', () => {
    const draft = withCluster({
      vpcEndpoints: ['eks-x', { service: 'logs', privateDns: false, hosts: ['amazonaws.com'] }],
    });
    const leaks = findingsOf(draft, definitionsWith(agent)).filter(({ code }) => code === 'simulation.direct');
    expect(leaks).toContainEqual(
      expect.objectContaining({
        severity: 'warning',
        field: 'bypass.simulation.aws-ssm',
        params: { service: 'ssm', host: 'ssm.ap-northeast-2.amazonaws.com', programs: 'agent', entry: 'amazonaws.com' },
      }),
    );
  });

  test('the issuer of tokens is left to the finding about its endpoint', () => {
    const draft = withCluster({ vpcEndpoints: ['eks'] });
    expect(findingsOf(draft).map(({ code }) => code)).toEqual(['simulation.networks']);
    expect(planOf(draft, definitions).findings.map(({ code }) => code)).toContain('endpoint.oidc');
  });
});

test('each finding has a place of its own in the simulator', () => {
  const found = findingsOf(
    removing('169.254.170.2', '169.254.170.23', '10.0.0.0/16', '.svc', 'kubernetes', '.internal'),
  );
  expect(found.length).toBeGreaterThan(5);
  expect(new Set(found.map(({ field }) => field)).size).toBe(found.length);
  expect(found.every(({ field }) => field.startsWith('bypass.simulation.'))).toBe(true);
});

test('what is missing or wrong is told at its place and not simulated', () => {
  expect(findingsOf({})).toEqual([]);
  expect(findingsOf(withCluster({ serviceCidrs: ['10.0.0.0/99'], endpoint: 'x', region: 'y' }))).toMatchObject([
    { code: 'simulation.networks', params: { networks: '10.0.0.0/16, 100.64.0.0/16' } },
  ]);
});

test("entries of the user are the user's to judge, except networks that some programs do not read", () => {
  const draft: Draft = { ...sampleDraft, bypass: { add: ['.corp.example', '10.200.0.0/14', '.amazonaws.com'] } };
  expect(findingsOf(draft).map(({ params }) => params.networks)).toEqual([
    '172.20.0.0/16, 10.0.0.0/16, 100.64.0.0/16, 10.200.0.0/14',
  ]);
});

test('a dotted entry of the user is no claim that nodes need the name itself', () => {
  const puller = program('containerd', 'go-0.36', { asks: ['aws:s3'], matters: true });
  const draft = { ...withCluster({ vpcEndpoints: [] }), bypass: { add: ['.s3.ap-northeast-2.amazonaws.com'] } };
  expect(findingsOf(draft, definitionsWith(puller))).toEqual([]);
});

test('the answer follows the list, the cluster and the programs', () => {
  const codes = (draft: Draft, of?: Definitions) =>
    findingsOf(draft, of).map(({ code, params }) => [code, params.programs]);
  const first = codes(sampleDraft);
  expect(codes(removing('169.254.170.23'))).not.toEqual(first);
  expect(codes(sampleDraft)).toEqual(first);
  expect(codes(withCluster({ vpcCidrs: ['2a05:d018::/56'] }))).not.toEqual(first);
  expect(codes(sampleDraft, definitionsWith(kubelet))).toEqual([]);
});
