// The colours of code, as the tokens give them: readable on everything that is drawn behind a line (WCAG 2.2, 1.4.3).

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

/** The tokens that are colours, of one block of the file. */
const coloursOf = (selector: string): ReadonlyMap<string, string> => {
  const from = css.indexOf(`${selector} {`);
  const block = css.slice(from, css.indexOf('\n}', from));
  return new Map([...block.matchAll(/--([\w-]+):\s*#([0-9a-f]{6});/g)].map(([, name = '', hex = '']) => [name, hex]));
};

const themes = { light: coloursOf(':root'), dark: coloursOf('[data-theme="dark"]') };

const channel = (value: number): number => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) =>
    channel(Number.parseInt(hex.slice(at, at + 2), 16) / 255),
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

test('black on white is 21, and a known pair is what others compute', () => {
  expect(contrast('000000', 'ffffff')).toBeCloseTo(21);
  expect(contrast('767676', 'ffffff')).toBeCloseTo(4.54, 2);
});

const inks = ['ink', 'ink-3', 'here', 'syn-key', 'syn-str', 'syn-num', 'syn-com', 'syn-kw'];
/** A line, and one that the last answer changed. */
const behind = ['code', 'here-tint'];
const pairs = (['light', 'dark'] as const).flatMap((theme) =>
  inks.flatMap((ink) => behind.map((ground) => [theme, ink, ground] as const)),
);

test.each(pairs)('%s: %s can be read on %s', (theme, ink, ground) => {
  const colours = themes[theme];
  expect(contrast(colours.get(ink) ?? '', colours.get(ground) ?? '')).toBeGreaterThanOrEqual(4.5);
});

test.each(['light', 'dark'] as const)('%s: what is marked can be read on its own ground', (theme) => {
  const colours = themes[theme];
  for (const [ink, ground] of [
    ['gap', 'gap-tint'],
    ['bad', 'bad-tint'],
    ['paper', 'here'],
  ]) {
    expect(
      contrast(colours.get(ink ?? '') ?? '', colours.get(ground ?? '') ?? ''),
      `${ink} on ${ground}`,
    ).toBeGreaterThanOrEqual(4.5);
  }
});
