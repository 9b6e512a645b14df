// A story is a cluster. Its golden files are what it gives for every node group that the lists of platforms and tools
// can make: a new platform is in every story, and a new tool in two, without a word here.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  type Bundle,
  bundleOf,
  type Draft,
  definitions,
  deliveries,
  managementsWith,
  type OptionField,
  type Options,
  optionsOf,
  pairRefusal,
  readDraft,
  say,
} from '../../src/core/index.ts';

const here = fileURLToPath(new URL('.', import.meta.url));

export interface Story {
  readonly name: string;
  /** Where its golden files lie. */
  readonly folder: string;
  readonly bundle: Bundle;
  /** Groups that its platform refuses to be in this cluster, each with the reason: `windows-karpenter: ...`. */
  readonly leftOut: readonly string[];
}

type Group = NonNullable<Draft['nodeGroups']>[number];

/** Two clusters, in partitions of their own, show every tool; in the others each kind of group has the first that can make it. */
const showEveryTool = new Set(['article-us-east-1', 'china-ningxia']);

interface Kind {
  readonly group: Group;
  /** What platform and tool can ask of it. */
  readonly asked: readonly OptionField[];
}

/**
 * One node group for each platform and management, with every tool that goes with them or with the first, named after the
 * three. `options` holds what a story asks of a group beyond its defaults, by the group's name.
 */
function everyKind(options: Readonly<Record<string, Options>>, everyTool: boolean): readonly Kind[] {
  return definitions.platforms.flatMap((platform) =>
    [...platform.managements, undefined].flatMap((management) =>
      definitions.tools
        .filter((tool) => pairRefusal(platform, tool, management) === undefined)
        // Without a management: tools that manage the nodes of this platform themselves.
        .filter((tool) => management !== undefined || managementsWith(platform, tool).length === 0)
        .slice(0, everyTool ? undefined : 1)
        .map((tool) => {
          const name = [platform.id, management, tool.id].filter((word) => word !== undefined).join('-');
          const group = { name, platform: platform.id, management, tool: tool.id, options: options[name] ?? {} };
          return { group, asked: optionsOf(platform, tool) };
        }),
    ),
  );
}

/**
 * The group as it stands in a cluster, or why it does not: the platform itself refuses the cluster, as Windows does one of
 * IPv6. Where an error is about an option that nobody answered, such as an image that AWS does not have, the answer is what
 * its placeholder shows. Any other error stays, for golden.test.ts to tell.
 */
function groupIn(draft: Draft, { group, asked }: Kind): { readonly group: Group } | { readonly leftOut: string } {
  const { findings } = bundleOf({ ...draft, nodeGroups: [group] });
  const errors = findings.filter(({ severity }) => severity === 'error');
  const refused = errors.find(({ field }) => field === 'nodeGroups.0.platform');
  if (refused !== undefined) return { leftOut: `${group.name}: ${say(refused.text, 'en', refused.params)}` };
  const answers = asked.flatMap(({ key, placeholder }) =>
    placeholder !== undefined && !group.options?.[key] && errors.some(({ field }) => field === optionPath(key))
      ? [[key, placeholder]]
      : [],
  );
  return { group: { ...group, options: { ...group.options, ...Object.fromEntries(answers) } } };
}

const optionPath = (key: string): string => `nodeGroups.0.options.${key}`;

const jsonIn = (path: string) => JSON.parse(readFileSync(`${here}${path}`, 'utf8'));

let once: Promise<readonly Story[]> | undefined;

/**
 * Every folder here that holds a settings.json, by name; its node groups are replaced by all there are. They are made once,
 * however many tests of a file ask.
 */
export function stories(): Promise<readonly Story[]> {
  once ??= readStories();
  return once;
}

function readStories(): Promise<readonly Story[]> {
  const names = readdirSync(here, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
  return Promise.all(
    names.map(async (name) => {
      const { draft, findings } = await readDraft(jsonIn(`${name}/settings.json`));
      if (draft === undefined)
        throw new Error(`${name}: ${findings.map(({ code, field }) => `${code} ${field}`).join(', ')}`);
      const options = existsSync(`${here}${name}/options.json`) ? jsonIn(`${name}/options.json`) : {};
      const groups = everyKind(options, showEveryTool.has(name)).map((kind) => groupIn(draft, kind));
      const leftOut = groups.flatMap((one) => ('leftOut' in one ? [one.leftOut] : []));
      const bundle = bundleOf({ ...draft, nodeGroups: groups.flatMap((one) => ('group' in one ? [one.group] : [])) });
      const unknown = Object.keys(options).filter((group) => !bundle.plan.nodeGroups.some((one) => one.name === group));
      if (unknown.length > 0) throw new Error(`${name}/options.json: there is no group ${unknown.join(', ')}`);
      return { name, folder: `${here}${name}/bundle`, bundle, leftOut };
    }),
  );
}

/** Which clusters show which deliveries beside kubectl: one with a CA bundle, one with a login. */
const DELIVERED: Readonly<Record<string, readonly NonNullable<Draft['delivery']>[]>> = {
  'seoul-private-two-vpc-blocks': ['argocd', 'helm'],
  'frankfurt-proxy-login': ['flux', 'kustomize', 'helm'],
};

/**
 * What a delivery changes in some stories: every document that is not the same by kubectl, without node groups. With the
 * last one on offer, every controller too.
 */
export function deliveredStories(usually: readonly Story[]): readonly Story[] {
  const last = deliveries.at(-1)?.id;
  return usually.flatMap(({ name, folder, bundle }) => {
    const settings = JSON.parse(bundle.documents.find(({ path }) => path === 'settings.json')?.text ?? '{}');
    const draft = { ...settings, nodeGroups: [] };
    const usual = new Map(bundleOf(draft).documents.map(({ path, text }) => [path, text]));
    return (DELIVERED[name] ?? []).map((delivery) => {
      const controllers = delivery === last ? definitions.controllers.map(({ id }) => id) : [];
      const own = bundleOf({ ...draft, delivery, addOns: { ...draft.addOns, controllers } });
      const documents = own.documents.filter(({ path, text }) => usual.get(path) !== text);
      return {
        name: `${name} by ${delivery}`,
        folder: `${folder}-${delivery}`,
        bundle: { ...own, documents },
        leftOut: [],
      };
    });
  });
}
