import type { Finding } from '../../core/first.ts';
import type { Snapshot } from '../answers/snapshots.ts';

/** What holds the bundle back or deserves a look: a note does where it is of something that nobody tried yet. */
export const worthALook = ({ bundle }: Pick<Snapshot, 'bundle'>): readonly Finding[] =>
  bundle.findings.filter(({ severity, unproven }) => severity !== 'note' || unproven);
