import { expect, test } from 'vitest';
import { planOf } from './plan.ts';
import { sampleDefinitions } from './sample-definitions.ts';
import { sampleDraft } from './sample-draft.ts';

const told = (http: string, https = '') =>
  planOf({ ...sampleDraft, proxy: { http, https } }, sampleDefinitions)
    .findings.filter(({ field }) => field.startsWith('proxy.'))
    .map(({ code, severity, field }) => `${severity} ${code} at ${field}`);

test.each([
  ['http://localhost:3128', ['warning proxy.on-the-node at proxy.http']],
  ['http://127.0.0.1:3128', ['warning proxy.on-the-node at proxy.http']],
  ['http://[::1]:3128', ['warning proxy.on-the-node at proxy.http']],
  ['http://172.20.5.5:3128', ['error proxy.service-address at proxy.http']],
  ['http://10.0.5.5:3128', []],
  ['http://proxy.corp.example:3128', []],
])('a proxy at %s is told as %j', (http, expected) => {
  expect(told(http)).toEqual(expected);
});

test('the second proxy is looked at too, where there is one', () => {
  expect(told('http://proxy.corp.example:3128', 'http://172.20.5.5:3128')).toEqual([
    'error proxy.service-address at proxy.https',
  ]);
});
