// How a group is managed, and whether platform and tool can do it.

import type { PlatformDefinition, ToolDefinition } from '../model/definition.ts';
import type { Finding } from '../model/finding.ts';
import { managementsWith, pairRefusal } from '../model/pairing.ts';
import type { Management } from '../model/settings.ts';
import type { FieldReader } from './field-reader.ts';

/**
 * The management as given. It is asked for where the platform offers a choice that the tool can carry out: a tool that
 * refuses all of them but not their absence manages its nodes itself.
 */
export function readManagement(
  given: Management | undefined,
  platform: PlatformDefinition | undefined,
  tool: ToolDefinition | undefined,
  field: string,
  reader: FieldReader,
): Management | undefined {
  if (platform === undefined) return given;
  const possible = managementsWith(platform, tool);
  if (given === undefined && possible.length > 0) {
    reader.missingChoice(`${field}.management`);
    return undefined;
  }
  if (given !== undefined && !platform.managements.includes(given)) {
    reader.add(notOffered(given, platform, field));
    return given;
  }
  const refusal = tool && pairRefusal(platform, tool, given);
  if (refusal !== undefined) {
    reader.add({
      code: 'node-group.refused',
      severity: 'error',
      field: `${field}.tool`,
      params: { platform: platform.title, tool: tool?.title ?? '', management: given ?? '' },
      text: refusal,
    });
  }
  return given;
}

function notOffered(given: Management, { title, managements }: PlatformDefinition, field: string): Finding {
  const [only, ...others] = managements;
  return {
    code: 'node-group.management',
    severity: 'error',
    field: `${field}.management`,
    params: { platform: title, management: given, choices: managements.join(', ') },
    text:
      only === undefined
        ? {
            en: '{platform} has no choice of management, but {management} is set.',
            ko: '{platform}에는 관리 방식을 선택할 수 없지만 {management} 값이 설정되어 있습니다.',
            ja: '{platform} では管理方式を選べませんが、{management} が設定されています。',
          }
        : {
            en: '{platform} nodes cannot be {management}. They can be {choices}.',
            ko: '{platform} 노드의 관리 방식은 {management}일 수 없습니다. 사용할 수 있는 값은 {choices}입니다.',
            ja: '{platform} ノードの管理方式に {management} は使えません。使えるのは {choices} です。',
          },
    ...(others.length === 0
      ? {
          mend: {
            label: only === undefined ? { en: 'Take it out', ko: '제거', ja: '削除する' } : { en: only },
            field: `${field}.management`,
            value: only,
          },
        }
      : {}),
  };
}
