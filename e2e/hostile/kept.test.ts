// What is kept of answers that are not whole, in storage and in a file that is saved early: every good answer, nothing
// that is missing or wrong, and no secret wherever it was typed. And files that are opened, with anything done to them.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bundleOf, type Draft, exampleDraft, openFile, readDraft, say, settingsSoFar } from '../../src/core/index.ts';
import { hasMark } from '../../src/core/model/marks.ts';
import { hostileText } from '../../src/core/syntax/hostile-text.judge.ts';
import { everyAnswer, putAll, textsIn } from './answers.ts';

const soFar = (draft: Draft): string => settingsSoFar(bundleOf(draft));
const parsed = (text: string): Draft => JSON.parse(text);

/** Opens a text as a file. */
const opened = (text: string) => {
  const bytes = new TextEncoder().encode(text);
  return openFile({ name: 'a file.json', size: bytes.length, read: async () => bytes });
};

/** Every answer, all of them good, with one group of each platform. */
const { nodeGroups = [] } = everyAnswer;
const answered: Draft = {
  ...everyAnswer,
  nodeGroups: nodeGroups.filter(({ platform }, at) => nodeGroups.findIndex((one) => one.platform === platform) === at),
  addOns: { ...everyAnswer.addOns, controllers: ['karpenter'] },
};

/** Those of them that are free texts: a choice that is none is no draft. */
const fields = Object.keys(answered)
  .flatMap((part) => textsIn(Reflect.get(answered, part), part))
  .filter((field) => !/(?:^delivery|\.from|\.management|\.endpointAccess)$/.test(field));
const changed = fc
  .array(fc.tuple(fc.constantFrom(...fields), fc.oneof(hostileText, fc.constant(''))), { maxLength: 6 })
  .map((changes) => putAll(answered, changes));

describe('what is kept', () => {
  test.each([
    ['the example', exampleDraft],
    ['every answer', answered],
    ['no answer', {}],
  ])('of %s is all of it, to the byte', (_, draft) => {
    const kept = parsed(soFar(draft));
    const before = bundleOf(draft);
    const after = bundleOf(kept);
    expect(after.documents).toEqual(before.documents);
    expect(after.findings).toEqual(before.findings);
  });

  test('goes to a file and comes back the same, whatever was typed', async () => {
    const property = fc.asyncProperty(changed, async (draft) => {
      const text = soFar(draft);
      expect(hasMark(text)).toBe(false);
      const read = await opened(text);
      expect(read.findings).toEqual([]);
      // An option that was left out is the usual one from then on, spelled out.
      const again = soFar(read.draft ?? {});
      expect(soFar((await opened(again)).draft ?? {})).toBe(again);
      expect(bundleOf(parsed(again)).documents).toEqual(bundleOf(parsed(text)).documents);
    });
    await fc.assert(property, { numRuns: 300 });
  }, 300_000);

  test('of a bundle whose settings.json is whole is that file', () => {
    const bundle = bundleOf(exampleDraft);
    expect(bundle.documents.find(({ path }) => path === 'settings.json')?.text).toBe(settingsSoFar(bundle));
  });

  const LOGINS = [
    'http://user:hunter2@proxy.example:3128',
    'user:hunter2@proxy.example:3128',
    'http://user:hunter2',
    'http://hunter2@proxy.example:3128',
    'http://user:hunter2@',
  ];
  test.each(LOGINS)('holds nothing of %s, in either address', (login) => {
    for (const field of ['proxy.http', 'proxy.https']) {
      expect(soFar(putAll(exampleDraft, [[field, login]]))).not.toContain('hunter2');
    }
  });

  test('holds no login of an address and no private key, in whatever answer', () => {
    const key = '-----BEGIN RSA PRIVATE KEY-----\nhunter2\n-----END RSA PRIVATE KEY-----\n';
    const places = fields.filter((field) => !/\.(?:platform|tool)$/.test(field));
    expect(places.length).toBeGreaterThan(40);
    for (const secret of ['http://user:hunter2@proxy.example:3128', 'see user:hunter2@proxy.example', key, btoa(key)]) {
      for (const half of [0, 1]) {
        const put = places.filter((_, at) => at % 2 === half).map((field) => [field, secret] as const);
        const kept = soFar(putAll(answered, put));
        expect(kept).not.toContain('hunter2');
        expect(kept).not.toContain(btoa(key).slice(0, 40));
      }
    }
  });

  test('has a reason that only speaks of a private key', () => {
    const why = 'where the private key of the CA is';
    expect(soFar({ bypass: { add: [{ entry: '.corp.example', why }] } })).toContain(why);
  });

  test('of half a cluster is what is good: a wrong entry goes, its neighbours stay', () => {
    const draft: Draft = {
      cluster: {
        name: 'prod',
        serviceCidrs: ['10.96.0.0/12', 'nonsense'],
        vpcEndpoints: ['s3', { service: 'no good', privateDns: false, hosts: ['a.example'] }],
      },
      proxy: { http: 'proxy', credentials: { from: 'ssm', name: '' } },
      bypass: { add: ['.corp.example', { entry: '///', why: 'x' }] },
      nodeGroups: [{ platform: 'al2023' }],
    };
    const { cluster, proxy, bypass, nodeGroups } = parsed(soFar(draft));
    expect(cluster).toMatchObject({ name: 'prod', serviceCidrs: ['10.96.0.0/12'], vpcEndpoints: ['s3'] });
    expect(proxy).toEqual({});
    expect(bypass).toMatchObject({ add: ['.corp.example'] });
    expect(nodeGroups).toEqual([{ platform: 'al2023', options: {} }]);
  });
});

describe('a file that is opened', () => {
  const whole = soFar(exampleDraft);
  type Change = (bytes: Uint8Array) => Uint8Array;
  const inserted = (bytes: Uint8Array, at: number, text: string): Uint8Array =>
    Uint8Array.from([...bytes.slice(0, at), ...new TextEncoder().encode(text), ...bytes.slice(at)]);
  /** Bit flips, the end lost, another text inside, keys of the prototype, markup. */
  const mutations = fc.oneof(
    fc.tuple(fc.nat(), fc.nat({ max: 7 })).map(
      ([where, bit]): Change =>
        (bytes) =>
          bytes.map((byte, at) => (at === where % bytes.length ? byte ^ (1 << bit) : byte)),
    ),
    fc.nat().map(
      (at): Change =>
        (bytes) =>
          bytes.slice(0, at % bytes.length),
    ),
    fc.tuple(fc.nat(), hostileText).map(
      ([at, text]): Change =>
        (bytes) =>
          inserted(bytes, at % bytes.length, text),
    ),
    fc
      .tuple(
        fc.nat(),
        fc.constantFrom(
          '"__proto__":{"polluted":"yes"},',
          '"constructor":{},',
          '"name":"<img src=x onerror=alert(1)>",',
        ),
      )
      .map(
        ([at, text]): Change =>
          (bytes) =>
            inserted(bytes, bytes.indexOf(0x7b, at % bytes.length) + 1, text),
      ),
  );

  test('is a draft or refused in words after anything was done to it, and nothing is thrown', async () => {
    let opens = 0;
    const property = fc.asyncProperty(fc.array(mutations, { minLength: 1, maxLength: 3 }), async (changes) => {
      const bytes = changes.reduce<Uint8Array>(
        (before, change) => (before.length === 0 ? before : change(before)),
        new TextEncoder().encode(whole),
      );
      const { draft, findings } = await openFile({ name: 'a.json', size: bytes.length, read: async () => bytes });
      if (draft === undefined) expect(findings.length).toBeGreaterThan(0);
      else {
        bundleOf(draft);
        opens += 1;
      }
      for (const { text, params } of findings) expect(say(text, 'en', params)).toMatch(/\S \S/);
      expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
    });
    await fc.assert(property, { numRuns: 1000 });
    // Both ways were gone.
    expect(opens).toBeGreaterThan(50);
    expect(opens).toBeLessThan(950);
  }, 300_000);

  test('of two million characters is refused or read, and not for long', async () => {
    const long = JSON.stringify({
      version: 1,
      bypass: { add: Array.from({ length: 90_000 }, (_, at) => `h${at}.example`) },
    });
    const { draft, findings } = await opened(long);
    expect(draft === undefined ? findings.length : 0).toBe(0);
    expect((await readDraft(JSON.parse(long))).draft).toEqual(draft);
  });
});
