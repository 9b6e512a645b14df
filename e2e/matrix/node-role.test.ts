// Tools that make the role of the nodes together with them: what that role may do stands in their own file.

import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { bundleOf, type Draft, exampleDraft } from '../../src/core/index.ts';
import { readHcl } from '../../src/core/syntax/hcl-grammar.judge.ts';

const group = { name: 'workers', platform: 'al2023', management: 'managed' } as const;
const textOf = (tool: string, platform: string, file: string, login: boolean): string => {
  const draft: Draft = {
    ...exampleDraft,
    cluster: { ...exampleDraft.cluster, vpcEndpoints: ['ec2', 'secretsmanager'] },
    proxy: {
      http: 'http://proxy.corp.example:3128',
      ...(login ? { credentials: { from: 'secretsmanager', name: 'corp/proxy' } } : {}),
    },
    nodeGroups: [
      {
        ...{ ...group, platform, tool },
        options: platform === 'bottlerocket' && login ? { loginSettings: 'corp/proxy-settings' } : {},
      },
    ],
  };
  return bundleOf(draft).documents.find(({ path }) => path === `node-groups/workers/${file}`)?.text ?? expect.fail();
};
const secret = (name: string) => `arn:aws:secretsmanager:ap-northeast-2:*:secret:${name}-??????`;

test('the module of Terraform gets a statement', () => {
  const inputs = (login: boolean) =>
    readHcl(textOf('terraform-module', 'al2023', 'main.tf', login)).find(({ words }) => words[0] === 'module')?.values;
  expect(inputs(true)?.iam_role_policy_statements).toEqual([
    {
      sid: 'ReadTheLoginOfTheProxy',
      effect: 'Allow',
      actions: ['secretsmanager:GetSecretValue'],
      resources: [secret('corp/proxy')],
    },
  ]);
  expect(inputs(false)).not.toHaveProperty('iam_role_policy_statements');
});

test('eksctl gets a policy, for the secrets that the nodes of this group read', () => {
  const iam = (login: boolean) =>
    parse(textOf('eksctl', 'bottlerocket', 'eksctl.yaml', login)).managedNodeGroups[0].iam;
  expect(iam(true)).toEqual({
    attachPolicy: {
      Version: '2012-10-17',
      Statement: [
        {
          Sid: 'ReadTheLoginOfTheProxy',
          Effect: 'Allow',
          Action: 'secretsmanager:GetSecretValue',
          Resource: [secret('corp/proxy-settings')],
        },
      ],
    },
  });
  expect(iam(false)).toBeUndefined();
});

test('nobody is told to give the policy to a role that the tool makes', () => {
  const stepsOf = (tool: string): readonly string[] =>
    bundleOf({
      ...exampleDraft,
      proxy: {
        http: 'http://proxy.corp.example:3128',
        credentials: { from: 'secretsmanager', name: 'corp/proxy' },
      },
      nodeGroups: [{ ...group, tool, options: {} }],
    }).runbook.map(({ id }) => id);
  expect(stepsOf('terraform-module')).not.toContain('node-role');
  expect(stepsOf('terraform')).toContain('node-role');
});
