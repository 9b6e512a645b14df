// What the tests of bad input share: how it is told at its field, and how it shows in the files.

import { expect, type Locator } from '@playwright/test';
import type { WizardPage } from './wizard-page.ts';

export interface Bad {
  /** What is wrong with it. */
  readonly what: string;
  readonly typed: string;
  readonly says: RegExp;
  /** As the notation of the ConfigMap writes it, where that is another text. */
  readonly shown?: string;
}

/** Sees that a control is told to be wrong, in these words, where a screen reader finds them. */
export async function expectTold(control: Locator, says: RegExp) {
  await expect(control).toHaveAttribute('aria-invalid', 'true');
  await expect(control).toHaveAccessibleDescription(says);
}

/** A value as the files show it while it is wrong. */
export const wrongIn = (wizard: WizardPage, shown: string): Locator =>
  wizard.preview.locator('button.wrong', { hasText: shown });
