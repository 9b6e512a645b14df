// A settings.json among other texts: told apart from the output of a command before its structure is read.

import type { Finding } from './finding.ts';

/** Keys of a settings.json that no output of kubectl or aws has beside each other or a version number. */
const OWN_KEYS = ['proxy', 'bypass', 'nodeGroups', 'delivery', 'addOns'];

/** How one begins, whole or cut off: a version that is a number. That of a cluster is a text. */
const BEGINNING = /^\s*\{\s*"version"\s*:\s*\d+\s*,/;

export type SettingsText =
  | { readonly json: unknown }
  /** One that is no JSON. */
  | { readonly findings: readonly Finding[] };

/** The JSON of a settings.json or a part of one, with a prompt above it or not; nothing where the text is something else. */
export function settingsIn(text: string): SettingsText | undefined {
  const from = text.indexOf('{');
  if (from < 0) return undefined;
  const to = text.lastIndexOf('}');
  const value = parsed(text.slice(from, to + 1));
  if (value !== undefined) return isSettings(value) ? { json: value } : undefined;
  return BEGINNING.test(text.slice(from)) ? { findings: [broken] } : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isSettings(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const keys = Object.keys(value);
  return typeof Reflect.get(value, 'version') === 'number' || keys.filter((key) => OWN_KEYS.includes(key)).length > 0;
}

const broken: Finding = {
  code: 'settings.not-json',
  severity: 'error',
  field: '',
  params: {},
  text: {
    en: 'This is a settings.json, but no whole JSON: a piece is missing or was changed. Copy the whole file.',
    ko: 'settings.json이지만 온전한 JSON이 아닙니다. 일부가 빠졌거나 바뀌었습니다. 파일 전체를 복사하세요.',
    ja: 'settings.json ですが、完全な JSON ではありません。一部が欠けているか変わっています。ファイル全体をコピーしてください。',
  },
};
