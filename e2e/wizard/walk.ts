// The page as a whole, for tests that look at all of it: every step, in every language, in every state.

import { expect, type Page } from '@playwright/test';
import { type Language, said } from './said.ts';
import type { WizardPage } from './wizard-page.ts';

export const STEPS = ['cluster', 'proxy', 'bypass', 'nodes', 'apply'] as const;
export type StepId = (typeof STEPS)[number];

/** Opens a step without loading the page again, in whatever language it speaks. */
export async function show(page: Page, step: StepId, language: Language = 'en') {
  await page.evaluate((id) => {
    location.hash = id;
  }, step);
  await expect(page.locator('h1:visible')).toContainText(said(language, `${step}.title`));
}

/** Switches the language by the menu. */
export async function speak(page: Page, language: Language, before: Language) {
  await page.getByRole('button', { name: said(before, 'language.label') }).click();
  await page.locator(`[role=menuitem][lang=${language}]`).click();
  await expect(page.locator('html')).toHaveAttribute('lang', language);
  await expect(page.getByRole('menu')).toHaveCount(0);
}

/** The example, and its notice put away: on a phone it is over the actions on top. */
async function example(wizard: WizardPage) {
  await wizard.example();
  await expect(wizard.notice('The example')).toBeVisible();
  await wizard.page.keyboard.press('Escape');
  await expect(wizard.notice('The example')).toHaveCount(0);
}

/** The example with something wrong on every step. */
async function wrongAnswers(wizard: WizardPage) {
  const { page } = wizard;
  await show(page, 'cluster');
  await wizard.fill('cluster.endpoint', 'https://exa mple');
  await wizard.fill('cluster.vpcCidrs', '10.0.0.0/99');
  await show(page, 'proxy');
  await wizard.fill('proxy.http', 'proxy.corp:99999');
  await show(page, 'bypass');
  await page.getByRole('textbox', { name: /^New entry/ }).fill('*.corp.example');
  await page.keyboard.press('Enter');
  await show(page, 'nodes');
  await wizard.fill('nodeGroups.0.name', 'Bad Name!');
  await expect(page.locator('[aria-invalid=true]')).toHaveCount(1);
  await show(page, 'apply');
  await wizard.verifyBox.fill('something that verify.sh did not print');
}

/** The states of the page, each made from the one before it, in English. */
export const STATES = [
  { name: 'empty', make: async () => undefined },
  { name: 'example', make: example },
  { name: 'wrong answers', make: wrongAnswers },
] as const;

/** Opens what is folded away on the step that shows: more to learn, more to choose. */
export async function unfold(page: Page) {
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
    for (const closed of document.querySelectorAll<HTMLElement>('.form .scroll [aria-expanded=false][aria-controls]')) {
      closed.click();
    }
  });
}
