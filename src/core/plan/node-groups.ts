// The node groups: what each is, who joins its nodes, and whether platform, management and tool go together.

import { type Definitions, hasOwnFiles, type PlatformDefinition, type ToolDefinition } from '../model/definition.ts';
import type { Problem } from '../model/finding.ts';
import { type Localized, withTexts } from '../model/localized.ts';
import { hasMark } from '../model/marks.ts';
import { checkNodeGroupName } from '../model/names.ts';
import { optionsOf } from '../model/pairing.ts';
import { excerpt } from '../model/plain-text.ts';
import type { Bootstrapper, NodeGroupPlan } from '../model/plan.ts';
import type { Draft, Management, NodeGroupSettings, Options } from '../model/settings.ts';
import type { FieldReader } from './field-reader.ts';
import { readManagement } from './management.ts';
import { readOptions } from './options.ts';

type GroupDraft = NonNullable<Draft['nodeGroups']>[number];

/** An answer about the cluster that nodes need to join by themselves. */
export type JoiningNeed = PlatformDefinition['bootstrapNeeds'][number];
export type JoiningNeeds = ReadonlySet<JoiningNeed>;

interface PlannedGroups {
  readonly settings: readonly NodeGroupSettings[];
  readonly plans: readonly NodeGroupPlan[];
  readonly needs: JoiningNeeds;
}

export function readNodeGroups(
  drafts: readonly GroupDraft[],
  definitions: Definitions,
  reader: FieldReader,
): PlannedGroups {
  const names = readNames(drafts, reader);
  const folders = foldersOf(names);
  const needs = new Set<JoiningNeed>();
  const plans = drafts.map((draft, index): NodeGroupPlan => {
    const field = `nodeGroups.${index}`;
    const platform = definitions.platforms.find(({ id }) => id === draft.platform);
    const tool = definitions.tools.find(({ id }) => id === draft.tool);
    const platformId = reader.required(`${field}.platform`, draft.platform, idCheck('platform', definitions.platforms));
    const toolId = reader.required(`${field}.tool`, draft.tool, idCheck('tool', definitions.tools));
    const management = readManagement(draft.management, platform, tool, field, reader);
    const bootstrapper = tool?.bootstrapper(management) ?? bootstrapperWithoutTool(management);
    if (bootstrapper === 'user-data') for (const need of platform?.bootstrapNeeds ?? []) needs.add(need);
    // While the platform or the tool is not known, neither is what they ask.
    const options =
      platform === undefined || tool === undefined
        ? {}
        : readOptions(
            draft.options ?? {},
            optionsOf(platform, tool),
            management,
            `${field}.options`,
            reader,
            tool.settles,
          );
    const image = imageOf(platform, options);
    const awsImage = platform === undefined || hasOwnFiles(platform) ? undefined : platform.image?.aws;
    return {
      index,
      name: names[index] ?? '',
      folder: folders[index] ?? '',
      platform: platformId,
      management,
      tool: toolId,
      bootstrapper,
      ...(image === undefined ? {} : { image }),
      ...(awsImage === undefined ? {} : { awsImage }),
      options,
    };
  });
  const settings = plans.map(({ name, platform, management, tool, options }): NodeGroupSettings => {
    return { name, platform, ...(management === undefined ? {} : { management }), tool, options };
  });
  return { settings, plans, needs };
}

const bootstrapperWithoutTool = (management: Management | undefined): Bootstrapper =>
  management === undefined || management === 'managed' ? 'eks' : 'user-data';

const kinds: Readonly<Record<'platform' | 'tool', Localized>> = {
  platform: { en: 'platform', ko: '플랫폼', ja: 'プラットフォーム' },
  tool: { en: 'tool', ko: '도구', ja: 'ツール' },
};

const UNKNOWN: Localized = {
  en: 'This version knows no {kind} "{value}". It knows {choices}.',
  ko: '이 버전에는 {kind} "{value}" 값이 없습니다. 있는 것은 {choices}입니다.',
  ja: 'このバージョンに{kind}「{value}」はありません。あるのは {choices} です。',
};

const idCheck =
  (kind: 'platform' | 'tool', known: readonly (PlatformDefinition | ToolDefinition)[]) =>
  (text: string): Problem | undefined =>
    known.some(({ id }) => id === text)
      ? undefined
      : {
          code: `node-group.${kind}`,
          params: { value: excerpt(text), choices: known.map(({ id }) => id).join(', ') },
          text: withTexts(UNKNOWN, { kind: kinds[kind] }),
        };

function imageOf(platform: PlatformDefinition | undefined, options: Options): NodeGroupPlan['image'] {
  const image = platform === undefined || hasOwnFiles(platform) ? undefined : platform.image;
  return image?.family === undefined ? undefined : { family: image.family, release: image.release?.(options) };
}

/** Names are folders in the bundle, and some file systems do not tell `Workers` from `workers`. */
function readNames(drafts: readonly GroupDraft[], reader: FieldReader): readonly string[] {
  const taken = new Set<string>();
  return drafts.map(({ name }, index) =>
    reader.required(`nodeGroups.${index}.name`, name, (text) => {
      const problem = checkNodeGroupName(text);
      if (problem !== undefined) return problem;
      const key = text.toLowerCase();
      if (!taken.has(key)) {
        taken.add(key);
        return undefined;
      }
      return {
        code: 'node-group.name-twice',
        params: { name: text },
        text: {
          en: 'Another node group is called {name} too. Its files would be overwritten.',
          ko: '이름이 {name}인 노드 그룹이 또 있습니다. 그 그룹의 파일을 덮어쓰게 됩니다.',
          ja: '{name} という名前のノードグループがほかにもあります。そのファイルが上書きされます。',
        },
      };
    }),
  );
}

// Names that Windows keeps for devices and gives to no folder (learn.microsoft.com/windows/win32/fileio/naming-a-file).
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;

/**
 * A group whose name is missing or wrong still shows its files, in a folder that no other group has; so does one whose
 * name cannot be a folder everywhere.
 */
function foldersOf(names: readonly string[]): readonly string[] {
  const taken = new Set(names.map((name) => name.toLowerCase()));
  return names.map((name, index) => {
    const unnamed = hasMark(name);
    if (!unnamed && !DEVICE.test(name)) return `node-groups/${name}`;
    let substitute = unnamed ? `group-${index + 1}` : `${name}-group`;
    while (taken.has(substitute.toLowerCase())) substitute += unnamed ? '-unnamed' : '-group';
    taken.add(substitute.toLowerCase());
    return `node-groups/${substitute}`;
  });
}
