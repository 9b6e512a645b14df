// The judge is terraform itself where it is installed, and a grammar of HCL everywhere.

import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { UserData } from '../../model/definition.ts';
import { fieldsMarked, mark } from '../../model/marks.ts';
import { computed, formatted, hasTerraform } from '../../syntax/terraform.judge.ts';
import { samplePlan } from '../cluster/sample-plan.ts';
import { groupOf } from '../platforms/group.fixture.ts';
import { userDataFile } from '../user-data.ts';
import { terraform } from './terraform.ts';
import { blocksOf, hostile, mainOf, mimeOf } from './terraform-files.judge.ts';

const plan = samplePlan();
const kinds: readonly UserData[] = [
  mimeOf(hostile),
  { kind: 'toml', table: { settings: { a: hostile } }, comment: [] },
  { kind: 'powershell', text: hostile },
];
const managements = ['managed', 'managed-custom-ami', 'self-managed'] as const;
const named = (what: string): string => (hasTerraform ? what : `${what} (skipped: this machine has no terraform)`);

describe.each(managements)('main.tf of a %s group', (management) => {
  const group = { ...groupOf('some', management), awsImage: { amiTypes: ['SOME_x86_64'], parameter: '/some' } };
  const text = mainOf(terraform, plan, group, mimeOf(hostile));
  const [template] = blocksOf(text, 'resource', 'aws_launch_template');
  const variables = blocksOf(text, 'variable').map(({ words }) => words[1]);

  it('reads the user data from the file beside it', () => {
    expect(template?.values.user_data).toEqual({ computed: `filebase64("\${path.module}/user-data.mime")` });
    expect(text).not.toContain('http_code');
  });

  it('sets instance metadata as launch templates do', () => {
    const usual = { http_endpoint: 'enabled', http_tokens: 'required' };
    const metadataOf = (one: string) =>
      blocksOf(one, 'resource', 'aws_launch_template')[0]?.blocks.find(({ words }) => words[0] === 'metadata_options')
        ?.values;
    expect(metadataOf(text)).toEqual(usual);
    const asked = mainOf(terraform, plan, { ...group, options: { podsUseImds: true } }, mimeOf(hostile));
    expect(metadataOf(asked)).toEqual({ ...usual, http_put_response_hop_limit: 2 });
  });

  it('has the policy of a role that reads the login, to be taken over', () => {
    const login = { store: 'ssm', secret: '/corp/proxy' } as const;
    const withLogin = mainOf(terraform, samplePlan({ login }), group, mimeOf(hostile));
    expect(blocksOf(withLogin, 'resource', 'aws_iam_role_policy')).toEqual([]);
    expect(text).not.toContain('node-role-policy.json');
    const [, commented] = withLogin.split('in a file of its own beside this one:\n');
    if (management === 'self-managed') {
      expect(commented).toBeUndefined();
      expect(withLogin).toContain('aws_iam_role_policy with node-role-policy.json');
      return;
    }
    const resource = (commented ?? '').split(/^(?!#)/m)[0]?.replaceAll(/^# ?/gm, '') ?? '';
    expect(blocksOf(resource, 'resource', 'aws_iam_role_policy')[0]?.values).toEqual({
      name: 'proxy-login-workers',
      role: { computed: 'basename(var.node_role_arn)' },
      policy: { computed: `file("\${path.module}/../../node-role-policy.json")` },
    });
  });

  it('shows in its head what goes into files that make the group already, as it stands in the file', () => {
    const head = text.slice(0, text.indexOf('\n\n')).replaceAll(/^# ?/gm, '');
    expect(head).toContain('If a group workers is there already, do not apply it.');
    const shown = [...head.matchAll(/(?:^ {2}.*\n)+/gm)].map(([lines]) => lines);
    const bodies = shown.map((lines) => blocksOf(`resource "x" "y" {\n${lines}}\n`, 'resource')[0]);
    expect(bodies[0]?.values).toEqual({ user_data: template?.values.user_data });
    if (management === 'self-managed') return expect(bodies).toHaveLength(1);
    const [nodes] = blocksOf(text, 'resource', 'aws_eks_node_group');
    const used = nodes?.blocks.find(({ words }) => words[0] === 'launch_template')?.values;
    expect(bodies[1]?.blocks.map(({ values }) => values)).toEqual([used]);
  });

  it('is not for a group that is there: a note and a step in its place say so', () => {
    expect(terraform.check?.(plan, group, mimeOf(hostile))).toMatchObject([
      { code: 'terraform.new-group', severity: 'note', params: { group: 'workers' } },
    ]);
    expect(terraform.otherSteps?.(group, plan)).toMatchObject([
      { kind: 'instead', title: { en: 'If workers is there already' } },
    ]);
  });

  it('uses the version of the launch template that was just made', () => {
    const [nodes] = blocksOf(
      text,
      'resource',
      management === 'self-managed' ? 'aws_autoscaling_group' : 'aws_eks_node_group',
    );
    expect(nodes?.blocks.find(({ words }) => words[0] === 'launch_template')?.values).toEqual({
      id: { computed: 'aws_launch_template.nodes.id' },
      version: { computed: 'aws_launch_template.nodes.latest_version' },
    });
  });

  it('asks for the image where the group brings one, and takes the answer in its place', () => {
    expect(variables.includes('image_id')).toBe(management !== 'managed');
    expect(variables.includes('ami_type')).toBe(management === 'managed');
    const answered = mainOf(
      terraform,
      plan,
      { ...group, options: { imageId: 'ami-0123456789abcdef0' } },
      mimeOf(hostile),
    );
    const image = blocksOf(answered, 'resource', 'aws_launch_template')[0]?.values.image_id;
    expect(image).toBe(management === 'managed' ? undefined : 'ami-0123456789abcdef0');
  });

  it('refers to the variables that it declares, and says of each what it is', () => {
    const used = [...text.matchAll(/\bvar\.(\w+)/g)].map(([, name]) => name);
    expect([...new Set(used)].sort()).toEqual([...variables].sort());
    for (const { values } of blocksOf(text, 'variable')) {
      expect(values.description).toMatch(/\w{3}/);
      expect(values.type).toBeDefined();
    }
  });

  it.skipIf(!hasTerraform)(named('is as terraform fmt would leave it'), () => {
    expect(formatted({ 'main.tf': text })).toBe('');
  });
});

it.skipIf(!hasTerraform)(named('hands user data of every kind to EC2 byte for byte'), { timeout: 60_000 }, () => {
  for (const userData of kinds) {
    const { file, text } = userDataFile(userData);
    const main = mainOf(terraform, plan, groupOf('some', 'managed'), userData);
    const [template] = blocksOf(main, 'resource', 'aws_launch_template');
    const expression = template?.values.user_data as { readonly computed: string } | undefined;
    const read = computed({ 'main.tf': '', [file]: text }, expression?.computed ?? '');
    expect(Buffer.from(String(read), 'base64').toString()).toBe(text);
  }
});

it('shows what is missing as a gap', () => {
  const { settings } = plan;
  const cluster = { ...settings.cluster, name: mark('cluster.name', ''), region: mark('cluster.region', '') };
  const text = mainOf(
    terraform,
    samplePlan({ settings: { ...settings, cluster } }),
    groupOf('some', 'managed'),
    mimeOf('a\n'),
  );
  expect(fieldsMarked(text)).toEqual(['cluster.region', 'cluster.name']);
});

describe('the commands', () => {
  const run = (failing: string): readonly string[] => {
    const folder = mkdtempSync(join(tmpdir(), 'tf-'));
    try {
      writeFileSync(join(folder, 'calls'), '');
      writeFileSync(join(folder, 'terraform'), `#!/bin/sh\necho "$*" >>${folder}/calls\n[ "$2" != "${failing}" ]\n`);
      chmodSync(join(folder, 'terraform'), 0o755);
      spawnSync('bash', ['-s'], {
        input: `${terraform.commands(plan, { ...groupOf('some', 'managed'), folder: 'node-groups/workers' }).join('\n')}\n`,
        env: { PATH: `${folder}:${process.env.PATH}` },
      });
      return readFileSync(join(folder, 'calls'), 'utf8').trimEnd().split('\n');
    } finally {
      rmSync(folder, { recursive: true });
    }
  };

  it('apply in the folder of the group, asked by terraform itself', () => {
    expect(run('')).toEqual(['-chdir=node-groups/workers init', '-chdir=node-groups/workers apply']);
  });

  it('apply nothing where the providers cannot be had', () => {
    expect(run('init')).toEqual(['-chdir=node-groups/workers init']);
  });
});
