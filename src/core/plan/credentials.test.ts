import { describe, expect, test } from 'vitest';
import { gap, hasMark, mark } from '../model/marks.ts';
import type { Draft } from '../model/settings.ts';
import { planned, sampleDraft, told, toldOf, withCluster } from './sample-draft.ts';

type Credentials = NonNullable<NonNullable<Draft['proxy']>['credentials']>;

/** The sample behind a proxy that asks for a password, with the endpoint of either store. */
const asking = (credentials: Credentials, more: Draft = {}): Draft => ({
  ...withCluster({ vpcEndpoints: [...sampleDraft.cluster.vpcEndpoints, 'ssm', 'secretsmanager'] }),
  proxy: { ...sampleDraft.proxy, credentials },
  ...more,
});

const manager = { from: 'secretsmanager', name: 'corp/proxy' } as const;

describe('where the login is kept', () => {
  test.each([manager, { from: 'ssm', name: '/corp/proxy' }] as const)('is planned: $from', (credentials) => {
    const { plan, findings } = planned(asking(credentials));
    expect(told(findings)).toEqual(['credentials.basic at proxy.credentials.from']);
    expect(plan.login).toEqual({ store: credentials.from, secret: credentials.name });
    expect(plan.settings.proxy.credentials).toEqual(credentials);
    expect(hasMark(JSON.stringify(plan))).toBe(false);
  });

  test('is nowhere where the proxy asks for none', () => {
    expect('login' in planned(sampleDraft).plan).toBe(false);
  });

  test('is missing as long as the secret has no name', () => {
    const { plan, findings } = planned(asking({ from: 'ssm', name: '' }));
    expect(told(findings)).toContain('value.missing at proxy.credentials.name');
    expect(plan.login?.secret).toBe(gap('proxy.credentials.name'));
  });

  test('is no place for the login itself: it is refused, and neither kept nor said', () => {
    const { plan, findings } = planned(asking({ from: 'secretsmanager', name: 'jane:s3cr3t' }));
    expect(told(findings)).toContain('secret.login at proxy.credentials.name');
    expect(JSON.stringify([plan, findings])).not.toMatch(/jane|s3cr3t/);
  });

  test('shows a wrong name as it was typed', () => {
    const { plan } = planned(asking({ from: 'secretsmanager', name: 'corp proxy' }));
    expect(plan.login?.secret).toBe(mark('proxy.credentials.name', 'corp proxy'));
  });

  test('is the region of the nodes', () => {
    const arn = (region: string, partition = 'aws') =>
      ({
        from: 'secretsmanager',
        name: `arn:${partition}:secretsmanager:${region}:111122223333:secret:proxy-AbCdEf`,
      }) as const;
    expect(toldOf(asking(arn('ap-northeast-2')))).toEqual(['credentials.basic at proxy.credentials.from']);
    expect(toldOf(asking(arn('eu-west-1')))).toContain('credentials.region at proxy.credentials.name');
    expect(toldOf(asking(arn('ap-northeast-2', 'aws-cn')))).toContain('credentials.region at proxy.credentials.name');
  });
});

describe('the way to it', () => {
  const without = (endpoints: NonNullable<NonNullable<Draft['cluster']>['vpcEndpoints']>) => ({
    ...withCluster({ vpcEndpoints: endpoints }),
    proxy: { ...sampleDraft.proxy, credentials: manager },
  });

  test('is an endpoint of the VPC, and one click says that there is one', () => {
    const draft = without(['s3', 'ec2', 'ssm']);
    const found = planned(draft).findings.find(({ code }) => code === 'credentials.endpoint');
    expect(found).toMatchObject({
      severity: 'error',
      field: 'proxy.credentials.from',
      mend: { field: 'cluster.vpcEndpoints', value: ['s3', 'ec2', 'ssm', 'secretsmanager'] },
    });
    expect(toldOf(without(['s3', 'ec2', 'ssm', 'secretsmanager']))).not.toContain(
      'credentials.endpoint at proxy.credentials.from',
    );
  });

  test('has an address of its own where the private DNS is off', () => {
    const own = { service: 'secretsmanager', privateDns: false, hosts: ['.x.example', 'vpce-1.example'] };
    const { plan, findings } = planned(without(['ec2', own]));
    expect(plan.login?.endpointUrl).toBe('https://vpce-1.example');
    expect(told(findings)).not.toContain('credentials.endpoint at proxy.credentials.from');
  });

  test('is none through an endpoint that has no name, and its private DNS goes on with one click', () => {
    const own = { service: 'secretsmanager', privateDns: false, hosts: [] };
    const found = planned(without(['ec2', own])).findings.find(({ code }) => code === 'credentials.endpoint');
    expect(found?.mend?.value).toEqual(['ec2', 'secretsmanager']);
  });

  test('is not asked for as long as no node reads there', () => {
    expect(toldOf({ ...without(['s3']), nodeGroups: [] })).not.toContain(
      'credentials.endpoint at proxy.credentials.from',
    );
    const group = { name: 'w', platform: 'ash', tool: 'hammer' };
    expect(toldOf({ ...without(['s3']), nodeGroups: [group] })).not.toContain(
      'credentials.endpoint at proxy.credentials.from',
    );
  });
});

describe('what a platform says of itself', () => {
  const group = (platform: string): Draft => ({
    nodeGroups: [
      { name: 'w', platform, ...(platform === 'elm' ? { management: 'self-managed' } : {}), tool: 'hammer' },
    ],
  });

  test('that cannot is refused, with what to do', () => {
    const { findings } = planned(asking(manager, group('ash')));
    expect(findings.find(({ code }) => code === 'credentials.platform')).toMatchObject({
      severity: 'error',
      field: 'nodeGroups.0.platform',
      params: { group: 'w' },
      text: { en: '{group} gets no login: do without' },
    });
  });

  test('that calls AWS before needs the endpoint of that, by its usual name', () => {
    const own = { service: 'ec2', privateDns: false, hosts: ['vpce-1.example'] };
    for (const vpcEndpoints of [['secretsmanager'], ['secretsmanager', own]]) {
      const draft = { ...asking(manager, group('elm')), cluster: { ...sampleDraft.cluster, vpcEndpoints } };
      const found = planned(draft).findings.find(({ code }) => code === 'credentials.first-call');
      expect(found).toMatchObject({ severity: 'error', field: 'nodeGroups.0.platform' });
      expect(found?.mend?.value).toEqual(['secretsmanager', 'ec2']);
    }
    expect(toldOf(asking(manager, group('elm')))).not.toContain('credentials.first-call at nodeGroups.0.platform');
  });
});

describe('a login in an address', () => {
  const typed = { http: 'http://jane:s3@cr3t@proxy:3128', https: 'http://jane:s3@cr3t@proxy:3129' };

  test('is taken out and has a place to be kept in, with one click', () => {
    const { findings } = planned({ ...sampleDraft, proxy: typed });
    const [http, https] = findings;
    expect(http?.mend).toMatchObject({
      field: 'proxy.credentials',
      value: { from: 'secretsmanager', name: '' },
      also: [{ field: 'proxy.http', value: 'http://proxy:3128' }],
    });
    expect(https?.mend?.also).toEqual([{ field: 'proxy.https', value: 'http://proxy:3129' }]);
    expect(JSON.stringify(findings)).not.toMatch(/jane|cr3t/);
  });

  test('is only taken out where it is kept somewhere already', () => {
    const { findings } = planned(asking(manager, { proxy: { http: typed.http, credentials: manager } }));
    expect(findings.find(({ code }) => code === 'proxy.credentials')?.mend).toEqual({
      label: expect.objectContaining({ en: 'Take the login out of the address' }),
      field: 'proxy.http',
      value: 'http://proxy:3128',
    });
  });

  test.each(['jane:x@proxy', '@', 'http://a@b@c:1/d@', 'jane:x@'])(
    'of any shape leaves nothing of it behind: %s',
    (http) => {
      const { findings, plan } = planned({ ...sampleDraft, proxy: { http } });
      const found = findings.find(({ code }) => code === 'proxy.credentials');
      expect(JSON.stringify([found?.mend, plan.httpProxy])).not.toMatch(/jane|a@b/);
    },
  );
});
