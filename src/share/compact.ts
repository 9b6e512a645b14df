// The smallest draft that says the same: without what is not answered, and without the answers that nobody needs to give.

import type { Draft } from '../core/first.ts';

/**
 * What an answer that is absent means, as version 1 of the links has it. Other defaults in the core are another version of
 * the links: a test holds this against what the core makes of both.
 */
const DEFAULTS = {
  cluster: { endpointAccess: 'private', dnsDomain: 'cluster.local', fips: false },
  delivery: 'kubectl',
  addOns: { vpcCni: { nodeAgent: true }, kubeProxy: { patch: true } },
} satisfies Draft;

type Part = Readonly<Record<string, unknown>>;

const isPart = (value: unknown): value is Part => typeof value === 'object' && value !== null && !Array.isArray(value);

/** An empty text counts as absent in a draft, and an empty list or object says nothing. */
const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === '' ||
  (Array.isArray(value) && value.length === 0) ||
  (isPart(value) && Object.keys(value).length === 0);

function answersOf(part: Part, defaults: Part): Part {
  const entries = Object.entries(part).map(([key, value]): [string, unknown] => {
    const usual = Object.hasOwn(defaults, key) ? defaults[key] : undefined;
    if (isPart(value)) return [key, answersOf(value, isPart(usual) ? usual : {})];
    return [key, value === usual ? undefined : value];
  });
  return Object.fromEntries(entries.filter(([, value]) => !isEmpty(value)));
}

/** Options by their names: in which order a form gave them means nothing. Each stays, as its default is its definition's. */
const byName = (options: Part): Part =>
  Object.fromEntries(Object.entries(options).sort(([one], [other]) => (one < other ? -1 : 1)));

const groupOf = ({ options = {}, ...group }: NonNullable<Draft['nodeGroups']>[number]): Part => {
  const asked = byName(options);
  return { ...answersOf(group, {}), ...(isEmpty(asked) ? {} : { options: asked }) };
};

/** Parsed JSON for `readDraft`, which takes the rest of the order from the schema. The version is the link's own. */
export function compact({ version: _, proxy = {}, nodeGroups = [], ...draft }: Draft): unknown {
  const { https, credentials, ...addresses } = proxy;
  // The address for HTTPS is that for HTTP where none is given. The name of a secret that is still to come is empty.
  const second = https === proxy.http ? {} : answersOf({ https }, {});
  const login = credentials === undefined ? {} : { credentials };
  const whole = { ...answersOf(addresses, {}), ...second, ...login };
  return {
    ...answersOf(draft, DEFAULTS),
    ...(isEmpty(whole) ? {} : { proxy: whole }),
    ...(nodeGroups.length === 0 ? {} : { nodeGroups: nodeGroups.map(groupOf) }),
  };
}
