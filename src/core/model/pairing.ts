// Whether a platform and a tool go together. The matrix of both stays a sum: each says what it hands over or carries.

import type { HandOver, PlatformDefinition, Refusal, ToolDefinition } from './definition.ts';
import type { Localized } from './localized.ts';
import type { Management } from './settings.ts';

const words: Readonly<Record<HandOver, Localized>> = {
  'node-config': { en: 'a NodeConfig' },
  boothook: { en: 'a boothook' },
  'shell-script': { en: 'a shell script' },
  toml: { en: 'TOML settings' },
  powershell: { en: 'a PowerShell script' },
  'own-files': { en: 'files of its own' },
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
  return left === 'own-files'
    ? {
        en: `${platform.title} takes its proxy from ${words[left].en}: there is no user data for ${tool.title} to carry.`,
      }
    : { en: `${platform.title} needs ${words[left].en} in its user data, which ${tool.title} does not carry.` };
}
