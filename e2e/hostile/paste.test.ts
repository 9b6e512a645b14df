// Whatever is pasted where output of commands belongs, imported as a settings.json, or asked in the simulator: nothing
// throws, and nothing of it gets into the answers unchecked.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as samples from '../../src/core/detect/samples.ts';
import {
  bundleOf,
  checkBypassEntry,
  type Draft,
  destinationUrl,
  detect,
  entryKey,
  lint,
  readDraft,
  say,
  should,
  simulate,
  verify,
} from '../../src/core/index.ts';
import { hostileText } from '../../src/core/syntax/hostile-text.judge.ts';
import { everyAnswer, putAll, textsIn, written } from './answers.ts';

const { plan } = bundleOf(written);
/** The answers that a paste can fill, and no groups to write. */
const clusterAlone: Draft = { ...everyAnswer, nodeGroups: [] };

/** Nested deeper than any parser that calls itself could follow. */
const DEEP = [
  ['[', ']'],
  ['{"cluster":', '}'],
  ['{"a":[', ']}'],
  ['- ', ''],
  ['a:\n ', ''],
  ['<a>', '</a>'],
  ['(', ')'],
].flatMap(([open = '', close = '']) => [open.repeat(20_000), `${open.repeat(20_000)}1${close.repeat(20_000)}`]);

/** Anchors that unfold to more than any memory, keys that are twice there, tags and directives. */
const YAML = [
  `a: &a [x, x]\n${[...'bcdefghijklmnop'].map((name, at) => `${name}: &${name} [*${'abcdefghijklmno'[at]}, *${'abcdefghijklmno'[at]}]`).join('\n')}\n`,
  'cluster: &c\n  name: x\n  <<: *c\n',
  'a: 1\na: 2\n',
  '%YAML 1.1\n---\n!!js/function x\n',
  '? [a, b]\n: c\n? {d: e}\n: f\n',
  '__proto__:\n  name: x\ncluster:\n  __proto__: {name: x}\n',
];

const outputs: readonly string[] = [
  samples.json({ cluster: samples.cluster }),
  samples.json(samples.vpc(samples.VPC)),
  samples.json(samples.vpcEndpoints),
  samples.json(samples.service('172.20.0.1')),
  samples.json(samples.serviceCidrs('10.0.0.0/16')),
  samples.json(samples.awsNode('aws-node')),
  samples.serviceTable,
  samples.serviceYaml,
  samples.clusterYaml,
  samples.vpcsYaml,
];

const broken = fc
  .tuple(fc.constantFrom(...outputs), hostileText, fc.double({ min: 0, max: 1, noNaN: true }), fc.nat({ max: 20 }))
  .map(([output, text, where, cut]) => {
    const at = Math.floor(output.length * where);
    return output.slice(0, at) + text + output.slice(at + cut);
  });

/** One value of an output replaced, quotes and all left right. */
const poisoned = fc.tuple(fc.constantFrom(...outputs.slice(0, 6)), hostileText, fc.nat()).map(([output, text, at]) => {
  const data = JSON.parse(output);
  const fields = textsIn(data, '');
  return JSON.stringify(putAll(data, [[fields[at % fields.length] ?? '', text]]));
});

describe('pasted output', () => {
  /** What was found goes where the page puts it. */
  async function takes(text: string): Promise<void> {
    const { facts, notes } = await detect(text);
    for (const one of notes) expect(say(one.text, 'en', one.params)).toMatch(/\S \S/);
    bundleOf(
      putAll(
        clusterAlone,
        facts.map(({ field, value }) => [field, value]),
      ),
    );
    const { verdicts } = await verify(text, plan);
    for (const one of verdicts) expect(say(one.text, 'en', one.params)).toMatch(/\S/);
  }

  test('of any kind, broken, poisoned or no output at all, is read without a throw', async () => {
    const property = fc.asyncProperty(fc.oneof(broken, poisoned, hostileText), takes);
    await fc.assert(property, { numRuns: 400 });
  }, 300_000);

  test('that is nested without end, or unfolds without end, is read without a throw', async () => {
    for (const text of [...DEEP, ...YAML]) await takes(text);
  }, 300_000);
});

describe('a settings.json', () => {
  /** Reads it, and goes on with the draft where there is one. */
  async function opens(json: unknown): Promise<void> {
    const { draft, findings } = await readDraft(json);
    for (const { text, params } of findings) expect(say(text, 'en', params)).toMatch(/\S \S/);
    if (draft === undefined) expect(findings.length).toBeGreaterThan(0);
    else bundleOf(draft);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  }

  const key = fc.oneof(
    fc.constantFrom(
      ...['version', 'cluster', 'proxy', 'bypass', 'nodeGroups', 'addOns', 'name', 'options', 'add', 'entry'],
    ),
    fc.constantFrom('__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', '0', ''),
    hostileText.map((text) => text.slice(0, 50)),
  );
  const { value } = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      hostileText,
      fc.constantFrom(null, true, 1, -0, 1e308, 'managed', { polluted: 'yes' }),
      fc.array(tie('value'), { maxLength: 3 }),
      // As JSON.parse makes it: a key __proto__ is a key.
      fc.array(fc.tuple(key, tie('value')), { maxLength: 4 }).map((entries) => Object.fromEntries(entries)),
    ),
  }));

  test('of any shape is opened or refused in words', async () => {
    await fc.assert(fc.asyncProperty(value, opens), { numRuns: 1000 });
  });

  test('with one thing wrong is opened or refused in words', async () => {
    const fields = Object.keys(everyAnswer).flatMap((part) => [part, ...textsIn(Reflect.get(everyAnswer, part), part)]);
    const changed = fc
      .tuple(fc.constantFrom(...fields), value)
      .map(([field, other]) => putAll(everyAnswer, [[field, other]]));
    await fc.assert(fc.asyncProperty(changed, opens), { numRuns: 300 });
  });

  test.each(['__proto__', 'constructor', 'prototype'])(
    'with a key %s anywhere says that it knows no such key',
    async (name) => {
      const places = ['cluster', 'proxy', 'bypass', 'addOns', 'addOns.vpcCni', 'proxy.credentials', 'nodeGroups.0'];
      for (const place of ['', ...places]) {
        const text = JSON.stringify(everyAnswer);
        const json = JSON.parse(text);
        const parent = place.split('.').reduce((part, one) => (one === '' ? part : part[one]), json);
        Object.defineProperty(parent, name, { value: { polluted: 'yes' }, enumerable: true });
        const { draft, findings } = await readDraft(json);
        const field = place === '' ? name : `${place}.${name}`;
        expect({ draft, told: findings.map((one) => [one.code, one.field]) }).toEqual({
          draft: undefined,
          told: [['settings.unknown-key', field]],
        });
      }
      const options: Draft = JSON.parse(JSON.stringify(written).replace('"options":{', `"options":{"${name}":"x",`));
      const { draft, findings } = await readDraft(options);
      const told = [...findings, ...(draft === undefined ? [] : bundleOf(draft).findings)];
      const errors = new Set(told.filter(({ severity }) => severity === 'error').map(({ field }) => field));
      for (const { field } of bundleOf(written).findings) errors.delete(field);
      expect([...errors]).toEqual([`nodeGroups.0.options.${name}`]);
    },
  );

  test('that is nested without end is refused in words, wherever', async () => {
    const deep = JSON.parse(`${'['.repeat(50_000)}${']'.repeat(50_000)}`);
    for (const field of ['', ...textsIn(everyAnswer, ''), 'version', 'cluster', 'nodeGroups', 'nodeGroups.0.options']) {
      const json = field === '' ? deep : putAll(everyAnswer, [[field, deep]]);
      const { draft, findings } = await readDraft(json);
      expect({ field, draft, told: findings.length > 0 }).toEqual({ field, draft: undefined, told: true });
    }
  });

  test('with lists without end is opened or refused', async () => {
    const many = <T>(one: T): readonly T[] => Array.from({ length: 3000 }, () => one);
    for (const [field, list] of [
      ['cluster.serviceCidrs', many('10.0.0.0/16')],
      ['cluster.vpcCidrs', many('')],
      ['cluster.vpcEndpoints', many('s3')],
      ['bypass.add', many('.corp.example')],
      ['bypass.remove', many('$(x)')],
      ['nodeGroups', many({})],
      ['addOns.controllers', many(1)],
      ['proxy', many(null)],
    ] as const) {
      await opens(putAll(written, [[field, list]]));
    }
  });
});

test('the simulator answers whatever is asked, and the list is looked at whatever is in it', () => {
  const address = fc.oneof(
    hostileText,
    fc.tuple(fc.constantFrom('http://', 'https://', 'HTTP://', '', '//'), hostileText).map((parts) => parts.join('')),
    fc
      .tuple(hostileText, fc.constantFrom(':443', ':', ':99999', '/', '@h', '#', '?'))
      .map(([text, end]) => `http://${text}${end}`),
  );
  fc.assert(
    fc.property(address, hostileText, (asked, entry) => {
      const url = destinationUrl(asked);
      simulate(`${plan.noProxy},${entry}`, plan.programs, [url, asked]);
      expect(say(should(url, plan).why, 'en', should(url, plan).params)).toMatch(/\S/);
      entryKey(entry);
      for (const { text, params } of lint([entry, asked], plan)) expect(say(text, 'en', params)).toMatch(/\S \S/);
      const problem = checkBypassEntry(entry);
      if (problem !== undefined) expect(say(problem.text, 'en', problem.params)).toMatch(/\S \S/);
    }),
    { numRuns: 1000 },
  );
});
