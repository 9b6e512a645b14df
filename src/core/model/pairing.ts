// Whether a platform and a tool go together. The matrix of both stays a sum: each says what it hands over or carries.

import type {
  HandOver,
  MimePart,
  OptionField,
  PlatformDefinition,
  Refusal,
  ToolDefinition,
  UserData,
} from './definition.ts';
import type { Finding } from './finding.ts';
import { type Localized, sentences, withTexts } from './localized.ts';
import type { NodeGroupPlan } from './plan.ts';
import type { Management } from './settings.ts';

const words: Readonly<Record<Exclude<HandOver, 'own-files'>, Localized>> = {
  'node-config': { en: 'a NodeConfig', ko: 'NodeConfig', ja: 'NodeConfig' },
  boothook: { en: 'a boothook', ko: 'boothook', ja: 'boothook' },
  'shell-script': { en: 'a shell script', ko: '셸 스크립트', ja: 'シェルスクリプト' },
  toml: { en: 'TOML settings', ko: 'TOML 설정', ja: 'TOML の設定' },
  powershell: { en: 'a PowerShell script', ko: 'PowerShell 스크립트', ja: 'PowerShell スクリプト' },
};

const OWN_FILES: Localized = {
  en: '{platform} takes its proxy from files of its own: there is no user data for {tool} to carry.',
  ko: '{platform} 플랫폼은 자체 파일에서 프록시를 읽으므로 {tool} 도구가 전달할 사용자 데이터가 없습니다.',
  ja: '{platform} は独自のファイルからプロキシを読み取るため、{tool} で渡すユーザーデータがありません。',
};

const NOT_CARRIED: Localized = {
  en: '{platform} needs {part} in its user data, which {tool} does not carry.',
  ko: '{platform}의 사용자 데이터에는 {part} 파트가 필요하지만 {tool} 도구는 이를 전달하지 않습니다.',
  ja: '{platform} のユーザーデータには {part} が必要ですが、{tool} では渡せません。',
};

/**
 * Why a tool cannot make such a group, in words for the user; nothing where it can. A platform that hands over anything
 * that the tool does not carry is refused by that, all else is the tool's own affair.
 */
export function pairRefusal(
  platform: PlatformDefinition,
  tool: ToolDefinition,
  management: Management | undefined,
): Refusal | undefined {
  const handed: readonly HandOver[] = platform.handsOver;
  const left = handed.find((part) => !tool.carries.includes(part));
  if (left === undefined) return tool.refuses(platform, management);
  const titles = { platform: { en: platform.title }, tool: tool.said ?? { en: tool.title } };
  if (left === 'own-files') return withTexts(OWN_FILES, titles);
  const notCarried = withTexts(NOT_CARRIED, { ...titles, part: words[left] });
  return tool.instead === undefined ? notCarried : sentences(notCarried, tool.instead);
}

/** The managements that a tool can carry out on a platform; none where it manages its nodes itself. */
export const managementsWith = (
  platform: PlatformDefinition,
  tool: ToolDefinition | undefined,
): readonly Management[] =>
  platform.managements.filter((one) => tool === undefined || pairRefusal(platform, tool, one) === undefined);

/**
 * What platform and tool together ask, the platform's first: not what is for groups under a management where the tool
 * knows none, nor what the tool asks of other platforms.
 */
export function optionsOf(platform: PlatformDefinition, tool: ToolDefinition): readonly OptionField[] {
  const handed: readonly HandOver[] = platform.handsOver;
  const unmanaged = platform.managements.length > 0 && managementsWith(platform, tool).length === 0;
  return [
    ...platform.options.filter(({ managements }) => managements === undefined || !unmanaged),
    ...tool.options.filter(({ handedOver }) => handedOver === undefined || handed.includes(handedOver)),
  ];
}

const types: readonly (readonly [start: string, part: HandOver])[] = [
  ['application/node.eks.aws', 'node-config'],
  ['text/cloud-boothook', 'boothook'],
  ['text/x-shellscript', 'shell-script'],
];

/** What a part of user data is, by its content type. */
export const handOverOf = ({ contentType }: Pick<MimePart, 'contentType'>): HandOver | undefined =>
  types.find(([start]) => contentType.startsWith(start))?.[1];

/** Whether a tool carries a part, as it is or as a script. */
function carriesPart({ carries }: ToolDefinition, part: MimePart): boolean {
  const type = handOverOf(part);
  return (
    (type !== undefined && carries.includes(type)) || (part.asScript !== undefined && carries.includes('shell-script'))
  );
}

/** An error where the answers make a part that the tool does not carry, although it goes with the platform otherwise. */
export function carriageFindings(tool: ToolDefinition, group: NodeGroupPlan, userData: UserData): readonly Finding[] {
  const left = userData.kind === 'mime' ? userData.parts.find((part) => !carriesPart(tool, part)) : undefined;
  if (left === undefined) return [];
  return [
    {
      code: 'node-group.part-not-carried',
      severity: 'error',
      field: `nodeGroups.${group.index}.tool`,
      params: { group: group.name, tool: tool.title, part: left.contentType.replace(/;.*/, '') },
      text: {
        en: 'With these answers the user data of {group} has a part {part}, which {tool} does not carry: choose another tool for this group.',
        ko: '이 답변으로는 {group}의 사용자 데이터에 {part} 파트가 필요한데 {tool} 도구는 이를 전달하지 못합니다. 이 그룹에는 다른 도구를 선택하세요.',
        ja: 'この回答では {group} のユーザーデータに {part} のパートが必要ですが、{tool} はそれを渡せません。このグループには別のツールを選んでください。',
      },
    },
  ];
}
