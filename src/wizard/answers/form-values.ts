// What the form holds: every question of a draft, with an empty text or list where there is no answer yet.

import {
  type BypassAddition,
  caBundleToCome,
  type Delivery,
  type Draft,
  type EndpointAccess,
  type Management,
  type Options,
  type SecretStore,
  type VpcEndpoint,
} from '../../core/first.ts';

export interface NodeGroupValues {
  name: string;
  platform: string;
  management: Management | '';
  tool: string;
  options: Options;
}

export interface FormValues {
  cluster: {
    name: string;
    region: string;
    kubernetesVersion: string;
    serviceCidrs: readonly string[];
    vpcCidrs: readonly string[];
    endpoint: string;
    endpointAccess: EndpointAccess;
    certificateAuthority: string;
    dnsDomain: string;
    vpcEndpoints: readonly VpcEndpoint[];
    fips: boolean;
  };
  proxy: {
    http: string;
    https: string;
    /** The proxy opens TLS connections, so its CA bundle is asked. */
    tlsInspection: boolean;
    caBundle: string;
    /** Where the login is kept; nowhere where the proxy asks for none. */
    credentials: { from: SecretStore | ''; name: string };
  };
  bypass: { add: readonly BypassAddition[]; remove: readonly string[] };
  nodeGroups: NodeGroupValues[];
  delivery: Delivery;
  addOns: { vpcCni: { nodeAgent: boolean }; kubeProxy: { patch: boolean }; controllers: readonly string[] };
}

/**
 * The second address where it is another one. A settings.json spells out the default, which is the first; as an answer of
 * its own it would stay behind when the first changes.
 */
const httpsOf = ({ http, https = '' }: NonNullable<Draft['proxy']>): string => (https === http ? '' : https);

/** The form for a draft: what the draft does not say is empty, or the default where a choice must show one. */
export function formValuesOf(draft: Draft): FormValues {
  const { cluster = {}, proxy = {}, bypass = {}, nodeGroups = [], delivery = 'kubectl', addOns = {} } = draft;
  const { caBundle = '' } = proxy;
  return {
    cluster: {
      name: cluster.name ?? '',
      region: cluster.region ?? '',
      kubernetesVersion: cluster.kubernetesVersion ?? '',
      serviceCidrs: cluster.serviceCidrs ?? [],
      vpcCidrs: cluster.vpcCidrs ?? [],
      endpoint: cluster.endpoint ?? '',
      endpointAccess: cluster.endpointAccess ?? 'private',
      certificateAuthority: cluster.certificateAuthority ?? '',
      dnsDomain: cluster.dnsDomain ?? '',
      vpcEndpoints: cluster.vpcEndpoints ?? [],
      fips: cluster.fips ?? false,
    },
    proxy: {
      http: proxy.http ?? '',
      https: httpsOf(proxy),
      tlsInspection: caBundle !== '',
      caBundle: caBundle === caBundleToCome ? '' : caBundle,
      credentials: proxy.credentials ?? { from: '', name: '' },
    },
    bypass: { add: bypass.add ?? [], remove: bypass.remove ?? [] },
    nodeGroups: nodeGroups.map((group) => ({
      name: group.name ?? '',
      platform: group.platform ?? '',
      management: group.management ?? '',
      tool: group.tool ?? '',
      options: group.options ?? {},
    })),
    delivery,
    addOns: {
      vpcCni: { nodeAgent: addOns.vpcCni?.nodeAgent ?? true },
      kubeProxy: { patch: addOns.kubeProxy?.patch ?? true },
      controllers: addOns.controllers ?? [],
    },
  };
}

/** The draft that a form says. Empty texts stay: the core takes them for absent. */
export function draftOf({ cluster, proxy, bypass, nodeGroups, delivery, addOns }: FormValues): Draft {
  const { credentials, tlsInspection, ...texts } = proxy;
  return {
    version: 1,
    cluster,
    proxy: {
      ...texts,
      ...(tlsInspection && texts.caBundle === '' ? { caBundle: caBundleToCome } : {}),
      ...(credentials.from === '' ? {} : { credentials: { from: credentials.from, name: credentials.name } }),
    },
    bypass,
    nodeGroups: nodeGroups.map(({ management, ...group }) => ({ ...group, management: management || undefined })),
    delivery,
    addOns,
  };
}
