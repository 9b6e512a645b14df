// Which keys are which shortcut, on every keyboard, and what they are called.

import { describe, expect, test } from 'vitest';
import { ariaKeys, isApple, keyNames } from './key-names.ts';
import { isSingle, keysOf, matchOf, type Pressed, shortcuts } from './shortcuts.ts';

const none: Pressed = { key: '', code: '', altKey: false, ctrlKey: false, metaKey: false, shiftKey: false };
const pressed = (keys: Partial<Pressed>) => matchOf({ ...none, ...keys })?.id;

describe('keys', () => {
  test.each([
    [{ key: 'z', ctrlKey: true }, 'undo'],
    [{ key: 'z', metaKey: true }, 'undo'],
    [{ key: 'Z', ctrlKey: true, shiftKey: true }, 'redo'],
    [{ key: 'Z', metaKey: true, shiftKey: true }, 'redo'],
    [{ key: 'y', ctrlKey: true }, 'redo'],
    [{ key: 'Enter', ctrlKey: true }, 'next'],
    [{ key: 'Enter', ctrlKey: true, shiftKey: true }, 'previous'],
    [{ key: 'n' }, 'next'],
    [{ key: 'p' }, 'previous'],
    [{ key: 'f' }, 'firstToFix'],
    [{ key: 'c' }, 'copyFile'],
    [{ key: 'F6' }, 'otherPane'],
    [{ key: 's', ctrlKey: true }, 'download'],
    [{ key: '?', shiftKey: true }, 'help'],
    [{ key: '?' }, 'help'],
  ] as const)('%j: %s', (keys, id) => {
    expect(pressed(keys)).toBe(id);
  });

  test('those of the browser and of the system are none', () => {
    for (const keys of [
      { key: 'y', metaKey: true },
      { key: 'c', ctrlKey: true },
      { key: 'c', metaKey: true },
      { key: 'n', ctrlKey: true },
      { key: 'p', ctrlKey: true },
      { key: 'f', metaKey: true },
      { key: 'a', ctrlKey: true },
      { key: 'S', ctrlKey: true, shiftKey: true },
      { key: 'z', ctrlKey: true, altKey: true },
      { key: 'F6', ctrlKey: true },
      { key: 'F6', shiftKey: true },
      { key: 'z' },
      { key: 'Enter' },
    ]) {
      expect(pressed(keys), JSON.stringify(keys)).toBeUndefined();
    }
  });

  test('a keyboard that writes Korean or Cyrillic has the letters where they are printed', () => {
    expect(pressed({ key: 'ㅋ', code: 'KeyZ', ctrlKey: true })).toBe('undo');
    expect(pressed({ key: 'я', code: 'KeyZ', metaKey: true, shiftKey: true })).toBe('redo');
    expect(pressed({ key: 'Process', code: 'KeyN' })).toBe('next');
    // Dvorak: the letter that is written counts, not its place.
    expect(pressed({ key: ';', code: 'KeyZ', ctrlKey: true })).toBeUndefined();
    expect(pressed({ key: 'z', code: 'Slash', ctrlKey: true })).toBe('undo');
  });

  test('no two shortcuts share one', () => {
    const all = shortcuts.flatMap(({ keys }) => keys.map((one) => JSON.stringify(one)));
    expect(new Set(all).size).toBe(all.length);
  });

  test('only what stands alone is a single one', () => {
    expect(keysOf('next').map(isSingle)).toEqual([false, true]);
    expect(keysOf('otherPane').map(isSingle)).toEqual([false]);
    expect(keysOf('undo').map(isSingle)).toEqual([false]);
  });
});

describe('names', () => {
  const [, redoToo] = keysOf('redo');
  const [redo = { key: '' }] = keysOf('redo');

  test('are those of the system', () => {
    expect(keyNames(redo, false)).toEqual(['Ctrl', 'Shift', 'Z']);
    expect(keyNames(redo, true)).toEqual(['\u21e7', '\u2318', 'Z']);
    expect(ariaKeys([redo], true)).toBe('Meta+Shift+Z');
    expect(ariaKeys([redo, redoToo ?? redo], false)).toBe('Control+Shift+Z Control+Y');
  });

  test('an Apple system is known by its browser', () => {
    expect(isApple('Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15')).toBe(true);
    expect(isApple('Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36')).toBe(false);
  });
});
