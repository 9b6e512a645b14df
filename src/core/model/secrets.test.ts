import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withoutPrivateKeys, withoutSecrets } from './secrets.ts';
import type { Draft } from './settings.ts';

const KEY = '-----BEGIN RSA PRIVATE KEY-----\nMIIEow\n-----END RSA PRIVATE KEY-----\n';
const base64 = (text: string): string => Buffer.from(text).toString('base64');
const CERTIFICATE = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n';

describe('what may be a login or a key does not leave', () => {
  test.each<[what: string, draft: Draft, field: string, left: unknown]>([
    ['a login', { proxy: { http: 'http://jane:pa55@p.example:1' } }, 'proxy.http', { http: 'http://p.example:1' }],
    ['a name alone', { proxy: { https: 'http://jane@p.example:1' } }, 'proxy.https', { https: 'http://p.example:1' }],
    [
      'a password with @ and /',
      { proxy: { http: 'http://jane:p@s/s@p.example:1' } },
      'proxy.http',
      { http: 'http://p.example:1' },
    ],
    ['a login without a scheme', { proxy: { http: 'jane:pa55@p.example' } }, 'proxy.http', { http: 'p.example' }],
    ['one that is half typed', { proxy: { http: 'http://jane:pa55' } }, 'proxy.http', { http: 'http://jane:' }],
    [
      'one whose first @ belongs to the name',
      { proxy: { http: 'http://jane@corp.example:pa55' } },
      'proxy.http',
      { http: 'http://corp.example:' },
    ],
    [
      'a login for the name of its secret',
      { proxy: { credentials: { from: 'ssm', name: 'jane:pa55' } } },
      'proxy.credentials.name',
      { credentials: { from: 'ssm', name: '' } },
    ],
    ['a key beside a certificate', { proxy: { caBundle: `${CERTIFICATE}${KEY}` } }, 'proxy.caBundle', { caBundle: '' }],
    ['half a key', { proxy: { caBundle: 'EC PRIVATE  KEY' } }, 'proxy.caBundle', { caBundle: '' }],
  ])('%s', (_, draft, field, left) => {
    expect(withoutSecrets(draft)).toEqual({ draft: { proxy: left }, fields: [field] });
  });

  test('a key whose base64 is cut off', () => {
    const draft = { cluster: { certificateAuthority: base64(KEY).slice(0, -3) } };
    expect(withoutSecrets(draft).draft.cluster?.certificateAuthority).toBe('');
  });

  test('in any other answer too', () => {
    const draft: Draft = {
      cluster: {
        endpoint: 'https://jane:pa55@x.example',
        certificateAuthority: base64(KEY),
        vpcEndpoints: ['s3', { service: 'logs', privateDns: false, hosts: ['a.example', 'jane:pa55@b.example'] }],
      },
      bypass: {
        add: ['jane:pa55@c.example', { entry: 'd.example', why: 'seen at http://jane:pa55@e.example, says jane@corp' }],
        remove: [KEY],
      },
      nodeGroups: [{ options: { bootstrapArguments: '--x http://a:b@f.example --y http://c:d@g.example', on: true } }],
    };
    const { draft: left, fields } = withoutSecrets(draft);
    expect(fields).toEqual([
      'cluster.endpoint',
      'cluster.certificateAuthority',
      'cluster.vpcEndpoints.1.hosts.1',
      'bypass.add.0',
      'bypass.add.1.why',
      'bypass.remove.0',
      'nodeGroups.0.options.bootstrapArguments',
    ]);
    expect(left).toEqual({
      cluster: {
        endpoint: 'https://x.example',
        certificateAuthority: '',
        vpcEndpoints: ['s3', { service: 'logs', privateDns: false, hosts: ['a.example', 'b.example'] }],
      },
      bypass: {
        add: ['c.example', { entry: 'd.example', why: 'seen at http://e.example, says jane@corp' }],
        remove: [''],
      },
      nodeGroups: [{ options: { bootstrapArguments: '--x http://f.example --y http://g.example', on: true } }],
    });
  });
});

test('what is no secret stays to the letter', () => {
  const draft: Draft = {
    version: 1,
    cluster: { certificateAuthority: base64(CERTIFICATE) },
    proxy: {
      http: 'http://proxy.example:3128',
      https: 'http://[2001:db8::1]:3128',
      caBundle: CERTIFICATE,
      credentials: { from: 'secretsmanager', name: 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:a@b-AbCdEf' },
    },
    bypass: { add: [{ entry: 'keys.example', why: 'where the private key store is; ask ops@corp.example' }] },
    nodeGroups: [{ options: { subnetTag: 'owner=ops@corp.example' } }],
  };
  expect(withoutSecrets(draft)).toEqual({ draft, fields: [] });
});

test('private keys alone go where answers come in', () => {
  const proxy = { http: 'http://jane:pa55@p.example:1' };
  expect(withoutPrivateKeys({ proxy: { ...proxy, caBundle: KEY } })).toEqual({ proxy: { ...proxy, caBundle: '' } });
});

test('what is clean stays as it is', () => {
  const piece = fc.constantFrom('http://', '@', ':', '/', ' ', 'jane', '123', '-----BEGIN ', 'PRIVATE KEY', 'LS0t', '');
  const text = fc.array(piece, { maxLength: 9 }).map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(text, text, text, text, (http, name, why, value) => {
      const { draft } = withoutSecrets({
        cluster: { name },
        proxy: { http, credentials: { from: 'ssm', name: value } },
        bypass: { add: [why, { entry: value, why }] },
        nodeGroups: [{ options: { value } }],
      });
      expect(withoutSecrets(draft)).toEqual({ draft, fields: [] });
      expect(draft.proxy?.http).not.toContain('@');
    }),
  );
});
