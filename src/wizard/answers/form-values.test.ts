import { expect, test } from 'vitest';
import { bundleOf, exampleDraft, missingCode } from '../../core/index.ts';
import { draftOf, formValuesOf } from './form-values.ts';

const http = 'http://one.example:3128';

test('a second proxy address that is the first spelled out follows the first when that changes', () => {
  const values = formValuesOf({ ...exampleDraft, proxy: { http, https: http } });
  expect(values.proxy).toMatchObject({ http, https: '' });
  const next = { ...values, proxy: { ...values.proxy, http: 'http://other.example:3128' } };
  expect(bundleOf(draftOf(next)).plan.httpsProxy).toBe('http://other.example:3128');
});

test('a second proxy address that is another one stays', () => {
  const https = 'http://two.example:3129';
  expect(formValuesOf({ proxy: { http, https } }).proxy).toMatchObject({ http, https });
  expect(formValuesOf({ proxy: { https } }).proxy).toMatchObject({ http: '', https });
});

test('a draft says the same after it was in the form', () => {
  expect(bundleOf(draftOf(formValuesOf(exampleDraft))).documents).toEqual(bundleOf(exampleDraft).documents);
});

test('a CA bundle that is asked and still empty is another answer than none, there and back', () => {
  expect(formValuesOf({ proxy: { http, caBundle: '' } }).proxy).toMatchObject({ tlsInspection: false, caBundle: '' });
  const asked = formValuesOf(
    draftOf({ ...formValuesOf({}), proxy: { ...formValuesOf({}).proxy, tlsInspection: true } }),
  );
  expect(asked.proxy).toMatchObject({ tlsInspection: true, caBundle: '' });
  const codes = bundleOf(draftOf(asked)).findings.filter(({ field }) => field === 'proxy.caBundle');
  expect(codes).toMatchObject([{ code: missingCode }]);
});
