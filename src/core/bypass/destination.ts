// A destination: an address to ask the simulator about, and what is known of it.

import type { Localized, Params } from '../model/localized.ts';
import type { Place } from '../model/program.ts';

export interface Destination {
  /** Unique in a list, the same for the same answers: `imds`, `aws-s3-2`. */
  readonly id: string;
  readonly url: string;
  readonly label: Localized;
  readonly params?: Params;
  readonly place: Place;
  /** The network that this address is any one of: naming the address alone would mend nothing. */
  readonly network?: string;
  /** It follows from an entry that the user added. */
  readonly yours?: true;
}
