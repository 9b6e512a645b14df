// Answers that settings.json knows and this version writes no document for. They are refused: a bundle that passed
// over them would look complete and not be.

import type { Finding } from '../model/finding.ts';
import type { Draft } from '../model/settings.ts';

/** One error for each such answer that says something. */
export function notWritten({ delivery, addOns }: Draft): readonly Finding[] {
  const refuse = (field: string, en: string, without: unknown): Finding => ({
    code: 'settings.not-written',
    severity: 'error',
    field,
    params: { field },
    text: { en: `This version does not write ${en} yet.` },
    mend: { label: { en: 'Go on without it' }, field, value: without },
  });
  return [
    ...(delivery === undefined || delivery === 'kubectl'
      ? []
      : [refuse('delivery', `files for ${delivery}`, 'kubectl')]),
    ...(addOns?.controllers?.some((name) => name !== '')
      ? [refuse('addOns.controllers', 'Helm values of controllers', [])]
      : []),
  ];
}
