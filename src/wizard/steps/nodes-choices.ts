// What the answers of one node group allow: which questions its platform and its tool ask, which tools can make it, and
// what stays of the other answers when one of these changes.

import type {
  Localized,
  Management,
  OptionField,
  Options,
  PlatformDefinition,
  ToolDefinition,
} from '../../core/first.ts';
import { answerTo, askedOptions, definitions, managementsWith, optionsOf, pairRefusal } from '../../core/index.ts';
import type { NodeGroupValues } from '../answers/form-values.ts';
import type { Words } from '../words/words.tsx';

export const platformOf = ({ platform }: Pick<NodeGroupValues, 'platform'>): PlatformDefinition | undefined =>
  definitions.platforms.find(({ id }) => id === platform);

export const toolOf = ({ tool }: Pick<NodeGroupValues, 'tool'>): ToolDefinition | undefined =>
  definitions.tools.find(({ id }) => id === tool);

/** What the page calls a tool; empty for none. */
export const titleOfTool = (tool: ToolDefinition | undefined, { say }: Pick<Words, 'say'>): string =>
  tool?.said === undefined ? (tool?.title ?? '') : say(tool.said);

type Wanted = Management | '';

/**
 * The management that a group has with this tool: the wanted one, the first that there is where none was wanted, none
 * where the tool manages its nodes itself. Nothing where the wanted one does not go with the tool.
 */
function managementWith(platform: PlatformDefinition, tool: ToolDefinition, wanted: Wanted): Wanted | undefined {
  const possible = managementsWith(platform, tool);
  if (possible.length === 0) return pairRefusal(platform, tool, undefined) === undefined ? '' : undefined;
  if (wanted === '') return possible[0];
  return possible.includes(wanted) ? wanted : undefined;
}

/** Why a tool cannot make such a group; nothing where it can. */
export function refusalOf(group: NodeGroupValues, tool: ToolDefinition): Localized | undefined {
  const platform = platformOf(group);
  if (platform === undefined || managementWith(platform, tool, group.management) !== undefined) return undefined;
  return pairRefusal(platform, tool, group.management || undefined);
}

/** Every option that its platform and its tool know, the platform's first; not those that the tool answers itself. */
export function optionsKnown(group: NodeGroupValues): readonly OptionField[] {
  const platform = platformOf(group);
  const tool = toolOf(group);
  const all = platform && tool ? optionsOf(platform, tool) : [...(platform?.options ?? []), ...(tool?.options ?? [])];
  return all.filter(({ key }) => !Object.hasOwn(tool?.settles ?? {}, key));
}

/** Those that such a group is asked. */
export const optionsAsked = (group: NodeGroupValues): readonly OptionField[] =>
  askedOptions(optionsKnown(group), group.management || undefined, group.options);

/** Answers that the group has and is not asked for, because another answer of its own is in the way. */
export function optionsAside(group: NodeGroupValues): Options {
  const asked = optionsAsked(group);
  const aside = optionsKnown(group).filter((option) => option.onlyWith !== undefined && !asked.includes(option));
  return Object.fromEntries(
    aside.flatMap(({ key }) => {
      const answer = group.options[key];
      return answer === undefined ? [] : [[key, answer]];
    }),
  );
}

/** The group with every option that it is asked: as known, else the default. Others would be refused by name. */
export function withOptions(group: NodeGroupValues, known: Options): NodeGroupValues {
  const asked = optionsAsked({ ...group, options: known });
  return { ...group, options: Object.fromEntries(asked.map((option) => [option.key, answerTo(option, known)])) };
}

/** The only tool that goes with a platform; nothing where there is a choice. */
function onlyTool(platform: PlatformDefinition): ToolDefinition | undefined {
  const able = definitions.tools.filter((tool) => managementWith(platform, tool, '') !== undefined);
  return able.length === 1 ? able[0] : undefined;
}

/**
 * A group after one of its three choices was made anew. `known` are options given before, for a choice that is taken
 * back. A management that the new platform does not offer gives way to its first; a tool that cannot make the group
 * stays, with a finding that says why, unless there is only one that can.
 */
export function chosen(
  group: NodeGroupValues,
  choice: Partial<Pick<NodeGroupValues, 'platform' | 'management' | 'tool'>>,
  known: Options,
): NodeGroupValues {
  const wanted = { ...group, ...choice };
  const platform = platformOf(wanted);
  if (platform === undefined) return withOptions(wanted, known);
  const next = { ...wanted, tool: onlyTool(platform)?.id ?? wanted.tool };
  const tool = toolOf(next);
  const offered: Wanted =
    next.management !== '' && platform.managements.includes(next.management) ? next.management : '';
  const fallback = offered === '' ? (platform.managements[0] ?? '') : offered;
  const management = tool === undefined ? fallback : (managementWith(platform, tool, offered) ?? fallback);
  return withOptions({ ...next, management }, known);
}

/** A management that gave way to another choice: what the user had, and what stands in its place. */
export interface GaveWay {
  readonly from: Wanted;
  readonly to: Wanted;
}

/**
 * As `chosen`, and a management that gave way before comes back as soon as the choices allow it, unless the user chose
 * another one meanwhile.
 */
export function chosenAgain(
  group: NodeGroupValues,
  choice: Parameters<typeof chosen>[1],
  known: Options,
  gaveWay: GaveWay | undefined,
): { readonly group: NodeGroupValues; readonly gaveWay: GaveWay | undefined } {
  if (choice.management !== undefined) return { group: chosen(group, choice, known), gaveWay: undefined };
  const from = group.management === gaveWay?.to ? gaveWay.from : group.management;
  const next = chosen({ ...group, management: from }, choice, known);
  return { group: next, gaveWay: next.management === from ? undefined : { from, to: next.management } };
}

const FIRST_NAME = 'workers';

/** As long as a name can be: model/names.ts says where that comes from. */
const LONGEST_NAME = 63;

/** The name itself where it is free, else the same with the next number. Names are folders, so case tells none apart. */
export function freeName(name: string, taken: readonly string[]): string {
  const used = new Set(taken.map((one) => one.toLowerCase()));
  const stem = name.replace(/-\d+$/, '');
  let free = name;
  for (let count = 2; used.has(free.toLowerCase()); count += 1) {
    free = `${stem.slice(0, LONGEST_NAME - `-${count}`.length)}-${count}`;
  }
  return free;
}

/** A group to begin with: the first platform, as it is managed most, and the first tool that can make it. */
export function newGroup(taken: readonly string[]): NodeGroupValues {
  const name = freeName(FIRST_NAME, taken);
  const platform = definitions.platforms[0];
  const management: Wanted = platform?.managements[0] ?? '';
  const tool = definitions.tools.find(
    (one) => platform && pairRefusal(platform, one, management || undefined) === undefined,
  );
  return withOptions({ name, platform: platform?.id ?? '', management, tool: tool?.id ?? '', options: {} }, {});
}
