// The commands are run by bash with a recorder in the place of aws.

import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { UserData } from '../../model/definition.ts';
import type { NodeGroupPlan, Plan } from '../../model/plan.ts';
import type { Management, Options } from '../../model/settings.ts';
import { samplePlan } from '../cluster/sample-plan.ts';
import { groupOf } from '../platforms/group.fixture.ts';
import { cloudformation } from './cloudformation.ts';

const image = { amiTypes: ['OAK_x86_64', 'OAK_ARM_64'], parameter: '/oak/{version}/id' };
const userData: UserData = { kind: 'toml', table: { a: 'b' }, comment: [] };

/** A group as plan/ hands it over: with its image, defaults and what the tool settles. */
function group(management: Management, options: Options = {}, name = 'workers'): NodeGroupPlan {
  const asked = {
    ...groupOf('oak', management, { waitForNodes: true, ...options }),
    tool: 'the-tool',
    name,
    awsImage: image,
  };
  if (management !== 'self-managed') return asked;
  const settled = Object.entries(cloudformation.settles ?? {}).map(([key, answer]) => [
    key,
    answer(asked, 'prod-seoul'),
  ]);
  return { ...asked, options: { ...asked.options, ...Object.fromEntries(settled) } };
}

const templateOf = (one: NodeGroupPlan, plan: Plan = samplePlan()) =>
  parse(cloudformation.documents(plan, one, userData)[0]?.text ?? '');

const withoutVersion = (): Plan => {
  const { kubernetesVersion: _, ...cluster } = samplePlan().settings.cluster;
  return samplePlan({ settings: { ...samplePlan().settings, cluster } });
};

describe('the template', () => {
  it('of a managed group leaves the image to EKS, which is told its kind', () => {
    const { Parameters, Resources } = templateOf(group('managed'));
    expect(Parameters.AmiType).toMatchObject({ Default: 'OAK_x86_64', AllowedValues: image.amiTypes });
    expect(Resources.NodeGroup.Properties).toMatchObject({
      ClusterName: 'prod-seoul',
      NodegroupName: 'workers',
      AmiType: { Ref: 'AmiType' },
      LaunchTemplate: {
        Id: { Ref: 'LaunchTemplate' },
        Version: { 'Fn::GetAtt': ['LaunchTemplate', 'LatestVersionNumber'] },
      },
    });
    expect(Resources.LaunchTemplate.Properties.LaunchTemplateData).toEqual({
      InstanceType: { Ref: 'InstanceType' },
      MetadataOptions: { HttpTokens: 'required', HttpEndpoint: 'enabled' },
      UserData: { 'Fn::Base64': 'a = "b"\n' },
    });
  });

  it('with an image of its own takes the answer, or the newest of the version of Kubernetes', () => {
    const own = templateOf(group('managed-custom-ami', { imageId: 'ami-0123456789abcdef0' }));
    expect(own.Resources.LaunchTemplate.Properties.LaunchTemplateData.ImageId).toBe('ami-0123456789abcdef0');
    expect(own.Parameters).not.toHaveProperty('ImageId');
    const newest = templateOf(group('managed-custom-ami'));
    expect(newest.Parameters.ImageId.Default).toBe('/oak/1.34/id');
    expect(newest.Resources.NodeGroup.Properties).not.toHaveProperty('AmiType');
    expect(templateOf(group('self-managed'), withoutVersion()).Parameters.ImageId).not.toHaveProperty('Default');
  });

  it('of a self-managed group waits for a signal of each node, unless it shall not', () => {
    const { CreationPolicy, UpdatePolicy } = templateOf(group('self-managed')).Resources.NodeGroup;
    expect(CreationPolicy.ResourceSignal).toEqual({ Count: { Ref: 'DesiredSize' }, Timeout: 'PT15M' });
    expect(UpdatePolicy.AutoScalingRollingUpdate.WaitOnResourceSignals).toBe(true);
    const not = templateOf(group('self-managed', { waitForNodes: false })).Resources.NodeGroup;
    expect(not).not.toHaveProperty('CreationPolicy');
    expect(not.UpdatePolicy.AutoScalingRollingUpdate).not.toHaveProperty('WaitOnResourceSignals');
  });
});

describe('what the tool settles', () => {
  it('is the stack that its commands make, and the resource that waits', () => {
    expect(group('self-managed').options).toMatchObject({ stackName: 'eks-prod-seoul-workers', resource: 'NodeGroup' });
    expect(group('self-managed', { cloudFormationStack: 'mine' }).options).toMatchObject({ stackName: 'mine' });
    expect(group('self-managed', { waitForNodes: false }).options).toMatchObject({ stackName: '', resource: '' });
  });

  it('is a name that stacks can have, whatever the group is called', () => {
    expect(group('self-managed', {}, '1_a').options.stackName).toBe('eks-prod-seoul-1-a');
  });
});

describe('findings', () => {
  const codes = (one: NodeGroupPlan, data: UserData = userData, plan: Plan = samplePlan()) =>
    cloudformation.check?.(plan, one, data).map(({ severity, code }) => `${severity} ${code}`);

  it('are none without an answer', () => {
    for (const management of ['managed', 'managed-custom-ami', 'self-managed'] as const) {
      expect(codes(group(management))).toEqual([]);
    }
  });

  it('refuse a name that is too long, and one stack for two groups', () => {
    expect(codes(group('managed', {}, 'w'.repeat(120)))).toEqual(['error cloudformation.stack-name']);
    const twin = { ...group('managed', {}, 'a_b'), index: 0 };
    const other = { ...group('managed', {}, 'a-b'), index: 1 };
    const plan = samplePlan({ nodeGroups: [twin, other] });
    expect(codes(twin, userData, plan)).toEqual([]);
    expect(codes(other, userData, plan)).toEqual(['error cloudformation.stack-twice']);
  });

  it('refuse a platform that AWS has no image for, unless one is given', () => {
    const { awsImage: _, ...bare } = group('self-managed');
    expect(codes(bare)).toEqual(['error cloudformation.no-image']);
    expect(codes({ ...bare, options: { ...bare.options, imageId: 'ami-0123456789abcdef0' } })).toEqual([]);
  });

  it('tell what CloudFormation does not take', () => {
    const data = (text: string): UserData => ({ kind: 'powershell', text });
    expect(codes(group('managed'), data('a = "{{resolve:ssm:x}}"\n'))).toEqual([
      'error cloudformation.dynamic-reference',
    ]);
    expect(codes(group('managed'), data('a = 1\n'.repeat(8000)))).toEqual(['warning cloudformation.needs-bucket']);
    expect(codes(group('managed'), data('a = 1\n'.repeat(80_000)))).toEqual(['error cloudformation.too-large']);
  });
});

describe('the commands', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'aws-'));
    // Records each call that changes something, one word a line; answers others from files named after action and query.
    const recorder = `#!/bin/bash
case $2 in deploy) { echo '*'; printf '%s\\n' "$@"; } >>${folder}/calls; exit 0 ;; esac
query=
while [ $# -gt 0 ]; do
  [ "$1" = --query ] && [ "$action" != describe-nodegroup ] && query=$2
  [ "$1" = --nodegroup-name ] && query=$2
  case $1 in describe-*|list-*) action=$1 ;; esac
  shift
done
cat "${folder}/$action $(printf %s "$query" | tr -cd 'A-Za-z')" 2>/dev/null || exit 254
`;
    writeFileSync(join(folder, 'aws'), recorder);
    chmodSync(join(folder, 'aws'), 0o755);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const facts = {
    'list-nodegroups nodegroups': 'win\tlinux\n',
    'describe-cluster joinclusterresourcesVpcConfigsubnetIds': 'subnet-a,subnet-b\n',
    'describe-cluster clusterresourcesVpcConfigclusterSecurityGroupId': 'sg-1\n',
    'describe-cluster clusterversion': '1.33\n',
  };

  function run(one: NodeGroupPlan, answers: Readonly<Record<string, string>>, plan = samplePlan(), role = '') {
    for (const [name, answer] of Object.entries(answers)) writeFileSync(join(folder, name), answer);
    const { stderr } = spawnSync('bash', ['-s'], {
      input: `${cloudformation.commands(plan, one).join('\n')}\n`,
      encoding: 'utf8',
      cwd: folder,
      env: { PATH: `${folder}:${process.env.PATH}`, ...(role === '' ? {} : { NODE_ROLE: role }) },
    });
    const calls = existsSync(join(folder, 'calls')) ? readFileSync(join(folder, 'calls'), 'utf8') : '';
    return {
      calls: calls
        .split('*\n')
        .slice(1)
        .map((call) => call.trimEnd().split('\n')),
      stderr,
    };
  }

  const ROLE = 'arn:aws:iam::111122223333:role/eks/nodes';
  const deploy = [
    ...['cloudformation', 'deploy', '--stack-name', 'eks-prod-seoul-workers'],
    ...['--template-file', 'node-groups/workers/template.yaml'],
  ];
  const region = ['--region', 'ap-northeast-2'];

  it('make a stack with what the cluster and its other groups tell', () => {
    const answers = { ...facts, ...nodeGroupAnswers({ win: '', linux: ROLE }) };
    const { calls, stderr } = run(group('managed'), answers);
    expect(stderr).toBe('');
    expect(calls).toEqual([
      [
        ...[...deploy, '--no-fail-on-empty-changeset', '--parameter-overrides'],
        ...['SubnetIds=subnet-a,subnet-b', `NodeRoleArn=${ROLE}`, ...region],
      ],
    ]);
  });

  it('of a self-managed group give the name of the role, the security group and, where nothing says it, the version', () => {
    const { calls } = run(group('self-managed'), facts, withoutVersion(), ROLE);
    expect(calls).toEqual([
      [
        ...[...deploy, '--capabilities', 'CAPABILITY_IAM', '--no-fail-on-empty-changeset', '--parameter-overrides'],
        ...['SubnetIds=subnet-a,subnet-b', 'SecurityGroupIds=sg-1', 'NodeRoleName=nodes', 'ImageId=/oak/1.33/id'],
        ...region,
      ],
    ]);
  });

  it('leave a stack that is there its parameters', () => {
    const { calls } = run(group('managed'), { 'describe-stacks ': 'x' });
    expect(calls).toEqual([[...deploy, '--no-fail-on-empty-changeset', ...region]]);
  });

  it('make nothing where the role or the subnets cannot be found, and say what to do', () => {
    const without = run(group('managed'), { ...facts, ...nodeGroupAnswers({ win: '', linux: '' }) });
    expect(without.calls).toEqual([]);
    expect(without.stderr).toContain('set NODE_ROLE');
    rmSync(join(folder, 'describe-cluster joinclusterresourcesVpcConfigsubnetIds'));
    expect(run(group('managed'), {}, samplePlan(), ROLE).calls).toEqual([]);
  });

  /** What the recorder says of each group. */
  function nodeGroupAnswers(roles: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
    return Object.fromEntries(Object.entries(roles).map(([name, role]) => [`describe-nodegroup ${name}`, role]));
  }
});
