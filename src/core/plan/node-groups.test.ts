import { describe, expect, test } from 'vitest';
import type { Finding } from '../model/finding.ts';
import { say } from '../model/localized.ts';
import { gap, mark } from '../model/marks.ts';
import type { NodeGroupPlan } from '../model/plan.ts';
import type { Draft, Options } from '../model/settings.ts';
import { planOf } from './plan.ts';
import { sampleDefinitions } from './sample-definitions.ts';
import { planned, sampleDraft, told, toldOf } from './sample-draft.ts';

type Group = NonNullable<Draft['nodeGroups']>[number];

const good: Group = { name: 'workers', platform: 'oak', management: 'managed', tool: 'hammer' };
const withGroups = (...nodeGroups: readonly Group[]): Draft => ({ ...sampleDraft, nodeGroups });

describe('a group', () => {
  test('says who joins its nodes', () => {
    const { plan } = planned(
      withGroups(
        good,
        { ...good, name: 'own', management: 'self-managed' },
        { name: 'made', platform: 'oak', tool: 'mill' },
      ),
    );
    expect(plan.nodeGroups.map(({ bootstrapper }) => bootstrapper)).toEqual(['eks', 'user-data', 'tool']);
  });

  test('without answers tells each that is missing', () => {
    const { plan, findings } = planned(withGroups({}));
    expect(told(findings)).toEqual([
      'value.missing at nodeGroups.0.name',
      'value.missing at nodeGroups.0.platform',
      'value.missing at nodeGroups.0.tool',
    ]);
    expect(plan.nodeGroups[0]).toMatchObject({ name: gap('nodeGroups.0.name'), folder: 'node-groups/group-1' });
  });

  test('of a platform or tool that this version does not know is told what there is', () => {
    const { findings } = planned(withGroups({ ...good, platform: 'pine' }, { ...good, name: 'b', tool: 'axe' }));
    expect(told(findings)).toEqual([
      'node-group.platform at nodeGroups.0.platform',
      'node-group.tool at nodeGroups.1.tool',
    ]);
    expect(findings[0]).toMatchObject({ severity: 'error', params: { value: 'pine', choices: 'oak, elm, ash' } });
  });
});

describe('names', () => {
  test('are told apart without regard to case, because they are folders', () => {
    const { plan, findings } = planned(withGroups(good, { ...good, name: 'Workers' }));
    expect(told(findings)).toEqual(['node-group.name-twice at nodeGroups.1.name']);
    expect(plan.nodeGroups.map(({ folder }) => folder)).toEqual(['node-groups/workers', 'node-groups/group-2']);
    expect(plan.nodeGroups[1]?.name).toBe(mark('nodeGroups.1.name', 'Workers'));
  });

  test('that Windows keeps for devices are no folders', () => {
    const { plan } = planned(withGroups({ name: 'CON' }, { name: 'com1' }, { name: 'con-group' }, { name: 'console' }));
    expect(plan.nodeGroups.map(({ folder }) => folder)).toEqual([
      'node-groups/CON-group-group',
      'node-groups/com1-group',
      'node-groups/con-group',
      'node-groups/console',
    ]);
  });

  test('that are missing never take the folder of a group that has one', () => {
    const { plan } = planned(withGroups({ ...good, name: 'group-2' }, { ...good, name: '' }));
    expect(plan.nodeGroups.map(({ folder }) => folder)).toEqual(['node-groups/group-2', 'node-groups/group-2-unnamed']);
  });
});

describe('management', () => {
  test('is asked for where there is a choice, and no document is marked for it', () => {
    const { findings } = planned(withGroups({ ...good, management: undefined }));
    expect(told(findings)).toEqual(['value.missing at nodeGroups.0.management']);
    expect(findings[0]?.marked).toBeUndefined();
  });

  test('is not asked for where the platform has none, or the tool manages its nodes itself', () => {
    expect(
      toldOf(withGroups({ name: 'a', platform: 'ash', tool: 'hammer' }, { name: 'b', platform: 'oak', tool: 'mill' })),
    ).toEqual([]);
  });

  test('that the platform does not offer is refused, with the only one it does offer', () => {
    const [finding] = planned(withGroups({ ...good, platform: 'elm' })).findings;
    expect(finding).toMatchObject({
      code: 'node-group.management',
      field: 'nodeGroups.0.management',
      severity: 'error',
    });
    expect(finding?.mend).toMatchObject({ field: 'nodeGroups.0.management', value: 'self-managed' });
  });

  test('is refused where the platform has none', () => {
    expect(toldOf(withGroups({ ...good, platform: 'ash' }))).toEqual([
      'node-group.management at nodeGroups.0.management',
    ]);
  });
});

test('a pair that cannot work says why, in the words of the tool', () => {
  const { findings } = planned(
    withGroups({ ...good, tool: 'mill' }, { name: 'b', platform: 'elm', management: 'self-managed', tool: 'saw' }),
  );
  expect(told(findings)).toEqual([
    'node-group.refused at nodeGroups.0.tool',
    'node-group.refused at nodeGroups.1.tool',
  ]);
  expect(findings[1]).toMatchObject({
    text: { en: '{tool} cannot cut {platform}.' },
    params: { tool: 'SAW', platform: 'ELM' },
  });
});

describe('options', () => {
  const withOptions = (options: Options, more: Partial<Group> = {}) =>
    planned(withGroups({ ...good, ...more, options }));

  test('are those of the platform and the tool for such a group, defaults filled in', () => {
    expect(withOptions({ release: 'v1' }).plan.nodeGroups[0]?.options).toEqual({
      release: 'v1',
      verbose: true,
      imageId: '',
    });
    expect(withOptions({}, { management: 'self-managed' }).plan.nodeGroups[0]?.options).toEqual({
      release: '',
      arguments: '',
      verbose: true,
      imageId: '',
    });
  });

  test.each([
    [{ relese: 'v1' }, 'option.unknown at nodeGroups.0.options.relese', 'error'],
    [{ release: '--x http://u:p@proxy:1' }, 'text.login at nodeGroups.0.options.release', 'error'],
    [{ release: true }, 'option.wrong-type at nodeGroups.0.options.release', 'error'],
    [{ verbose: 'yes' }, 'option.wrong-type at nodeGroups.0.options.verbose', 'error'],
    [{ release: 'latest' }, 'test.release at nodeGroups.0.options.release', 'error'],
    [{ imageId: 'a\nb' }, 'text.line-break at nodeGroups.0.options.imageId', 'error'],
    [{ imageId: 'x'.repeat(20_000) }, 'text.too-long at nodeGroups.0.options.imageId', 'error'],
    [{ arguments: '--x' }, 'option.ignored at nodeGroups.0.options.arguments', 'warning'],
  ] as const)('case %#: %2$s', (options, expected, severity) => {
    const { findings } = withOptions(options);
    expect(told(findings)).toEqual([expected]);
    expect(findings[0]?.severity).toBe(severity);
  });

  test('that nobody asks for are refused with those that there are', () => {
    const said = (findings: readonly Finding[]) => findings.map(({ text, params }) => say(text, 'en', params));
    expect(said(withOptions({ relese: 'v1' }).findings)).toEqual([
      'Neither the platform nor the tool has an option relese. Such a group has release, verbose, imageId.',
    ]);
    expect(
      said(withOptions({ relese: 'v1' }, { platform: 'elm', tool: 'saw', management: 'self-managed' }).findings),
    ).toContain('Neither the platform nor the tool has an option relese: such a group is asked nothing.');
  });

  test('that are wrong are marked and mended like any answer', () => {
    const { plan, findings } = withOptions({ release: 'latest' });
    expect(plan.nodeGroups[0]?.options.release).toBe(mark('nodeGroups.0.options.release', 'latest'));
    expect(findings[0]?.mend).toMatchObject({ field: 'nodeGroups.0.options.release', value: 'v20251120' });
  });

  test('that say nothing are not checked, nor missed where nobody asks', () => {
    expect(withOptions({ release: '', arguments: '' }).findings).toEqual([]);
  });
});

describe('an option that the tool settles', () => {
  const nodeGroups = [{ ...good, management: 'self-managed' as const, options: { arguments: 'mine' } }];
  const tools = sampleDefinitions.tools.map((one) => ({
    ...one,
    settles: { arguments: (group: NodeGroupPlan, cluster: string) => `${cluster} ${group.name}`, gone: () => 'x' },
  }));
  const { plan, findings } = planOf({ ...sampleDraft, nodeGroups }, { ...sampleDefinitions, tools });

  test('has the answer of the tool in the plan, and none in settings.json', () => {
    expect(plan.nodeGroups[0]?.options).toMatchObject({ arguments: `${plan.settings.cluster.name} workers` });
    expect(plan.nodeGroups[0]?.options).not.toHaveProperty('gone');
    expect(plan.settings.nodeGroups[0]?.options).not.toHaveProperty('arguments');
  });

  test('is told where somebody answered it too', () => {
    expect(told(findings)).toEqual(['option.settled at nodeGroups.0.options.arguments']);
  });
});
