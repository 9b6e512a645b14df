import { readFileSync } from 'node:fs';
import { satisfies } from 'semver';
import { expect, test } from 'vitest';

interface Locked {
  readonly engines?: { readonly node?: string };
  readonly resolved?: string;
  readonly optional?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** The oldest Node of each line that the project promises. */
const PROMISED = ['20.19.0', '22.12.0'];

/** Packages that refuse a promised Node. What is there for WebAssembly alone is left out: npm installs the native binding instead. */
const refusals = (packages: Record<string, Locked>) =>
  Object.entries(packages).flatMap(([path, { engines, optional }]) =>
    optional && path.includes('wasm')
      ? []
      : PROMISED.filter((version) => !satisfies(version, engines?.node ?? '*')).map(
          (version) => `${path}: ${engines?.node} refuses ${version}`,
        ),
  );

const locked: Record<string, Locked> = JSON.parse(readFileSync('package-lock.json', 'utf8')).packages;

test('every package in the lock file runs on the oldest Node that is promised', () => {
  expect(Object.keys(locked).length).toBeGreaterThan(50);
  expect(refusals(locked)).toEqual([]);
});

test('a package that refuses one of them is named', () => {
  expect(
    refusals({
      'node_modules/old': { engines: { node: '>=18' } },
      'node_modules/silent': {},
      'node_modules/new': { engines: { node: '>=22' } },
      'node_modules/later': { engines: { node: '^20.19.0 || ^22.13.0' } },
      'node_modules/x-wasm32': { engines: { node: '>=99' }, optional: true },
      'node_modules/y-linux': { engines: { node: '>=21' }, optional: true },
    }),
  ).toEqual([
    'node_modules/new: >=22 refuses 20.19.0',
    'node_modules/later: ^20.19.0 || ^22.13.0 refuses 22.12.0',
    'node_modules/y-linux: >=21 refuses 20.19.0',
  ]);
});

test('the project promises just that', () => {
  const { engines } = JSON.parse(readFileSync('package.json', 'utf8'));
  expect(PROMISED.every((version) => satisfies(version, engines.node))).toBe(true);
  expect(satisfies('20.18.3', engines.node)).toBe(false);
});

test('the lock file ties nobody to one registry', () => {
  expect(Object.entries(locked).filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
});

test('the lock file knows the packages of every system, so that npm ci takes it on each', () => {
  // npm leaves out what a registry does not have for the machine that wrote the file, and npm ci then refuses the file.
  const missing = Object.entries(locked).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (name) => !(`node_modules/${name}` in locked || `${path}/node_modules/${name}` in locked),
    ),
  );
  expect(missing).toEqual([]);
});
