// The page as a person uses it: the verbs of the browser tests. Controls are found by role and label, or by the path of
// the answer that they hold (data-field).

import { readFile } from 'node:fs/promises';
import { expect, type Locator, type Page } from '@playwright/test';
import { test as base } from './page.ts';

type Step = 'Cluster' | 'Proxy' | 'Bypass' | 'Nodes' | 'Apply';

interface Downloaded {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export class WizardPage {
  readonly pasteBox: Locator;
  readonly facts: Locator;
  readonly preview: Locator;
  readonly findings: Locator;
  readonly downloadBundle: Locator;
  readonly copyAll: Locator;
  readonly verifyBox: Locator;
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.pasteBox = page.getByRole('textbox', { name: 'Output of commands' });
    this.facts = page.getByRole('list', { name: 'What was found' }).getByRole('listitem');
    this.preview = page.getByTestId('preview');
    this.findings = page.getByRole('region', { name: 'Findings' }).getByRole('listitem');
    this.downloadBundle = page.getByRole('button', { name: /^Download bundle/ });
    this.copyAll = page.getByRole('button', { name: 'Copy all' });
    this.verifyBox = page.getByRole('textbox', { name: 'Output of verify.sh or kubectl describe' });
  }

  /** Loads the page at a step, with no answer given. */
  async open(step: Step = 'Cluster') {
    await this.page.goto(`./#${step.toLowerCase()}`);
    await expect(this.page.locator('html[data-started]')).toBeAttached();
    await expect(this.title(step)).toBeVisible();
  }

  /** The one heading that names the step; on a phone it counts the steps too. */
  title(step: Step): Locator {
    return this.page.getByRole('heading', { level: 1, name: new RegExp(`^${step}`) });
  }

  /** Walks to another step by its link on top. */
  async go(step: Step) {
    await this.page
      .getByRole('navigation', { name: 'Steps' })
      .getByRole('link', { name: new RegExp(`^${step}`) })
      .click();
    await expect(this.title(step)).toBeVisible();
  }

  async example() {
    await this.page.getByRole('button', { name: 'Example', exact: true }).click();
    // It comes with the lists of platforms and tools.
    await expect(this.page.locator('.crumb')).toHaveText('prod-seoul');
  }

  /** Takes all answers back, and walks to a step with none. */
  async startOver(step: Step) {
    await this.page.getByRole('button', { name: 'Start over' }).click();
    await expect(this.field('cluster.name')).toHaveValue('');
    if (step !== 'Cluster') await this.go(step);
  }

  /** The control of an answer, by its path in settings.json. */
  field(path: string): Locator {
    return this.page.locator(`[data-field="${path}"]`);
  }

  /** Replaces what stands in a field, and leaves it. */
  async fill(path: string, text: string) {
    const control = this.field(path);
    await control.fill(text);
    await control.blur();
  }

  /** Puts a text on the clipboard and pastes it in place of what stands in a control. */
  async paste(text: string, into: Locator = this.pasteBox) {
    await this.page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
    await into.focus();
    await this.page.keyboard.press('ControlOrMeta+A');
    await this.page.keyboard.press('ControlOrMeta+V');
  }

  clipboard(): Promise<string> {
    return this.page.evaluate(() => navigator.clipboard.readText());
  }

  /** One row of what the paste told, by the label of its answer. */
  fact(label: string): Locator {
    return this.facts.filter({ has: this.page.getByText(label, { exact: true }) });
  }

  /** The check box of a VPC endpoint that the page offers. */
  service(name: string): Locator {
    return this.page.getByRole('checkbox', { name: new RegExp(`^${name.replaceAll('.', '\\.')} `) });
  }

  async tick(...services: readonly string[]) {
    for (const service of services) await this.service(service).check();
  }

  /** Chooses one card or segment of a question. */
  async choose(question: string, answer: string) {
    const radio = this.page.getByRole('radio', { name: answer });
    const label = this.page.getByRole('group', { name: question }).locator('label').filter({ has: radio }).first();
    await label.click();
    await expect(label.getByRole('radio')).toBeChecked();
  }

  /** Chooses a file in the tree; its path as in the bundle. */
  async showFile(path: string) {
    const name = path.slice(path.lastIndexOf('/') + 1);
    const rows = this.page.getByRole('navigation', { name: 'Generated files' }).getByRole('button');
    await rows.filter({ hasText: name }).click();
    await expect(this.page.getByRole('region', { name: path, exact: true })).toBeVisible();
  }

  /** The text of the file that shows, marks as they read. */
  async previewText(): Promise<string> {
    return (await this.preview.textContent()) ?? '';
  }

  async fileText(path: string): Promise<string> {
    await this.showFile(path);
    return this.previewText();
  }

  /** NO_PROXY of the ConfigMap, entry by entry. The ConfigMap must show. */
  async noProxy(): Promise<readonly string[]> {
    const value = /NO_PROXY: "(.*)"/.exec(await this.previewText())?.[1];
    return value?.split(',') ?? [];
  }

  finding(text: string | RegExp): Locator {
    return this.findings.filter({ hasText: text });
  }

  notice(text: string | RegExp): Locator {
    return this.page.getByRole('status').filter({ hasText: text });
  }

  /** What comes of an action that offers a file to save. */
  async downloadedBy(action: () => Promise<unknown>): Promise<Downloaded> {
    const [download] = await Promise.all([this.page.waitForEvent('download'), action()]);
    return { name: download.suggestedFilename(), bytes: new Uint8Array(await readFile(await download.path())) };
  }

  download(): Promise<Downloaded> {
    return this.downloadedBy(() => this.downloadBundle.click());
  }

  /** One step of the runbook on the Apply page. */
  runbookStep(title: string): Locator {
    const heading = this.page.getByRole('heading', { name: title, exact: true });
    return this.page.getByRole('main').getByRole('listitem').filter({ has: heading }).last();
  }

  /** Opens the dialog of what is kept, saved and opened. */
  async saveAndOpen(): Promise<Locator> {
    await this.page.getByRole('button', { name: 'Save and open' }).click();
    const dialog = this.page.getByRole('dialog', { name: 'Save and open' });
    await expect(dialog).toBeVisible();
    return dialog;
  }

  /** Drops a file anywhere on the page. */
  async drop(name: string, content: string | Uint8Array) {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    const transfer = await this.page.evaluateHandle(
      ({ called, numbers }) => {
        const data = new DataTransfer();
        data.items.add(new File([new Uint8Array(numbers)], called));
        return data;
      },
      { called: name, numbers: [...bytes] },
    );
    for (const type of ['dragenter', 'dragover', 'drop']) {
      await this.page.locator('main').dispatchEvent(type, { dataTransfer: transfer });
    }
  }

  /** Until what was answered is in the browser's store, of this tab or another. */
  async expectKept(text: string | RegExp) {
    const kept = () =>
      this.page.evaluate(() =>
        Object.entries(localStorage)
          .filter(([key]) => key.startsWith('eks-proxy-wizard.answers.'))
          .map(([, value]) => value)
          .join('\n'),
      );
    await expect.poll(kept).toMatch(text instanceof RegExp ? text : new RegExp(text));
  }

  /** Sees that nothing leaves the page: neither copied nor downloaded, and each button says why. */
  async expectHeld(reason: string | RegExp) {
    const kept = `kept ${String(reason)}`;
    const saved: string[] = [];
    const note = (download: { suggestedFilename(): string }) => saved.push(download.suggestedFilename());
    this.page.on('download', note);
    await this.page.evaluate((text) => navigator.clipboard.writeText(text), kept);
    const files = this.page.getByRole('region', { name: 'Generated files' });
    for (const button of [
      this.downloadBundle,
      this.copyAll,
      files.getByRole('button', { name: /^Copy [\w.-]+\.\w+$/ }),
      files.getByRole('button', { name: /^Download [\w.-]+\.\w+$/ }),
    ]) {
      await expect(button).toBeDisabled();
      await expect(button).toHaveAccessibleDescription(reason);
      // Disabled for all who look, and yet in reach: a press says why.
      await button.focus();
      await this.page.keyboard.press('Enter');
      await expect(this.notice(reason)).toBeVisible();
    }
    expect(await this.clipboard()).toBe(kept);
    expect(saved).toEqual([]);
    this.page.off('download', note);
  }
}

export const test = base.extend<{ wizard: WizardPage }>({
  wizard: async ({ page, context }, use) => {
    page.setDefaultTimeout(10_000);
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await use(new WizardPage(page));
  },
});
