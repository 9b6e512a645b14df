// By keyboard alone: the whole way, the keys that work anywhere, and a focus that is seen and never lost.

import { expect, type Locator } from '@playwright/test';
import { unzipSync } from 'fflate';
import { describeCluster, describeVpcs } from './pasted.ts';
import { test, type WizardPage } from './wizard-page.ts';

/** Presses Tab until a control has the focus. */
async function tabTo({ page }: WizardPage, control: Locator, key = 'Tab') {
  for (let presses = 0; presses < 60; presses += 1) {
    if (await control.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  await expect(control).toBeFocused();
}

test('from nothing to the .zip without a pointer', async ({ wizard, page }) => {
  await wizard.open();
  await page.evaluate((text) => navigator.clipboard.writeText(text), `${describeCluster()}\n${describeVpcs()}`);
  await tabTo(wizard, wizard.pasteBox);
  await page.keyboard.press('ControlOrMeta+V');
  await expect(wizard.fact('Cluster name')).toContainText('demo');
  await tabTo(wizard, wizard.service('s3'));
  await page.keyboard.press('Space');
  await expect(wizard.preview).toContainText('s3.ap-northeast-2.amazonaws.com');

  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(wizard.title('Proxy')).toBeVisible();
  await tabTo(wizard, wizard.field('proxy.http'));
  await page.keyboard.type('http://proxy.example:3128');

  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(wizard.title('Bypass')).toBeVisible();
  const box = page.getByRole('textbox', { name: /^New entry/ });
  await tabTo(wizard, box);
  await page.keyboard.type('.corp.example');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('switch', { name: '.corp.example' })).toBeChecked();
  await expect(box).toBeFocused();

  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(wizard.title('Nodes')).toBeVisible();
  await tabTo(wizard, page.getByRole('button', { name: 'Add a node group' }));
  await page.keyboard.press('Enter');
  await expect(wizard.field('nodeGroups.0.name').and(page.getByRole('textbox'))).toBeFocused();
  await tabTo(wizard, page.getByRole('radio', { name: /^Amazon Linux 2023/ }));
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('radio', { name: /^Bottlerocket/ })).toBeChecked();
  await page.keyboard.press('ArrowUp');
  await expect(page.getByRole('radio', { name: /^Amazon Linux 2023/ })).toBeChecked();

  const { bytes } = await wizard.downloadedBy(() => page.keyboard.press('ControlOrMeta+S'));
  expect(Object.keys(unzipSync(bytes))).toContain('node-groups/workers/user-data.mime');

  // The same by the button, from the last step.
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(wizard.title('Apply')).toBeFocused();
  await page.keyboard.press('F6');
  await tabTo(wizard, wizard.downloadBundle);
  const again = await wizard.downloadedBy(() => page.keyboard.press('Enter'));
  expect(again.bytes).toEqual(bytes);
});

test('F6 goes between the field and the files, and back to the same field', async ({ wizard, page }) => {
  await wizard.open();
  await wizard.field('cluster.endpoint').focus();
  await page.keyboard.press('F6');
  await expect(page.getByRole('region', { name: 'Generated files' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('navigation', { name: 'Generated files' }).getByRole('button').first()).toBeFocused();
  await page.keyboard.press('F6');
  await expect(wizard.field('cluster.endpoint')).toBeFocused();
});

test('Ctrl+S says what the bundle waits for, and Ctrl+Enter ends at the last step', async ({ wizard, page }) => {
  await wizard.open();
  for (const step of ['Proxy', 'Bypass', 'Nodes', 'Apply', 'Apply'] as const) {
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(wizard.title(step)).toBeVisible();
  }
  await page.keyboard.press('ControlOrMeta+S');
  await expect(wizard.notice(/^Waits for 6 values: /)).toBeVisible();
});

test('the first stop skips to the files', async ({ wizard, page }) => {
  await wizard.open();
  await page.keyboard.press('Tab');
  const skip = page.getByRole('button', { name: 'Skip to the files' });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Generated files' })).toBeFocused();
});

interface Stop {
  readonly what: string;
  readonly isSeen: boolean;
  /** Something changes with the focus. */
  readonly isMarked: boolean;
  /** `seen`: of 2 px or more, in a colour that differs from what is behind by 3 : 1 or more (WCAG 2.4.13, 1.4.11). */
  readonly ring: string;
  readonly isInForm: boolean;
}

/** The stop that has the focus; nothing where no element has it. */
const stopOf = ({ page }: WizardPage): Promise<Stop | undefined> =>
  page.evaluate(() => {
    const { activeElement: focused } = document;
    if (!(focused instanceof HTMLElement) || focused === document.body) return undefined;
    // What a click takes for a hidden radio button is its label.
    const drawn = focused.matches('.vh') ? (focused.nextElementSibling ?? focused) : focused;
    const box = drawn.getBoundingClientRect();
    const at = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height / 2, 20));
    const parts = [drawn, drawn.parentElement, drawn.parentElement?.parentElement];
    const luminance = (colour: string) => {
      const [r = 0, g = 0, b = 0] = (colour.match(/[\d.]+/g) ?? []).slice(0, 3).map((part) => {
        const share = Number(part) / 255;
        return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const behind = (part: Element | null): string => {
      if (part === null) return 'rgb(255, 255, 255)';
      const { backgroundColor } = getComputedStyle(part);
      return /^rgb\(/.test(backgroundColor) ? backgroundColor : behind(part.parentElement);
    };
    const ringOf = (part: Element) => {
      const { outlineStyle, outlineWidth, outlineColor, outlineOffset } = getComputedStyle(part);
      if (outlineStyle === 'none' || Number.parseFloat(outlineWidth) < 2) return undefined;
      const ground = luminance(behind(Number.parseFloat(outlineOffset) < 0 ? part : part.parentElement));
      const line = luminance(outlineColor);
      const contrast = (Math.max(ground, line) + 0.05) / (Math.min(ground, line) + 0.05);
      return contrast >= 3 ? 'seen' : `${outlineColor} has a contrast of ${contrast.toFixed(1)}`;
    };
    const rings = parts.flatMap((part) => (part ? (ringOf(part) ?? []) : []));
    const looks = () =>
      parts.map((part) => {
        if (!part) return '';
        const { outlineStyle, outlineWidth, boxShadow, borderColor } = getComputedStyle(part);
        return `${outlineStyle} ${outlineWidth} ${boxShadow} ${borderColor}`;
      });
    const marked = looks();
    focused.blur();
    const isMarked = looks().some((look, index) => look !== marked[index]);
    focused.focus({ preventScroll: true });
    return {
      what: `${focused.tagName} ${focused.getAttribute('aria-label') ?? focused.closest('label, button, a')?.textContent}`,
      isSeen: at !== null && (drawn.contains(at) || at.contains(drawn)),
      isMarked,
      ring: rings[0] ?? 'none',
      isInForm: focused.closest('.form') !== null,
    };
  });

const looks = (['Cluster', 'Proxy', 'Bypass', 'Nodes', 'Apply'] as const).flatMap((step) =>
  (['light', 'dark'] as const).map((theme) => ({ step, theme })),
);

for (const { step, theme } of looks) {
  test(`${step}, ${theme}: each stop of Tab is in sight, has a ring and a name`, async ({ wizard, page }) => {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await wizard.open(step);
    await wizard.example();
    let inForm = 0;
    let inFiles = 0;
    // All of the form; of the files, which are the same everywhere, all on one step.
    for (let presses = 0; presses < 150 && (step === 'Proxy' || inFiles === 0); presses += 1) {
      await page.keyboard.press('Tab');
      const stop = await stopOf(wizard);
      if (stop === undefined) break;
      const { what, isInForm } = stop;
      expect.soft(stop).toEqual({ what, isInForm, isSeen: true, isMarked: true, ring: 'seen' });
      await expect.soft(page.locator(':focus'), what).toHaveAccessibleName(/./);
      if (isInForm) inForm += 1;
      else if (inForm > 0) inFiles += 1;
    }
    expect(inForm).toBeGreaterThan(2);
    expect(inFiles).toBeGreaterThan(step === 'Proxy' ? 10 : 0);
  });
}
