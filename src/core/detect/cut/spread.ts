// Lists are read item by item: what `kubectl get` wraps in a List, and the arrays of `--query` and yaml-stream.

import { isShape, listAt, member } from '../readers/shape.ts';
import type { Chunk } from './chunk.ts';

/** The chunks inside one: itself, unless it holds a list of objects. Items of a typed list get their kind from it. */
export function spread(chunk: Chunk): readonly Chunk[] {
  if (chunk.kind !== 'value') return [chunk];
  const { value } = chunk;
  const kind = member(value, 'kind');
  const of = (items: readonly unknown[]) => items.map((item) => ({ ...chunk, value: item }));
  if (typeof kind === 'string' && kind.endsWith('List') && Array.isArray(member(value, 'items'))) {
    const own = kind.slice(0, -'List'.length);
    return of(listAt(value, 'items').map((item) => (isShape(item) && own !== '' ? { kind: own, ...item } : item)));
  }
  if (!Array.isArray(value)) return [chunk];
  const items: unknown[] = value.flat(3);
  return items.length > 0 && items.every(isShape)
    ? of(items).flatMap((item) => (isList(item.value) ? spread(item) : [item]))
    : [chunk];
}

const isList = (value: unknown): boolean => String(member(value, 'kind')).endsWith('List');
