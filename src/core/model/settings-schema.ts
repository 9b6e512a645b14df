// The reader of settings.json: structure only. Names and types of keys are judged here, what a value means is judged
// when it is planned, so that a draft with a wrong value still opens.

import * as z from 'zod/mini';
import type { Finding } from './finding.ts';
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

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  const names: Readonly<Record<string, string>> = { string: 'a text', object: 'an object', boolean: 'true or false' };
  return names[typeof value] ?? `a ${typeof value}`;
}

const error = (code: string, path: Path, params: Finding['params'], en: string): Finding => ({
  code: `settings.${code}`,
  severity: 'error',
  field: fieldOf(path),
  params: { field: path.length === 0 ? 'settings.json' : fieldOf(path), ...params },
  text: { en },
});

const unknownKey = (path: Path): Finding =>
  error('unknown-key', path, {}, 'settings.json has no {field}. Is it misspelt, or from another version?');

function wrongType(path: Path, json: unknown): Finding {
  const value = at(path, json);
  return value === undefined
    ? error('wrong-type', path, {}, '{field} is not there.')
    : error('wrong-type', path, { found: typeOf(value) }, '{field} cannot be {found}.');
}

function wrongVersion(path: Path, json: unknown): Finding {
  const value = at(path, json);
  return error(
    'version',
    path,
    { found: typeof value === 'object' ? typeOf(value) : excerpt(JSON.stringify(value)) },
    'The settings say version {found}. This program reads version 1.',
  );
}

function wrongChoice(path: Path, choices: readonly string[], json: unknown): Finding {
  const found = at(path, json);
  if (typeof found !== 'string') return wrongType(path, json);
  return error(
    'choice',
    path,
    { found: excerpt(found), choices: choices.join(', ') },
    '{field} is "{found}"; it can be {choices}.',
  );
}
