// Whether a paste is about another cluster than the pastes before it, and which answers of theirs it leaves without a
// ground to stand on.

import type { ClusterIdentity, Detection, Fact } from '../../core/first.ts';

type Key = keyof ClusterIdentity;
const KEYS: readonly Key[] = ['name', 'region', 'endpoint', 'vpc'];

/** Both say it, and differently. What only one of them says tells nothing: outputs come in pieces. */
export const isOther = (before: ClusterIdentity, now: ClusterIdentity): boolean =>
  KEYS.some((key) => before[key] !== undefined && now[key] !== undefined && before[key] !== now[key]);

/** What a paste makes of the cluster as it was known: of another cluster nothing is carried on. */
export const identityAfter = (before: ClusterIdentity, now: ClusterIdentity): ClusterIdentity =>
  isOther(before, now) ? now : { ...before, ...now };

/** The VPC that the answers about VPCs must be of; nothing where neither the cluster nor this paste names one. */
export const vpcAfter = (known: ClusterIdentity, { facts }: Detection): string | undefined =>
  known.vpc ?? facts.find(({ vpc }) => vpc !== undefined)?.vpc;

/** Answers of earlier pastes that are not of this cluster: all of another one's, else those of another VPC. */
export const foreignTo = <Taken extends { readonly fact: Fact }>(
  taken: Iterable<Taken>,
  other: boolean,
  vpc: string | undefined,
): readonly Taken[] =>
  [...taken].filter(({ fact }) => other || (fact.vpc !== undefined && vpc !== undefined && fact.vpc !== vpc));
