// What every platform does where the proxy asks for a password: what it writes, what it leaves out, and what it says.

import { parse as parseToml } from 'smol-toml';
import { describe, expect, it, test } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { hasOwnFiles, type PlatformDefinition } from '../../model/definition.ts';
import { fieldsMarked, gap } from '../../model/marks.ts';
import { type Plan, proxyEnvironment } from '../../model/plan.ts';
import type { Management, Options } from '../../model/settings.ts';
import { samplePlan } from '../cluster/sample-plan.ts';
import { userDataFile } from '../user-data.ts';
import { groupOf } from './group.fixture.ts';
import { platforms } from './index.ts';

const plan = samplePlan({ login: { store: 'secretsmanager', secret: 'corp/proxy' } });

const named = (id: string): PlatformDefinition => platforms.find((one) => one.id === id) ?? expect.fail(id);

function partsOf(id: string, management: Management, options: Options = {}, of: Plan = plan) {
  const platform = named(id);
  if (hasOwnFiles(platform)) return expect.fail(`${id} has no user data`);
  const userData = platform.userData(of, groupOf(id, management, options));
  return userData.kind === 'mime' ? userData.parts : expect.fail(`${id} is no MIME`);
}
const part = (parts: ReturnType<typeof partsOf>, type: string): string =>
  parts.find(({ contentType }) => contentType.startsWith(type))?.text ?? '';

describe.each(platforms)('$id', (platform) => {
  it('says how it comes by the login, in three languages where there are words', () => {
    const { login } = platform;
    const words = login.way === 'none' ? [login.instead] : [];
    const calls = login.way === 'at-boot' ? login.callsBefore.map(({ withoutEndpoint }) => withoutEndpoint) : [];
    for (const { en, ko = '', ja = '' } of [...words, ...calls]) {
      for (const text of [ko, ja]) expect(text.match(/\{\w+\}/g)).toEqual(en.match(/\{\w+\}/g));
    }
  });

  it('shows the gap of a secret without a name wherever it is read at boot', () => {
    if (hasOwnFiles(platform) || platform.login.way !== 'at-boot' || platform.login.secrets !== undefined) return;
    const [management] = platform.managements;
    const open = samplePlan({ login: { store: 'ssm', secret: gap('proxy.credentials.name') } });
    const { text } = userDataFile(platform.userData(open, groupOf(platform.id, management ?? expect.fail())));
    expect(fieldsMarked(text)).toContain('proxy.credentials.name');
  });
});

test('the NodeConfig has the addresses without a login, since nodeadm prints them, and the services get drop-ins', () => {
  const parts = partsOf('al2023', 'self-managed');
  const { environment } = parseYaml(part(parts, 'application/node.eks.aws')).spec.instance;
  expect(environment.default).toEqual(Object.fromEntries(proxyEnvironment(plan)));
  const hook = part(parts, 'text/cloud-boothook');
  expect(hook).toContain('for service in containerd kubelet amazon-ssm-agent soci-snapshotter; do\n');
  expect(hook).toContain('systemctl try-restart --no-block containerd kubelet amazon-ssm-agent || true\n');
  // Nothing else is left to do: dnf has no proxy that everybody could read.
  expect(part(parts, 'text/x-shellscript')).toBe('');
  expect(part(partsOf('al2023', 'self-managed', {}, samplePlan()), 'text/x-shellscript')).toContain(
    '/etc/dnf/dnf.conf',
  );
});

test('one boothook of al2023 brings the CA bundle and then the login', () => {
  const parts = partsOf('al2023', 'managed', {}, { ...plan, caBundle: 'PEM\n' });
  expect(parts.filter(({ contentType }) => contentType.startsWith('text/cloud-boothook'))).toHaveLength(1);
  const hook = part(parts, 'text/cloud-boothook');
  expect(hook.indexOf('update-ca-trust')).toBeLessThan(hook.indexOf('/usr/local/sbin/eks-proxy-login'));
});

test('an image of al2023 that gets drop-ins has the login of them, in what nodeadm starts too, and dnf has none', () => {
  const options = { amiRelease: 'v20251007', stackName: 'eks-nodes', resource: 'NodeGroup' };
  const parts = partsOf('al2023', 'self-managed', options);
  const hook = part(parts, 'text/cloud-boothook');
  expect(hook).toContain(
    'for service in containerd nodeadm-run kubelet soci-snapshotter amazon-ssm-agent cloud-final; do\n',
  );
  expect(hook).toContain('systemctl try-restart --no-block containerd kubelet amazon-ssm-agent || true\n');
  expect(hook.trimEnd()).toMatch(/\/usr\/local\/sbin\/eks-proxy-login$/);
  expect(hook).not.toContain('/etc/dnf/dnf.conf');
});

describe('ubuntu', () => {
  const hook = part(partsOf('ubuntu', 'self-managed'), 'text/cloud-boothook');
  const script = part(partsOf('ubuntu', 'self-managed'), 'text/x-shellscript');

  it('leaves the program to the last stage of each boot, when the snap of the AWS CLI runs', () => {
    expect(hook.trimEnd()).toMatch(
      /\nln -sfn \/usr\/local\/sbin\/eks-proxy-login \/var\/lib\/cloud\/scripts\/per-boot\/eks-proxy-login$/,
    );
    expect(hook).not.toMatch(/^\/usr\/local\/sbin\/eks-proxy-login$/m);
  });

  it('joins with the login, gives it to snapd by its service, and writes it into no settings of snapd or apt', () => {
    const order = ['http-proxy.env', 'source /etc/eks/proxy-login.env', 'set +a', 'bootstrap.sh prod-seoul'];
    expect([...order].sort((one, other) => script.indexOf(one) - script.indexOf(other))).toEqual(order);
    const services = 'containerd snap.kubelet-eks.daemon snap.amazon-ssm-agent.amazon-ssm-agent snapd';
    expect(hook.match(/^for service in (.*); do$/gm)).toEqual(Array(2).fill(`for service in ${services}; do`));
    expect(hook).toContain(`systemctl try-restart --no-block ${services} || true\n`);
    expect(hook + script).not.toMatch(/snap set system|apt\.conf/);
  });
});

describe.each(['al2', 'al2-docker'])('%s', (id) => {
  it('hands the login to its services, to cloud-final where EKS joins the node, and restarts neither twice', () => {
    const hook = part(partsOf(id, 'managed'), 'text/cloud-boothook');
    const [, services = ''] = /for service in (.*); do\n.*\n.*proxy-login\.conf/.exec(hook) ?? [];
    expect(services.split(' ')).toEqual(expect.arrayContaining(['kubelet', 'amazon-ssm-agent', 'cloud-final']));
    const [, restarted = ''] = /^systemctl try-restart --no-block (.*kubelet.*) \|\| true$/m.exec(hook) ?? [];
    expect(restarted).not.toMatch(/cloud-final|sandbox-image/);
    expect(hook).not.toContain('/etc/yum.conf');
    expect(hook.trimEnd()).toMatch(/\/usr\/local\/sbin\/eks-proxy-login$/);
  });

  it('joins with the login', () => {
    const script = part(partsOf(id, 'self-managed'), 'text/x-shellscript');
    const order = ['http-proxy.env', 'source /etc/eks/proxy-login.env', 'set +a', 'bootstrap.sh prod-seoul'];
    expect([...order].sort((one, other) => script.indexOf(one) - script.indexOf(other))).toEqual(order);
  });
});

describe.each(['al2023', 'al2', 'al2-docker'])('the signal of %s', (id) => {
  const options = { stackName: 'eks-nodes', resource: 'NodeGroup' };
  const found = (of: Plan) =>
    named(id)
      .check?.(of, groupOf(id, 'self-managed', options))
      .find(({ code }) => code === 'credentials.signal');

  it('has no login among its arguments, and an error says what to do', () => {
    const { text } = userDataFile({ kind: 'mime', parts: partsOf(id, 'self-managed', options) });
    expect(text).toContain('cfn-signal \\\n');
    expect(text).not.toContain('--https-proxy');
    expect(found(plan)).toMatchObject({
      severity: 'error',
      mend: { field: 'cluster.vpcEndpoints', value: [...plan.settings.cluster.vpcEndpoints, 'cloudformation'] },
    });
  });

  it('is no trouble where CloudFormation has an endpoint, or the proxy asks for nothing', () => {
    const host = 'cloudformation.ap-northeast-2.amazonaws.com';
    const [entry = expect.fail()] = plan.bypass;
    expect(found({ ...plan, bypass: [...plan.bypass, { ...entry, entry: host }] })).toBeUndefined();
    expect(found(samplePlan())).toBeUndefined();
  });
});

describe('bottlerocket', () => {
  const read = (options: Options, of: Plan = plan) => {
    const platform = named('bottlerocket');
    if (hasOwnFiles(platform)) return expect.fail();
    const userData = platform.userData(of, groupOf('bottlerocket', 'managed', options));
    return userDataFile(userData).text;
  };
  const told = (options: Options, of: Plan = plan) =>
    named('bottlerocket')
      .check?.(of, groupOf('bottlerocket', 'managed', options))
      .filter(({ code }) => /login|secret/.test(code))
      .map(({ severity, code }) => `${severity} ${code}`);

  it.each([
    ['corp/proxy-settings', 'secretsmanager', 'secretsmanager://corp/proxy-settings'],
    ['/corp/proxy-settings', 'ssm', 'ssm:///corp/proxy-settings'],
    [
      'arn:aws:ssm:ap-northeast-2:111122223333:parameter/corp/proxy-settings',
      'ssm',
      'arn:aws:ssm:ap-northeast-2:111122223333:parameter/corp/proxy-settings',
    ],
  ] as const)('applies the settings that %s holds, at every boot', (loginSettings, store, from) => {
    const of = samplePlan({ login: { store, secret: '/corp/proxy' } });
    const text = read({ loginSettings }, of);
    const { settings } = parseToml(text) as { settings: { readonly [key: string]: unknown } };
    expect(settings['bootstrap-commands']).toEqual({
      'proxy-login': { commands: [['apiclient', 'apply', from]], essential: false, mode: 'always' },
    });
    expect(text).toContain('#   https-proxy = "http://USER:PASSWORD@proxy.corp.example:3128"\n');
    expect(told({ loginSettings }, of)).toEqual(['note bottlerocket.login-release']);
  });

  it('is an error without that secret, and where its name is none of this store', () => {
    expect(told({ loginSettings: '' })).toEqual(['error bottlerocket.login-settings']);
    const ssm = samplePlan({ login: { store: 'ssm', secret: '/corp/proxy' } });
    expect(told({ loginSettings: 'corp/proxy-settings' }, ssm)).toEqual(['error secret.parameter-slash']);
  });

  it('asks for nothing and writes nothing where the proxy asks for no login', () => {
    expect(told({ loginSettings: '' }, samplePlan())).toEqual([]);
    expect(read({ loginSettings: 'corp/proxy-settings' }, samplePlan())).not.toContain('bootstrap-commands');
  });
});
