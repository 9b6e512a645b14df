// The judges are the yaml package and, where it is installed, cfn-lint, which reads templates as AWS does.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { attribute, base64Of, cloudFormation, hasDynamicReference, ref } from './cloudformation.ts';

type Template = Parameters<typeof cloudFormation>[0];

const templateOf = (userData: string, more: Partial<Template> = {}): string =>
  cloudFormation(
    {
      description: 'Some nodes',
      parameters: { Type: { type: 'String', description: 'What', default: 'm5.large' } },
      resources: {
        Nodes: {
          type: 'AWS::EC2::LaunchTemplate',
          properties: { LaunchTemplateData: { InstanceType: ref('Type'), UserData: base64Of(userData) } },
        },
      },
      ...more,
    },
    ['What it is.'],
  );

const hostile = [
  `\${AWS::StackName}`,
  `\${!x}`,
  '{{a}}',
  '!Ref x',
  '#!/bin/bash\necho "$HOME"\n',
  ' x',
  'a: b',
  '- a\n\n',
  '\'"',
];
const text = fc.oneof(
  fc.constantFrom(...hostile),
  fc.string(),
  fc.string({ unit: fc.constantFrom(...' \n\t$#{}!&*') }),
);

const readBack = (template: string) => parse(template).Resources.Nodes.Properties.LaunchTemplateData.UserData;

it('gives any text to Fn::Base64 unchanged, with nothing that would be substituted around it', () => {
  fc.assert(
    fc.property(text, (one) => {
      expect(readBack(templateOf(one))).toEqual({ 'Fn::Base64': one });
    }),
  );
});

const hasCfnLint = spawnSync('cfn-lint', ['--version']).status === 0;
const named = hasCfnLint ? 'cfn-lint' : 'cfn-lint (skipped: this machine has none)';
it.skipIf(!hasCfnLint)(`${named} finds nothing in hostile user data`, { timeout: 120_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'cloudformation-'));
  const files = hostile.map((one, index) => {
    const file = join(folder, `${index}.yaml`);
    writeFileSync(file, templateOf(one));
    return file;
  });
  // Its guess that somebody forgot Fn::Sub: here nothing is to be substituted.
  const { stdout, status } = spawnSync('cfn-lint', ['--ignore-checks', 'E1029', '--', ...files], { encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  expect({ stdout, status }).toEqual({ stdout: '', status: 0 });
});

it('carries marks through', () => {
  const marked = '\uE000proxy.http\uE001http://\uE002';
  expect(readBack(templateOf(`x ${marked}\n`))).toEqual({ 'Fn::Base64': `x ${marked}\n` });
});

it('lays out parameters, policies and intrinsic functions in their long form', () => {
  const written = templateOf('a\n', {
    resources: {
      Nodes: { type: 'AWS::EC2::LaunchTemplate', properties: { LaunchTemplateData: { InstanceType: ref('Type') } } },
      Group: {
        type: 'AWS::AutoScaling::AutoScalingGroup',
        creationPolicy: { ResourceSignal: { Count: 1 } },
        properties: { LaunchTemplate: { Version: attribute('Nodes', 'LatestVersionNumber') } },
      },
    },
  });
  expect(parse(written)).toEqual({
    AWSTemplateFormatVersion: '2010-09-09',
    Description: 'Some nodes',
    Parameters: { Type: { Type: 'String', Description: 'What', Default: 'm5.large' } },
    Resources: {
      Nodes: {
        Type: 'AWS::EC2::LaunchTemplate',
        Properties: { LaunchTemplateData: { InstanceType: { Ref: 'Type' } } },
      },
      Group: {
        Type: 'AWS::AutoScaling::AutoScalingGroup',
        CreationPolicy: { ResourceSignal: { Count: 1 } },
        Properties: { LaunchTemplate: { Version: { 'Fn::GetAtt': ['Nodes', 'LatestVersionNumber'] } } },
      },
    },
  });
  expect(written).toMatch(/^# What it is\.\nAWSTemplateFormatVersion: "2010-09-09"\n/);
});

it.each([
  ['a logical ID', { parameters: { 'my-type': { type: 'String', description: '' } } }],
  ['nothing is called Type', { parameters: {} }],
  ['the description', { description: 'x'.repeat(1025) }],
  [
    'the same name',
    { parameters: { Type: { type: 'String', description: '' }, Nodes: { type: 'String', description: '' } } },
  ],
])('refuses what CloudFormation would: %s', (why, more) => {
  expect(() => templateOf('a\n', more)).toThrow(why);
});

it('knows a text into which CloudFormation would put a value of another service', () => {
  expect(hasDynamicReference('x {{resolve:ssm:/a}}')).toBe(true);
  expect(hasDynamicReference(`{{ .State }} \${x}`)).toBe(false);
});
