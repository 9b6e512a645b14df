// settings.json: the answers in their one canonical form, whole in the bundle, or as far as they are good.

import type { Document } from '../../model/document.ts';
import { hasMark } from '../../model/marks.ts';
import type { Plan } from '../../model/plan.ts';
import { isPrivateKey } from '../../model/secrets.ts';
import type { BypassAddition, Options, VpcEndpoint } from '../../model/settings.ts';
import { type JsonValue, json } from '../../syntax/json.ts';

/** The answers of a plan: keys in one order, defaults spelled out, what was not answered left out. */
function answersOf(plan: Plan): JsonValue {
  const { settings } = plan;
  const { cluster, proxy } = settings;
  return {
    version: settings.version,
    cluster: {
      name: cluster.name,
      region: cluster.region,
      kubernetesVersion: cluster.kubernetesVersion,
      serviceCidrs: cluster.serviceCidrs,
      vpcCidrs: cluster.vpcCidrs,
      endpoint: cluster.endpoint,
      endpointAccess: cluster.endpointAccess,
      certificateAuthority: cluster.certificateAuthority,
      dnsDomain: cluster.dnsDomain,
      vpcEndpoints: cluster.vpcEndpoints.map(vpcEndpoint),
      fips: cluster.fips,
    },
    proxy: {
      http: proxy.http,
      https: proxy.https,
      caBundle: proxy.caBundle,
      credentials: proxy.credentials && { from: proxy.credentials.from, name: proxy.credentials.name },
    },
    bypass: { add: settings.bypass.add.map(addition), remove: settings.bypass.remove },
    nodeGroups: settings.nodeGroups.map((group, index) => ({
      name: group.name,
      platform: group.platform,
      management: group.management,
      tool: group.tool,
      options: sorted(plan.nodeGroups.find((planned) => planned.index === index)?.options ?? group.options),
    })),
    delivery: settings.delivery,
    addOns: {
      vpcCni: { nodeAgent: settings.addOns.vpcCni.nodeAgent },
      kubeProxy: { patch: settings.addOns.kubeProxy.patch },
      controllers: settings.addOns.controllers,
    },
  };
}

/**
 * The answers of a plan as a document. `credentials` is the name of a secret, never the secret; an address with a password
 * in it is marked by plan/ and so never leaves.
 */
export function settingsFile(plan: Plan): Document {
  return {
    path: 'settings.json',
    notation: 'json',
    about: {
      en: 'Your answers: npm run generate makes the same files of them.',
      ko: '입력한 답변: npm run generate로 같은 파일을 다시 만듭니다.',
      ja: '入力した回答: npm run generate で同じファイルを作り直せます。',
    },
    text: json(answersOf(plan)),
  };
}

/**
 * The same document of the good answers alone: the one form in which answers that are not whole may be kept or leave the
 * page. What is missing, what is wrong and what a secret was typed into are left out, so it is a draft without marks.
 */
export const settingsSoFar = (plan: Plan): string => json(goodPart(answersOf(plan), '') ?? {});

/** Keys of objects whose answers stand each for itself. Of every other object, one bad part spoils the whole. */
const ANSWERED_APART = new Set([
  '',
  'cluster',
  'proxy',
  'bypass',
  'nodeGroups',
  'options',
  'addOns',
  'vpcCni',
  'kubeProxy',
]);

// Free texts are asked too (why an entry is there), and no rule of plan/ looks for a login in those.
const isGood = (text: string): boolean => !hasMark(text) && !isPrivateKey(text) && !/:[^\s/]*@/.test(text);

function goodPart(value: JsonValue, key: string): JsonValue | undefined {
  if (typeof value === 'string') return isGood(value) ? value : undefined;
  if (typeof value !== 'object' || value === null) return value;
  if (isList(value)) return value.flatMap((item) => goodPart(item, key) ?? []);
  const parts = Object.entries(value).map(([name, part]) => [name, part && goodPart(part, name)] as const);
  const isWhole = parts.every(([name, part]) => part !== undefined || value[name] === undefined);
  return isWhole || ANSWERED_APART.has(key) ? Object.fromEntries(parts) : undefined;
}

// Array.isArray does not see a readonly array in a union.
const isList = (value: JsonValue): value is readonly JsonValue[] => Array.isArray(value);

const vpcEndpoint = (endpoint: VpcEndpoint): JsonValue =>
  typeof endpoint === 'string'
    ? endpoint
    : { service: endpoint.service, privateDns: endpoint.privateDns, hosts: endpoint.hosts };

const addition = (added: BypassAddition): JsonValue =>
  typeof added === 'string' ? added : { entry: added.entry, why: added.why };

/** Options in the order of their names: the order in which a form or a file gave them means nothing. */
const sorted = (options: Options): JsonValue =>
  Object.fromEntries(Object.entries(options).sort(([one], [other]) => (one < other ? -1 : 1)));
