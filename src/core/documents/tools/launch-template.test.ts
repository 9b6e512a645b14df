// The commands are run by bash with a recorder in the place of aws.

import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PlatformDefinition, UserData } from '../../model/definition.ts';
import { say } from '../../model/localized.ts';
import { fieldsMarked, mark } from '../../model/marks.ts';
import type { NodeGroupPlan, Plan } from '../../model/plan.ts';
import { samplePlan } from '../cluster/sample-plan.ts';
import { groupOf } from '../platforms/group.fixture.ts';
import { userDataFile } from '../user-data.ts';
import { launchTemplate } from './launch-template.ts';

/** Some user data with the plan's values in it; what platforms really write is theirs. */
const userDataOf = (plan: Plan): UserData => ({
  kind: 'mime',
  parts: [{ contentType: 'text/x-shellscript', text: `#!/bin/sh\n# ${plan.httpProxy} ${plan.noProxy}\n` }],
});

const documentOf = (plan: Plan, group: NodeGroupPlan): string =>
  launchTemplate.documents(plan, group, userDataOf(plan))[0]?.text ?? '';

describe('launch-template.json', () => {
  it('holds exactly what create-launch-template takes, user data in base64', () => {
    const group = groupOf('al2023', 'self-managed', { imageId: 'ami-0123456789abcdef0' });
    const { LaunchTemplateData, ...rest } = JSON.parse(documentOf(samplePlan(), group));
    expect(rest).toEqual({
      LaunchTemplateName: 'prod-seoul-workers',
      VersionDescription: 'Nodes behind the HTTP proxy',
    });
    const { UserData, ...others } = LaunchTemplateData;
    expect(others).toEqual({
      ImageId: 'ami-0123456789abcdef0',
      MetadataOptions: { HttpTokens: 'required', HttpEndpoint: 'enabled' },
    });
    const { text } = userDataFile(userDataOf(samplePlan()));
    expect(Buffer.from(UserData, 'base64').toString()).toBe(text);
  });

  it('names no image on a managed group, nor without an answer', () => {
    expect(documentOf(samplePlan(), groupOf('al2023', 'managed'))).not.toContain('ImageId');
    expect(documentOf(samplePlan(), groupOf('al2023', 'self-managed'))).not.toContain('ImageId');
  });

  it('shows the marks of its user data instead of hiding them in base64', () => {
    const plan = samplePlan({ httpProxy: mark('proxy.http', 'x'), noProxy: mark('cluster.vpcCidrs', '') });
    expect(fieldsMarked(documentOf(plan, groupOf('al2', 'managed')))).toEqual(['proxy.http', 'cluster.vpcCidrs']);
  });

  it('lets pods reach the instance metadata only where that is asked', () => {
    const asked = JSON.parse(documentOf(samplePlan(), groupOf('al2023', 'managed', { podsUseImds: true })));
    expect(asked.LaunchTemplateData.MetadataOptions).toEqual({
      HttpTokens: 'required',
      HttpEndpoint: 'enabled',
      HttpPutResponseHopLimit: 2,
    });
  });
});

describe('findings', () => {
  const codes = (group: NodeGroupPlan) =>
    launchTemplate
      .check?.(samplePlan(), group, userDataOf(samplePlan()))
      .map(({ severity, code }) => `${severity} ${code}`);

  it('warn of a missing image where the template has to bring one', () => {
    expect(codes(groupOf('al2023', 'managed'))).toEqual([]);
    expect(codes(groupOf('al2023', 'self-managed'))).toEqual(['warning launch-template.no-image']);
    expect(codes(groupOf('al2023', 'self-managed', { imageId: 'ami-0123456789abcdef0' }))).toEqual([]);
  });

  it('say of a managed group without its image that only a template with one gets a next version', () => {
    expect(codes(groupOf('al2023', 'managed-custom-ami'))).toEqual(['warning launch-template.image-needed']);
    expect(codes(groupOf('al2023', 'managed-custom-ami', { imageId: 'ami-0123456789abcdef0' }))).toEqual([]);
  });

  it('say where the ID of an image comes from, once the version of Kubernetes is known', () => {
    const awsImage = { amiTypes: [], parameter: '/aws/service/canonical/{version}/ami-id' };
    const said = (plan: Plan) =>
      (['self-managed', 'managed-custom-ami'] as const).flatMap((management) =>
        (launchTemplate.check?.(plan, { ...groupOf('ubuntu', management), awsImage }, userDataOf(plan)) ?? []).map(
          ({ text, params }) => say(text, 'ja', params),
        ),
      );
    const { settings } = samplePlan();
    const known = { ...settings, cluster: { ...settings.cluster, kubernetesVersion: '1.34' } };
    for (const words of said(samplePlan({ settings: known })))
      expect(words).toContain('--name /aws/service/canonical/1.34/ami-id --query');
    const { kubernetesVersion, ...cluster } = known.cluster;
    for (const words of said(samplePlan({ settings: { ...settings, cluster } }))) expect(words).not.toContain('ssm');
    expect(kubernetesVersion).toBe('1.34');
  });

  it('warn of a hop limit in a next version, whose other metadata options may not stay', () => {
    expect(codes(groupOf('al2023', 'managed', { podsUseImds: true }))).toEqual([
      'warning launch-template.metadata-options',
    ]);
  });

  it('refuse a name that is too long for a launch template', () => {
    const group = { ...groupOf('al2023', 'managed'), name: 'w'.repeat(120) };
    expect(codes(group)).toEqual(['error launch-template.name']);
    expect(codes({ ...group, options: { launchTemplateName: 'eks-workers' } })).toEqual([]);
  });
});

it('joins managed groups by EKS and all others by their user data', () => {
  expect(launchTemplate.bootstrapper('managed')).toBe('eks');
  expect(launchTemplate.bootstrapper('managed-custom-ami')).toBe('user-data');
  expect(launchTemplate.bootstrapper('self-managed')).toBe('user-data');
});

it('takes user data of every kind', () => {
  const kinds: readonly UserData[] = [
    userDataOf(samplePlan()),
    { kind: 'toml', table: { a: 1 }, comment: [] },
    { kind: 'powershell', text: '<powershell></powershell>\n' },
  ];
  for (const userData of kinds) {
    const platform: PlatformDefinition = {
      id: 'some',
      title: 'Some',
      mechanism: 'some',
      about: { en: 'Some.' },
      managements: ['managed'],
      bootstrapNeeds: [],
      login: { way: 'typed' },
      programs: [],
      options: [],
      handsOver: ['toml'],
      userData: () => userData,
    };
    expect(launchTemplate.refuses(platform, 'managed')).toBeUndefined();
    const [document] = launchTemplate.documents(samplePlan(), groupOf('some', 'managed'), userData);
    const { LaunchTemplateData } = JSON.parse(document?.text ?? '');
    expect(Buffer.from(LaunchTemplateData.UserData, 'base64').toString()).toBe(userDataFile(userData).text);
  }
});

describe('the commands', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'aws-'));
    // Records each call, one word a line. Answers with what the test put into the file of that action, or fails where
    // it put none; groups asked for by their name are another action.
    const recorder = `#!/bin/bash
{ echo '*'; printf '%s\\n' "$@"; } >>${folder}/calls
action=$2
case " $* " in *' --auto-scaling-group-names '*) action=one-group ;; esac
cat "${folder}/$action" 2>/dev/null || exit 254
`;
    writeFileSync(join(folder, 'aws'), recorder);
    chmodSync(join(folder, 'aws'), 0o755);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** What aws was called with, and what was said. */
  function run(
    group: NodeGroupPlan,
    answers: Readonly<Record<string, string>>,
    document = documentOf(samplePlan(), group),
    variables: Readonly<Record<string, string>> = {},
  ) {
    for (const [action, answer] of Object.entries(answers)) writeFileSync(join(folder, action), answer);
    mkdirSync(join(folder, 'node-groups/workers'), { recursive: true });
    if (document !== '') writeFileSync(join(folder, 'node-groups/workers/launch-template.json'), document);
    const { stdout, stderr, status } = spawnSync('bash', ['-s'], {
      input: `${launchTemplate.commands(samplePlan(), group).join('\n')}\n`,
      encoding: 'utf8',
      cwd: folder,
      env: { PATH: `${folder}:${process.env.PATH}`, ...variables },
    });
    const calls = existsSync(join(folder, 'calls')) ? readFileSync(join(folder, 'calls'), 'utf8') : '';
    const all = calls
      .split('*\n')
      .slice(1)
      .map((call) => call.trimEnd().split('\n'));
    return {
      all,
      changes: all.filter(([, action]) => !/^(?:describe|list)-/.test(action ?? '')),
      stdout,
      stderr,
      status,
    };
  }

  const region = ['--region', 'ap-northeast-2'];
  const create = [
    ...['ec2', 'create-launch-template', '--cli-input-json', 'file://node-groups/workers/launch-template.json'],
    ...[...region, '--query', 'LaunchTemplate.LatestVersionNumber', '--output', 'text'],
  ];
  const userData = Buffer.from(userDataFile(userDataOf(samplePlan())).text).toString('base64');
  const createVersion = (more: string = '', name = 'prod-seoul-workers') => [
    ...['ec2', 'create-launch-template-version', '--launch-template-name', name, '--source-version', '7'],
    ...['--version-description', 'Nodes behind the HTTP proxy'],
    ...['--launch-template-data', `{${more}"UserData":"${userData}"}`],
    ...[...region, '--query', 'LaunchTemplateVersion.VersionNumber', '--output', 'text'],
  ];
  const updateTo = (version: string) => [
    ...['eks', 'update-nodegroup-version', '--cluster-name', 'prod-seoul', '--nodegroup-name', 'workers'],
    ...['--launch-template', `name=prod-seoul-workers,version=${version}`, ...region],
  ];
  /** A template that is there in version 7 and takes version 8. */
  const there = { 'describe-launch-templates': '7\n', 'create-launch-template-version': '8\n' };

  it('make a template that is not there, and take its number from the answer', () => {
    const { changes, stderr } = run(groupOf('al2023', 'managed'), {
      'create-launch-template': '1\n',
      'update-nodegroup-version': '',
      'list-nodegroups': 'workers\n',
    });
    expect(changes).toEqual([create, updateTo('1')]);
    expect(stderr).toBe('');
  });

  it('give a template that is there its next version, and update the managed group to that one', () => {
    const { changes, stderr } = run(groupOf('al2023', 'managed'), {
      ...there,
      'list-nodegroups': 'workers\n',
      'update-nodegroup-version': '',
    });
    expect(changes).toEqual([createVersion(), updateTo('8')]);
    expect(stderr).toBe('');
  });

  it('change in a next version what was asked beside the user data, and nothing else', () => {
    const image = { launchTemplateName: 'mine', imageId: 'ami-0123456789abcdef0', podsUseImds: true };
    const { changes } = run(groupOf('al2', 'self-managed', image), there);
    expect(changes).toEqual([
      createVersion('"ImageId":"ami-0123456789abcdef0","MetadataOptions":{"HttpPutResponseHopLimit":2},', 'mine'),
    ]);
  });

  it.each([
    ['is not there', ''],
    ['was written anew by another program', '{"LaunchTemplateData":{"UserData":"QQ=="}}\n'],
  ])('change nothing where the file with the user data %s', (_, document) => {
    const { changes, stderr } = run(
      groupOf('al2', 'managed'),
      { ...there, 'list-nodegroups': 'workers\n', 'update-nodegroup-version': '' },
      document,
    );
    expect(changes).toEqual([]);
    expect(stderr).toContain('no user data in node-groups/workers/launch-template.json');
  });

  it.each([
    ['managed', {}],
    ['managed', { 'describe-launch-templates': '7\n' }],
    ['managed-custom-ami', { 'describe-launch-template-versions': '7\n' }],
    ['self-managed', {}],
    ['self-managed', { 'describe-launch-templates': '7\n' }],
  ] as const)('leave the nodes of a %s group alone where the version cannot be made: %j', (management, answers) => {
    const { changes } = run(groupOf('al2', management), {
      'describe-auto-scaling-groups': 'asg-a\n',
      'one-group': '{}\n',
      'start-instance-refresh': '',
      'update-nodegroup-version': '',
      'list-nodegroups': 'workers\n',
      ...answers,
    });
    expect(changes).toHaveLength(1);
    expect(changes[0]?.[1]).toMatch(/^create-launch-template/);
  });

  describe('of a managed group that is not there', () => {
    const made = { 'create-launch-template': '1\n', 'list-nodegroups': '' };
    const cluster = { 'describe-cluster': 'subnet-a\tsubnet-b\n' };
    const role = 'arn:aws:iam::111122223333:role/nodes';
    const createGroup = (subnets: readonly string[], ...more: readonly string[]) => [
      ...['eks', 'create-nodegroup', '--cluster-name', 'prod-seoul', '--nodegroup-name', 'workers'],
      ...['--launch-template', 'name=prod-seoul-workers,version=1', '--node-role', role],
      ...['--subnets', ...subnets, ...more, ...region],
    ];
    const awsImage = { amiTypes: ['AL2023_x86_64_STANDARD', 'AL2023_ARM_64_STANDARD'], parameter: '/aws/{version}' };

    it('make it with the version just made, in the subnets of the cluster', () => {
      const group = { ...groupOf('al2023', 'managed'), awsImage };
      const { changes, stderr } = run(group, { ...made, ...cluster }, undefined, { NODE_ROLE: role });
      expect(changes).toEqual([create, createGroup(['subnet-a', 'subnet-b'], '--ami-type', 'AL2023_x86_64_STANDARD')]);
      expect(stderr).toBe('');
    });

    it('name no AMI type where the template names the image, and take the subnets that are given', () => {
      const group = { ...groupOf('al2023', 'managed-custom-ami', { imageId: 'ami-0123456789abcdef0' }), awsImage };
      const given = { NODE_ROLE: role, SUBNETS: 'subnet-c subnet-d' };
      expect(run(group, made, undefined, given).changes).toEqual([create, createGroup(['subnet-c', 'subnet-d'])]);
    });

    it.each([
      ['no role is known', { ...made, ...cluster }, {}, 'set NODE_ROLE to the ARN of the role'],
      ['the subnets cannot be had', made, { NODE_ROLE: role }, ''],
      [
        'it cannot be seen whether it is there',
        { 'create-launch-template': '1\n', ...cluster },
        { NODE_ROLE: role },
        '',
      ],
    ])('make none where %s', (_, answers, variables, said) => {
      const { changes, stderr, status } = run(groupOf('al2023', 'managed'), answers, undefined, variables);
      expect(changes).toEqual([create]);
      expect(stderr).toContain(said);
      expect(status).not.toBe(0);
    });
  });

  describe('of a managed group with its own image', () => {
    const image = { imageId: 'ami-0123456789abcdef0' };

    it('make a template that is not there with the image of the answers', () => {
      const { changes } = run(groupOf('al2', 'managed-custom-ami', image), {
        'create-launch-template': '1\n',
        'update-nodegroup-version': '',
        'list-nodegroups': 'workers\n',
      });
      expect(changes).toEqual([create, updateTo('1')]);
    });

    it('give a template that has an image its next version', () => {
      const { changes, all } = run(groupOf('al2', 'managed-custom-ami'), {
        'describe-launch-template-versions': '7\n',
        'create-launch-template-version': '8\n',
        'update-nodegroup-version': '',
        'list-nodegroups': 'workers\n',
      });
      expect(all[0]).toEqual(
        expect.arrayContaining(['$Latest', 'LaunchTemplateVersions[?LaunchTemplateData.ImageId].VersionNumber']),
      );
      expect(changes).toEqual([createVersion(), updateTo('8')]);
    });

    it.each([
      ['is not there', {}],
      ['has none', { 'describe-launch-template-versions': '' }],
    ])('change nothing where neither they nor the template names one: it %s', (_, answers) => {
      const { changes, stderr } = run(groupOf('al2', 'managed-custom-ami'), {
        ...there,
        'create-launch-template': '1\n',
        'update-nodegroup-version': '',
        'list-nodegroups': 'workers\n',
        ...answers,
      });
      expect(changes).toEqual([]);
      expect(stderr).toContain('no launch template prod-seoul-workers with an AMI');
    });
  });

  describe('of a self-managed group', () => {
    const group = groupOf('al2', 'self-managed', { launchTemplateName: 'mine' });

    it('refresh every Auto Scaling group that uses the template, to the version just made', () => {
      const desired = '{ "LaunchTemplate": "as answered" }';
      const { all, changes, stderr } = run(group, {
        ...there,
        'describe-auto-scaling-groups': 'asg-a\tasg-b\n',
        'one-group': `${desired}\n`,
        'start-instance-refresh': '',
      });
      expect(stderr).toBe('');
      expect(changes.slice(1)).toEqual(
        ['asg-a', 'asg-b'].map((name) => [
          ...['autoscaling', 'start-instance-refresh', '--auto-scaling-group-name', name],
          ...['--desired-configuration', desired, ...region],
        ]),
      );
      const asked = all.filter((words) => words.includes('--auto-scaling-group-names')).map((words) => words.join(' '));
      expect(asked).toHaveLength(2);
      for (const words of asked) expect(words).toContain('{LaunchTemplateName: `"mine"`, Version: `"8"`}');
    });

    it('look for the template in policies of mixed instances too, and keep the rest of such a policy', () => {
      const { all } = run(group, { ...there, 'describe-auto-scaling-groups': 'asg-a\n' });
      const [list, one] = all.filter(([, action]) => action === 'describe-auto-scaling-groups').map((w) => w.join(' '));
      expect(list).toContain('MixedInstancesPolicy.LaunchTemplate.LaunchTemplateSpecification');
      expect(one).toContain('merge(policy, {LaunchTemplate: merge(policy.LaunchTemplate,');
    });

    it('leave a group alone whose configuration cannot be read', () => {
      const { changes } = run(group, {
        ...there,
        'describe-auto-scaling-groups': 'asg-a\n',
        'start-instance-refresh': '',
      });
      expect(changes).toEqual([expect.arrayContaining(['create-launch-template-version'])]);
    });

    it('say so where no Auto Scaling group uses it', () => {
      const { changes, stdout } = run(group, { ...there, 'describe-auto-scaling-groups': '' });
      expect(changes).toHaveLength(1);
      expect(stdout).toContain('No Auto Scaling group uses this launch template');
    });
  });

  it('are one block each, so that nothing runs after a failure', () => {
    for (const management of ['managed', 'managed-custom-ami', 'self-managed'] as const) {
      expect(launchTemplate.commands(samplePlan(), groupOf('al2', management))).toHaveLength(1);
    }
  });
});

it.each([
  ['imageId', 'ami-0123456789abcdef0', undefined],
  ['imageId', 'ami-0abcdef1', undefined],
  ['imageId', 'ami-XYZ', 'option.image-id'],
  ['launchTemplateName', 'eks/workers(1)', undefined],
  ['launchTemplateName', 'a b', 'option.launch-template-name'],
])('checks the option %s: %s', (key, text, code) => {
  expect(launchTemplate.options.find((option) => option.key === key)?.check?.(text)?.code).toBe(code);
});
