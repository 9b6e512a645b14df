// What differs between two states of the form, answer by answer: what has to be written, and what a person is told.

import { guards, isAnswerPath } from './answer-guards.ts';
import type { FormValues, NodeGroupValues } from './form-values.ts';

export interface Change {
  /** What is written: the path in the form, and its value. */
  readonly path: string;
  readonly value: unknown;
  /** What a person is told and led to: a path as in settings.json. */
  readonly field: string;
}

/** The same texts and lists. Key order tells apart: files are written in it. */
const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

const at = (values: FormValues, path: string): unknown =>
  path.split('.').reduce<unknown>((part, key) => Reflect.get(Object(part), key), values);

/** Where a person finds an answer that has no field of its own. */
const told: Readonly<Record<string, string>> = { 'proxy.tlsInspection': 'proxy.caBundle' };

function inOptions(path: string, from: NodeGroupValues, to: NodeGroupValues): Change {
  const keys = [...Object.keys(to.options), ...Object.keys(from.options)];
  const key = keys.find((one) => from.options[one] !== to.options[one]) ?? '';
  return { path: `${path}.options`, value: to.options, field: `${path}.options.${key}` };
}

function inGroup(index: number, from: NodeGroupValues, to: NodeGroupValues): readonly Change[] {
  const path = `nodeGroups.${index}`;
  const parts = (['name', 'platform', 'management', 'tool'] as const).filter((key) => from[key] !== to[key]);
  return [
    ...parts.map((key) => ({ path: `${path}.${key}`, value: to[key], field: `${path}.${key}` })),
    ...(same(from.options, to.options) ? [] : [inOptions(path, from, to)]),
  ];
}

/** Groups that were added, taken out or moved are one change, of the list. */
function inGroups({ nodeGroups: from }: FormValues, { nodeGroups: to }: FormValues): readonly Change[] {
  if (same(from, to)) return [];
  const texts = from.map((group) => JSON.stringify(group));
  const isMove = same([...texts].sort(), to.map((group) => JSON.stringify(group)).sort());
  if (from.length === to.length && !isMove) {
    return to.flatMap((group, index) => inGroup(index, from[index] ?? group, group));
  }
  const place = to.findIndex((group) => !texts.includes(JSON.stringify(group)));
  return [{ path: 'nodeGroups', value: to, field: place < 0 ? 'nodeGroups' : `nodeGroups.${place}` }];
}

/** Every answer that differs, in the order of the form. */
export function changesBetween(from: FormValues, to: FormValues): readonly Change[] {
  const paths = Object.keys(guards).filter(isAnswerPath);
  const changed = paths.filter((path) => !same(at(from, path), at(to, path)));
  const plain = changed.map((path) => ({ path, value: at(to, path), field: told[path] ?? path }));
  const isLate = ({ path }: Change) => path === 'delivery' || path.startsWith('addOns.');
  return [...plain.filter((one) => !isLate(one)), ...inGroups(from, to), ...plain.filter(isLate)];
}
