import { expect, test } from 'vitest';
import { memoryShelf } from './memory-store.fixture.ts';
import { shelfIn } from './shelf.ts';

test('texts are kept by key, listed by how their keys begin, and gone once removed', () => {
  const shelf = memoryShelf();
  expect(shelf.read('a.1')).toBeUndefined();
  expect(shelf.write('a.2', 'two')).toBeUndefined();
  expect(shelf.write('a.1', 'one')).toBeUndefined();
  shelf.write('b', '');
  expect(shelf.keys('a.')).toEqual(['a.1', 'a.2']);
  expect(shelf.read('b')).toBe('');
  shelf.remove('a.1');
  expect(shelf.keys('a.')).toEqual(['a.2']);
});

test('a full store says so and keeps what it has', () => {
  const shelf = memoryShelf(5);
  expect(shelf.write('a', 'one')).toBeUndefined();
  expect(shelf.write('a', 'longer')).toBe('full');
  expect(shelf.read('a')).toBe('one');
});

test('a store that is forbidden is empty, takes nothing, and throws nothing', () => {
  const shelf = shelfIn(() => {
    throw new DOMException('denied', 'SecurityError');
  });
  expect(shelf.write('a', 'one')).toBe('forbidden');
  expect(shelf.read('a')).toBeUndefined();
  expect(shelf.keys('')).toEqual([]);
  shelf.remove('a');
});
