import type { Finding } from '../../core/first.ts';
import type { Snapshot } from '../answers/snapshots.ts';

/** What holds the bundle back or deserves a look. */
export const worthALook = ({ bundle }: Snapshot): readonly Finding[] =>
  bundle.findings.filter(({ severity }) => severity !== 'note');
