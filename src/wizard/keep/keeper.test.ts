import { describe, expect, test } from 'vitest';
import { Keeper } from './keeper.ts';
import { memoryShelf } from './memory-store.fixture.ts';

const clock = () => 1000;

describe('one tab', () => {
  test('keeps its answers with the time, and nothing once there is nothing to keep', () => {
    const shelf = memoryShelf();
    const keeper = new Keeper(shelf, 'a', clock);
    expect(keeper.keep('{"version":1}')).toBe(true);
    expect(shelf.read('eks-proxy-wizard.answers.1.a')).toBe('{"at":1000,"name":"","draft":{"version":1}}');
    expect(keeper.keep(undefined)).toBe(true);
    expect(shelf.keys('')).toEqual([]);
  });

  test('that finds no room says so once, and again that there is room', () => {
    const keeper = new Keeper(memoryShelf(120), 'a', clock);
    let told = 0;
    keeper.subscribe(() => (told += 1));
    const long = JSON.stringify({ cluster: { name: 'x'.repeat(200) } });
    expect(keeper.keep(long)).toBe(false);
    expect(keeper.keep(long)).toBe(false);
    expect(keeper.state()).toEqual({ on: true, trouble: 'full' });
    expect(told).toBe(1);
    expect(keeper.keep('{}')).toBe(true);
    expect(keeper.state()).toEqual({ on: true, trouble: undefined });
    expect(told).toBe(2);
  });
});

describe('two tabs', () => {
  test('write where the other does not', () => {
    const shelf = memoryShelf();
    new Keeper(shelf, 'a', clock).keep('{"delivery":"flux"}');
    new Keeper(shelf, 'b', clock).keep('{"delivery":"helm"}');
    expect(shelf.keys('').map((key) => shelf.read(key))).toEqual([
      expect.stringContaining('flux'),
      expect.stringContaining('helm'),
    ]);
  });

  test('stop together: what each kept is gone, drafts stay, and neither keeps anything before it is switched on', () => {
    const shelf = memoryShelf();
    const one = new Keeper(shelf, 'a', clock);
    const other = new Keeper(shelf, 'b', clock);
    one.keep('{}');
    other.keep('{}');
    shelf.write('eks-proxy-wizard.draft.1.x', 'a draft');
    one.turn(false);
    other.heard();
    expect(other.state().on).toBe(false);
    expect(one.keep('{}') || other.keep('{}')).toBe(false);
    expect(shelf.keys('')).toEqual(['eks-proxy-wizard.draft.1.x', 'eks-proxy-wizard.keep']);
    expect(new Keeper(shelf, 'c', clock).state().on).toBe(false);
    other.turn(true);
    one.heard();
    expect(one.keep('{}')).toBe(true);
  });
});
