import { describe, expect, test } from 'vitest';
import type { HandOver, OptionField, PlatformDefinition, ToolDefinition } from './definition.ts';
import { carriageFindings, managementsWith, optionsOf, pairRefusal } from './pairing.ts';
import type { NodeGroupPlan } from './plan.ts';

const traits = {
  id: 'p',
  title: 'Platform',
  mechanism: 'm',
  about: { en: 'a' },
  managements: [],
  bootstrapNeeds: [],
  login: { way: 'typed' },
  programs: [],
  options: [],
} as const;
const boothook: PlatformDefinition = {
  ...traits,
  handsOver: ['boothook', 'shell-script'],
  userData: () => ({ kind: 'mime', parts: [] }),
};
const object: PlatformDefinition = {
  ...traits,
  handsOver: ['own-files'],
  files: [],
  documents: () => [],
  commands: () => [],
  applying: { en: 'a' },
};
const tool = (carries: readonly HandOver[]): ToolDefinition => ({
  id: 't',
  title: 'Tool',
  about: { en: 'a' },
  options: [],
  carries,
  refuses: (_, management) => (management === 'managed' ? { en: 'not managed' } : undefined),
  bootstrapper: () => 'user-data',
  documents: () => [],
  commands: () => [],
  applying: { en: 'a' },
});

test('a tool that carries every part has the last word itself', () => {
  const both = tool(['shell-script', 'boothook']);
  expect(pairRefusal(boothook, both, undefined)).toBeUndefined();
  expect(pairRefusal(boothook, both, 'managed')).toEqual({ en: 'not managed' });
});

test('a part that the tool does not carry is named', () => {
  expect(pairRefusal(boothook, tool(['shell-script']), undefined)).toMatchObject({
    en: 'Platform needs a boothook in its user data, which Tool does not carry.',
  });
  const instead = { en: 'Take another.', ko: '다른 도구.' };
  expect(pairRefusal(boothook, { ...tool(['shell-script']), instead }, undefined)).toEqual({
    en: 'Platform needs a boothook in its user data, which Tool does not carry. Take another.',
    ko: expect.stringMatching(/\. 다른 도구\.$/),
    ja: expect.stringMatching(/。Take another\.$/),
  });
});

test('where there is no user data, there is nothing to carry', () => {
  expect(pairRefusal(object, tool(['shell-script']), undefined)).toMatchObject({
    en: 'Platform takes its proxy from files of its own: there is no user data for Tool to carry.',
  });
  expect(pairRefusal(object, tool(['own-files']), undefined)).toBeUndefined();
});

test('a part that only some answers make is an error where the tool carries neither it nor its script', () => {
  const group: NodeGroupPlan = {
    index: 2,
    name: 'workers',
    folder: 'node-groups/workers',
    platform: 'p',
    management: undefined,
    tool: 't',
    bootstrapper: 'tool',
    options: {},
  };
  const hook = { contentType: 'text/cloud-boothook; charset="us-ascii"', text: '#!/bin/sh\n' };
  const found = (carries: readonly HandOver[], part: typeof hook & { asScript?: string }) =>
    carriageFindings(tool(carries), group, { kind: 'mime', parts: [part] });
  expect(found(['boothook'], hook)).toEqual([]);
  expect(found(['shell-script'], { ...hook, asScript: '#!/bin/sh\n' })).toEqual([]);
  expect(found(['node-config'], { ...hook, asScript: '#!/bin/sh\n' })).toHaveLength(1);
  expect(found(['shell-script'], hook)).toMatchObject([
    { severity: 'error', field: 'nodeGroups.2.tool', params: { group: 'workers', part: 'text/cloud-boothook' } },
  ]);
  expect(carriageFindings(tool([]), group, { kind: 'powershell', text: 'a' })).toEqual([]);
});

describe('what is asked', () => {
  const option = (key: string, more: Partial<OptionField> = {}): OptionField => ({
    key,
    label: { en: key },
    help: { en: 'why' },
    kind: 'text',
    default: '',
    ...more,
  });
  const platform: PlatformDefinition = {
    ...boothook,
    managements: ['managed', 'self-managed'],
    options: [option('release'), option('arguments', { managements: ['self-managed'] })],
  };
  const asking: ToolDefinition = {
    ...tool(['boothook', 'shell-script']),
    options: [option('image'), option('version', { handedOver: 'toml' }), option('hooks', { handedOver: 'boothook' })],
  };
  const alone: ToolDefinition = {
    ...asking,
    refuses: (_, management) => (management === undefined ? undefined : { en: 'itself' }),
  };
  const keys = (one: ToolDefinition) => optionsOf(platform, one).map(({ key }) => key);

  test('is not what the tool asks of other platforms', () => {
    expect(keys(asking)).toEqual(['release', 'arguments', 'image', 'hooks']);
    expect(managementsWith(platform, asking)).toEqual(['self-managed']);
  });

  test('is not what is for groups under a management, where the tool manages its nodes itself', () => {
    expect(managementsWith(platform, alone)).toEqual([]);
    expect(keys(alone)).toEqual(['release', 'image', 'hooks']);
  });

  test('is everything of a platform that knows no management', () => {
    expect(optionsOf({ ...platform, managements: [] }, alone).map(({ key }) => key)).toContain('arguments');
  });
});
