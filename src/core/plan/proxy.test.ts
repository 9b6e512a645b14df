import { describe, expect, test } from 'vitest';
import { missingCode } from '../model/finding.ts';
import { gap, mark } from '../model/marks.ts';
import { issuingCa, rootCa, serverCertificate } from '../model/sample-ca.fixture.ts';
import { caBundleToCome } from './proxy.ts';
import { planned, sampleDraft, told, toldOf } from './sample-draft.ts';

const withProxy = (http: string, https?: string) => ({ ...sampleDraft, proxy: { http, https } });

test('the address for HTTPS is the other one where none is given', () => {
  expect(planned(withProxy('http://proxy:3128/', '')).plan).toMatchObject({
    httpProxy: 'http://proxy:3128',
    httpsProxy: 'http://proxy:3128',
  });
  expect(planned({ ...sampleDraft, proxy: {} }).plan.httpsProxy).toBe(gap('proxy.http'));
});

test('two different addresses stay two', () => {
  const { plan, findings } = planned(withProxy('http://proxy:3128', 'http://other:3129'));
  expect(plan).toMatchObject({ httpProxy: 'http://proxy:3128', httpsProxy: 'http://other:3129' });
  expect(findings).toEqual([]);
});

test('what is typed shows in the preview, right or wrong', () => {
  expect(planned(withProxy('http://p.corp:3128/abc')).plan.httpProxy).toBe(
    mark('proxy.http', 'http://p.corp:3128/abc'),
  );
});

describe('a user name and password in the address', () => {
  const { plan, findings } = planned(withProxy('http://jane:s3cr3t@proxy:3128', 'http://jane:s3cr3t@proxy:3129'));

  test('are an error at each field, with the safe ways', () => {
    expect(told(findings)).toEqual(['proxy.credentials at proxy.http', 'proxy.credentials at proxy.https']);
    expect(findings[0]).toMatchObject({ severity: 'error', marked: true });
  });

  test('are nowhere in the plan and nowhere in the findings', () => {
    expect(JSON.stringify({ plan, findings })).not.toMatch(/jane|s3cr3t/);
    expect(plan.httpProxy).toBe(mark('proxy.http', 'http://***@proxy:3128'));
  });
});

test('https:// to the proxy itself is a warning', () => {
  expect(toldOf(withProxy('https://proxy:3129'))).toEqual(['proxy.tls at proxy.http']);
  expect(toldOf(withProxy('http://proxy:3128', 'https://other:3129'))).toEqual(['proxy.tls at proxy.https']);
});

test('https:// for HTTPS with the same host and port is most likely a mistake, mended with one click', () => {
  const { findings } = planned(withProxy('http://proxy:3128', 'https://proxy:3128'));
  expect(told(findings)).toEqual(['proxy.https-scheme at proxy.https']);
  expect(findings[0]?.mend).toMatchObject({ field: 'proxy.https', value: 'http://proxy:3128' });
});

test('a proxy inside the VPC is no trouble: programs do not look up their proxy in the list', () => {
  expect(toldOf(withProxy('http://10.0.0.5:3128'))).toEqual([]);
});

describe('the CA bundle', () => {
  const bundled = (caBundle: string) => planned({ ...sampleDraft, proxy: { ...sampleDraft.proxy, caBundle } });

  test('that is still to come is missing, and marked in every file that will hold it', () => {
    const { plan, findings } = bundled(caBundleToCome);
    expect(findings).toMatchObject([{ code: missingCode, field: 'proxy.caBundle', severity: 'error', marked: true }]);
    expect(plan.caBundle).toBe(gap('proxy.caBundle'));
  });

  test('is kept in its one form', () => {
    const { plan, findings } = bundled(`subject=Corp\r\n${rootCa.replaceAll('\n', '\r\n')}${rootCa}`);
    expect(findings).toEqual([]);
    expect(plan.caBundle).toBe(rootCa);
    expect(plan.settings.proxy.caBundle).toBe(rootCa);
  });

  test('that is empty or blank is none', () => {
    for (const text of ['', ' \n']) {
      const { plan, findings } = bundled(text);
      expect([plan.caBundle, plan.settings.proxy.caBundle, findings]).toEqual(['', undefined, []]);
    }
  });

  test('with a private key is refused, and nothing of the key is kept', () => {
    const { plan, findings } = bundled(`-----BEGIN PRIVATE KEY-----\nSECRET\n-----END PRIVATE KEY-----\n${rootCa}`);
    expect(told(findings)).toEqual(['ca-bundle.private-key at proxy.caBundle']);
    expect(plan.caBundle).toBe(gap('proxy.caBundle'));
    expect(JSON.stringify([plan, findings])).not.toContain('SECRET');
  });

  test('that is none is marked with its first line', () => {
    const { plan, findings } = bundled('proxy.corp.example\nx');
    expect(told(findings)).toEqual(['ca-bundle.not-pem at proxy.caBundle']);
    expect(plan.caBundle).toBe(mark('proxy.caBundle', 'proxy.corp.example'));
  });

  test('is told about where a certificate is no authority or its root is missing', () => {
    expect(told(bundled(rootCa + issuingCa).findings)).toEqual([]);
    expect(told(bundled(issuingCa).findings)).toEqual(['ca-bundle.no-root at proxy.caBundle']);
    expect(told(bundled(rootCa + serverCertificate).findings)).toEqual(['ca-bundle.not-a-ca at proxy.caBundle']);
  });
});
