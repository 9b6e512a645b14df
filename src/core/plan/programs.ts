// What runs on the nodes of a cluster and reads NO_PROXY: the programs of the platforms that its node groups have.

import type { Definitions, PlatformDefinition } from '../model/definition.ts';
import type { NodeGroupPlan } from '../model/plan.ts';
import type { Program } from '../model/program.ts';

const found = new WeakMap<Definitions, Map<string, readonly Program[]>>();

function chosenOf(groups: readonly NodeGroupPlan[], { platforms }: Definitions): readonly PlatformDefinition[] {
  const ids = new Set(groups.map(({ platform }) => platform));
  return platforms.filter(({ id }) => ids.has(id));
}

/** The platform whose programs stand in while no group has one: the first on offer. Nothing once one is chosen. */
export const standInOf = (
  groups: readonly NodeGroupPlan[],
  definitions: Definitions,
): PlatformDefinition | undefined =>
  chosenOf(groups, definitions).length === 0 ? definitions.platforms[0] : undefined;

/**
 * The programs of the chosen platforms, each once in each version. While none is chosen, those of the first platform on
 * offer: the list is looked at before there are nodes. The same platforms give the same array, so that what is worked out
 * from it can be kept.
 */
export function programsOf(groups: readonly NodeGroupPlan[], definitions: Definitions): readonly Program[] {
  const standIn = standInOf(groups, definitions);
  const platforms = standIn === undefined ? chosenOf(groups, definitions) : [standIn];
  const key = platforms.map(({ id }) => id).join(' ');
  const kept = found.get(definitions) ?? new Map<string, readonly Program[]>();
  found.set(definitions, kept);
  const programs = kept.get(key) ?? eachOnce(platforms.flatMap((platform) => platform.programs));
  kept.set(key, programs);
  return programs;
}

/** Two platforms with the same program: what one of them calls or cannot do without counts for both. */
function eachOnce(programs: readonly Program[]): readonly Program[] {
  const once = new Map<string, Program>();
  for (const program of programs) {
    const key = [program.name, program.reader, program.version].join('\n');
    const there = once.get(key);
    once.set(key, there === undefined ? program : together(there, program));
  }
  return [...once.values()];
}

function together(one: Program, other: Program): Program {
  const asks = one.asks && other.asks && [...new Set([...one.asks, ...other.asks])];
  const { asks: _, ...rest } = one;
  return { ...rest, ...(asks && { asks }), matters: one.matters || other.matters };
}
