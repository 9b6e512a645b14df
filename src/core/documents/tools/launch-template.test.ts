// The commands are run by bash with a recorder in the place of aws.

import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PlatformDefinition, UserData } from '../../model/definition.ts';
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
      MetadataOptions: { HttpTokens: 'required', HttpPutResponseHopLimit: 2, HttpEndpoint: 'enabled' },
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
});

describe('findings', () => {
  const codes = (group: NodeGroupPlan) =>
    launchTemplate
      .check?.(samplePlan(), group, userDataOf(samplePlan()))
      .map(({ severity, code }) => `${severity} ${code}`);

  it('warn of a missing image where the template has to bring one', () => {
    expect(codes(groupOf('al2023', 'managed'))).toEqual([]);
    expect(codes(groupOf('al2023', 'managed-custom-ami'))).toEqual(['warning launch-template.no-image']);
    expect(codes(groupOf('al2023', 'self-managed', { imageId: 'ami-0123456789abcdef0' }))).toEqual([]);
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
    { kind: 'toml', text: 'a = 1\n' },
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
      programs: [],
      options: [],
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
    // Records each call, one word a line; answers a query with what the test put into the file of that action.
    const recorder = `#!/bin/bash\n{ echo '*'; printf '%s\\n' "$@"; } >>${folder}/calls\ncat "${folder}/$2" 2>/dev/null || [ "$2" != describe-launch-templates ]\n`;
    writeFileSync(join(folder, 'aws'), recorder);
    chmodSync(join(folder, 'aws'), 0o755);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** What aws was called with, and what was said. */
  function run(group: NodeGroupPlan, answers: Readonly<Record<string, string>>) {
    for (const [action, answer] of Object.entries(answers)) writeFileSync(join(folder, action), answer);
    const { stdout, stderr } = spawnSync('bash', ['-s'], {
      input: `${launchTemplate.commands(samplePlan(), group).join('\n')}\n`,
      encoding: 'utf8',
      env: { PATH: `${folder}:${process.env.PATH}` },
    });
    expect(stderr).toBe('');
    const calls = existsSync(join(folder, 'calls')) ? readFileSync(join(folder, 'calls'), 'utf8') : '';
    const changes = calls
      .split('*\n')
      .map((call) => call.trimEnd().split('\n'))
      .filter(([, action]) => action !== undefined && !action.startsWith('describe'));
    return { changes, stdout };
  }

  const input = ['--cli-input-json', 'file://node-groups/workers/launch-template.json', '--region', 'ap-northeast-2'];

  it('make a template that is not there', () => {
    const { changes } = run(groupOf('al2023', 'managed'), {});
    expect(changes[0]).toEqual(['ec2', 'create-launch-template', ...input]);
  });

  it('give a template that is there its next version, and update the managed group to it', () => {
    const { changes } = run(groupOf('al2023', 'managed'), { 'describe-launch-templates': '7\n' });
    expect(changes).toEqual([
      ['ec2', 'create-launch-template-version', '--source-version', '7', ...input],
      [
        ...['eks', 'update-nodegroup-version', '--cluster-name', 'prod-seoul', '--nodegroup-name', 'workers'],
        ...['--launch-template', 'name=prod-seoul-workers,version=7', '--region', 'ap-northeast-2'],
      ],
    ]);
  });

  it('update a managed group with its own image in the same way', () => {
    const { changes } = run(groupOf('al2', 'managed-custom-ami'), { 'describe-launch-templates': '7\n' });
    expect(changes.map(([, action]) => action)).toEqual(['create-launch-template-version', 'update-nodegroup-version']);
  });

  it('refresh every Auto Scaling group that uses the template of a self-managed group', () => {
    const { changes } = run(groupOf('al2', 'self-managed', { launchTemplateName: 'mine' }), {
      'describe-launch-templates': '1\n',
      'describe-auto-scaling-groups': 'asg-a\tasg-b\n',
    });
    expect(changes.slice(1)).toEqual(
      ['asg-a', 'asg-b'].map((name) => [
        ...['autoscaling', 'start-instance-refresh', '--auto-scaling-group-name', name, '--desired-configuration'],
        ...['{"LaunchTemplate":{"LaunchTemplateName":"mine","Version":"$Latest"}}', '--region', 'ap-northeast-2'],
      ]),
    );
  });

  it('say so where no Auto Scaling group uses it', () => {
    const { changes, stdout } = run(groupOf('al2', 'self-managed'), { 'describe-auto-scaling-groups': '' });
    expect(changes).toHaveLength(1);
    expect(stdout).toContain('No Auto Scaling group uses this launch template');
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
