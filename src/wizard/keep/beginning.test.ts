import { describe, expect, test } from 'vitest';
import { comeBack, takeOver } from './beginning.ts';
import { ANSWERS } from './keeper.ts';
import { memoryShelf } from './memory-store.fixture.ts';
import { recordOf } from './record.ts';

const nobody: ReadonlySet<string> = new Set();
const named = (name: string) => JSON.stringify({ version: 1, cluster: { name } });

/** A shelf with the answers of tabs, the first the oldest. */
function kept(...tabs: readonly string[]) {
  const shelf = memoryShelf();
  for (const [at, tab] of tabs.entries()) shelf.write(`${ANSWERS}${tab}`, recordOf(named(tab), at + 1));
  return shelf;
}

describe('a new tab', () => {
  test('takes over the newest answers that no living tab has, so that the next one does not', async () => {
    const shelf = kept('old', 'newer', 'living');
    const living = new Set(['living']);
    const first = await takeOver(shelf, 'one', living);
    expect(first).toMatchObject({ how: 'back', draft: { cluster: { name: 'newer' } } });
    expect(shelf.keys('').map((key) => key.slice(ANSWERS.length))).toEqual(['living', 'old', 'one']);
    living.add('one');
    expect(await takeOver(shelf, 'two', living)).toMatchObject({ how: 'back', draft: { cluster: { name: 'old' } } });
    living.add('two');
    expect(await takeOver(shelf, 'three', living)).toEqual({ how: 'elsewhere', draft: {} });
  });

  test('begins empty where nothing is kept', async () => {
    expect(await takeOver(memoryShelf(), 'one', nobody)).toEqual({ how: 'empty', draft: {} });
  });

  test('passes over what is damaged and throws it away; that alone is told where there is nothing else', async () => {
    const shelf = kept('good');
    shelf.write(`${ANSWERS}bad`, '{"at":99,"name":"","draft":{"cluster":7}}');
    expect(await takeOver(shelf, 'one', nobody)).toMatchObject({ how: 'back', draft: { cluster: { name: 'good' } } });
    expect(shelf.keys('')).toEqual([`${ANSWERS}one`]);
    shelf.write(`${ANSWERS}bad`, 'nonsense');
    expect(await takeOver(shelf, 'two', new Set(['one']))).toEqual({ how: 'broken', draft: {} });
    expect(shelf.keys('')).toEqual([`${ANSWERS}one`]);
  });

  test('keeps the answers of twenty tabs that nobody came back for, and no more', async () => {
    const shelf = kept(...Array.from({ length: 25 }, (_, at) => `tab${String(at).padStart(2, '0')}`));
    await takeOver(shelf, 'one', nobody);
    expect(shelf.keys('')).toHaveLength(20);
    expect(shelf.keys(`${ANSWERS}tab04`)).toEqual([]);
    expect(shelf.keys(`${ANSWERS}tab05`)).toHaveLength(1);
  });

  test('drops a login that somebody else wrote there', async () => {
    const shelf = memoryShelf();
    const draft = { cluster: { name: 'prod' }, proxy: { http: 'http://user:hunter2@proxy.example:3128' } };
    shelf.write(`${ANSWERS}x`, JSON.stringify({ at: 1, name: '', draft }));
    const { draft: found } = await takeOver(shelf, 'one', nobody);
    expect(found.proxy).toEqual({});
    expect(shelf.keys('').map((key) => shelf.read(key))).not.toEqual([expect.stringContaining('hunter2')]);
  });
});

describe('a tab that was loaded again', () => {
  test('has its own answers, whatever is newer', async () => {
    const shelf = kept('mine', 'newer');
    expect(await comeBack(shelf, 'mine', nobody)).toMatchObject({ how: 'back', draft: { cluster: { name: 'mine' } } });
    expect(shelf.keys('')).toHaveLength(2);
  });

  test('is as a new one where its answers are gone', async () => {
    const shelf = kept('newer');
    expect(await comeBack(shelf, 'mine', nobody)).toMatchObject({ how: 'back', draft: { cluster: { name: 'newer' } } });
  });
});
