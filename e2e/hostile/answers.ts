// Every answer that is a text, each with a good value that stands nowhere else: the holes that hostile texts go into.

import { bundleOf, type Draft, definitions, type Finding, readDraft } from '../../src/core/index.ts';
import { rootCa } from '../../src/core/model/sample-ca.fixture.ts';
import { everyOption, type Group, groupName, pairs } from '../matrix/groups.ts';

/** All keys, all of them there: a key that is new in settings.json does not compile until it has an answer here. */
type Answered<T> = T extends readonly (infer Item)[]
  ? readonly [Answered<Item>, ...Answered<Item>[]]
  : T extends object
    ? { readonly [K in keyof T]-?: Answered<NonNullable<T[K]>> }
    : T;

const answers = {
  version: 1,
  cluster: {
    name: 'qname',
    region: 'ap-northeast-2',
    kubernetesVersion: '1.32',
    serviceCidrs: ['172.20.0.0/16'],
    vpcCidrs: ['10.0.0.0/16'],
    endpoint: 'https://0F3A9C41D27B6E85A1C0D4F2B7E96380.gr7.ap-northeast-2.eks.amazonaws.com',
    endpointAccess: 'private',
    certificateAuthority: Buffer.from(rootCa).toString('base64'),
    dnsDomain: 'qdomain.local',
    vpcEndpoints: [
      's3',
      'ec2',
      'secretsmanager',
      { service: 'logs', privateDns: false, hosts: ['qhost.vpce.example'] },
    ],
    fips: false,
  },
  proxy: {
    http: 'http://qhttp.example:3128',
    https: 'http://qhttps.example:3129',
    caBundle: rootCa,
    credentials: { from: 'secretsmanager', name: 'qsecret' },
  },
  bypass: { add: ['qadd.example', { entry: 'qentry.example', why: 'qwhy' }], remove: ['qremove.example'] },
  nodeGroups: [{ name: 'q', platform: '', management: 'managed', tool: '', options: {} }],
  delivery: 'kubectl',
  addOns: { vpcCni: { nodeAgent: true }, kubeProxy: { patch: true }, controllers: ['qcontroller'] },
} satisfies Omit<Answered<Draft>, 'cluster' | 'bypass' | 'nodeGroups'> & {
  // A union of a text and an object: both forms are above.
  readonly cluster: Answered<Omit<NonNullable<Draft['cluster']>, 'vpcEndpoints'>> &
    Pick<NonNullable<Draft['cluster']>, 'vpcEndpoints'>;
  readonly bypass: Answered<Omit<NonNullable<Draft['bypass']>, 'add'>> & Pick<NonNullable<Draft['bypass']>, 'add'>;
  readonly nodeGroups: readonly (Answered<Omit<Group, 'options'>> & Pick<Group, 'options'>)[];
};

/** The groups in which each platform and tool asks each of its options, and each platform is joined in each way. */
function groupsThatAskAll(): readonly Group[] {
  const seen = new Set<string>();
  return pairs().flatMap(({ platform, management, tools }) =>
    tools.flatMap((tool): readonly Group[] => {
      const options = everyOption(platform, tool, management);
      const shows = [platform, tool].flatMap(({ id, options: asked }) =>
        asked.filter(({ key }) => key in options).map(({ key }) => `${id} asks ${key}`),
      );
      shows.push(`${platform.id} by ${tool.bootstrapper(management)}`, tool.id);
      if (shows.every((one) => seen.has(one))) return [];
      for (const one of shows) seen.add(one);
      return [
        {
          name: groupName(platform.id, management, tool.id),
          platform: platform.id,
          management,
          tool: tool.id,
          options,
        },
      ];
    }),
  );
}

export const groupOf = (field: string): number | undefined => {
  const [, index] = /^nodeGroups\.(\d+)\./.exec(field) ?? [];
  return index === undefined ? undefined : Number(index);
};

/** A part of a draft, or the draft itself, by its path. */
export function at(value: unknown, field: string): unknown {
  return (field === '' ? [] : field.split('.')).reduce<unknown>((part, key) => {
    return typeof part === 'object' && part !== null && Object.hasOwn(part, key) ? Reflect.get(part, key) : undefined;
  }, value);
}

/** The draft with other values in some places; nothing there where a value is undefined. */
export function putAll(draft: Draft, values: Iterable<readonly [field: string, value: unknown]>): Draft {
  const copy: Draft = structuredClone(draft);
  for (const [field, value] of values) {
    const path = field.split('.');
    const last = path.pop() ?? '';
    const parent = at(copy, path.join('.')) as object;
    if (value === undefined) Reflect.deleteProperty(parent, last);
    else Reflect.set(parent, last, value);
  }
  return copy;
}

export const put = (draft: Draft, field: string, value: unknown): Draft => putAll(draft, [[field, value]]);

/**
 * What asks for the answer in a field, and which answer it is: `al2023: name`, `bypass.add.entry`. Two fields of one hole
 * go the same way through the documents.
 */
export function holeOf(draft: Draft, field: string): string {
  const [, index, own = ''] = /^nodeGroups\.(\d+)\.(.*)$/.exec(field) ?? [];
  if (index === undefined) return field.replace(/\.\d+(?=\.|$)/g, '').replace(/^bypass\.add$/, 'bypass.add.entry');
  const group = draft.nodeGroups?.[Number(index)];
  const platform = definitions.platforms.find(({ id }) => id === group?.platform);
  const asksItself = platform?.options.some(({ key }) => own === `options.${key}`) ?? false;
  return `${own.startsWith('options.') && !asksItself ? group?.tool : group?.platform}: ${own}`;
}

/** The error about the answer in a place, or about what it belongs to. */
export const errorAt = (findings: readonly Finding[], field: string): Finding | undefined =>
  findings.find((one) => one.severity === 'error' && (one.field === field || field.startsWith(`${one.field}.`)));

/** The fields of all texts. */
export const textsIn = (value: unknown, field: string): readonly string[] => {
  if (typeof value === 'string') return [field];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => textsIn(one, field === '' ? key : `${field}.${key}`));
};

/** Values of an option that stand nowhere else, best first: the number makes them so. */
const forms: readonly ((usual: string, number: number) => string)[] = [
  (_, number) => `Qk${number}=Qv${number}`,
  (usual, number) => `${usual}Q${number}`,
  // Two digits at the end, as identifiers and dates have them; high ones, because a date is better late.
  (usual, number) => `${usual.slice(0, -2)}${31 + (number % 69)}`,
];

const formOf = new Map<string, number>();

/** A good value for a text option that can be told from every other text; nothing where its check takes no such value. */
export function tellingValue(draft: Draft, field: string, number: number): string | undefined {
  const hole = holeOf(draft, field);
  const usual = String(at(draft, field));
  // A list becomes as many texts as it has items; the check of such an answer takes IDs alone.
  if (usual.includes(', ')) return undefined;
  if (!formOf.has(hole)) {
    const works = (form: (typeof forms)[number]) =>
      errorAt(bundleOf(put(draft, field, form(usual, number))).findings, field) === undefined;
    formOf.set(hole, forms.findIndex(works));
  }
  return forms[formOf.get(hole) ?? -1]?.(usual, number);
}

interface Holes {
  /** Every answer given, even those that this version writes no document for. */
  readonly all: Draft;
  /** Without an error about the cluster: what is not written, and the version, about which platforms differ, is left out. */
  readonly draft: Draft;
  /** What stands in each hole of it. */
  readonly good: ReadonlyMap<string, string>;
  /** Holes whose good value can be told from every other text. */
  readonly telling: ReadonlySet<string>;
}

async function makeHoles(): Promise<Holes> {
  const groups = groupsThatAskAll();
  const all: Draft = {
    ...answers,
    nodeGroups: groups.map((group, index) => ({ ...group, name: `qgroup${index + 10}` })),
  };
  let draft = all;
  const good = new Map<string, string>();
  for (const field of textsIn(draft, '')) {
    // A choice among words that settings.json names takes no text at all.
    const { draft: text } = await readDraft(put(draft, field, 'x y'));
    if (text !== undefined) good.set(field, String(at(draft, field)));
  }
  draft = put(draft, 'cluster.kubernetesVersion', '');
  for (const { code, field, severity } of bundleOf(draft).findings) {
    // Not written by this version, or a choice that no check of a text knows.
    const isAnswer = severity === 'error' && good.has(field) && groupOf(field) === undefined;
    if (code === 'settings.not-written' || isAnswer) draft = put(draft, field.replace(/\.\d+$/, ''), undefined);
  }
  const telling = new Set([...good.keys()].filter((field) => /^q\w/.test(good.get(field) ?? '')));
  let number = 10;
  for (const field of [...good.keys()].filter((one) => one.includes('.options.'))) {
    number += 1;
    const value = tellingValue(draft, field, number);
    if (value === undefined) continue;
    draft = put(draft, field, value);
    good.set(field, value);
    telling.add(field);
  }
  return { all, draft, good, telling };
}

/** The fewest groups, each by its place, in which every hole is. */
export function coveringGroups(draft: Draft, fields: readonly string[]): readonly number[] {
  const holes = (draft.nodeGroups ?? []).map((_, index) => [
    ...fields.filter((field) => field.startsWith(`nodeGroups.${index}.`)).map((field) => holeOf(draft, field)),
  ]);
  const order = holes.map((_, index) => index).sort((a, b) => (holes[b]?.length ?? 0) - (holes[a]?.length ?? 0));
  const covered = new Set<string>();
  return order.filter((index) => {
    const more = (holes[index] ?? []).some((hole) => !covered.has(hole));
    for (const hole of holes[index] ?? []) covered.add(hole);
    return more;
  });
}

export const { all: everyAnswer, draft: written, good, telling } = await makeHoles();
