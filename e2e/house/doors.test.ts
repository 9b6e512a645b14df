import { expect, test } from 'vitest';
import { faultsOf } from './doors.ts';
import { importsOfSrc, sourceOf } from './source.ts';

const graph = (files: Record<string, readonly string[]>) => new Map(Object.entries(files));

test('every import of src/ goes through a door, and none leads back', () => {
  expect(faultsOf(importsOfSrc())).toEqual([]);
});

test('an open door is no fault, and neither are a test with what it tests and its own packages', () => {
  expect(
    faultsOf(
      graph({
        'main.tsx': ['react-dom/client', './wizard/frame.tsx'],
        'wizard/frame.tsx': ['@mui/material/Button', '../core/index.ts', './frame.css'],
        'wizard/frame.css': [],
        'core/index.ts': ['./documents/platforms/index.ts', './plan/plan.ts'],
        'core/plan/plan.ts': ['../model/plan.ts'],
        'core/model/plan.ts': ['zod/mini'],
        'core/documents/zip.ts': ['fflate'],
        'core/documents/platforms/index.ts': ['./one.ts'],
        'core/documents/platforms/one.ts': ['./shared.ts', '../../model/plan.ts'],
        'core/documents/platforms/shared.ts': [],
        'core/documents/platforms/one.test.ts': ['vitest', 'fast-check', 'node:fs', './one.ts'],
        'core/documents/write.test.ts': ['fflate', './platforms/index.ts'],
      }),
    ),
  ).toEqual([]);
});

test.each([
  ['a room that the table does not know', { 'core/extra/x.ts': [] }, /in no room/],
  ['a file beside the rooms', { 'stray.ts': [] }, /in no room/],
  ['a door the other way', { 'core/model/a.ts': ['../plan/p.ts'], 'core/plan/p.ts': [] }, /a door that core\/model\//],
  ['core past the front desk', { 'wizard/a.ts': ['../core/plan/p.ts'], 'core/plan/p.ts': [] }, /a door that wizard\//],
  [
    'the front desk from inside',
    { 'core/plan/p.ts': ['../index.ts'], 'core/index.ts': [] },
    /a door that core\/plan\//,
  ],
  ['a package of another room', { 'core/plan/p.ts': ['react'] }, /imports react/],
  ['a package whose name only begins alike', { 'wizard/a.ts': ['react-native'] }, /imports react-native/],
  ['a package of one file in another', { 'core/documents/a.ts': ['fflate'] }, /imports fflate/],
  ['Node in the core', { 'core/syntax/a.ts': ['node:fs'] }, /imports node:fs/],
  ['a file that is not there', { 'core/syntax/a.ts': ['./b.ts'] }, /is not there/],
  ['a way out of src', { 'cli/a.ts': ['../../e2e/tool.mjs'] }, /is not there/],
  ['a test', { 'core/aws/a.ts': ['./b.test.ts'], 'core/aws/b.test.ts': [] }, /imports the test/],
  [
    'the list of definitions',
    { 'core/documents/write.ts': ['./tools/index.ts'], 'core/documents/tools/index.ts': [] },
    /imports the list/,
  ],
  [
    'a definition by its neighbour',
    {
      'core/documents/tools/index.ts': ['./a.ts', './b.ts'],
      'core/documents/tools/a.ts': ['./b.ts'],
      'core/documents/tools/b.ts': [],
    },
    /tools\/a\.ts imports the definition core\/documents\/tools\/b\.ts/,
  ],
  [
    'a ring',
    { 'core/aws/a.ts': ['./b.ts'], 'core/aws/b.ts': ['./c.ts'], 'core/aws/c.ts': ['./a.ts'] },
    /^a ring of imports: core\/aws\/a\.ts -> core\/aws\/b\.ts -> core\/aws\/c\.ts -> core\/aws\/a\.ts$/,
  ],
  ['a file that imports itself', { 'core/aws/a.ts': ['./a.ts'] }, /ring/],
])('it sees %s', (_what, files, fault) => {
  const faults = faultsOf(graph(files));
  expect(faults).toHaveLength(1);
  expect(faults[0]).toMatch(fault);
});

test('a fault says what the room may import, and where that stands', () => {
  const files = { 'core/documents/a.ts': ['../plan/p.ts', 'react'], 'core/plan/p.ts': ['react'] };
  expect(faultsOf(graph(files))).toEqual([
    'core/documents/a.ts imports core/plan/p.ts, a door that core/documents/ does not have: it has core/model/, core/syntax/ (e2e/house/rooms.ts)',
    'core/documents/a.ts imports react, which core/documents/ may not: it may import none (e2e/house/rooms.ts)',
    'core/plan/p.ts imports react, which core/plan/ may not: it may import none (e2e/house/rooms.ts)',
  ]);
});

test('every way to name a module is read', () => {
  const code = `
    import './effect.css';
    import plain, { type Named } from './static.ts';
    import type { Only } from './type.ts';
    export * from './all.ts';
    export { one } from './one.ts';
    export type { Two } from './two.ts';
    const later = () => import('./later.ts');
    type There = import('./there.ts').There;
    const text = "import './not.ts'"; // import './nor.ts'
    const view = <p>from './neither.ts'</p>;
  `;
  expect(sourceOf('made-up.tsx', code)).toEqual({
    imports: ['effect.css', 'static.ts', 'type.ts', 'all.ts', 'one.ts', 'two.ts', 'later.ts', 'there.ts'].map(
      (name) => `./${name}`,
    ),
    strings: ["import './not.ts'"],
  });
});

test('a module whose name is computed cannot be guarded, so it is refused', () => {
  expect(() => sourceOf('made-up.ts', 'const load = (name: string) => import(name);')).toThrow(/computed name/);
  expect(() => sourceOf('made-up.ts', 'const load = (name: string) => import("./" + name);')).toThrow(/computed/);
});
