// The shapes of user data: one node group for each kind of node, with and without what it asks. The lists of platforms
// and tools are walked, so that a new one is in the lab without a word here.

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Bundle, bundleOf, type Draft, definitions, pairRefusal, readDraft } from '../../src/core/index.ts';

const golden = fileURLToPath(new URL('../golden/', import.meta.url));
const STORY = 'seoul-private-two-vpc-blocks';

export type Group = NonNullable<Draft['nodeGroups']>[number];

export interface Shape {
  /** `al2 self-managed, every option` */
  readonly name: string;
  readonly platform: string;
  readonly group: Group;
  /** Every option of the platform has a value. */
  readonly filled: boolean;
  /** The option that has another example than the others: `amiRelease v20251007`. */
  readonly variant?: string | undefined;
  readonly bundle: Bundle;
  /** What the node reads: the text of its user data file; empty where it has files of its own. */
  readonly userData: string;
  /** What goes to a machine that has no user data, by the name of the file; `script` is run there. */
  readonly machine?: { readonly script: string; readonly files: Readonly<Record<string, string>> };
}

/** The answers of a golden story, by the name of its folder. */
export async function storyDraft(name: string = STORY): Promise<Draft> {
  const { draft, findings } = await readDraft(JSON.parse(readFileSync(`${golden}${name}/settings.json`, 'utf8')));
  if (draft === undefined) throw new Error(`${name}: ${findings.map(({ code }) => code).join(', ')}`);
  return draft;
}

const storyNames = (): readonly string[] =>
  readdirSync(golden, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();

interface Kind {
  readonly name: string;
  readonly group: Group;
  readonly filled: boolean;
  readonly variant?: string;
}

/** Every kind of group: plain, with every option filled in as its placeholder has it, and with each other example of one. */
function kinds(): readonly Kind[] {
  return definitions.platforms.flatMap((platform) =>
    (platform.managements.length > 0 ? platform.managements : [undefined]).flatMap((management) => {
      const tool = definitions.tools.find((one) => pairRefusal(platform, one, management) === undefined);
      if (tool === undefined) return [];
      const asked = platform.options.filter(
        ({ managements }) => management === undefined || (managements?.includes(management) ?? true),
      );
      const filled = asked.map(({ key, kind, placeholder, default: usual }) => [
        key,
        kind === 'switch' ? !usual : (placeholder ?? usual),
      ]);
      const group = { name: 'workers', platform: platform.id, management, tool: tool.id };
      const examples = asked.flatMap(({ key, examples: some = [] }) => some.map((value) => ({ key, value })));
      const name = [platform.id, management].filter((word) => word !== undefined).join(' ');
      return [
        { name, group: { ...group, options: {} }, filled: false },
        ...(filled.length > 0
          ? [{ name: `${name}, every option`, group: { ...group, options: Object.fromEntries(filled) }, filled: true }]
          : []),
        ...examples.map(({ key, value }) => ({
          name: `${name}, ${key} ${value}`,
          group: { ...group, options: { ...Object.fromEntries(filled), [key]: value } },
          filled: true,
          variant: `${key} ${value}`,
        })),
      ];
    }),
  );
}

/** Versions of Kubernetes, newest first: a platform takes the first that it has no error for. */
const VERSIONS = ['1.34', '1.32', '1.23'];

/** By the answers: parts ask for the same shapes, and a bundle takes long. Of what is no shape only that it has no error. */
const known = new Map<string, Bundle | 'errors' | 'no shape'>();

/** The file of each node that is user data, or that is run there. */
const ofNode = ({ documents }: Bundle) => ({
  mime: documents.find(({ notation }) => notation === 'mime'),
  script: documents.find(({ path, executable }) => path.startsWith('node-groups/') && executable),
});

function bundleFor(draft: Draft, group: Group): Bundle | 'errors' | 'no shape' {
  const answers = { ...draft, nodeGroups: [group] };
  const key = JSON.stringify(answers);
  const before = known.get(key);
  if (before !== undefined) return before;
  const bundle = bundleOf(answers);
  const { mime, script } = ofNode(bundle);
  const wrong = bundle.findings.some(({ severity }) => severity === 'error');
  const found = wrong ? 'errors' : mime === undefined && script === undefined ? 'no shape' : bundle;
  known.set(key, found);
  return found;
}

/** Of the first version that has no error, the bundle and its user data, where it is MIME. */
function shapeOf(name: string, draft: Draft, { group, filled, variant }: Kind): Shape | undefined {
  for (const kubernetesVersion of VERSIONS) {
    const bundle = bundleFor({ ...draft, cluster: { ...draft.cluster, kubernetesVersion } }, group);
    if (bundle === 'errors') continue;
    const userData = bundle === 'no shape' ? undefined : ofNode(bundle).mime?.text;
    if (bundle === 'no shape' || userData === undefined) return undefined;
    return { name, platform: group.platform ?? '', group, filled, variant, bundle, userData };
  }
  return undefined;
}

/** Where the login of the proxy is kept, for the shapes behind one that asks for it; the image has the store. */
const credentials = { from: 'secretsmanager', name: 'corp/proxy' } as const;

/**
 * Each distinct user data once, by its first name, with and without the CA bundle given, and where it is asked, behind a
 * proxy that wants a login besides; with `all`, of every story. A
 * shape that this version refuses to write is left out. `change` makes the cluster of a story another one.
 */
export async function shapes(
  all: boolean,
  caBundle: string,
  change: (draft: Draft) => Draft = (draft) => draft,
  asksLogin = false,
): Promise<readonly Shape[]> {
  const found = new Map<string, Shape>();
  for (const story of all ? storyNames() : [STORY]) {
    const draft = change(await storyDraft(story));
    const { caBundle: _, credentials: __, ...proxy } = draft.proxy ?? {};
    const { vpcEndpoints = [] } = draft.cluster ?? {};
    const asking = { ...draft.cluster, vpcEndpoints: [...vpcEndpoints, credentials.from, 'cloudformation'] };
    for (const kind of kinds()) {
      for (const [suffix, more, cluster] of [
        ['', {}, draft.cluster],
        ...(caBundle === '' ? [] : [[', CA bundle', { caBundle }, draft.cluster] as const]),
        ...(asksLogin ? [[', login', { caBundle, credentials }, asking] as const] : []),
      ] as const) {
        const full = `${all ? `${story}: ` : ''}${kind.name}${suffix}`;
        const shape = shapeOf(full, { ...draft, cluster, proxy: { ...proxy, ...more } }, kind);
        if (shape !== undefined && !found.has(shape.userData)) found.set(shape.userData, shape);
      }
    }
  }
  return [...found.values()];
}

/** Shapes of one platform, management and variant, for each of them. */
function byKind(all: readonly Shape[]): readonly (readonly Shape[])[] {
  const found = new Map<string, Shape[]>();
  for (const shape of all) {
    const key = JSON.stringify([shape.platform, shape.group.management, shape.variant]);
    found.set(key, [...(found.get(key) ?? []), shape]);
  }
  return [...found.values()];
}

export const firstOfPlatform = (all: readonly Shape[]): readonly Shape[] =>
  all.filter(({ platform }, at) => all.findIndex((one) => one.platform === platform) === at);

const firstOf = <T>(list: readonly T[]): readonly T[] => list.slice(0, 1);

/** Platforms without user data whose files are a script and what lies beside it, as `shapes` has the others. */
export async function machines(caBundle: string, change: (draft: Draft) => Draft): Promise<readonly Shape[]> {
  const draft = change(await storyDraft());
  const { caBundle: _, credentials: __, ...proxy } = draft.proxy ?? {};
  const trusts = caBundle === '' ? [''] : ['', caBundle];
  return kinds().flatMap(({ name, group, filled, variant }) =>
    trusts.flatMap((trust): readonly Shape[] => {
      const bundle = bundleFor({ ...draft, proxy: { ...proxy, caBundle: trust } }, group);
      if (typeof bundle === 'string') return [];
      const { script } = ofNode(bundle);
      if (script === undefined) return [];
      const own = bundle.documents.filter(({ path }) => path.startsWith('node-groups/'));
      const files = Object.fromEntries(own.map(({ path, text }) => [path.replace(/^.*\//, ''), text]));
      const machine = { script: script.path.replace(/^.*\//, ''), files };
      const full = `${name}${trust === '' ? '' : ', CA bundle'}`;
      return [{ name: full, platform: group.platform ?? '', group, filled, variant, bundle, userData: '', machine }];
    }),
  );
}

/** Of each platform and management, variants apart, the plainest one; without any, the first that there is. */
export const plainest = (all: readonly Shape[]): readonly Shape[] =>
  byKind(all.filter(({ variant }) => variant === undefined)).flatMap((some) =>
    firstOf([...some.filter(({ filled }) => !filled), ...some]),
  );

/**
 * Of each platform and management three that have everything between them: plain, with all options and the CA bundle,
 * and with a login; of a variant the one with the CA bundle.
 */
export const fewest = (all: readonly Shape[]): readonly Shape[] =>
  byKind(all).flatMap((some) => {
    const [asking, others] = [true, false].map((login) =>
      some.filter(({ bundle }) => (bundle.plan.login !== undefined) === login),
    );
    const trusting = (others ?? []).filter(({ bundle }) => bundle.plan.caBundle !== '');
    if (some.some(({ variant }) => variant !== undefined)) return firstOf([...trusting, ...some]);
    const three = [...firstOf(others ?? []), ...firstOf([...trusting].reverse()), ...firstOf(asking ?? [])];
    return [...new Set(three)];
  });
