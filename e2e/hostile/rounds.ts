// Good but odd answers, many at once: bundles in which each answer is one that was taken, until each was in one of them.

import { type Bundle, bundleOf, type Draft } from '../../src/core/index.ts';
import { identityOf } from '../../src/core/model/bundle-identity.ts';
import { shellWords } from '../../src/core/syntax/shell-words.ts';
import {
  at,
  coveringGroups,
  errorAt,
  everyAnswer,
  good,
  holeOf,
  put,
  putAll,
  telling,
  tellingValue,
  textsIn,
  written,
} from './answers.ts';
import type { Swap } from './leaves.ts';

/** How many answers of a list, and node groups of one kind, are in one bundle. */
const COPIES = 6;

const numbers = [...Array(COPIES).keys()].map((index) => 50 + index);

type Group = NonNullable<Draft['nodeGroups']>[number];

export const toldHoles = new Set(
  [...telling].map((field) => holeOf(written, field)).concat('proxy.http', 'proxy.https'),
);

/** Each with options of its own, which are changed one by one. */
const copies = (kind: Group): readonly Group[] =>
  numbers.map((number) => ({ ...kind, name: `qgroup${number}`, options: { ...kind.options } }));

/** A draft with some groups of one kind and some of all that is a list; every text in it that is told stands there once. */
function baseOf(kind: Group | undefined): Draft {
  const endpoint = {
    service: 'logs',
    privateDns: false,
    hosts: numbers.slice(0, 4).map((number) => `qhost${number}.vpce.example`),
  };
  let draft = putAll(written, [
    ['nodeGroups', kind === undefined ? [] : copies(kind)],
    ['cluster.vpcEndpoints', ['s3', 'ec2', 'secretsmanager', endpoint]],
    ['proxy.credentials', everyAnswer.proxy?.credentials],
    ['bypass.add', numbers.map((number) => ({ entry: `qentry${number}.example`, why: `qwhy${number}` }))],
    ['bypass.remove', numbers.map((number) => `qremove${number}.example`)],
  ]);
  // Some platforms and tools cannot log in at a proxy, or carry a CA bundle: then the group is without.
  const without = [[], ['proxy.credentials'], ['proxy.caBundle'], ['proxy.credentials', 'proxy.caBundle']];
  const tried = without.map((fields) =>
    putAll(
      draft,
      fields.map((field) => [field, undefined]),
    ),
  );
  const isGood = (one: Draft) => !bundleOf(one).findings.some(({ severity }) => severity === 'error');
  draft = tried.find(isGood) ?? tried.at(-1) ?? draft;
  let number = 10;
  // Those of one hole have numbers that follow each other, because some values have room for two digits.
  const asked = textsIn(draft, '')
    .filter((one) => one.includes('.options.'))
    .sort((a, b) => holeOf(draft, a).localeCompare(holeOf(draft, b)));
  for (const field of asked) {
    number += 1;
    const value = toldHoles.has(holeOf(draft, field)) ? tellingValue(draft, field, number) : undefined;
    if (value !== undefined) draft = put(draft, field, value);
  }
  return draft;
}

interface Base {
  readonly draft: Draft;
  readonly bundle: Bundle;
  /** Fields whose answers can be told, by their hole. */
  readonly slots: ReadonlyMap<string, readonly string[]>;
}

function prepared(kind: Group | undefined): Base {
  const draft = baseOf(kind);
  const fields = textsIn(draft, '').filter((field) => toldHoles.has(holeOf(draft, field)));
  const slots = new Map<string, readonly string[]>();
  for (const field of fields) slots.set(holeOf(draft, field), [...(slots.get(holeOf(draft, field)) ?? []), field]);
  return { draft, bundle: bundleOf(draft), slots };
}

/** Answers that make documents of another shape: those of them that nothing else tells from the ones they are held against. */
function changesShape(hole: string, text: string, { plan }: Bundle): boolean {
  const entry = text.trim().toLowerCase();
  const known = plan.bypass.some((one) => one.entry === entry || one.entry === `.${entry}`);
  const opens = plan.allowed.some(
    ({ host }) => host === entry || `.${host}`.endsWith(entry.startsWith('.') ? entry : `.${entry}`),
  );
  if (/^(?:bypass\.|cluster\.dnsDomain|cluster\.vpcEndpoints\.hosts)/.test(hole) && !hole.endsWith('why')) {
    // Addresses are compared as networks, and stand there in two spellings.
    return known || opens || (hole !== 'bypass.remove' && !/[g-z_]/.test(entry));
  }
  // A long name is cut where squid has no room for it; some names are no folders.
  if (hole === 'cluster.name') return text.length > 32;
  return hole.endsWith(': name') && /^(?:con|prn|aux|nul|com\d|lpt\d)$/i.test(text);
}

export interface Round {
  /** How many answers of each hole are in it. */
  readonly holes: ReadonlyMap<string, number>;
  readonly before: Bundle;
  readonly after: Bundle;
  readonly swaps: readonly Swap[];
}

/** What a good answer may have become: the two sides of a tag, the words of some arguments. */
function swapsOf(from: string, to: string): readonly Swap[] {
  const [, key = '', value = ''] = /^(Qk\d+)=(Qv\d+)$/.exec(from) ?? [];
  const cut = to.indexOf('=');
  const words = shellWords(to);
  return [
    { from, to, ...(words === undefined ? {} : { words }) },
    ...(key !== '' && cut >= 0
      ? [
          { from: key, to: to.slice(0, cut) },
          { from: value, to: to.slice(cut + 1) },
        ]
      : []),
  ];
}

/** Bundles of answers that were taken, by hole, until none is left; each beside the same bundle with usual answers. */
export function* rounds(taken: ReadonlyMap<string, ReadonlySet<string>>): Generator<Round> {
  const kinds = coveringGroups(written, [...good.keys()]).map((index) => prepared(written.nodeGroups?.[index]));
  const bases = [...kinds, prepared(undefined)];
  const queues = new Map([...taken].filter(([hole]) => toldHoles.has(hole)).map(([hole, texts]) => [hole, [...texts]]));
  const left = ({ slots }: Base) =>
    Math.max(...[...slots].map(([hole, fields]) => (queues.get(hole)?.length ?? 0) / fields.length));
  for (;;) {
    // The last base has what all of them have.
    const common = left(bases.at(-1) as Base);
    const base = bases.reduce(
      (most, one) => (left(one) > Math.max(left(most), common) ? one : most),
      bases.at(-1) as Base,
    );
    if (left(base) === 0) return;
    yield roundOf(base, queues);
  }
}

function roundOf(base: Base, queues: ReadonlyMap<string, string[]>): Round {
  const values = new Map<string, string>();
  const used = new Set<string>();
  for (const [hole, fields] of base.slots) {
    for (const field of fields) {
      const queue = queues.get(hole) ?? [];
      let text = queue.pop();
      while (text !== undefined && (changesShape(hole, text, base.bundle) || used.has(text.trim().toLowerCase())))
        text = queue.pop();
      if (text === undefined) continue;
      if (!hole.endsWith('why')) used.add(text.trim().toLowerCase());
      values.set(field, text);
    }
  }
  for (;;) {
    const after = bundleOf(putAll(base.draft, values));
    // Taken in one group and refused in another, or beside another answer: left as it usually is.
    const wrong = [...values.keys()].filter((field) => errorAt(after.findings, field) !== undefined);
    for (const field of wrong) values.delete(field);
    if (wrong.length > 0) continue;
    const identity = { from: identityOf(base.bundle.plan).values, to: identityOf(after.plan).values };
    const swaps = [...values].flatMap(([field, text]) => swapsOf(String(at(base.draft, field)), text));
    const holes = new Map(
      [...base.slots].map(([hole, fields]) => [hole, fields.filter((field) => values.has(field)).length]),
    );
    return {
      holes,
      before: base.bundle,
      after,
      swaps: [...swaps, identity].sort((a, b) => b.from.length - a.from.length),
    };
  }
}
