// The reader of settings.json: structure only. Names and types of keys are judged here, what a value means is judged
// when it is planned, so that a draft with a wrong value still opens.

import * as z from 'zod/mini';
import type { Finding } from './finding.ts';
import { type Localized, withTexts } from './localized.ts';
import { excerpt } from './plain-text.ts';
import type { Draft } from './settings.ts';

const text = z.string();
const flag = z.boolean();
const texts = z.array(text);
const optional = z.optional;

const vpcEndpoint = z.union([text, z.strictObject({ service: text, privateDns: flag, hosts: texts })]);
const addition = z.union([text, z.strictObject({ entry: text, why: text })]);

const draftSchema = z.strictObject({
  version: optional(z.literal(1)),
  cluster: optional(
    z.strictObject({
      name: optional(text),
      region: optional(text),
      kubernetesVersion: optional(text),
      serviceCidrs: optional(texts),
      vpcCidrs: optional(texts),
      endpoint: optional(text),
      endpointAccess: optional(z.enum(['private', 'public', 'public-and-private'])),
      certificateAuthority: optional(text),
      dnsDomain: optional(text),
      vpcEndpoints: optional(z.array(vpcEndpoint)),
      fips: optional(flag),
    }),
  ),
  proxy: optional(
    z.strictObject({
      http: optional(text),
      https: optional(text),
      caBundle: optional(text),
      credentials: optional(z.strictObject({ from: z.enum(['secretsmanager', 'ssm']), name: text })),
    }),
  ),
  bypass: optional(z.strictObject({ add: optional(z.array(addition)), remove: optional(texts) })),
  nodeGroups: optional(
    z.array(
      z.strictObject({
        name: optional(text),
        platform: optional(text),
        management: optional(z.enum(['managed', 'managed-custom-ami', 'self-managed'])),
        tool: optional(text),
        options: optional(z.record(text, z.union([text, flag]))),
      }),
    ),
  ),
  delivery: optional(z.enum(['kubectl', 'argocd', 'flux', 'kustomize', 'helm'])),
  addOns: optional(
    z.strictObject({
      vpcCni: optional(z.strictObject({ nodeAgent: optional(flag) })),
      kubeProxy: optional(z.strictObject({ patch: optional(flag) })),
      controllers: optional(texts),
    }),
  ),
});

/** There is a draft only where there are no findings. */
export interface DraftReading {
  readonly draft: Draft | undefined;
  readonly findings: readonly Finding[];
}

/**
 * A parsed JSON value as a draft. Refused, each by its path: keys that settings.json does not have, values of another
 * type, choices that are none, a version other than 1.
 */
export function readDraft(json: unknown): DraftReading {
  const swallowed = protoOptions(json);
  if (swallowed.length > 0) return { draft: undefined, findings: swallowed };
  const read = z.safeParse(draftSchema, json);
  if (read.success) return { draft: read.data, findings: [] };
  return { draft: undefined, findings: read.error.issues.flatMap((issue) => findingsOf(issue, [], json)) };
}

// A record of the schema library drops a key `__proto__` without a word; every other unknown key is told.
function protoOptions(json: unknown): readonly Finding[] {
  const groups = at(['nodeGroups'], json);
  if (!Array.isArray(groups)) return [];
  return groups.flatMap((_, index) => {
    const path = ['nodeGroups', index, 'options'];
    const options = at(path, json);
    const isThere = typeof options === 'object' && options !== null && Object.hasOwn(options, '__proto__');
    return isThere ? [unknownKey([...path, '__proto__'])] : [];
  });
}

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

const fieldOf = (path: Path): string => path.map((key) => excerpt(String(key))).join('.');

function findingsOf(issue: Issue, above: Path, json: unknown): readonly Finding[] {
  const path = [...above, ...issue.path];
  if (issue.code === 'invalid_union') {
    // Of the branches only the one that took the value's own type has anything to say about it.
    const fitting = issue.errors.find((branch) =>
      branch.every((one) => one.path.length > 0 || one.code !== 'invalid_type'),
    );
    return fitting === undefined ? [wrongType(path, json)] : fitting.flatMap((inner) => findingsOf(inner, path, json));
  }
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey([...path, key]));
  if (path.length === 1 && path[0] === 'version') return [wrongVersion(path, json)];
  if (issue.code === 'invalid_value') return [wrongChoice(path, issue.values.map(String), json)];
  return [wrongType(path, json)];
}

const at = (path: Path, json: unknown): unknown =>
  path.reduce<unknown>((value, key) => {
    if (typeof value !== 'object' || value === null) return undefined;
    return Reflect.get(value, key);
  }, json);

const LIST: Localized = { en: 'a list', ko: '목록', ja: 'リスト' };

// What JSON has; a list and null are objects to JavaScript.
const TYPES: Readonly<Record<string, Localized>> = {
  string: { en: 'a text', ko: '텍스트', ja: 'テキスト' },
  object: { en: 'an object', ko: '객체', ja: 'オブジェクト' },
  boolean: { en: 'true or false', ko: 'true 또는 false', ja: 'true または false' },
  number: { en: 'a number', ko: '숫자', ja: '数値' },
};

function typeOf(value: unknown): Localized {
  if (value === null) return { en: 'null' };
  if (Array.isArray(value)) return LIST;
  return TYPES[typeof value] ?? { en: typeof value };
}

const error = (code: string, path: Path, params: Finding['params'], text: Localized): Finding => ({
  code: `settings.${code}`,
  severity: 'error',
  field: fieldOf(path),
  params: { field: path.length === 0 ? 'settings.json' : fieldOf(path), ...params },
  text,
});

const unknownKey = (path: Path): Finding =>
  error(
    'unknown-key',
    path,
    {},
    {
      en: 'settings.json has no {field}. Is it misspelt, or from another version?',
      ko: 'settings.json에는 {field} 항목이 없습니다. 철자가 틀렸거나 다른 버전의 것인지 확인하세요.',
      ja: 'settings.json に {field} はありません。綴りの誤りか、別のバージョンのものではないか確認してください。',
    },
  );

function wrongType(path: Path, json: unknown): Finding {
  const value = at(path, json);
  return value === undefined
    ? error(
        'wrong-type',
        path,
        {},
        { en: '{field} is not there.', ko: '{field} 항목이 없습니다.', ja: '{field} がありません。' },
      )
    : error(
        'wrong-type',
        path,
        {},
        withTexts(
          {
            en: '{field} cannot be {found}.',
            ko: '{field} 항목에는 {found} 값을 사용할 수 없습니다.',
            ja: '{field} に{found}は使えません。',
          },
          { found: typeOf(value) },
        ),
      );
}

function wrongVersion(path: Path, json: unknown): Finding {
  const value = at(path, json);
  const text = {
    en: 'The settings say version {found}. This program reads version 1.',
    ko: '설정의 버전이 {found}입니다. 이 프로그램은 버전 1을 읽습니다.',
    ja: '設定のバージョンは {found} です。このプログラムが読み取るのはバージョン 1 です。',
  };
  return typeof value === 'object'
    ? error('version', path, {}, withTexts(text, { found: typeOf(value) }))
    : error('version', path, { found: excerpt(JSON.stringify(value)) }, text);
}

function wrongChoice(path: Path, choices: readonly string[], json: unknown): Finding {
  const found = at(path, json);
  if (typeof found !== 'string') return wrongType(path, json);
  return error(
    'choice',
    path,
    { found: excerpt(found), choices: choices.join(', ') },
    {
      en: '{field} is "{found}"; it can be {choices}.',
      ko: '{field} 항목의 값이 "{found}"입니다. 사용할 수 있는 값은 {choices}입니다.',
      ja: '{field} が「{found}」です。使える値は {choices} です。',
    },
  );
}
