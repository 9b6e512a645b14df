// What detect hands back: facts about the cluster, each with the command that told it.

import type { ClusterNetwork } from '../model/cluster-network.ts';
import type { Localized, Params } from '../model/localized.ts';
import type { ClusterSettings, Settings } from '../model/settings.ts';

/** The answers a paste can fill, by their path in a draft. */
export interface FactValues {
  'cluster.name': string;
  'cluster.region': string;
  'cluster.kubernetesVersion': string;
  'cluster.serviceCidrs': ClusterSettings['serviceCidrs'];
  'cluster.vpcCidrs': ClusterSettings['vpcCidrs'];
  'cluster.endpoint': string;
  'cluster.endpointAccess': ClusterSettings['endpointAccess'];
  'cluster.certificateAuthority': string;
  'cluster.vpcEndpoints': ClusterSettings['vpcEndpoints'];
  'addOns.vpcCni.nodeAgent': Settings['addOns']['vpcCni']['nodeAgent'];
}

export type FactField = keyof FactValues;

/** One answer. `inferred`: the output does not say it, it follows from what it says; `note` then tells how. */
export type FactOf<Field extends FactField> = {
  readonly field: Field;
  readonly value: FactValues[Field];
  /** The command that told it: `kubectl get service kubernetes`. */
  readonly source: string;
  readonly certainty: 'stated' | 'inferred';
  /** Of an answer about a VPC: its ID, where the output tells it. */
  readonly vpc?: string;
  readonly note?: Localized;
  readonly params?: Params;
};

export type Fact = { [Field in FactField]: FactOf<Field> }[FactField];

/** Something to tell that fills no answer. */
export interface Note {
  readonly text: Localized;
  readonly params: Params;
}

/** Which cluster a paste describes, as far as it says so: by this, two pastes are told apart. */
export interface ClusterIdentity {
  readonly name?: string;
  readonly region?: string;
  readonly endpoint?: string;
  /** The ID of its VPC. */
  readonly vpc?: string;
}

export interface Detection {
  /** At most one for a field, in the order of the settings. */
  readonly facts: readonly Fact[];
  /** The outputs that were recognised, in the order of the paste, each once. */
  readonly read: readonly { readonly source: string }[];
  /** Pieces of the paste that told nothing, as pasted but cleaned of terminal codes. */
  readonly leftover: readonly string[];
  readonly notes: readonly Note[];
  /** Empty where nothing describes one cluster, or more than one is described. */
  readonly cluster: ClusterIdentity;
  /** Where that cluster stands in its VPC, if an output tells it. */
  readonly network?: ClusterNetwork;
}

export const stated = <Field extends FactField>(
  field: Field,
  value: FactValues[Field],
  source: string,
): FactOf<Field> => ({ field, value, source, certainty: 'stated' });

export const inferred = <Field extends FactField>(
  field: Field,
  value: FactValues[Field],
  source: string,
  note: Localized,
  params: Params = {},
): FactOf<Field> => ({ field, value, source, certainty: 'inferred', note, params });

export const noteOf = (text: Localized, params: Params = {}): Note => ({ text, params });
