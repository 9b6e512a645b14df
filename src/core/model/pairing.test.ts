import { expect, test } from 'vitest';
import type { HandOver, PlatformDefinition, ToolDefinition } from './definition.ts';
import { pairRefusal } from './pairing.ts';

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
  expect(pairRefusal(boothook, tool(['shell-script']), undefined)).toEqual({
    en: 'Platform needs a boothook in its user data, which Tool does not carry.',
  });
});

test('where there is no user data, there is nothing to carry', () => {
  expect(pairRefusal(object, tool(['shell-script']), undefined)).toEqual({
    en: 'Platform takes its proxy from files of its own: there is no user data for Tool to carry.',
  });
  expect(pairRefusal(object, tool(['own-files']), undefined)).toBeUndefined();
});
