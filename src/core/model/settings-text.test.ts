import { expect, test } from 'vitest';
import { settingsIn } from './settings-text.ts';

const settings = { version: 1, cluster: { name: 'demo' }, proxy: { http: 'http://p.example:3128' } };

test.each([
  ['whole', JSON.stringify(settings, null, 2)],
  ['below a prompt', `$ cat settings.json\n${JSON.stringify(settings)}\n$ `],
])('a settings.json, %s', (_, text) => {
  expect(settingsIn(text)).toEqual({ json: settings });
});

test('a draft without a version, by a key that only settings have', () => {
  expect(settingsIn('{"proxy": {"http": "x"}}')).toEqual({ json: { proxy: { http: 'x' } } });
});

test.each([
  '',
  'no brace',
  '{"cluster": {"name": "demo", "version": "1.34"}}',
  '{"name": "demo", "version": "1.34", "endpoint": "https://x"}',
  '{"Vpcs": []}{"VpcEndpoints": []}',
  '{"apiVersion": "v1", "kind": "Service"}',
])('the output of a command is none: %s', (text) => {
  expect(settingsIn(text)).toBeUndefined();
});

test('one that is cut off is told', () => {
  const found = settingsIn(JSON.stringify(settings).slice(0, -9));
  expect(found).toMatchObject({ findings: [{ code: 'settings.not-json', severity: 'error' }] });
});
