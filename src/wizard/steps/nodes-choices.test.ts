import { describe, expect, test } from 'vitest';
import { bundleOf, definitions, exampleDraft, type ToolDefinition } from '../../core/index.ts';
import { draftOf, formValuesOf, type NodeGroupValues } from '../answers/form-values.ts';
import {
  chosen,
  chosenAgain,
  newGroup,
  optionsAside,
  optionsAsked,
  platformOf,
  refusalOf,
  withOptions,
} from './nodes-choices.ts';

const codesOf = (group: NodeGroupValues): readonly string[] => {
  const draft = draftOf({ ...formValuesOf(exampleDraft), nodeGroups: [group] });
  return bundleOf(draft).findings.map(({ code }) => code);
};

describe('a new group', () => {
  test('has a name of its own and choices that go together', () => {
    const first = newGroup([]);
    const second = newGroup([first.name]);
    expect([first.name, second.name, newGroup([first.name, second.name]).name]).toEqual([
      'workers',
      'workers-2',
      'workers-3',
    ]);
    expect(refusalOf(first, definitions.tools.find(({ id }) => id === first.tool) ?? expect.fail())).toBeUndefined();
    expect(codesOf(first).filter((code) => code.startsWith('node-group.'))).toEqual([]);
  });
});

describe('a tool', () => {
  const group = newGroup([]);
  const [managed, ...others] = platformOf(group)?.managements ?? [];
  const [real] = definitions.tools;
  const tool = (refused: readonly unknown[]): ToolDefinition => ({
    ...(real ?? expect.fail()),
    refuses: (_, management) => (refused.includes(management) ? { en: 'no' } : undefined),
  });

  test('that cannot make such a group says why', () => {
    expect(refusalOf({ ...group, management: managed ?? '' }, tool([managed]))).toEqual({ en: 'no' });
    expect(refusalOf({ ...group, management: others[0] ?? '' }, tool([managed]))).toBeUndefined();
  });

  test('that manages its nodes itself can be chosen from any group', () => {
    expect(refusalOf(group, tool([managed, ...others]))).toBeUndefined();
  });

  test('that makes no group of this platform at all cannot', () => {
    expect(refusalOf(group, tool([managed, ...others, undefined]))).toEqual({ en: 'no' });
  });
});

describe('a choice made anew', () => {
  const groups = definitions.platforms.flatMap(({ id: platform, managements }) =>
    managements.map((management) => chosen({ ...newGroup([]), platform }, { management }, {})),
  );

  test.each(groups)('from $platform, $management: no option is left that nobody asks for', (group) => {
    for (const { id: platform } of definitions.platforms) {
      const typed = Object.fromEntries(
        optionsAsked(group).map(({ key, kind }) => [key, kind === 'switch' ? true : 'typed']),
      );
      const next = chosen({ ...group, options: typed }, { platform }, typed);
      const offered = platformOf(next)?.managements ?? [];
      expect(offered.length > 0 ? offered : ['']).toContain(next.management);
      expect(Object.keys(next.options).sort()).toEqual(
        optionsAsked(next)
          .map(({ key }) => key)
          .sort(),
      );
      for (const { key } of optionsAsked(next)) if (key in typed) expect(next.options[key]).toBe(typed[key]);
      expect(codesOf(next).filter((code) => /^option\.(?:unknown|ignored|wrong-type)$/.test(code))).toEqual([]);
    }
  });

  test('an option that was put aside comes back with its platform', () => {
    const texts = (group: NodeGroupValues) => optionsAsked(group).filter(({ kind }) => kind === 'text');
    const before = groups.find((group) => texts(group).length > 0) ?? expect.fail();
    const key = texts(before)[0]?.key ?? expect.fail();
    const typed = { ...before.options, [key]: 'typed' };
    const away = chosen({ ...before, options: typed }, { platform: 'gone' }, typed);
    expect(chosen(away, { platform: before.platform }, typed).options[key]).toBe('typed');
  });
});

describe('an option that is asked beside one answer only', () => {
  const platform =
    definitions.platforms.find(({ options }) => options.some(({ onlyWith }) => onlyWith)) ?? expect.fail();
  const { key, onlyWith } = platform.options.find((option) => option.onlyWith !== undefined) ?? expect.fail();
  const other = onlyWith ?? expect.fail();
  const group = chosen(newGroup([]), { platform: platform.id }, {});
  const answered = withOptions(group, { [other.key]: other.answer, [key]: 'typed' });

  test('comes with it, and what was typed goes aside without it', () => {
    expect(Object.keys(group.options)).not.toContain(key);
    expect(answered.options[key]).toBe('typed');
    expect(optionsAside(answered)).toEqual({});
    const back = { ...answered, options: { ...answered.options, [other.key]: group.options[other.key] ?? '' } };
    expect(optionsAside(back)[key]).toBe('typed');
    expect(codesOf(back)).toContain('option.ignored');
    expect(Object.keys(withOptions(back, back.options).options)).not.toContain(key);
  });
});

describe('a management that gives way to a platform', () => {
  const first = definitions.platforms[0] ?? expect.fail();
  const narrow =
    definitions.platforms.find(({ managements }) => managements.length > 0 && !managements.includes('managed')) ??
    expect.fail();
  const none = definitions.platforms.find(({ managements }) => managements.length === 0) ?? expect.fail();
  const group = newGroup([]);

  test.each([narrow, none])('comes back with the platform before it: $id', ({ id }) => {
    const away = chosenAgain(group, { platform: id }, {}, undefined);
    expect(away.group.management).not.toBe('managed');
    expect(chosenAgain(away.group, { platform: first.id }, {}, away.gaveWay).group.management).toBe('managed');
  });

  test('comes back after several', () => {
    const one = chosenAgain(group, { platform: narrow.id }, {}, undefined);
    const two = chosenAgain(one.group, { platform: none.id }, {}, one.gaveWay);
    expect(chosenAgain(two.group, { platform: first.id }, {}, two.gaveWay).group.management).toBe('managed');
  });

  test('does not where the user chose another one meanwhile', () => {
    const away = chosenAgain(group, { platform: narrow.id }, {}, undefined);
    const mine = chosenAgain(away.group, { management: 'self-managed' }, {}, away.gaveWay);
    expect(mine.gaveWay).toBeUndefined();
    const back = chosenAgain(mine.group, { platform: first.id }, {}, mine.gaveWay);
    expect(back.group.management).toBe('self-managed');
  });
});
