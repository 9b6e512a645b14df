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
  type Options,
  pairRefusal,
  readDraft,
} from '../../src/core/index.ts';

const here = fileURLToPath(new URL('.', import.meta.url));

export interface Story {
  readonly name: string;
  /** Where its golden files lie. */
  readonly folder: string;
  readonly bundle: Bundle;
}

type Group = NonNullable<Draft['nodeGroups']>[number];

/** Two clusters, in partitions of their own, show every tool; in the others each kind of group has the first that can make it. */
const showEveryTool = new Set(['article-us-east-1', 'china-ningxia']);

/**
 * One node group for each platform and management, with every tool that goes with them or with the first, named after the
 * three. `options` holds what a story asks of a group beyond its defaults, by the group's name.
 */
function everyGroup(options: Readonly<Record<string, Options>>, everyTool: boolean): readonly Group[] {
  return definitions.platforms.flatMap((platform) =>
    [...platform.managements, undefined].flatMap((management) =>
      definitions.tools
        .filter((tool) => pairRefusal(platform, tool, management) === undefined)
        // Without a management: tools that manage the nodes of this platform themselves.
        .filter((tool) => management !== undefined || managementsWith(platform, tool).length === 0)
        .slice(0, everyTool ? undefined : 1)
        .map((tool) => {
          const name = [platform.id, management, tool.id].filter((word) => word !== undefined).join('-');
          return { name, platform: platform.id, management, tool: tool.id, options: options[name] ?? {} };
        }),
    ),
  );
}

/** Not so where the platform itself refuses the cluster, as Windows does one of IPv6. */
const runsThere = (draft: Draft, group: Group): boolean =>
  !bundleOf({ ...draft, nodeGroups: [group] }).findings.some(
    ({ severity, field }) => severity === 'error' && field === 'nodeGroups.0.platform',
  );

const jsonIn = (path: string) => JSON.parse(readFileSync(`${here}${path}`, 'utf8'));

/** Every folder here that holds a settings.json, by name; its node groups are replaced by all there are. */
export function stories(): Promise<readonly Story[]> {
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
      const groups = everyGroup(options, showEveryTool.has(name)).filter((group) => runsThere(draft, group));
      const bundle = bundleOf({ ...draft, nodeGroups: groups });
      const unknown = Object.keys(options).filter((group) => !bundle.plan.nodeGroups.some((one) => one.name === group));
      if (unknown.length > 0) throw new Error(`${name}/options.json: there is no group ${unknown.join(', ')}`);
      return { name, folder: `${here}${name}/bundle`, bundle };
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
 * last one on offer, and with those that render charts, every controller too.
 */
export function deliveredStories(told: readonly Story[]): readonly Story[] {
  const last = deliveries.at(-1)?.id;
  return told.flatMap(({ name, folder, bundle }) => {
    const settings = JSON.parse(bundle.documents.find(({ path }) => path === 'settings.json')?.text ?? '{}');
    const draft = { ...settings, nodeGroups: [] };
    const usual = new Map(bundleOf(draft).documents.map(({ path, text }) => [path, text]));
    return (DELIVERED[name] ?? []).map((delivery) => {
      const rendersCharts = deliveries.some(({ id, charts }) => id === delivery && charts !== undefined);
      const controllers = delivery === last || rendersCharts ? definitions.controllers.map(({ id }) => id) : [];
      const own = bundleOf({ ...draft, delivery, addOns: { ...draft.addOns, controllers } });
      const documents = own.documents.filter(({ path, text }) => usual.get(path) !== text);
      return { name: `${name} by ${delivery}`, folder: `${folder}-${delivery}`, bundle: { ...own, documents } };
    });
  });
}
