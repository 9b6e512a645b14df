// Holds the imports of src/ against the rooms and their doors.

import { posix } from 'node:path';
import { listReader, lists, type Room, rooms, testPackages } from './rooms.ts';

/** Files by their path from src/, each with the modules it imports as they are written. */
export type ImportGraph = ReadonlyMap<string, readonly string[]>;

export const isTest = (file: string): boolean => /\.(?:test|judge)\.tsx?$/.test(file);

const TABLE = 'e2e/house/rooms.ts';

/** `core/model/, core/syntax/` */
const listed = (some: readonly string[]): string => (some.length === 0 ? 'none' : some.join(', '));

/** The room that a file lies in. */
const roomOf = (file: string): Room | undefined =>
  rooms
    .filter(({ at }) => file === at || (at.endsWith('/') && file.startsWith(at)))
    .sort((a, b) => b.at.length - a.at.length)[0];

const isRelative = (name: string): boolean => name.startsWith('.');

/** The file that a relative import means. Queries such as `?raw` are Vite's and name the same file. */
const targetOf = (file: string, name: string): string => posix.join(posix.dirname(file), name.replace(/\?.*$/, ''));

const isPackage = (name: string, allowed: readonly string[]): boolean =>
  allowed.some((one) =>
    one.endsWith('*') ? name.startsWith(one.slice(0, -1)) : name === one || name.startsWith(`${one}/`),
  );

function packageFault(file: string, name: string, room: Room): string | undefined {
  const alone = Object.entries(room.alone ?? {}).flatMap(([one, packages]) =>
    one === file || isTest(file) ? packages : [],
  );
  const allowed = [...room.packages, ...alone, ...(isTest(file) ? testPackages : [])];
  if (isPackage(name, allowed)) return undefined;
  return `${file} imports ${name}, which ${room.at} may not: it may import ${listed(allowed)} (${TABLE})`;
}

function fileFault(file: string, name: string, room: Room, graph: ImportGraph): string | undefined {
  const target = targetOf(file, name);
  if (!graph.has(target)) return `${file} imports ${name}, and src/${target} is not there`;
  // A judge is a real reader that several tests ask.
  if (isTest(target) && !(isTest(file) && target.endsWith('.judge.ts'))) return `${file} imports the test ${target}`;
  const there = roomOf(target);
  const open =
    there === room || room.from.some((one) => target === one || (one.endsWith('/') && target.startsWith(one)));
  if (!open)
    return `${file} imports ${target}, a door that ${room.at} does not have: it has ${listed(room.from)} (${TABLE})`;
  if (isTest(file)) return undefined;
  if (lists.includes(target) && file !== listReader) {
    return `${file} imports the list ${target}: who needs what stands in it gets it as an argument (${TABLE})`;
  }
  const list = lists.find(
    (one) =>
      posix.dirname(one) === posix.dirname(target) && graph.get(one)?.some((entry) => targetOf(one, entry) === target),
  );
  if (list === undefined || file === list) return undefined;
  return `${file} imports the definition ${target}: what both need goes into a file of its own`;
}

/** Every ring of imports, each once, as the path that closes it. */
function rings(graph: ImportGraph): string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const walk = (file: string, path: readonly string[]) => {
    const at = path.indexOf(file);
    if (at >= 0) found.push(`a ring of imports: ${[...path.slice(at), file].join(' -> ')}`);
    if (at >= 0 || done.has(file)) return;
    for (const name of graph.get(file) ?? []) if (isRelative(name)) walk(targetOf(file, name), [...path, file]);
    done.add(file);
  };
  for (const file of graph.keys()) walk(file, []);
  return found;
}

/** The files that some files need, themselves included, by way of imports. */
export function reachFrom(files: Iterable<string>, graph: ImportGraph): ReadonlySet<string> {
  const reached = new Set(files);
  // A set takes new members while it is walked, and walks them too.
  for (const file of reached) {
    for (const name of graph.get(file) ?? []) if (graph.has(targetOf(file, name))) reached.add(targetOf(file, name));
  }
  return reached;
}

/** Everything in the graph that the table of rooms does not allow, one sentence each. */
export function faultsOf(graph: ImportGraph): string[] {
  const faults = [...graph].flatMap(([file, names]) => {
    const room = roomOf(file);
    if (room === undefined) return [`${file} is in no room that the table knows (${TABLE})`];
    return names.map((name) =>
      isRelative(name) ? fileFault(file, name, room, graph) : packageFault(file, name, room),
    );
  });
  return [...faults.filter((fault) => fault !== undefined), ...rings(graph)];
}
