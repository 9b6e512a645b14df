// Whether there is any answer at all.

import { type Bundle, bundleWith, firstDesk } from '../../core/first.ts';
import { saysTheSame } from '../answers/snapshots.ts';

let empty: Bundle | undefined;

/** Whether nothing is answered. */
export function isEmpty(bundle: Bundle): boolean {
  empty ??= bundleWith(firstDesk, {});
  return saysTheSame(bundle, empty);
}
