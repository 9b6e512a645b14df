// All decisions made, nothing left to ask: what the writers of documents get. Texts may hold marks (marks.ts).

import type { AllowedHost } from './allowed-host.ts';
import type { Localized, Params } from './localized.ts';
import type { AwsImage } from './node-image.ts';
import type { Program } from './program.ts';
import type { SecretStore } from './secret-name.ts';
import type { Management, Options, Settings } from './settings.ts';

/** Where an entry of the bypass list comes from. */
export type BypassOrigin = 'node' | 'service' | 'vpc' | 'cluster' | 'endpoint' | 'user';

export interface BypassEntry {
  /** As it stands in NO_PROXY: lower case, no blanks, no `*.`, no port. */
  readonly entry: string;
  readonly origin: BypassOrigin;
  /** Why it is there; `{name}` holes take `params`. */
  readonly reason: Localized;
  readonly params: Params;
  /** The answer it was computed from, as a field path; empty where it is always there. */
  readonly field: string;
  /** Switched off in `bypass.remove`: shown in the list, absent from NO_PROXY. */
  readonly removed: boolean;
  /** Switching it off is an error: nodes or pods would stop working. */
  readonly essential?: boolean;
}

/** Who joins the node to the cluster: its own user data, EKS (managed groups merge it in), or the tool that makes the group. */
export type Bootstrapper = 'user-data' | 'eks' | 'tool';

/** Images of EKS nodes, by the names of AWS. */
export type ImageFamily = 'AL2' | 'AL2023' | 'Bottlerocket' | 'Windows';

export interface NodeGroupPlan {
  /** Place in `settings.nodeGroups`, for field paths: `nodeGroups.<index>.…` */
  readonly index: number;
  readonly name: string;
  /** Folder in the bundle: `node-groups/<name>` */
  readonly folder: string;
  readonly platform: string;
  readonly management: Management | undefined;
  readonly tool: string;
  readonly bootstrapper: Bootstrapper;
  /** What a tool looks for that finds the image itself, and the release where it is pinned; absent where there is none. */
  readonly image?: { readonly family: ImageFamily; readonly release: string | undefined };
  /** What AWS has for such nodes to start from; absent where it has nothing. */
  readonly awsImage?: AwsImage;
  /** Every option of the platform and the tool that applies, defaults filled in, those that the tool answers too. */
  readonly options: Options;
}

/** Where nodes and apply.sh read the login of a proxy that asks for one. */
export interface ProxyLogin {
  readonly store: SecretStore;
  /** Name or ARN of the secret, or a mark. */
  readonly secret: string;
  /** Address of the store's VPC endpoint, where its private DNS is off; absent where the usual name leads to it. */
  readonly endpointUrl?: string;
}

export interface Plan {
  readonly settings: Settings;
  /** Partition of the region, e.g. `aws-cn`; `aws` while the region is not known. */
  readonly partition: string;
  /** DNS suffix of the region's services, e.g. `amazonaws.com.cn`; that of `aws` while the region is not known. */
  readonly dnsSuffix: string;
  /** Host name of the cluster's endpoint, lower case; absent where there is no endpoint to name. */
  readonly endpointHost: string | undefined;
  /** API endpoint and certificate authority as a node that joins by itself needs them: a gap where missing. */
  readonly endpoint: string;
  readonly certificateAuthority: string;
  /** Every entry, removed ones too, in the order of NO_PROXY. */
  readonly bypass: readonly BypassEntry[];
  /** The value of NO_PROXY. */
  readonly noProxy: string;
  /** What the proxy has to let through: hosts that programs do not reach around it, by need. */
  readonly allowed: readonly AllowedHost[];
  readonly httpProxy: string;
  readonly httpsProxy: string;
  /** Certificates in PEM that nodes and pods are to trust, in the one form of ca-bundle.ts, or a mark; empty where there are none. */
  readonly caBundle: string;
  /** Absent where the proxy asks for no login. The addresses above never hold one. */
  readonly login?: ProxyLogin;
  readonly nodeGroups: readonly NodeGroupPlan[];
  /** What runs on the nodes and reads NO_PROXY; while no platform is chosen, that of the first on offer. */
  readonly programs: readonly Program[];
}

/**
 * The proxy variables of a node, in both cases with the same value: curl reads http_proxy in lower case only, Go and
 * Rust prefer upper case, all others lower (shared order for every writer).
 */
export const proxyEnvironment = (plan: Plan): readonly (readonly [name: string, value: string])[] => [
  ['HTTP_PROXY', plan.httpProxy],
  ['HTTPS_PROXY', plan.httpsProxy],
  ['NO_PROXY', plan.noProxy],
  ['http_proxy', plan.httpProxy],
  ['https_proxy', plan.httpsProxy],
  ['no_proxy', plan.noProxy],
];
