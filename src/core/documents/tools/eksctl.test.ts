// The file is read as eksctl reads it, and what eksctl makes of its fields is held against the user data of the platform.

import { parse as parseToml } from 'smol-toml';
import { describe, expect, it, test } from 'vitest';
import { parse } from 'yaml';
import { fieldsMarked, gap, mark } from '../../model/marks.ts';
import { carriageFindings, handOverOf, pairRefusal } from '../../model/pairing.ts';
import type { Plan } from '../../model/plan.ts';
import { rootCa } from '../../model/sample-ca.fixture.ts';
import type { Management, Options } from '../../model/settings.ts';
import { samplePlan } from '../cluster/sample-plan.ts';
import { platforms } from '../platforms/index.ts';
import { userDataFile } from '../user-data.ts';
import { carriedBy } from './carried.fixture.ts';
import { eksctl } from './eksctl.ts';
import { recorded } from './recorder.judge.ts';

const platformNamed = (id: string) => platforms.find((one) => one.id === id) ?? expect.fail();

const network = {
  vpcId: 'vpc-0123456789abcdef0',
  controlPlaneSecurityGroup: 'sg-0123456789abcdef0',
  privateSubnets: 'subnet-0123456789abcdef0, subnet-0123456789abcdef1',
};

const trusting = samplePlan({ caBundle: rootCa });
const withLogin = samplePlan({ login: { store: 'ssm', secret: '/corp/proxy' } });

function read(id: string, management: Management, options: Options = {}, plan: Plan = samplePlan()) {
  const carried = carriedBy(eksctl, plan, platformNamed(id), management, options);
  const config = parse(carried.text);
  const groups = [...(config.managedNodeGroups ?? []), ...(config.nodeGroups ?? [])];
  expect(groups).toHaveLength(1);
  const parts = carried.userData.kind === 'mime' ? carried.userData.parts : [];
  return { ...carried, config, one: groups[0], parts };
}

describe('eksctl.yaml', () => {
  it('is a ClusterConfig with the one group, in private subnets, managed or not', () => {
    const { config, one } = read('al2023', 'managed');
    expect(config).toMatchObject({
      apiVersion: 'eksctl.io/v1alpha5',
      kind: 'ClusterConfig',
      metadata: { name: 'prod-seoul', region: 'ap-northeast-2', version: '1.34' },
    });
    expect(one).toMatchObject({ name: 'workers', amiFamily: 'AmazonLinux2023', privateNetworking: true });
    expect(config).not.toHaveProperty('nodeGroups');
    expect(read('al2023', 'self-managed').config).not.toHaveProperty('managedNodeGroups');
  });

  it('says nothing of a network unless something else made the cluster', () => {
    expect(read('al2023', 'managed').config).not.toHaveProperty('vpc');
    expect(read('al2023', 'managed', network).config.vpc).toEqual({
      id: 'vpc-0123456789abcdef0',
      securityGroup: 'sg-0123456789abcdef0',
      subnets: {
        private: {
          'private-1': { id: 'subnet-0123456789abcdef0' },
          'private-2': { id: 'subnet-0123456789abcdef1' },
        },
      },
    });
  });

  it('names the image that was given', () => {
    const options = { imageId: 'ami-0123456789abcdef0' };
    expect(read('al2023', 'managed-custom-ami', options).one.ami).toBe('ami-0123456789abcdef0');
    expect(read('al2023', 'managed-custom-ami').one).not.toHaveProperty('ami');
  });

  it('shows the marks of its user data', () => {
    const plan = samplePlan({ httpProxy: mark('proxy.http', 'x'), httpsProxy: mark('proxy.https', 'y') });
    for (const id of ['al2023', 'windows']) {
      expect(fieldsMarked(carriedBy(eksctl, plan, platformNamed(id), 'managed').text)).toEqual([
        'proxy.http',
        'proxy.https',
      ]);
    }
    expect(fieldsMarked(carriedBy(eksctl, plan, platformNamed('bottlerocket'), 'managed').text)).toEqual([
      'proxy.https',
    ]);
  });
});

describe('the user data of Amazon Linux 2023', () => {
  it.each(['managed', 'managed-custom-ami', 'self-managed'] as const)(
    'is one NodeConfig and the scripts of a %s group, which begin without the line that eksctl writes',
    (management) => {
      const { one, parts } = read('al2023', management, {}, trusting);
      const config = parts.find((part) => handOverOf(part) === 'node-config')?.text;
      expect(one.overrideBootstrapCommand).toBe(config);
      expect(parse(config ?? '').spec).not.toHaveProperty('cluster');
      const scripts = parts.filter((part) => handOverOf(part) !== 'node-config');
      expect(scripts.map((part) => handOverOf(part))).toEqual(['boothook', 'shell-script']);
      expect(one.preBootstrapCommands.map((text: string) => `#!/bin/bash\n${text}`)).toEqual(
        scripts.map((part) => part.asScript ?? part.text),
      );
      expect(one.preBootstrapCommands.join('')).not.toContain('#!');
    },
  );

  it('trusts the CA bundle by a script before nodeadm starts kubelet, and has the SSM agent read the list again', () => {
    const [script = ''] = read('al2023', 'managed', {}, trusting).one.preBootstrapCommands;
    expect(script).toContain(rootCa);
    expect(script).toMatch(/update-ca-trust extract[\s\S]*try-restart --no-block amazon-ssm-agent/);
    expect(script).not.toContain('every boot');
  });

  it('is an error where the login of a proxy needs a boothook', () => {
    const codes = (plan: Plan) => {
      const { group, userData } = carriedBy(eksctl, plan, platformNamed('al2023'), 'managed');
      return carriageFindings(eksctl, group, userData).map(({ severity, code, params }) => [
        severity,
        code,
        params.part,
      ]);
    };
    expect(codes(withLogin)).toEqual([['error', 'node-group.part-not-carried', 'text/cloud-boothook']]);
    expect(codes(trusting)).toEqual([]);
    expect(codes(samplePlan())).toEqual([]);
  });
});

describe('the settings of Bottlerocket', () => {
  const settingsOf = (management: Management, plan: Plan) => {
    const { one, userData } = read('bottlerocket', management, { loginSettings: '/corp/settings' }, plan);
    const { settings } = parseToml(userDataFile(userData).text) as { settings: Record<string, unknown> };
    return { one, settings, written: one.bottlerocket.settings };
  };
  const cluster = { ...samplePlan().settings.cluster, dnsDomain: 'k8s.corp.example' };
  const settings = { ...samplePlan().settings, cluster };
  const everything = samplePlan({ caBundle: rootCa, login: { store: 'ssm', secret: '/corp/proxy' }, settings });

  it.each(['managed', 'managed-custom-ami', 'self-managed'] as const)(
    'are those of the platform, without what eksctl and EKS write: %s',
    (management) => {
      const { settings: given, written } = settingsOf(management, everything);
      const { kubernetes: _, ...others } = given;
      expect(written).toEqual({ kubernetes: { 'cluster-domain': 'k8s.corp.example' }, ...others });
      expect(Object.keys(others).sort()).toEqual(['bootstrap-commands', 'network', 'pki']);
    },
  );

  it('have no empty table', () => {
    expect(Object.keys(settingsOf('managed', samplePlan()).written)).toEqual(['network']);
  });

  it('say the address of the DNS where eksctl would let the node guess', () => {
    expect(settingsOf('self-managed', samplePlan()).one.clusterDNS).toBe('172.20.0.10');
    expect(settingsOf('managed', samplePlan()).one).not.toHaveProperty('clusterDNS');
  });

  it('come with what their reader has to know', () => {
    expect(carriedBy(eksctl, samplePlan(), platformNamed('bottlerocket'), 'managed').text).toMatch(
      /^# .*\n(?:# .*\n)*# Settings of Bott/,
    );
  });
});

test('a Windows node gets its script without tags, before that of eksctl', () => {
  const { one, userData } = read('windows', 'self-managed', { windowsFamily: 'WindowsServer2025FullContainer' });
  expect(one.amiFamily).toBe('WindowsServer2025FullContainer');
  expect(one.preBootstrapCommands).toEqual([userData.kind === 'powershell' ? userData.text : '']);
  expect(one.preBootstrapCommands[0]).not.toContain('Start-EKSBootstrap');
  expect(read('windows', 'managed').one.amiFamily).toBe('WindowsServer2022CoreContainer');
});

describe('a group that eksctl cannot make', () => {
  const refusal = (id: string, management: Management) => pairRefusal(platformNamed(id), eksctl, management)?.en;

  it('is one whose services need their proxy before scripts run', () => {
    for (const id of ['al2', 'al2-docker']) {
      expect(refusal(id, 'managed')).toContain('boothook');
      expect(refusal(id, 'self-managed')).toContain('boothook');
    }
  });

  it('is told with the way on, in every language', () => {
    const words = pairRefusal(platformNamed('ubuntu'), eksctl, 'managed-custom-ami');
    for (const text of [words?.en, words?.ko, words?.ja]) {
      expect(text).toContain('managedNodeGroups[].launchTemplate');
      expect(text).toContain('instanceTypes');
    }
  });

  it('is a managed one of Windows with an image of its own', () => {
    expect(refusal('windows', 'managed-custom-ami')).toContain('AMI of your own');
    expect(refusal('windows', 'managed')).toBeUndefined();
    expect(refusal('windows', 'self-managed')).toBeUndefined();
  });
});

describe('the network of a cluster that something else made', () => {
  const cluster = {
    vpcId: 'vpc-0123456789abcdef0',
    subnetIds: ['subnet-0123456789abcdef0', 'subnet-0123456789abcdef1'],
    securityGroupIds: ['sg-0123456789abcdef1'],
    clusterSecurityGroupId: 'sg-0123456789abcdef0',
    tagKeys: [],
  };
  const offered = (one: typeof cluster | (Omit<typeof cluster, 'tagKeys'> & { tagKeys: string[] })) =>
    Object.fromEntries(
      eksctl.options.flatMap(({ key, offer }) => {
        const value = offer?.(one);
        return value === undefined ? [] : [[key, value]];
      }),
    );

  it('is offered as its options take it', () => {
    const answers = offered(cluster);
    expect(answers).toEqual({ ...network, controlPlaneSecurityGroup: 'sg-0123456789abcdef1' });
    for (const { key, check } of eksctl.options)
      if (key in answers) expect(check?.(answers[key] ?? '')).toBeUndefined();
  });

  it('has the security group of EKS where it was made with no other', () => {
    expect(offered({ ...cluster, securityGroupIds: [] })).toEqual(network);
  });

  it('is offered for none that eksctl made: there it has to stay empty', () => {
    expect(offered({ ...cluster, tagKeys: ['alpha.eksctl.io/cluster-name'] })).toEqual({});
  });
});

describe('findings', () => {
  const codes = (
    id: string,
    management: Management,
    options: Options = {},
    change: { name?: string; plan?: Plan } = {},
  ) => {
    const plan = change.plan ?? samplePlan();
    const { group, userData } = carriedBy(eksctl, plan, platformNamed(id), management, options);
    const named = { ...group, name: change.name ?? group.name };
    const all = eksctl.check?.(plan, named, userData) ?? [];
    // That one is told of every group: its own test is below.
    const others = all.filter(({ code }) => code !== 'eksctl.existing');
    return others.map(({ severity, code, field }) => `${severity} ${code} ${field}`);
  };
  const field = (key: string) => `nodeGroups.0.options.${key}`;

  it('say which version is needed for a NodeConfig, and that the network is only found in clusters of eksctl', () => {
    expect(codes('al2023', 'managed')).toEqual([
      `note eksctl.network ${field('vpcId')}`,
      'note eksctl.version nodeGroups.0.tool',
    ]);
    expect(codes('bottlerocket', 'managed', network)).toEqual([]);
  });

  it('say at the name that a group of that name is left as it is, once there is a name', () => {
    const { group, userData } = carriedBy(eksctl, samplePlan(), platformNamed('al2023'), 'managed', network);
    const told = (name: string) =>
      eksctl.check?.(samplePlan(), { ...group, name }, userData).filter(({ code }) => code === 'eksctl.existing');
    expect(told('app')).toMatchObject([{ severity: 'note', field: 'nodeGroups.0.name', params: { group: 'app' } }]);
    expect(told(gap('nodeGroups.0.name'))).toEqual([]);
  });

  it.each(Object.keys(network))('refuse a network without %s', (missing) => {
    expect(codes('windows', 'managed', { ...network, [missing]: '' })).toEqual([
      `error eksctl.network-incomplete ${field(missing)}`,
    ]);
  });

  it('tell of an image that is not given, and of Bottlerocket with its own', () => {
    expect(codes('bottlerocket', 'managed-custom-ami', network)).toEqual([
      `warning eksctl.no-image ${field('imageId')}`,
    ]);
    const options = { ...network, imageId: 'ami-0123456789abcdef0' };
    expect(codes('bottlerocket', 'managed-custom-ami', options)).toEqual([
      `note eksctl.asks-for-dns ${field('imageId')}`,
    ]);
    expect(codes('bottlerocket', 'self-managed', options)).toEqual([]);
  });

  it('refuse names that no stack can have', () => {
    expect(codes('windows', 'managed', network, { name: 'my_group' })).toEqual(['error eksctl.name nodeGroups.0.name']);
    expect(codes('windows', 'managed', network, { name: 'w'.repeat(63) })).toEqual([]);
    const settings = { ...samplePlan().settings, cluster: { ...samplePlan().settings.cluster, name: 'my_cluster' } };
    expect(codes('windows', 'managed', network, { plan: samplePlan({ settings }) })).toEqual([
      'error eksctl.name nodeGroups.0.tool',
    ]);
    const long = { ...settings, cluster: { ...settings.cluster, name: 'c'.repeat(100) } };
    expect(
      codes('windows', 'managed', network, { name: 'w'.repeat(11), plan: samplePlan({ settings: long }) }),
    ).toEqual(['error eksctl.name nodeGroups.0.name']);
  });

  it('refuse self-managed groups in an IPv6 cluster, which eksctl makes none of', () => {
    const cluster = { ...samplePlan().settings.cluster, serviceCidrs: ['fd00:1::/108'] };
    const plan = samplePlan({ settings: { ...samplePlan().settings, cluster } });
    expect(codes('bottlerocket', 'self-managed', network, { plan })).toEqual([
      'error eksctl.ipv6 nodeGroups.0.management',
    ]);
    expect(codes('bottlerocket', 'managed', network, { plan })).toEqual([]);
  });
});

describe('the commands', () => {
  const run = (version: string) =>
    recorded(eksctl.commands(samplePlan(), carriedBy(eksctl, samplePlan(), platformNamed('al2023'), 'managed').group), {
      eksctl: `[ "$1" != version ] || echo ${version}`,
    });
  const look = ['eksctl', 'get', 'nodegroup', '--cluster', 'prod-seoul', '--region', 'ap-northeast-2'];

  it.each(['0.224.0', '0.230.0', '0.230.0-dev+abc.2026', '1.0.0'])('make the group with eksctl %s', (version) => {
    const { calls, stderr } = run(version);
    expect(calls).toEqual([
      ['eksctl', 'version'],
      ['eksctl', 'create', 'nodegroup', '--config-file', 'node-groups/workers/eksctl.yaml'],
      look,
    ]);
    expect(stderr).toBe('');
  });

  it.each(['0.223.0', '0.99.0', ''])('make nothing with eksctl %j, which drops the proxy', (version) => {
    const { calls, stderr } = run(version);
    expect(calls).toEqual([['eksctl', 'version'], look]);
    expect(stderr).toBe('eksctl 0.224.0 or later is needed: older ones drop the proxy silently.\n');
  });
});

it.each([
  ['imageId', 'ami-0abcdef1', undefined],
  ['imageId', 'ami-XYZ', 'option.resource-id'],
  ['vpcId', 'vpc-0123456789abcdef0', undefined],
  ['vpcId', 'subnet-0123456789abcdef0', 'option.resource-id'],
  ['controlPlaneSecurityGroup', 'sg-12345', 'option.resource-id'],
  ['privateSubnets', network.privateSubnets, undefined],
  ['privateSubnets', 'subnet-0123456789abcdef0', 'option.subnet-ids'],
  ['privateSubnets', 'subnet-0123456789abcdef0 subnet-0123456789abcdef0', 'option.subnet-ids'],
])('checks the option %s: %s', (key, text, code) => {
  expect(eksctl.options.find((option) => option.key === key)?.check?.(text)?.code).toBe(code);
});
