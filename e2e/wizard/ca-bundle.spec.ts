// The CA bundle of a TLS-intercepting proxy: pasted or from a file, read back certificate by certificate, in every file
// that needs it; and a private key, which stays nowhere.

import { expect } from '@playwright/test';
import { issuingCa, rootCa } from '../../src/core/model/sample-ca.fixture.ts';
import { test, type WizardPage } from './wizard-page.ts';

const KEY = '-----BEGIN PRIVATE KEY-----\nMIGHAgEAMBMGByqGSM49AgEGSECRET\n-----END PRIVATE KEY-----\n';

const ask = (wizard: WizardPage) => wizard.page.getByRole('checkbox', { name: /^The proxy opens TLS connections/ });
const certificates = (wizard: WizardPage) =>
  wizard.page.getByRole('list', { name: 'Certificates of the bundle' }).getByRole('listitem');

async function openProxy(wizard: WizardPage) {
  await wizard.open();
  await wizard.example();
  await wizard.go('Proxy');
  await ask(wizard).check();
}

test('a pasted bundle is read back, and stands in user data, patch and ConfigMap', async ({ wizard }) => {
  await openProxy(wizard);
  await wizard.paste(`subject=Corp\n${rootCa}`, wizard.field('proxy.caBundle'));
  await expect(certificates(wizard)).toHaveCount(1);
  await expect(certificates(wizard)).toContainText('CN=Corp Proxy CA, O=Corp');
  await expect(certificates(wizard)).toContainText('valid from 2026-11-24 to 2126-10-31');
  await expect(wizard.page.getByText('Takes 631 of the 16,384 bytes')).toBeVisible();
  const line = rootCa.split('\n')[1] ?? '';
  expect(await wizard.fileText('proxy-ca-bundle-config.yaml')).toContain(line);
  expect(await wizard.fileText('patches/aws-node.yaml')).toContain('SSL_CERT_DIR');
  const { name } = await wizard.download();
  expect(name).toMatch(/\.zip$/);

  await wizard.go('Bypass');
  await wizard.go('Proxy');
  await expect(certificates(wizard)).toHaveCount(1);
  await ask(wizard).uncheck();
  await expect(wizard.page.getByRole('button', { name: /proxy-ca-bundle-config/ })).toHaveCount(0);
});

test('a file is read; what is cut off is told at the field and held back', async ({ wizard }) => {
  await openProxy(wizard);
  const file = wizard.page.locator('input[type=file]');
  await file.setInputFiles({ name: 'ca.pem', mimeType: 'text/plain', buffer: Buffer.from(rootCa + issuingCa) });
  await expect(certificates(wizard)).toHaveCount(2);
  await file.setInputFiles({ name: 'ca.pem', mimeType: 'text/plain', buffer: Buffer.from(rootCa.slice(0, 200)) });
  const field = wizard.field('proxy.caBundle');
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(field).toHaveAccessibleDescription(/has no beginning or no end/);
  await expect(wizard.downloadBundle).toHaveAccessibleDescription('1 thing to fix: CA bundle');
  await expect(wizard.page.getByText('Download bundle')).toBeVisible();
});

test('a private key is thrown away, pasted or in a file, and is said to be', async ({ wizard }) => {
  await openProxy(wizard);
  const field = wizard.field('proxy.caBundle');
  const said = wizard.page.getByRole('alert').filter({ hasText: 'There was a private key in it' });
  await wizard.paste(rootCa + KEY, field);
  await expect(said).toBeVisible();
  await expect(field).toHaveValue('');
  await wizard.paste(rootCa, field);
  await expect(said).toHaveCount(0);
  await wizard.page.locator('input[type=file]').setInputFiles({
    name: 'all.pem',
    mimeType: 'text/plain',
    buffer: Buffer.from(rootCa + KEY),
  });
  await expect(said).toBeVisible();
  await expect(field).toHaveValue('');
  await wizard.go('Apply');
  expect(await wizard.page.content()).not.toContain('SECRET');
  const kept = await wizard.page.evaluate(() =>
    JSON.stringify([{ ...localStorage }, { ...sessionStorage }, location.href]),
  );
  expect(kept).not.toContain('SECRET');
});

test('TLS inspection without its certificates is waited for, and stays ticked from step to step', async ({
  wizard,
}) => {
  await openProxy(wizard);
  await expect(wizard.downloadBundle).toHaveAccessibleDescription('Waits for 1 value: CA bundle');
  await expect(wizard.field('proxy.caBundle')).toHaveValue('');
  await wizard.go('Bypass');
  await wizard.go('Proxy');
  await expect(ask(wizard)).toBeChecked();
  await ask(wizard).uncheck();
  await expect(wizard.downloadBundle).toBeEnabled();
});
