// The answers: settings.json, version 1 (complete), and its draft (same keys, all optional), which is what the form,
// import and links carry. The readers of the two are in settings-schema.ts and plan/.

import type { SecretStore } from './secret-name.ts';

export type EndpointAccess = 'private' | 'public' | 'public-and-private';
export type Management = 'managed' | 'managed-custom-ami' | 'self-managed';
export type Delivery = 'kubectl' | 'argocd' | 'flux' | 'kustomize' | 'helm';

/** `<name>` of `com.amazonaws.<region>.<name>` with private DNS on, or one that is reached by host names of its own. */
export type VpcEndpoint =
  | string
  | { readonly service: string; readonly privateDns: boolean; readonly hosts: readonly string[] };

/** An entry that the user adds to the bypass list, with the reason where one was given. */
export type BypassAddition = string | { readonly entry: string; readonly why: string };

/** What one platform or tool alone asks, by option key. */
export type Options = Readonly<Record<string, string | boolean>>;

export interface ClusterSettings {
  readonly name: string;
  readonly region: string;
  readonly kubernetesVersion?: string;
  readonly serviceCidrs: readonly string[];
  readonly vpcCidrs: readonly string[];
  readonly endpoint?: string;
  readonly endpointAccess: EndpointAccess;
  readonly certificateAuthority?: string;
  readonly dnsDomain: string;
  readonly vpcEndpoints: readonly VpcEndpoint[];
  readonly fips: boolean;
}

export interface ProxySettings {
  readonly http: string;
  readonly https: string;
  readonly caBundle?: string;
  /** Where the login of the proxy is kept, by the name of a secret: the login itself is no answer. */
  readonly credentials?: { readonly from: SecretStore; readonly name: string };
}

export interface NodeGroupSettings {
  readonly name: string;
  readonly platform: string;
  readonly management?: Management;
  readonly tool: string;
  readonly options: Options;
}

export interface Settings {
  readonly version: 1;
  readonly cluster: ClusterSettings;
  readonly proxy: ProxySettings;
  readonly bypass: { readonly add: readonly BypassAddition[]; readonly remove: readonly string[] };
  readonly nodeGroups: readonly NodeGroupSettings[];
  readonly delivery: Delivery;
  readonly addOns: {
    readonly vpcCni: { readonly nodeAgent: boolean };
    readonly kubeProxy: { readonly patch: boolean };
    readonly controllers: readonly string[];
  };
}

type Optional<T> = { readonly [K in keyof T]?: T[K] | undefined };

/** Settings on their way: the same keys, all optional. Texts are as typed and may be wrong; an empty text counts as absent. */
export interface Draft {
  readonly version?: 1 | undefined;
  readonly cluster?: Optional<ClusterSettings> | undefined;
  readonly proxy?: Optional<ProxySettings> | undefined;
  readonly bypass?: Optional<Settings['bypass']> | undefined;
  readonly nodeGroups?: readonly Optional<NodeGroupSettings>[] | undefined;
  readonly delivery?: Delivery | undefined;
  readonly addOns?:
    | {
        readonly vpcCni?: Optional<Settings['addOns']['vpcCni']> | undefined;
        readonly kubeProxy?: Optional<Settings['addOns']['kubeProxy']> | undefined;
        readonly controllers?: readonly string[] | undefined;
      }
    | undefined;
}
