// User data as the file in the bundle, and whether EC2 takes it.

import type { UserData } from '../model/definition.ts';
import type { Notation } from '../model/document.ts';
import type { Finding } from '../model/finding.ts';
import type { NodeGroupPlan, Plan } from '../model/plan.ts';
import { utf8 } from '../syntax/base64.ts';
import { mime } from '../syntax/mime.ts';

export interface UserDataFile {
  readonly file: 'user-data.mime' | 'user-data.toml' | 'user-data.ps1';
  readonly notation: Notation;
  readonly text: string;
}

/**
 * The text that EC2 gets, and the name of its file in the node group's folder. PowerShell stands between tags there
 * (docs.aws.amazon.com/AWSEC2/latest/UserGuide/user-data.html).
 */
export function userDataFile(userData: UserData): UserDataFile {
  switch (userData.kind) {
    case 'mime':
      return { file: 'user-data.mime', notation: 'mime', text: mime(userData.parts) };
    case 'toml':
      return { file: 'user-data.toml', notation: 'toml', text: userData.text };
    case 'powershell':
      return { file: 'user-data.ps1', notation: 'powershell', text: `<powershell>\n${userData.text}</powershell>\n` };
  }
}

/** Raw bytes, before base64: docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-add-user-data.html */
export const userDataLimit = 16_384;
/** EKS merges a part of its own into a managed group's user data, two or three KB with the certificate authority. */
const LIMIT_BESIDE_EKS = 12_288;

/** What stands in the user data most, by bytes: the answer that is worth shortening. */
function largest(plan: Plan, text: string): string {
  const candidates: readonly (readonly [name: string, value: string])[] = [
    ['NO_PROXY', plan.noProxy],
    ['cluster.certificateAuthority', plan.certificateAuthority],
    ['proxy.caBundle', plan.caBundle],
  ];
  const taken = candidates
    .map(([name, value]) => ({ name, bytes: value === '' ? 0 : (text.split(value).length - 1) * utf8(value).length }))
    .filter(({ bytes }) => bytes > 0)
    .sort((a, b) => b.bytes - a.bytes);
  return taken.map(({ name, bytes }) => `${name} ${bytes}`).join(', ');
}

/** Too large for EC2 is an error; too large for what EKS adds to a managed group's is a warning. */
export function userDataFindings(plan: Plan, group: NodeGroupPlan, userData: UserData): readonly Finding[] {
  const { text } = userDataFile(userData);
  const bytes = utf8(text).length;
  const field = `nodeGroups.${group.index}.platform`;
  const params = { group: group.name, bytes: `${bytes}`, largest: largest(plan, text) };
  if (bytes > userDataLimit) {
    return [
      {
        code: 'user-data.too-large',
        severity: 'error',
        field,
        params: { ...params, limit: `${userDataLimit}` },
        text: {
          en: 'The user data of {group} has {bytes} bytes; EC2 takes {limit}. What takes the room, in bytes: {largest}. Shorten what takes the most.',
        },
      },
    ];
  }
  if (group.bootstrapper === 'eks' && bytes > LIMIT_BESIDE_EKS) {
    return [
      {
        code: 'user-data.little-room',
        severity: 'warning',
        field,
        params: { ...params, limit: `${userDataLimit}` },
        text: {
          en: 'The user data of {group} has {bytes} bytes. EKS adds two or three thousand of its own, and EC2 takes {limit} in all. What takes the room, in bytes: {largest}.',
        },
      },
    ];
  }
  return [];
}
