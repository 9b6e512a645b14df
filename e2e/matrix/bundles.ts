// Every pair of platform and tool in every cluster: what is written, and what is refused and why.

import { type Bundle, bundleOf, type Document, type Finding, say } from '../../src/core/index.ts';
import { clusters } from './clusters.ts';
import { everyOption, type Group, groupName, otherAnswers, pairs } from './groups.ts';

/** Newest first: a group is written for the first version that its platform is not too old for. */
const VERSIONS = ['1.34', '1.32', '1.23'] as const;

export interface MatrixBundle {
  /** `us-gov-west-1, IPv6, CA bundle, Kubernetes 1.34` */
  readonly name: string;
  readonly bundle: Bundle;
}

export interface RefusedGroup {
  readonly cluster: string;
  readonly group: string;
  readonly errors: readonly Finding[];
}

const allGroups: readonly Group[] = pairs().flatMap(({ platform, management, tools }) =>
  tools.flatMap((tool) => {
    const group = { platform: platform.id, management, tool: tool.id };
    const name = groupName(platform.id, management, tool.id);
    const options = everyOption(platform, tool, management);
    return [
      { ...group, name, options: {} },
      ...(Object.keys(options).length > 0 ? [{ ...group, name: `${name}-options`, options }] : []),
      ...otherAnswers(platform, tool, management).map((other, index) => ({
        ...group,
        name: `${name}-other-${index + 1}`,
        options: other,
      })),
    ];
  }),
);

/** The errors of a group, by its place in the list. */
const errorsOf = ({ findings }: Bundle, index: number): readonly Finding[] =>
  findings.filter(({ severity, field }) => severity === 'error' && field.startsWith(`nodeGroups.${index}.`));

/** The bundles of a cluster, one for each version of Kubernetes that a group needs, and the groups that no version takes. */
function bundlesOf(
  cluster: (typeof clusters)[number],
  groups: readonly Group[],
): readonly [readonly MatrixBundle[], readonly RefusedGroup[]] {
  const written: MatrixBundle[] = [];
  let left = groups;
  let refused: readonly RefusedGroup[] = [];
  for (const kubernetesVersion of VERSIONS) {
    const draft = { ...cluster.draft, cluster: { ...cluster.draft.cluster, kubernetesVersion } };
    const tried = bundleOf({ ...draft, nodeGroups: left });
    const good = left.filter((_, index) => errorsOf(tried, index).length === 0);
    const name = `${cluster.name}, Kubernetes ${kubernetesVersion}`;
    if (good.length > 0) written.push({ name, bundle: bundleOf({ ...draft, nodeGroups: good }) });
    refused = left.flatMap((group, index) => {
      const errors = errorsOf(tried, index);
      return errors.length === 0 ? [] : [{ cluster: cluster.name, group: group.name ?? '', errors }];
    });
    left = left.filter((group) => !good.includes(group));
  }
  return [written, refused];
}

interface Matrix {
  readonly groups: readonly string[];
  readonly bundles: readonly MatrixBundle[];
  readonly refused: readonly RefusedGroup[];
}

/**
 * The groups that no cluster has, each with why that is wrong. Two may be missing where the group with every option is
 * written: one with another answer, which brings a part that its tool does not carry; and the plain one, where all that is
 * wrong are options that nobody answered, such as an image that AWS does not have.
 */
export function unwritten({ groups, bundles, refused }: Matrix): readonly string[] {
  const written = new Set(bundles.flatMap(({ bundle }) => bundle.plan.nodeGroups.map(({ name }) => name)));
  return groups.flatMap((name) => {
    if (written.has(name)) return [];
    const reasons = refused.flatMap(({ group, errors }) => (group === name ? [errors] : []));
    const notCarried = reasons.some((errors) => errors.some(({ code }) => code === 'node-group.part-not-carried'));
    const asks = reasons.some((errors) => errors.every(({ field }) => /^nodeGroups\.\d+\.options\./.test(field)));
    const full = name.replace(/-other-\d+$/, '');
    const excused = full === name ? asks : notCarried;
    if (excused && written.has(`${full}-options`)) return [];
    const words = new Set(reasons.flat().map(({ code, text, params }) => `${code} (${say(text, 'en', params)})`));
    return [`${name} is written in no cluster: ${[...words].join(' ')}`];
  });
}

/** Of the groups that are wanted, or of all. */
export function matrix(wanted: (group: Group) => boolean = () => true): Matrix {
  const groups = allGroups.filter(wanted);
  const all = clusters.map((cluster) => bundlesOf(cluster, groups));
  return {
    groups: groups.map(({ name }) => name ?? ''),
    bundles: all.flatMap(([bundles]) => bundles),
    refused: all.flatMap(([, refused]) => refused),
  };
}

export interface MatrixDocument extends Document {
  /** Where it first stands: the bundle's name and its path. */
  readonly where: string;
}

/** Documents that differ, each once. */
export function distinct(bundles: readonly MatrixBundle[]): readonly MatrixDocument[] {
  const found = new Map<string, MatrixDocument>();
  for (const { name, bundle } of bundles) {
    for (const document of bundle.documents) {
      const key = `${document.notation}\n${document.path.replace(/.*\//, '')}\n${document.text}`;
      if (!found.has(key)) found.set(key, { ...document, where: `${name}: ${document.path}` });
    }
  }
  return [...found.values()];
}
