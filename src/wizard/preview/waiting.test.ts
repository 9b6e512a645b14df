import { expect, test } from 'vitest';
import { bundleOf, exampleDraft } from '../../core/index.ts';
import { waitsFor } from './waiting.ts';

const withLogin = (name: string) =>
  bundleOf({ ...exampleDraft, proxy: { ...exampleDraft.proxy, credentials: { from: 'secretsmanager', name } } });

test('an endpoint that is not in the VPC is what is waited for, not the answer that asks for it', () => {
  expect(waitsFor(withLogin('corp/proxy'))).toBe('!cluster.vpcEndpoints secretsmanager');
});

test('values that are missing are waited for by their own field', () => {
  expect(waitsFor(withLogin(''))?.split('\n')).toEqual([
    '!proxy.credentials.name',
    'cluster.vpcEndpoints secretsmanager',
  ]);
  expect(waitsFor(bundleOf({ ...exampleDraft, proxy: {} }))).toBe('proxy.http');
  expect(waitsFor(bundleOf(exampleDraft))).toBeUndefined();
});

test('a value that is there and wrong is nothing to wait for: it is to be mended', () => {
  expect(waitsFor(bundleOf({ ...exampleDraft, proxy: { http: 'proxy.corp:3128' } }))).toBe('!proxy.http');
});
