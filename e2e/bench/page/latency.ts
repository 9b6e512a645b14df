// From a key to the files: how long until the preview has the character that was typed. Both clocks are the page's own:
// the time stamp of the key, and the first moment that the text is there.

import { type Browser, expect, type Locator, type Page } from '@playwright/test';
import { percentile } from './figures.ts';

const KEYS = 30;
/** The first keys warm the engine up and do not count. */
const WARM = 3;
/** Between two keys, so that one does not wait for the other. In milliseconds. */
const PAUSE = 150;
const INPUT = 'input[name="proxy.http"]';
const START = 'http://p.corp.';

export interface Latency {
  /** Milliseconds until the text is in the document. */
  readonly median: number;
  readonly p95: number;
  /** The longest event, from the key to the frame that shows it, as the browser tells it (in steps of 8). */
  readonly longestEvent: number;
}

interface Watch {
  expected: string;
  pressed: number;
  done: ((milliseconds: number) => void) | undefined;
  longest: number;
}

declare global {
  interface Window {
    watch: Watch;
  }
}

/** Runs in the page. */
function install() {
  const watch: Watch = { expected: '', pressed: 0, done: undefined, longest: 0 };
  window.watch = watch;
  const preview = document.querySelector('[data-testid="preview"]');
  if (preview === null) throw new Error('There is no preview.');
  addEventListener('keydown', (event) => (watch.pressed = event.timeStamp), true);
  new MutationObserver(() => {
    if (watch.done === undefined || !preview.textContent.includes(watch.expected)) return;
    watch.done(performance.now() - watch.pressed);
    watch.done = undefined;
  }).observe(preview, { subtree: true, childList: true, characterData: true });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) watch.longest = Math.max(watch.longest, duration);
  }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
}

async function press(page: Page, key: string, expected: string): Promise<number> {
  const shown = await page.evaluateHandle((text) => {
    window.watch.expected = text;
    return { promise: new Promise<number>((done) => (window.watch.done = done)) };
  }, expected);
  await page.keyboard.press(key);
  return shown.evaluate(({ promise }) => promise);
}

/** Types at the end of an input, which holds `start`, and measures each key. */
async function typeIn(page: Page, input: Locator, start: string, slowdown: number): Promise<Latency> {
  await page.evaluate(install);
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  await input.press('End');
  const times: number[] = [];
  let text = start;
  for (let count = 0; count < KEYS + WARM; count += 1) {
    const key = 'abcdefghijklmnopqrstuvwxyz'[count % 26] ?? '';
    text += key;
    const time = await press(page, key, text);
    if (count >= WARM) times.push(time);
    await page.waitForTimeout(PAUSE);
  }
  const longestEvent = await page.evaluate(() => window.watch.longest);
  return { median: percentile(times, 50), p95: percentile(times, 95), longestEvent };
}

/** A page with these settings, slowed down so many times. */
export async function latencyOf(browser: Browser, url: string, settings: string, slowdown: number): Promise<Latency> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const page = await context.newPage();
  await page.goto(url);
  await page.locator('html[data-started]').waitFor();
  await page.evaluate((text) => navigator.clipboard.writeText(text), settings);
  await page.getByRole('textbox', { name: 'Output of commands' }).focus();
  await page.keyboard.press('ControlOrMeta+V');
  await expect(page.locator('.crumb')).not.toBeEmpty();
  await page.goto(`${url}#proxy`);
  const input = page.locator(INPUT);
  await input.fill(START);
  await expect(page.getByTestId('preview')).toContainText(START);
  const latency = await typeIn(page, input, START, slowdown);
  await context.close();
  return latency;
}

/** A page that does nothing but copy its input: what the browser, the machine and the measuring take by themselves. */
export async function latencyOfNothing(browser: Browser, slowdown: number): Promise<Latency> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.setContent(
    `<input value="${START}"><pre data-testid="preview"></pre>
    <script>
      const [input, preview] = document.querySelectorAll('input, pre');
      input.oninput = () => { preview.textContent = input.value; };
    </script>`,
  );
  const latency = await typeIn(page, page.locator('input'), START, slowdown);
  await page.close();
  return latency;
}
