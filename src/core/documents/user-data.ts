// User data as the file in the bundle, and whether EC2 takes it.

import type { UserData } from '../model/definition.ts';
import type { Notation } from '../model/document.ts';
import type { Finding } from '../model/finding.ts';
import type { Localized } from '../model/localized.ts';
import type { NodeGroupPlan, Plan } from '../model/plan.ts';
import { utf8Length } from '../syntax/base64.ts';
import { mime } from '../syntax/mime.ts';
import { toml } from '../syntax/toml.ts';

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
      return { file: 'user-data.toml', notation: 'toml', text: toml(userData.table, userData.comment) };
    case 'powershell':
      return { file: 'user-data.ps1', notation: 'powershell', text: `<powershell>\n${userData.text}</powershell>\n` };
  }
}

/** Raw bytes, before base64: docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-add-user-data.html */
export const userDataLimit = 16_384;
/** EKS and tools that join nodes add a part of their own, two or three KB with the certificate authority. */
const LIMIT_BESIDE_OTHERS = 12_288;

/** What stands in the user data most, by bytes: the answer that is worth shortening. */
function largest(plan: Plan, text: string): string {
  const candidates: readonly (readonly [name: string, value: string])[] = [
    ['NO_PROXY', plan.noProxy],
    ['cluster.certificateAuthority', plan.certificateAuthority],
    ['proxy.caBundle', plan.caBundle],
  ];
  const taken = candidates
    .map(([name, value]) => ({ name, bytes: value === '' ? 0 : (text.split(value).length - 1) * utf8Length(value) }))
    .filter(({ bytes }) => bytes > 0)
    .sort((a, b) => b.bytes - a.bytes);
  return taken.map(({ name, bytes }) => `${name} ${bytes}`).join(', ');
}

/** Too large for EC2 is an error; too large for what EKS or the tool adds is a warning. */
export function userDataFindings(plan: Plan, group: NodeGroupPlan, userData: UserData): readonly Finding[] {
  const { text } = userDataFile(userData);
  const bytes = utf8Length(text);
  if (bytes <= LIMIT_BESIDE_OTHERS) return [];
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
          ko: '{group}의 사용자 데이터는 {bytes}바이트이며 EC2는 {limit}바이트까지 받습니다. 공간을 차지하는 항목(바이트): {largest}. 가장 큰 항목을 줄이세요.',
          ja: '{group} のユーザーデータは {bytes} バイトで、EC2 が受け取るのは {limit} バイトまでです。容量を占めるもの (バイト): {largest}。最も大きいものを減らしてください。',
        },
      },
    ];
  }
  if (group.bootstrapper !== 'user-data') {
    return [
      {
        code: 'user-data.little-room',
        severity: 'warning',
        field,
        params: { ...params, limit: `${userDataLimit}` },
        text: littleRoom[group.bootstrapper],
      },
    ];
  }
  return [];
}

const littleRoom: Readonly<Record<'eks' | 'tool', Localized>> = {
  eks: {
    en: 'The user data of {group} has {bytes} bytes. EKS adds two or three thousand of its own, and EC2 takes {limit} in all. What takes the room, in bytes: {largest}.',
    ko: '{group}의 사용자 데이터는 {bytes}바이트입니다. EKS가 2,000~3,000바이트를 더 추가하며 EC2는 모두 합쳐 {limit}바이트까지 받습니다. 공간을 차지하는 항목(바이트): {largest}.',
    ja: '{group} のユーザーデータは {bytes} バイトです。EKS がさらに 2,000~3,000 バイトを追加し、EC2 が受け取るのは合計 {limit} バイトまでです。容量を占めるもの (バイト): {largest}。',
  },
  tool: {
    en: 'The user data of {group} has {bytes} bytes. The tool that makes the nodes adds two or three thousand of its own, and EC2 takes {limit} in all. What takes the room, in bytes: {largest}.',
    ko: '{group}의 사용자 데이터는 {bytes}바이트입니다. 노드를 만드는 도구가 2,000~3,000바이트를 더 추가하며 EC2는 모두 합쳐 {limit}바이트까지 받습니다. 공간을 차지하는 항목(바이트): {largest}.',
    ja: '{group} のユーザーデータは {bytes} バイトです。ノードを作るツールがさらに 2,000~3,000 バイトを追加し、EC2 が受け取るのは合計 {limit} バイトまでです。容量を占めるもの (バイト): {largest}。',
  },
};
