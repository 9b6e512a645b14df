// The node groups that the lists of platforms and tools can make: a new platform or tool is among them without a word here.

import {
  askedOptions,
  type Draft,
  definitions,
  managementsWith,
  type Options,
  optionsOf,
  type PlatformDefinition,
  pairRefusal,
  type ToolDefinition,
} from '../../src/core/index.ts';

export type Group = NonNullable<Draft['nodeGroups']>[number];

/** Every platform under each management it has, with the tools that can make such a group, in the order of the list. */
export function pairs(): readonly {
  readonly platform: PlatformDefinition;
  readonly management: Group['management'];
  readonly tools: readonly ToolDefinition[];
}[] {
  return definitions.platforms.flatMap((platform) =>
    [...platform.managements, undefined].map((management) => ({
      platform,
      management,
      tools: definitions.tools.filter(
        (tool) =>
          pairRefusal(platform, tool, management) === undefined &&
          // Without a management: tools that manage the nodes of this platform themselves.
          (management !== undefined || managementsWith(platform, tool).length === 0),
      ),
    })),
  );
}

/** `al2023-managed-launch-template` */
export const groupName = (platform: string, management: Group['management'], tool: string): string =>
  [platform, management, tool].filter((word) => word !== undefined).join('-');

/** Every option that such a group is asked, filled in: a text as its placeholder shows it, anything else not as it usually is. */
export function everyOption(
  platform: PlatformDefinition,
  tool: ToolDefinition,
  management: Group['management'],
): Options {
  const known = optionsOf(platform, tool);
  const answers: Options = Object.fromEntries(
    known.map(({ key, kind, placeholder, default: usual, choices }) => {
      if (kind === 'switch') return [key, !usual];
      if (kind === 'choice') return [key, choices?.findLast(({ value }) => value !== usual)?.value ?? usual];
      return [key, placeholder ?? usual];
    }),
  );
  const asked = new Set(askedOptions(known, management, answers).map(({ key }) => key));
  return Object.fromEntries(Object.entries(answers).filter(([key]) => asked.has(key)));
}

/** The same once more for every further answer that makes other documents. */
export const otherAnswers = (
  platform: PlatformDefinition,
  tool: ToolDefinition,
  management: Group['management'],
): readonly Options[] => {
  const all = everyOption(platform, tool, management);
  return optionsOf(platform, tool).flatMap(({ key, examples = [] }) =>
    key in all ? examples.map((example) => ({ ...all, [key]: example })) : [],
  );
};
