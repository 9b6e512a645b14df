import { expect, test } from 'vitest';
import type { Definitions, PlatformDefinition } from '../model/definition.ts';
import type { NodeGroupPlan } from '../model/plan.ts';
import { type Program, programNames } from '../model/program.ts';
import { programsOf, standInOf } from './programs.ts';
import { sampleDefinitions } from './sample-definitions.ts';

const program = (name: string, reader: string, more: Partial<Program> = {}): Program => ({
  name,
  reader,
  calls: { en: 'things' },
  matters: false,
  ...more,
});

const oak = [program('kubelet', 'go-0.36', { asks: ['api-server'] }), program('curl', 'curl-8.9', { version: '8.17' })];
const elm = [
  program('kubelet', 'go-0.36', { asks: ['metadata'], matters: true }),
  program('curl', 'curl-7', { version: '7.61' }),
];

const definitions: Definitions = {
  ...sampleDefinitions,
  platforms: sampleDefinitions.platforms.map(
    (one): PlatformDefinition => ({ ...one, programs: { oak, elm }[one.id] ?? [] }),
  ),
};

const groups = (...platforms: readonly string[]): readonly NodeGroupPlan[] =>
  platforms.map((platform, index) => ({
    index,
    name: platform,
    folder: platform,
    platform,
    management: 'managed',
    tool: 'hammer',
    bootstrapper: 'eks',
    options: {},
  }));

test('the programs of a platform are those of the groups that have it', () => {
  expect(programsOf(groups('oak', 'oak'), definitions)).toEqual(oak);
});

test('two platforms share a program of the same rules, with what both call', () => {
  const both = programsOf(groups('elm', 'oak'), definitions);
  expect(both).toEqual([
    program('kubelet', 'go-0.36', { asks: ['api-server', 'metadata'], matters: true }),
    oak[1],
    elm[1],
  ]);
  expect(programNames(both)).toBe('kubelet, curl 8.17, curl 7.61');
  const dnf = program('dnf', 'curl-8.9', { version: '8.17', library: 'libcurl' });
  expect(programNames([dnf, { ...dnf, version: '8.3' }])).toBe('dnf (libcurl 8.17), dnf (libcurl 8.3)');
  expect(programNames([dnf])).toBe('dnf');
});

test('a program that calls anything on one platform does so on both', () => {
  const any = definitions.platforms.map((one): PlatformDefinition => {
    return one.id === 'elm' ? { ...one, programs: [program('kubelet', 'go-0.36')] } : one;
  });
  const [kubelet] = programsOf(groups('oak', 'elm'), { ...definitions, platforms: any });
  expect(kubelet?.asks).toBeUndefined();
});

test.each([[[]], [['unknown']]])(
  'while the platform is not known, those of the first on offer stand in',
  (platforms) => {
    expect(programsOf(groups(...platforms), definitions)).toEqual(oak);
    expect(standInOf(groups(...platforms), definitions)?.id).toBe('oak');
  },
);

test('nothing stands in once a platform is chosen', () => {
  expect(standInOf(groups('unknown', 'elm'), definitions)).toBeUndefined();
});

test('the same platforms have the same array, in whatever order the groups stand', () => {
  expect(programsOf(groups('oak', 'elm'), definitions)).toBe(programsOf(groups('elm', 'oak'), definitions));
});
