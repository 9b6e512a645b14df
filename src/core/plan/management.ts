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
    text: {
      en:
        only === undefined
          ? '{platform} has no choice of management, but {management} is set.'
          : '{platform} nodes cannot be {management}. They can be {choices}.',
    },
    ...(others.length === 0
      ? { mend: { label: { en: only ?? 'Take it out' }, field: `${field}.management`, value: only } }
      : {}),
  };
}
