// NO_PROXY for Fluent Bit, held against the reader that has its rules: every host of the list goes direct by it.

import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { bundleOf, definitions, exampleDraft, noProxyReaders } from '../../src/core/index.ts';

const controllers = definitions.controllers.map(({ id }) => id);
const { documents } = bundleOf({ ...exampleDraft, addOns: { controllers } });
const { readers } = await noProxyReaders();
const fluentBit = readers.find(({ id }) => id === 'fluent-bit');

interface Variable {
  readonly name: string;
  readonly value?: string;
}

/** Every list of variables in a document, however deep. */
function variables(value: unknown): readonly Variable[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'name' in value && 'value' in value ? [value as Variable] : [];
  return [...own, ...Object.values(value).flatMap(variables)];
}

const lists = documents
  .filter(({ path }) => path.startsWith('helm/') && path.includes('fluent-bit'))
  .map(
    ({ path, text }) => [path, variables(parse(text)).find(({ name }) => name === 'NO_PROXY')?.value ?? ''] as const,
  );

test.each(lists)('%s names hosts that Fluent Bit takes, the API server and the endpoints among them', (_, list) => {
  const goes = fluentBit?.read(list);
  for (const host of list.split(','))
    expect(goes?.(`https://${host.includes(':') ? `[${host}]` : host}/`).way, host).toBe('direct');
  for (const host of ['kubernetes.default.svc', '169.254.170.23', 'sts.ap-northeast-2.amazonaws.com'])
    expect(goes?.(`http://${host}/`).way, host).toBe('direct');
  expect(goes?.('https://logs.ap-northeast-2.amazonaws.com/').way).toBe('proxy');
});

test('there are two such lists', () => {
  expect(lists.map(([path]) => path)).toHaveLength(2);
});
