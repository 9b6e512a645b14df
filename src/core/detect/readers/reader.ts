// The contract of a reader: it knows one command's output and says what it saw there, judging nothing.

import type { ClusterNetwork } from '../../model/cluster-network.ts';
import type { VpcEndpoint } from '../../model/settings.ts';
import type { Chunk } from '../cut/chunk.ts';
import type { Fact, Note } from '../detection.ts';

/** A VPC as seen. `id` is absent in fragments that do not name it. */
export interface SeenVpc {
  readonly id: string | undefined;
  /** Associated blocks, the primary one first. */
  readonly cidrs: readonly string[];
}

/** A VPC endpoint as seen, or why it cannot be one of the answers. */
export type SeenEndpoint = { readonly vpc: string | undefined } & (
  | { readonly endpoint: VpcEndpoint; readonly region?: string | undefined }
  | { readonly leftOut: Note }
);

/** A CIDR block that stands alone; `of` says whose it is where the command above tells. */
export interface SeenCidr {
  readonly cidr: string;
  readonly of: 'service' | 'vpc' | undefined;
  /** It stood in a list of blocks. */
  readonly listed: boolean;
}

/** What one chunk shows. All empty: recognised, and it tells nothing. */
export interface Sight {
  readonly facts?: readonly Fact[];
  readonly notes?: readonly Note[];
  /** Known, but not read: the text belongs to the leftover. */
  readonly unread?: true;
  /** Set where the facts are about one cluster of EKS. */
  readonly cluster?: { readonly name: string | undefined; readonly vpc: string | undefined };
  /** Where that cluster stands in its VPC. */
  readonly network?: ClusterNetwork | undefined;
  /** Addresses of the service `kubernetes`. */
  readonly clusterIps?: readonly string[];
  readonly cidrs?: readonly SeenCidr[];
  readonly vpcs?: readonly SeenVpc[];
  /** Set, if empty, where the output says that there are none. */
  readonly vpcEndpoints?: readonly SeenEndpoint[];
}

export interface Reader {
  /** The command whose output this is, as the page names it. */
  readonly source: string;
  /** What the chunk shows; undefined where it is not this command's output. */
  read(chunk: Chunk): Sight | undefined;
}
