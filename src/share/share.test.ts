import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bundleOf, caBundleToCome, type Draft, definitions, exampleDraft, say, withoutSecrets } from '../core/index.ts';
import { forged, forgedBytes, forgedLinks } from './forged-links.fixture.ts';
import { type LinkReading, linkOf, readLink } from './index.ts';
import { MOST_BYTES, MOST_CHARACTERS } from './limits.ts';

async function fragmentOf(draft: Draft): Promise<string> {
  const made = await linkOf(draft);
  if ('problem' in made) throw new Error(made.problem.text.en);
  return made.fragment;
}

const thereAndBack = async (draft: Draft): Promise<LinkReading> => readLink(await fragmentOf(draft));

const codeOf = (read: LinkReading): string => ('problem' in read ? read.problem.code : 'a draft');

// A canonical draft: no empty answers, no defaults, no secrets, options by name.
const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 30 });
const isClean = (draft: Draft): boolean => withoutSecrets(draft).fields.length === 0;
const texts = fc.array(text, { minLength: 1, maxLength: 4 });
const some = { requiredKeys: [] };
const filled = <T extends object>(part: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  part.filter((value) => Object.keys(value).length > 0);
const other = (usual: string): fc.Arbitrary<string> => text.filter((value) => value !== usual);
const options = fc
  .dictionary(text, fc.oneof(text, fc.constant(''), fc.boolean()), { minKeys: 1, maxKeys: 4, noNullPrototype: true })
  .filter((part) => !Object.hasOwn(part, '__proto__'))
  .map((part) => Object.fromEntries(Object.entries(part).sort(([one], [two]) => (one < two ? -1 : 1))));

const canonicalDrafts: fc.Arbitrary<Draft> = fc
  .record(
    {
      cluster: filled(
        fc.record(
          {
            name: text,
            region: text,
            kubernetesVersion: text,
            serviceCidrs: texts,
            vpcCidrs: texts,
            endpoint: text,
            endpointAccess: fc.constantFrom<'public' | 'public-and-private'>('public', 'public-and-private'),
            certificateAuthority: text,
            dnsDomain: other('cluster.local'),
            vpcEndpoints: fc.array(
              fc.oneof(text, fc.record({ service: text, privateDns: fc.boolean(), hosts: fc.array(text) })),
              { minLength: 1 },
            ),
            fips: fc.constant(true),
          },
          some,
        ),
      ),
      proxy: filled(
        fc.record(
          {
            http: text,
            https: text,
            caBundle: fc.oneof(text, fc.constant(caBundleToCome)),
            credentials: fc.record({
              from: fc.constantFrom<'secretsmanager' | 'ssm'>('secretsmanager', 'ssm'),
              name: fc.oneof(text, fc.constant('')),
            }),
          },
          some,
        ),
      ).filter(({ http, https }) => http !== https),
      bypass: filled(
        fc.record(
          {
            add: fc.array(fc.oneof(text, fc.record({ entry: text, why: fc.oneof(text, fc.constant('')) })), {
              minLength: 1,
            }),
            remove: texts,
          },
          some,
        ),
      ),
      nodeGroups: fc.array(
        fc.record(
          {
            name: text,
            platform: text,
            management: fc.constantFrom<'managed' | 'managed-custom-ami' | 'self-managed'>(
              'managed',
              'managed-custom-ami',
              'self-managed',
            ),
            tool: text,
            options,
          },
          some,
        ),
        { minLength: 1, maxLength: 8 },
      ),
      delivery: fc.constantFrom<'argocd' | 'flux' | 'kustomize' | 'helm'>('argocd', 'flux', 'kustomize', 'helm'),
      addOns: filled(
        fc.record(
          {
            vpcCni: fc.constant({ nodeAgent: false }),
            kubeProxy: fc.constant({ patch: false }),
            controllers: texts,
          },
          some,
        ),
      ),
    },
    some,
  )
  .map((draft): Draft => ({ version: 1, ...draft }))
  .filter(isClean);

describe('there and back', () => {
  test('any canonical draft is the same', async () => {
    await fc.assert(
      fc.asyncProperty(canonicalDrafts, async (draft) => {
        expect(await thereAndBack(draft)).toEqual({ draft });
      }),
      { numRuns: 300 },
    );
  });

  test('200 bypass entries and 8 node groups of every platform, in less than chat programs cut', async () => {
    const { nodeGroups: [group] = [] } = exampleDraft;
    const draft: Draft = {
      ...exampleDraft,
      bypass: {
        add: Array.from({ length: 200 }, (_, at) => ({
          entry: `svc-${at}.team${at % 7}.corp.example`,
          why: `for ${at}`,
        })),
        remove: Array.from({ length: 200 }, (_, at) => `${at}.example`),
      },
      nodeGroups: Array.from({ length: 8 }, (_, at) => ({
        ...group,
        name: `workers-${at}`,
        platform: definitions.platforms[at % definitions.platforms.length]?.id,
        options: { imageId: `ami-0${at}`, on: true },
      })),
    };
    const fragment = await fragmentOf(draft);
    expect(fragment).toMatch(/^v1=[\w-]+\.[0-9a-f]{8}$/);
    expect(fragment.length).toBeLessThan(8000);
    const read = await readLink(fragment);
    expect(read).toMatchObject({ draft: { bypass: draft.bypass, nodeGroups: draft.nodeGroups } });
    expect('draft' in read && bundleOf(read.draft).documents).toEqual(bundleOf(draft).documents);
  });

  // What is left out of a link means here what the core makes of it: with every answer spelled out and with none.
  test.each<[what: string, draft: Draft]>([
    ['nothing', {}],
    ['the example', exampleDraft],
    [
      'defaults spelled out',
      {
        ...exampleDraft,
        proxy: { http: 'http://p.example:1', https: 'http://p.example:1' },
        cluster: { ...exampleDraft.cluster, endpointAccess: 'private', dnsDomain: 'cluster.local', fips: false },
        bypass: { add: [], remove: [] },
        delivery: 'kubectl',
        addOns: { vpcCni: { nodeAgent: true }, kubeProxy: { patch: true }, controllers: [] },
      },
    ],
    [
      'empty texts',
      {
        version: 1,
        cluster: { name: '', region: '', kubernetesVersion: '', endpoint: '', certificateAuthority: '', dnsDomain: '' },
        proxy: { http: '', https: '', caBundle: '', credentials: { from: 'ssm', name: '' } },
        nodeGroups: [{ name: '', platform: '', tool: '', options: {} }, {}],
      },
    ],
  ])('%s says the same', async (_, draft) => {
    const read = await thereAndBack(draft);
    expect('draft' in read && bundleOf(read.draft)).toEqual(bundleOf(draft));
  });

  test('the same answers in another order are the same link', async () => {
    const { cluster, proxy, version, ...rest } = exampleDraft;
    const turned: Draft = {
      ...rest,
      proxy: { ...proxy },
      cluster: Object.fromEntries(Object.entries(cluster ?? {}).reverse()),
      version,
    };
    expect(JSON.stringify(turned)).not.toBe(JSON.stringify(exampleDraft));
    expect(await fragmentOf(turned)).toBe(await fragmentOf(exampleDraft));
  });

  test('secrets stay behind, and are named', async () => {
    const proxy = { http: 'http://jane:pa55@p.example:1', caBundle: '-----BEGIN PRIVATE KEY-----' };
    const made = await linkOf({ proxy });
    expect(made).toMatchObject({ leftOut: ['proxy.http', 'proxy.caBundle'] });
    expect(await readLink('fragment' in made ? made.fragment : '')).toEqual({
      draft: { version: 1, proxy: { http: 'http://p.example:1' } },
    });
  });

  test('a link whose = was rewritten is read', async () => {
    const fragment = await fragmentOf(exampleDraft);
    expect(await readLink(fragment.replace('=', '%3D'))).toEqual(await readLink(fragment));
  });
});

describe('a link is refused in words', () => {
  const many = (count: number, item: string): string => JSON.stringify(Array.from({ length: count }, () => item));

  test.each([
    ['nothing', '', 'link.foreign'],
    ['a word', 'clustr', 'link.foreign'],
    ['state of another page', 'server=nginx&version=1.17', 'link.foreign'],
    ['a version without anything', 'v1=', 'link.broken'],
    ['a version that is none', 'v0=AAAA.00000000', 'link.broken'],
    ['a wrong checksum', 'v1=AAAA.00000000', 'link.broken'],
    ['a huge one', `v1=${'A'.repeat(MOST_CHARACTERS)}.00000000`, 'link.too-large'],
  ])('%s', async (_, fragment, code) => {
    expect(codeOf(await readLink(fragment))).toBe(code);
  });

  test.each([
    ['another version', '{}', 2, 'link.version'],
    ['no JSON', '{', 1, 'link.broken'],
    ['no object', '[]', 1, 'link.structure'],
    ['settings of another version', '{"version":2}', 1, 'link.structure'],
    ['more JSON than it takes', `{"cluster":{"name":"${'x'.repeat(MOST_BYTES)}"}}`, 1, 'link.too-large'],
    ['too many node groups', `{"nodeGroups":[${'{},'.repeat(100)}{}]}`, 1, 'link.too-large'],
    ['too many CIDR blocks', `{"cluster":{"vpcCidrs":${many(101, 'x')}}}`, 1, 'link.too-large'],
    ['too many bypass entries', `{"bypass":{"remove":${many(501, 'x')}}}`, 1, 'link.too-large'],
  ])('%s', async (_, json, version, code) => {
    expect(codeOf(await readLink(await forged(json, version)))).toBe(code);
  });

  test.each([
    ['{"cluster":{"regon":"x"}}', 'cluster.regon'],
    ['{"__proto__":{"a":1}}', '__proto__'],
    ['{"cluster":{"__proto__":{"a":1}}}', 'cluster.__proto__'],
    ['{"nodeGroups":[{"options":{"__proto__":"x"}}]}', 'nodeGroups.0.options.__proto__'],
    ['{"nodeGroups":[{"options":{"a":{}}}]}', 'nodeGroups.0.options.a'],
  ])('%s, by the name of what is wrong', async (json, field) => {
    const read = await readLink(await forged(json));
    expect(read).toMatchObject({ problem: { code: 'link.structure', params: { field } } });
    expect(Object.hasOwn(Object.prototype, 'a')).toBe(false);
  });

  test('what was packed is unpacked no further than it is taken', async () => {
    const bomb = await forged(`"${'\u0000'.repeat(50_000_000)}"`);
    expect(bomb.length).toBeLessThan(MOST_CHARACTERS);
    expect(codeOf(await readLink(bomb))).toBe('link.too-large');
  });

  test.each([
    ['no DEFLATE', Uint8Array.of(255, 255, 255)],
    ['a stream without an end', Uint8Array.of(0xaa)],
    ['nothing packed', Uint8Array.of()],
    ['two streams', Uint8Array.of(0x03, 0x00, 0x03, 0x00)],
    // Stored blocks (RFC 1951, 3.2.4) around bytes that are no UTF-8.
    ['no text', Uint8Array.of(1, 2, 0, 253, 255, 0xc3, 0x28)],
  ])('%s', async (_, bytes) => {
    expect(codeOf(await readLink(forgedBytes(bytes)))).toBe('link.broken');
  });

  test('a private key that somebody packed is not taken', async () => {
    const read = await readLink(await forged('{"proxy":{"http":"h","caBundle":"-----BEGIN PRIVATE KEY-----"}}'));
    expect(read).toEqual({ draft: { version: 1, proxy: { http: 'h', caBundle: '' } } });
  });

  test('a draft that no link holds is not made into one', async () => {
    const read = (draft: Draft) => linkOf(draft).then((made) => ('problem' in made ? made.problem.code : 'a link'));
    expect(await read({ nodeGroups: Array.from({ length: 100 }, () => ({})) })).toBe('a link');
    expect(await read({ nodeGroups: Array.from({ length: 101 }, () => ({})) })).toBe('link.too-much');
    expect(await read({ cluster: { name: 'x'.repeat(MOST_BYTES) } })).toBe('link.too-much');
  });
});

describe('no link does harm', () => {
  /** Reads a link that may be anything: a draft, or a reason in every language with its holes filled. */
  async function expectHarmless(link: string): Promise<string> {
    const read = await readLink(link);
    if ('draft' in read) {
      expect(
        codeOf(await linkOf(read.draft).then((made) => ('problem' in made ? made : readLink(made.fragment)))),
      ).toBe('a draft');
      return 'a draft';
    }
    const { code, text: words, params } = read.problem;
    for (const language of ['en', 'ko', 'ja'] as const) {
      const said = say(words, language, params);
      expect(said.length).toBeGreaterThan(20);
      expect(said.length).toBeLessThan(1000);
    }
    expect(words.ko).toBeDefined();
    expect(words.ja).toBeDefined();
    return code;
  }

  test('1,000 that were damaged or forged', async () => {
    const before = Object.getOwnPropertyNames(Object.prototype).sort();
    const seen = new Map<string, number>();
    for (const link of await forgedLinks(1000)) {
      const what = await expectHarmless(link);
      seen.set(what, (seen.get(what) ?? 0) + 1);
    }
    expect(Object.getOwnPropertyNames(Object.prototype).sort()).toEqual(before);
    // None of the kinds hides behind another one.
    for (const what of ['a draft', 'broken', 'foreign', 'structure', 'too-large', 'version']) {
      expect(seen.get(what === 'a draft' ? what : `link.${what}`) ?? 0, what).toBeGreaterThan(10);
    }
  });

  test('any other text', async () => {
    const piece = fc.constantFrom('v1=', 'v2=', '=', '.', '%3D', 'AAAA', '_-', '00000000', '#', '\u0000', '\ud800');
    const likely = fc.array(fc.oneof(piece, fc.string({ unit: 'binary' }))).map((pieces) => pieces.join(''));
    await fc.assert(
      fc.asyncProperty(likely, async (link) => void (await expectHarmless(link))),
      { numRuns: 300 },
    );
  });

  test('every change of one sign is found', async () => {
    const fragment = await fragmentOf(exampleDraft);
    for (let at = 0; at < fragment.length; at += 1) {
      const sign = fragment[at] === 'A' ? 'B' : 'A';
      expect(codeOf(await readLink(fragment.slice(0, at) + sign + fragment.slice(at + 1)))).toMatch(
        /^link\.(?:broken|foreign)$/,
      );
      expect(codeOf(await readLink(fragment.slice(0, at)))).toMatch(/^link\.(?:broken|foreign)$/);
    }
  });
});
