// What holds for the user data in MIME of every platform under every management.

import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { hasOwnFiles, type MimePart, type PlatformDefinition } from '../../model/definition.ts';
import { fieldsMarked, gap, mark } from '../../model/marks.ts';
import { type NodeGroupPlan, type Plan, proxyEnvironment } from '../../model/plan.ts';
import { rootCa } from '../../model/sample-ca.fixture.ts';
import type { Options } from '../../model/settings.ts';
import { samplePlan } from '../cluster/sample-plan.ts';
import { userDataFile } from '../user-data.ts';
import { groupOf } from './group.fixture.ts';
import { platforms } from './index.ts';

const signal = { stackName: 'eks-nodes', resource: 'NodeGroup' };

const inMime = platforms.filter(({ handsOver }) =>
  handsOver.some((part) => ['node-config', 'boothook'].includes(part)),
);

const userDataOf = (platform: PlatformDefinition, ...of: readonly [plan: Plan, group: NodeGroupPlan]) =>
  hasOwnFiles(platform) ? expect.fail(`${platform.id} has no user data`) : platform.userData(...of);

const cases = inMime.flatMap((platform) =>
  platform.managements.map((management) => ({ name: `${platform.id} ${management}`, platform, management })),
);

function partsOf(
  id: string,
  plan: Plan,
  management: 'managed' | 'managed-custom-ami' | 'self-managed',
  options: Options = {},
) {
  const platform = platforms.find((one) => one.id === id) ?? expect.fail();
  const userData = userDataOf(platform, plan, groupOf(id, management, options));
  return userData.kind === 'mime' ? userData.parts : [];
}

const of = (parts: readonly MimePart[], type: string): string =>
  parts.find(({ contentType }) => contentType.startsWith(type))?.text ?? '';

describe.each(cases)('$name', ({ platform, management }) => {
  // plan/ leaves out what is not asked of such a group.
  const asked = platform.options.filter(({ managements }) => managements?.includes(management) ?? true);
  const options: Options = Object.fromEntries(
    Object.entries({ ...signal, bootstrapArguments: "--a 'b c' --d" }).filter(([key]) =>
      asked.some((option) => option.key === key),
    ),
  );
  const plan = samplePlan();
  const userData = userDataOf(platform, plan, groupOf(platform.id, management, options));
  const parts = userData.kind === 'mime' ? userData.parts : [];
  const { text } = userDataFile(userData);

  it('is ASCII, has no variable that a template tool would fill, and ends with a line break', () => {
    expect(text).toMatch(/^[\n\x20-\x7e]+\n$/);
    expect(text).not.toContain('$' + '{');
  });

  it('has scripts that bash can read, each with its interpreter first', () => {
    const scripts = parts.filter(({ contentType }) => contentType.startsWith('text/'));
    expect(scripts.length).toBeGreaterThan(0);
    for (const script of scripts) {
      expect(script.text).toMatch(/^#!\/bin\/bash\n/);
      const { status, stderr } = spawnSync('bash', ['-n'], { input: script.text, encoding: 'utf8' });
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    }
  });

  it('hands all six variables to the node', () => {
    for (const [name, value] of proxyEnvironment(plan)) {
      expect(text).toMatch(new RegExp(`^ *${name}(?:=|: ")${value.replace(/[.*+?^$()|[\]\\]/g, '\\$&')}"?$`, 'm'));
    }
  });

  it('names cluster, endpoint and CA where the node joins by itself, and none of them where EKS makes it join', () => {
    const cluster = { name: plan.settings.cluster.name, endpoint: plan.endpoint, ca: plan.certificateAuthority };
    const named = Object.entries(cluster).flatMap(([what, value]) => (text.includes(value) ? [what] : []));
    expect(named).toEqual(management === 'managed' ? [] : ['name', 'endpoint', 'ca']);
  });

  it('signals only where it asks for the stack, and asks only where no node group of EKS waits', () => {
    const asksSignal = asked.some(({ key }) => key === 'stackName');
    expect(text.includes('cfn-signal \\\n'), 'calls cfn-signal, as it asks for stackName').toBe(asksSignal);
    if (asksSignal) expect(management, 'the management under which it asks for stackName').toBe('self-managed');
  });

  it('keeps what is missing or wrong marked, whatever was typed', () => {
    const typed = `http://p:1'"$(id)\n\r\\ \u00e9`;
    const broken = samplePlan({
      httpProxy: mark('proxy.http', typed),
      httpsProxy: mark('proxy.https', typed),
      noProxy: `localhost,${gap('cluster.vpcCidrs')}`,
      endpoint: gap('cluster.endpoint'),
      certificateAuthority: gap('cluster.certificateAuthority'),
    });
    const group = groupOf(
      platform.id,
      management,
      management === 'self-managed' ? { ...signal, stackName: mark('s', typed) } : {},
    );
    const fields = fieldsMarked(userDataFile(userDataOf(platform, broken, group)).text);
    expect(fields).toEqual(expect.arrayContaining(['proxy.http', 'proxy.https', 'cluster.vpcCidrs']));
    if (management !== 'managed')
      expect(fields).toEqual(expect.arrayContaining(['cluster.endpoint', 'cluster.certificateAuthority']));
    if (asked.some(({ key }) => key === 'stackName')) expect(fields).toContain('s');
  });
});

describe('the NodeConfig of al2023', () => {
  const read = (management: 'managed' | 'self-managed') =>
    parse(of(partsOf('al2023', samplePlan(), management), 'application/node.eks.aws'));

  it('holds the variables, and the cluster only where the node joins by itself', () => {
    const instance = { environment: { default: Object.fromEntries(proxyEnvironment(samplePlan())) } };
    const frame = { apiVersion: 'node.eks.aws/v1alpha1', kind: 'NodeConfig' };
    expect(read('managed')).toEqual({ ...frame, spec: { instance } });
    expect(read('self-managed')).toEqual({
      ...frame,
      spec: {
        instance,
        cluster: {
          name: 'prod-seoul',
          apiServerEndpoint: samplePlan().endpoint,
          certificateAuthority: 'LS0tLS1CRUdJTg==',
          cidr: '172.20.0.0/16',
        },
      },
    });
  });

  it('comes first, so that nodeadm meets it before any script', () => {
    expect(partsOf('al2023', samplePlan(), 'managed')[0]?.contentType).toBe('application/node.eks.aws');
  });
});

describe('the release of the AL2023 image', () => {
  const around = samplePlan({ allowed: [] });
  const found = (amiRelease: string, plan = around) =>
    platforms
      .find(({ id }) => id === 'al2023')
      ?.check?.(plan, groupOf('al2023', 'self-managed', { amiRelease }))
      .map((one) => [one.severity, one.code]);
  const types = (amiRelease: string, management: 'managed' | 'self-managed', options: Options = {}) =>
    partsOf('al2023', around, management, { amiRelease, ...options }).map(({ contentType }) =>
      contentType.replace(/;.*/, ''),
    );

  it.each(['v20251120', '20260714', '1.34-20251120', '1.33.5-20260101'])('is good from v20251120 on: %s', (release) => {
    expect(found(release)).toEqual([]);
  });

  it('is a note where it is not known', () => {
    expect(found('')).toEqual([['note', 'platform.ami-release']]);
  });

  it('is a warning before, as long as nodeadm reaches EC2 around the proxy, and an error else', () => {
    expect(found('v20251112')).toEqual([['warning', 'platform.ami-drop-ins']]);
    expect(found('1.32.9-20251007')).toEqual([['warning', 'platform.ami-drop-ins']]);
    expect(found('v20251112', samplePlan())).toEqual([['error', 'platform.ami-too-old']]);
  });

  it('before, drop-ins of a boothook bring the proxy, and a NodeConfig only what EKS does not', () => {
    const [node, hook, shell] = ['application/node.eks.aws', 'text/cloud-boothook', 'text/x-shellscript'];
    expect(types('v20251007', 'managed')).toEqual([hook]);
    expect(types('v20251007', 'self-managed')).toEqual([node, hook]);
    expect(types('v20251007', 'self-managed', signal)).toEqual([node, hook, shell]);
    const [config, boothook] = partsOf('al2023', around, 'self-managed', { amiRelease: 'v20251007' });
    expect(Object.keys(parse(config?.text ?? '').spec)).toEqual(['cluster']);
    for (const service of ['containerd', 'kubelet', 'nodeadm-run', 'amazon-ssm-agent', 'cloud-final']) {
      expect(boothook?.text).toMatch(new RegExp(`^for service in .*\\b${service}\\b.*; do$`, 'm'));
    }
    expect(boothook?.text).toContain('/etc/dnf/dnf.conf');
  });
});

describe('bootstrap.sh', () => {
  const script = (id: string, plan: Plan, options: Options = {}) =>
    of(partsOf(id, plan, 'self-managed', options), 'text/x-shellscript');

  /** The arguments that the script really passes on. */
  const argumentsOf = (text: string): string[] => {
    const { stdout } = spawnSync('bash', ['-s'], {
      input: `bootstrap() { printf '%s\\0' "$@"; exit; }\n${text
        .replace('/etc/eks/bootstrap.sh', 'bootstrap')
        .replace(/^source .*$/m, '')}`,
      encoding: 'utf8',
    });
    return stdout.split('\0').slice(0, -1);
  };

  it('is told the cluster and the DNS address, which it would guess, then what the user adds', () => {
    const options = { bootstrapArguments: `--kubelet-extra-args '--node-labels=a=b,c="d e"' --use-max-pods false` };
    const plan = samplePlan();
    const settings = { ...plan.settings, cluster: { ...plan.settings.cluster, serviceCidrs: ['192.168.16.0/20'] } };
    expect(argumentsOf(script('al2', { ...plan, settings }, options))).toEqual([
      'prod-seoul',
      ...['--apiserver-endpoint', plan.endpoint],
      ...['--b64-cluster-ca', 'LS0tLS1CRUdJTg=='],
      ...['--dns-cluster-ip', '192.168.16.10'],
      ...['--kubelet-extra-args', '--node-labels=a=b,c="d e"', '--use-max-pods', 'false'],
    ]);
  });

  it('gets the family and the network of an IPv6 cluster', () => {
    const plan = samplePlan();
    const settings = { ...plan.settings, cluster: { ...plan.settings.cluster, serviceCidrs: ['fd00:1234::/108'] } };
    expect(argumentsOf(script('al2', { ...plan, settings })).slice(-4)).toEqual([
      ...['--ip-family', 'ipv6'],
      ...['--service-ipv6-cidr', 'fd00:1234::/108'],
    ]);
  });

  it('is told the cluster in the archive form of the article too', () => {
    expect(argumentsOf(script('al2-docker', samplePlan()))).toEqual([
      'prod-seoul',
      ...['--apiserver-endpoint', samplePlan().endpoint],
      ...['--b64-cluster-ca', 'LS0tLS1CRUdJTg=='],
      ...['--dns-cluster-ip', '172.20.0.10'],
    ]);
  });
});

it.each(inMime)('$id asks for endpoint and certificate authority of nodes that join by themselves', (platform) => {
  expect(platform.bootstrapNeeds).toEqual(['endpoint', 'certificateAuthority']);
});

describe('the signal to CloudFormation', () => {
  it('is one command with the exit code saved before, by the proxy', () => {
    expect(of(partsOf('al2', samplePlan(), 'self-managed', signal), 'text/x-shellscript')).toContain(
      'rc=$?\n\n# The stack waits for this, and CloudFormation is asked by the proxy too.\n' +
        '/opt/aws/bin/cfn-signal \\\n  --exit-code "$rc" \\\n  --stack eks-nodes \\\n  --resource NodeGroup \\\n' +
        '  --region ap-northeast-2 \\\n  --https-proxy http://proxy.corp.example:3128\n',
    );
  });

  it('goes direct where CloudFormation has an endpoint in the VPC', () => {
    const [first] = samplePlan().bypass;
    const entry = 'cloudformation.ap-northeast-2.amazonaws.com';
    const bypass = first === undefined ? [] : [{ ...first, entry }];
    const [, script] = partsOf('al2', samplePlan({ bypass }), 'self-managed', signal);
    expect(script?.text).toContain('cfn-signal');
    expect(script?.text).not.toContain('--https-proxy');
    expect(script?.text).not.toContain('by the proxy too');
    expect(script?.text).toContain(
      '# The stack waits for this. CloudFormation has an endpoint in the VPC, so it is asked',
    );
  });

  it('comes from a unit after nodeadm on al2023', () => {
    const script = of(partsOf('al2023', samplePlan(), 'self-managed', signal), 'text/x-shellscript');
    expect(script).toContain('After=nodeadm-run.service\n');
    expect(script).toContain('systemctl start --no-block eks-node-signal.service\n');
    expect(script).not.toContain('REQUESTS_CA_BUNDLE');
  });

  it('trusts the proxy that opens TLS, in the unit too', () => {
    const script = of(
      partsOf('al2023', samplePlan({ caBundle: rootCa }), 'self-managed', signal),
      'text/x-shellscript',
    );
    expect(script).toContain('Environment="REQUESTS_CA_BUNDLE=/etc/pki/tls/certs/ca-bundle.crt"\n');
  });

  const signalling = inMime.filter(({ options }) => options.some(({ key }) => key === 'stackName'));

  it.each(signalling.map(({ id }) => id))('needs the stack and its resource on %s', (id) => {
    const platform = platforms.find((one) => one.id === id);
    const codes = (options: Options) =>
      platform
        ?.check?.(samplePlan(), groupOf(id, 'self-managed', options))
        .filter(({ code }) => code === 'option.signal-incomplete')
        .map(({ field, severity }) => [severity, field]);
    expect(codes({ stackName: 'a' })).toEqual([['error', 'nodeGroups.0.options.resource']]);
    expect(codes({ resource: 'A' })).toEqual([['error', 'nodeGroups.0.options.stackName']]);
    expect(codes(signal)).toEqual([]);
    expect(codes({})).toEqual([]);
    expect(
      fieldsMarked(
        partsOf(id, samplePlan(), 'self-managed', { stackName: 'a' })
          .map(({ text }) => text)
          .join(''),
      ),
    ).toEqual(['nodeGroups.0.options.resource']);
  });
});

describe('the Kubernetes versions of a platform', () => {
  const codes = (id: string, kubernetesVersion: string | undefined) => {
    const { kubernetesVersion: _, ...cluster } = samplePlan().settings.cluster;
    const settings = {
      ...samplePlan().settings,
      cluster: kubernetesVersion ? { ...cluster, kubernetesVersion } : cluster,
    };
    const platform = platforms.find((one) => one.id === id);
    return platform
      ?.check?.(samplePlan({ settings }), groupOf(id, 'self-managed'))
      .map(({ severity, code }) => `${severity} ${code}`);
  };

  it('begin at 1.24 for al2: before, its nodes run Docker, which would get no proxy', () => {
    expect(codes('al2', '1.22')).toContain('error platform.kubernetes-too-old');
    expect(codes('al2', '1.23')).toContain('error platform.kubernetes-too-old');
    expect(codes('al2', '1.24')).toEqual(['warning platform.end-of-support']);
    expect(codes('al2-docker', '1.22')).not.toContain('error platform.kubernetes-too-old');
  });

  it('are told at the group, so that two groups do not say the same at the same field', () => {
    const { kubernetesVersion: _, ...cluster } = samplePlan().settings.cluster;
    const plan = samplePlan({ settings: { ...samplePlan().settings, cluster } });
    const fields = platforms.flatMap((platform, at) =>
      [0, 1].flatMap(
        (again) =>
          platform
            .check?.(plan, { ...groupOf(platform.id, 'self-managed'), index: 2 * at + again })
            .map(({ code, field }) => `${code} ${field}`) ?? [],
      ),
    );
    const al2 = 2 * platforms.findIndex(({ id }) => id === 'al2');
    expect(fields).toContain(`platform.kubernetes-unknown nodeGroups.${al2}.platform`);
    expect(new Set(fields).size).toBe(fields.length);
  });

  it('end at 1.32 for al2', () => {
    expect(codes('al2', '1.32')).toEqual(['warning platform.end-of-support']);
    expect(codes('al2', '1.33')).toContain('error platform.kubernetes-too-new');
    expect(codes('al2', '2.1')).toContain('error platform.kubernetes-too-new');
    expect(codes('al2', undefined)).toContain('warning platform.kubernetes-unknown');
  });

  it('end at 1.23 for al2-docker, which is a warning by itself', () => {
    expect(codes('al2-docker', '1.23')).toEqual(['warning platform.archive', 'warning platform.end-of-support']);
    expect(codes('al2-docker', '1.24')).toContain('error platform.kubernetes-too-new');
  });
});

describe('checks of options', () => {
  const check = (id: string, key: string, text: string) =>
    platforms
      .find((one) => one.id === id)
      ?.options.find((option) => option.key === key)
      ?.check?.(text)?.code;

  it.each([
    ['al2', 'bootstrapArguments', "--kubelet-extra-args '--a=b'", undefined],
    ['al2', 'bootstrapArguments', "--kubelet-extra-args '--a=b", 'option.shell-arguments'],
    ['al2-docker', 'bootstrapArguments', '--a $(id)', 'option.shell-arguments'],
    ['al2', 'stackName', 'eks-nodes', undefined],
    ['al2', 'stackName', 'arn:aws-cn:cloudformation:cn-north-1:111122223333:stack/a/b', undefined],
    ['al2', 'stackName', '1a', 'option.stack-name'],
    ['al2023', 'resource', 'NodeGroup', undefined],
    ['al2023', 'resource', 'Node-Group', 'option.logical-id'],
    ['al2023', 'amiRelease', 'latest', 'option.ami-release'],
  ])('%s %s %s', (id, key, text, code) => {
    expect(check(id, key, text)).toBe(code);
  });
});

describe.each(cases)('$name with a CA bundle', ({ platform, management }) => {
  const parts = (plan: Plan) => partsOf(platform.id, plan, management);
  const trusting = samplePlan({ caBundle: rootCa });

  it('installs it in a boothook, which runs before the services that need it', () => {
    const hook = of(parts(trusting), 'text/cloud-boothook');
    expect(hook).toMatch(/\/eks-proxy-ca(?:-1)?\.(?:pem|crt) <<'END'\n/);
    expect(hook).toContain(`<<'END'\n${rootCa}END\nupdate-ca-`);
    const { status, stderr } = spawnSync('bash', ['-n'], { input: hook, encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  it('is the same as without it but for what it adds', () => {
    const lines = (plan: Plan) => parts(plan).flatMap(({ text }) => text.split('\n'));
    const added = new Set(lines(trusting));
    expect(lines(samplePlan()).filter((line) => !added.has(line))).toEqual([]);
  });

  it('keeps a wrong one marked', () => {
    const wrong = mark('proxy.caBundle', 'x');
    expect(
      fieldsMarked(
        parts(samplePlan({ caBundle: wrong }))
          .map(({ text }) => text)
          .join(''),
      ),
    ).toEqual(['proxy.caBundle']);
  });
});

it('points the scripts of an al2023 node to the list of the system, and no service in Go', () => {
  const [config] = partsOf('al2023', samplePlan({ caBundle: rootCa }), 'managed');
  const { environment } = parse(config?.text ?? '').spec.instance;
  const list = '/etc/pki/tls/certs/ca-bundle.crt';
  expect(Object.keys(environment)).toEqual(['default', 'cloud-final']);
  expect(environment['cloud-final']).toEqual({ AWS_CA_BUNDLE: list, REQUESTS_CA_BUNDLE: list });
  expect(environment.default.AWS_CA_BUNDLE).toBeUndefined();
});

it('warns of the call of nodeadm that comes before the CA bundle, unless EC2 is reached without the proxy', () => {
  const al2023 = platforms.find(({ id }) => id === 'al2023');
  const codes = (plan: Plan) => al2023?.check?.(plan, groupOf('al2023', 'managed')).map(({ code }) => code);
  const ec2 = samplePlan().allowed.filter(({ host }) => host.startsWith('ec2.'));
  expect(codes(samplePlan({ caBundle: rootCa, allowed: ec2 }))).toContain('platform.ca-after-first-call');
  expect(codes(samplePlan({ caBundle: rootCa, allowed: [] }))).not.toContain('platform.ca-after-first-call');
  expect(codes(samplePlan({ allowed: ec2 }))).not.toContain('platform.ca-after-first-call');
});

it('lets bootstrap.sh of an Amazon Linux 2 node read the list of the system', () => {
  for (const id of ['al2', 'al2-docker']) {
    const script = of(partsOf(id, samplePlan({ caBundle: rootCa }), 'self-managed'), 'text/x-shellscript');
    const [before] = script.split('/etc/eks/bootstrap.sh');
    expect(before).toContain('source /etc/eks/proxy-ca.env\nset +a');
    const hook = of(partsOf(id, samplePlan({ caBundle: rootCa }), 'managed'), 'text/cloud-boothook');
    expect(hook).toContain('cat >/etc/systemd/system/cloud-final.service.d/proxy-ca.conf');
  }
});

it('reads the blocks of the VPC at boot only where it is asked to', () => {
  for (const id of ['al2', 'al2-docker']) {
    const hook = (options: Options) => of(partsOf(id, samplePlan(), 'managed', options), 'text/cloud-boothook');
    expect(hook({ vpcCidrsFromImds: true })).toContain('mv -f /etc/eks/http-proxy.env.new /etc/eks/http-proxy.env');
    expect(hook({ vpcCidrsFromImds: false })).not.toContain('vpc-ipv4-cidr-blocks');
  }
});

const hasShellcheck = spawnSync('shellcheck', ['--version']).status === 0;
it.skipIf(!hasShellcheck)(
  'writes nothing that shellcheck minds, with all that is optional (skipped where there is none)',
  () => {
    for (const { platform, management } of cases) {
      const plan = samplePlan({ caBundle: rootCa });
      for (const { contentType, text } of partsOf(platform.id, plan, management, { vpcCidrsFromImds: true })) {
        if (!contentType.startsWith('text/')) continue;
        const { stdout } = spawnSync('shellcheck', ['--shell=bash', '-'], { input: text, encoding: 'utf8' });
        expect(stdout).toBe('');
      }
    }
  },
  60_000,
);
