// settings.json of the bundle: the answers in their one canonical form, to import again later.

import type { Document } from '../../model/document.ts';
import type { Plan } from '../../model/plan.ts';
import type { BypassAddition, Options, VpcEndpoint } from '../../model/settings.ts';
import { type JsonValue, json } from '../../syntax/json.ts';

/**
 * The answers of a plan: keys in one order, defaults spelled out, what was not answered left out. `credentials` is the
 * name of a secret, never the secret; an address with a password in it is marked by plan/ and so never leaves.
 */
export function settingsFile(plan: Plan): Document {
  const { settings } = plan;
  const { cluster, proxy } = settings;
  const value: JsonValue = {
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
  return {
    path: 'settings.json',
    notation: 'json',
    about: {
      en: 'Your answers: npm run generate makes the same files of them.',
      ko: '입력한 답변: npm run generate로 같은 파일을 다시 만듭니다.',
      ja: '入力した回答: npm run generate で同じファイルを作り直せます。',
    },
    text: json(value),
  };
}

const vpcEndpoint = (endpoint: VpcEndpoint): JsonValue =>
  typeof endpoint === 'string'
    ? endpoint
    : { service: endpoint.service, privateDns: endpoint.privateDns, hosts: endpoint.hosts };

const addition = (added: BypassAddition): JsonValue =>
  typeof added === 'string' ? added : { entry: added.entry, why: added.why };

/** Options in the order of their names: the order in which a form or a file gave them means nothing. */
const sorted = (options: Options): JsonValue =>
  Object.fromEntries(Object.entries(options).sort(([one], [other]) => (one < other ? -1 : 1)));
