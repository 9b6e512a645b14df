import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readers, readNonProxyHosts } from './index.ts';
import type { NoProxyReader } from './reader.ts';

const reader = (id: string): NoProxyReader => {
  const found = readers.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no reader ${id}`);
  return found;
};

/** `direct` with the entry that decided, `proxy` or `error`. */
const answerOf = (id: string, noProxy: string, url: string): string => {
  const { way, entry } = reader(id).read(noProxy)(url);
  return entry === undefined ? way : `${way} by ${entry}`;
};

type Row = readonly [noProxy: string, url: string, answer: string];

const GO: readonly Row[] = [
  ['example.com', 'http://www.example.com/', 'direct by example.com'],
  ['.example.com', 'http://example.com/', 'proxy'],
  ['*.example.com', 'http://a.example.com/', 'direct by *.example.com'],
  [' EXAMPLE.com ', 'http://Example.COM/', 'direct by EXAMPLE.com'],
  ['example.com', 'http://example.com./', 'proxy'],
  ['example.com:8080', 'http://example.com/', 'proxy'],
  ['example.com:443', 'https://example.com/', 'direct by example.com:443'],
  ['x,*', 'http://anything/', 'direct by *'],
  ['a b', 'http://b/', 'proxy'],
  ['10.0.5.7/16', 'http://10.0.255.1/', 'direct by 10.0.5.7/16'],
  ['0.0.0.0/0', 'http://8.8.8.8/', 'direct by 0.0.0.0/0'],
  ['10.0.0.0/33', 'http://10.0.0.1/', 'proxy'],
  ['10.0.0.0/8', 'http://[::ffff:10.1.2.3]/', 'direct by 10.0.0.0/8'],
  ['::ffff:10.0.0.0/104', 'http://10.1.2.3/', 'direct by ::ffff:10.0.0.0/104'],
  ['fd00:ec2::/32', 'http://[fd00:ec2::254]/', 'direct by fd00:ec2::/32'],
  ['[fd00:ec2::254]', 'http://[fd00:ec2::254]/', 'proxy'],
  ['[fd00:ec2::254]:80', 'http://[fd00:ec2::254]/', 'direct by [fd00:ec2::254]:80'],
  ['127.0.0.1', 'http://0177.0.0.1/', 'proxy'],
  ['', 'http://localhost:10248/', 'direct'],
  ['', 'http://LOCALHOST/', 'proxy'],
  ['', 'http://127.0.0.53/', 'direct'],
  ['', 'http://0.0.0.0/', 'proxy'],
  ['bücher.example', 'http://shop.xn--bcher-kva.example/', 'direct by bücher.example'],
  ['', 'ftp://example.com/', 'error'],
  ['', 'http://fd00:ec2::254/', 'proxy'],
  ['svc:8080', 'http://svc:8080:/', 'direct by svc:8080'],
];

const CURL: readonly Row[] = [
  ['example.com', 'http://a.b.example.com/', 'direct by example.com'],
  ['.example.com', 'http://example.com/', 'direct by .example.com'],
  ['example.com', 'http://notexample.com/', 'proxy'],
  ['*.example.com', 'http://a.example.com/', 'proxy'],
  ['*', 'http://x/', 'direct by *'],
  ['a,*', 'http://x/', 'proxy'],
  ['example.com:80', 'http://example.com:80/', 'proxy'],
  ['[fd00:ec2::254]', 'http://[fd00:ec2::254]/', 'proxy'],
  ['FD00:ec2::254', 'http://[fd00:ec2::254]:80/', 'direct by FD00:ec2::254'],
  ['localhost', 'http://user:pw@LOCALHOST/', 'direct by localhost'],
  ['', 'http://localhost/', 'proxy'],
];

const RULES: Readonly<Record<string, readonly Row[]>> = {
  'go-0.36': [...GO, ['169.254', 'http://169.254.169.254/', 'proxy']],
  'go-0.7': [...GO, ['169.254', 'http://169.254.169.254/', 'direct by 169.254']],
  'curl-7': [
    ...CURL,
    ['169.254', 'http://169.254.169.254/', 'direct by 169.254'],
    ['10.0.0.0/8', 'http://10.1.2.3/', 'proxy'],
    ['127.0.0.1', 'http://0177.0.0.1/', 'proxy'],
    ['a b', 'http://b/', 'direct by b'],
    ['a\tb', 'http://b/', 'proxy'],
    ['example.com', 'http://example.com./', 'proxy'],
  ],
  'curl-7.77': [
    ...CURL,
    ['127.0.0.1', 'http://0177.0.0.1/', 'direct by 127.0.0.1'],
    ['fd00:ec2::254', 'http://[fd00:0ec2:0:0:0:0:0:254]/', 'proxy'],
    ['example.com', 'http://example.com:0/', 'error'],
  ],
  'curl-7.81': [
    ...CURL,
    ['fd00:ec2::254', 'http://[fd00:0ec2:0:0:0:0:0:254]/', 'direct by fd00:ec2::254'],
    ['bücher.example', 'http://bücher.example/', 'direct by bücher.example'],
    ['example.com', 'http://example.com:0/', 'direct by example.com'],
  ],
  'curl-7.86': [
    ['xn--e28h.test', 'http://😀.test/', 'direct by xn--e28h.test'],
    ['ab.test', 'http://a\u200db.test/', 'direct by ab.test'],
    ['', 'http://-é.test/', 'error'],
    ['.example.com,x', 'http://a.example.com/', 'proxy'],
    ['x,.example.com', 'http://notexample.com/', 'direct by .example.com'],
    ['example.com', 'http://a.example.com/', 'proxy'],
    ['10.1.2.3,x', 'http://10.1.2.3/', 'proxy'],
    ['x,10.1.2.3', 'http://10.1.2.3/', 'direct by 10.1.2.3'],
    ['10.0.0.0/8,x', 'http://10.1.2.3/', 'direct by 10.0.0.0/8'],
  ],
  'curl-7.87': [
    ...CURL,
    ['169.254', 'http://169.254.169.254/', 'proxy'],
    ['10.0.0.0/8', 'http://10.1.2.3/', 'direct by 10.0.0.0/8'],
    ['0.0.0.0/0', 'http://8.8.8.8/', 'proxy'],
    ['10.0.0.0/8x', 'http://10.1.2.3/', 'direct by 10.0.0.0/8x'],
    ['fd00:ec2::/32', 'http://[fd00:ec2::254]/', 'proxy'],
    ['example.com.', 'http://www.example.com/', 'direct by example.com.'],
    ['a\tb', 'http://b/', 'direct by b'],
    ['bücher.example', 'http://bücher.example/', 'proxy'],
  ],
  'curl-8.9': [
    ...CURL,
    ['a b,c', 'http://a/', 'direct by a'],
    ['a b,c', 'http://c/', 'proxy'],
    ['a , c', 'http://c/', 'direct by c'],
    ['::2:3:4:5:6:7:8', 'http://[::2:3:4:5:6:7:8]/', 'direct by ::2:3:4:5:6:7:8'],
    ['fd00:ec2::/32', 'http://[fd00:ec2::254]/', 'proxy'],
  ],
  'curl-8.18': [
    ...CURL,
    ['fd00:ec2::/32', 'http://[fd00:ec2::254]/', 'direct by fd00:ec2::/32'],
    ['::/0', 'http://[fd00:ec2::254]/', 'proxy'],
    ['::2:3:4:5:6:7:8', 'http://[0:2:3:4:5:6:7:8]/', 'direct by ::2:3:4:5:6:7:8'],
    ['10.0.0.0/8x', 'http://10.1.2.3/', 'proxy'],
    ['10.0.0.0/8', 'http://10.1.2.3./', 'proxy'],
  ],
  'curl-8.21': [...CURL, ['10.0.0.0/8', 'http://10.1.2.3./', 'direct by 10.0.0.0/8']],
  apt: [
    ['example.com', 'http://a.example.com/', 'direct by example.com'],
    ['example.com', 'http://notexample.com/', 'direct by example.com'],
    ['.example.com', 'http://example.com/', 'proxy'],
    ['EXAMPLE.com', 'https://Example.COM:8443/', 'direct by EXAMPLE.com'],
    [' example.com', 'http://example.com/', 'proxy'],
    ['2.3', 'http://127.1.2.3/', 'direct by 2.3'],
    ['10.0.0.0/8', 'http://10.1.2.3/', 'proxy'],
    ['fd00:ec2::254', 'http://[fd00:ec2::254]:80/', 'direct by fd00:ec2::254'],
    ['*', 'http://x/', 'proxy'],
    ['', 'http://127.0.0.1/', 'proxy'],
    ['x', 'http://user:pw@x/', 'direct by x'],
    ['', 'ftp://example.com/', 'error'],
  ],
  'wget-1': [
    ['example.com', 'http://a.example.com/', 'direct by example.com'],
    ['.example.com', 'http://example.com/', 'proxy'],
    ['169.254', 'http://169.254.169.254/', 'direct by 169.254'],
    ['10.0.0.0/8', 'http://10.1.2.3/', 'proxy'],
    ['*', 'http://x/', 'proxy'],
    ['a, b', 'http://b/', 'direct by b'],
    ['a ,b', 'http://a/', 'proxy'],
    ['fd00:ec2::254', 'http://[fd00:ec2::254]/', 'direct by fd00:ec2::254'],
    ['a,', 'http://b./', 'direct by '],
    ['::ffff:010.0.0.1', 'http://[::ffff:010.0.0.1]/', 'direct by ::ffff:010.0.0.1'],
    ['', 'http://[::1]@example.com/', 'error'],
    ['xn--e28h.test', 'http://😀.test/', 'direct by xn--e28h.test'],
  ],
  'wget2-1.99': [
    ['example.com', 'http://a.example.com/', 'proxy'],
    ['.example.com', 'http://a.example.com/', 'direct by .example.com'],
    ['a, b', 'http://b/', 'proxy'],
    ['10.0.0.0/8', 'http://10.1.2.3/', 'proxy'],
  ],
  'wget2-2.1': [
    ['a, b', 'http://b/', 'direct by b'],
    ['10.0.0.0/8', 'http://10.1.2.3/', 'direct by 10.0.0.0/8'],
    ['fd00::/8', 'http://[fd00:ec2::254]/', 'direct by fd00::/8'],
  ],
  urllib: [
    ['.example.com', 'http://example.com/', 'direct by .example.com'],
    ['example.com:8080', 'http://a.example.com:8080/', 'direct by example.com:8080'],
    ['example.com:80', 'http://example.com/', 'proxy'],
    ['fd00:ec2::254', 'http://[fd00:ec2::254]/', 'proxy'],
    ['[fd00:ec2::254]', 'http://[fd00:ec2::254]:80/', 'direct by [fd00:ec2::254]'],
    ['10.0.0.0/8', 'http://10.1.2.3/', 'proxy'],
    ['example.com', 'http://user:pw@example.com/', 'proxy'],
    ['', 'http://[::1%25lo]/', 'proxy'],
    ['', 'http://[::1%a%b]/', 'error'],
    ['', 'http://[::1/', 'error'],
    ['', 'http://::1]/', 'error'],
    ['*', 'http://x/', 'direct by *'],
    ['a,*', 'http://x/', 'proxy'],
  ],
  botocore: [
    ['169.254.169.254', 'http://169.254.169.254/latest/', 'direct by 169.254.169.254'],
    ['169.254.0.0/16', 'http://169.254.169.254/latest/', 'proxy'],
    [
      'eks.us-west-2.amazonaws.com',
      'https://oidc.eks.us-west-2.amazonaws.com/',
      'direct by eks.us-west-2.amazonaws.com',
    ],
  ],
  requests: [
    ['example.com', 'http://notexample.com/', 'direct by example.com'],
    ['10.0.0.0/8', 'http://10.1.2.3/', 'direct by 10.0.0.0/8'],
    ['0.0.0.0/0', 'http://8.8.8.8/', 'proxy'],
    ['fd00:ec2::254', 'http://[fd00:ec2::254]/', 'direct by fd00:ec2::254'],
    ['fd00::/8', 'http://[fd00:ec2::254]/', 'proxy'],
    ['169.254', 'http://169.254.169.254/', 'direct by 169.254'],
    ['127.0.0.0/8', 'http://0177.0.0.1/', 'direct by 127.0.0.0/8'],
  ],
  'requests-2.34': [
    ['example.com', 'http://notexample.com/', 'proxy'],
    ['example.com', 'http://a.example.com/', 'direct by example.com'],
    ['bücher.example', 'http://bücher.example/', 'proxy'],
    ['xn--bcher-kva.example', 'http://BÜCHER.example/', 'direct by xn--bcher-kva.example'],
    ['xn--ll-0ea.test', 'http://l·l.test/', 'direct by xn--ll-0ea.test'],
    ['', 'http://ﬀ.test/', 'error'],
    ['', 'http://a\u00adb.test/', 'error'],
    ['fe80::1%1', 'http://[fe80::1%1]/', 'direct by fe80::1%1'],
    ['fe80::1%25eth0', 'http://[fe80::1%eth0]/', 'direct by fe80::1%25eth0'],
  ],
  reqwest: [
    ['EXAMPLE.com', 'http://example.com/', 'proxy'],
    ['.example.com', 'http://example.com/', 'direct by .example.com'],
    ['*', 'http://x/', 'direct by *'],
    ['*', 'http://10.1.2.3/', 'proxy'],
    ['010.0.0.0/8', 'http://10.1.2.3/', 'direct by 010.0.0.0/8'],
    ['10.0.0.0/8', 'http://[::ffff:10.1.2.3]/', 'proxy'],
    ['127.0.0.1', 'http://0177.0.0.1/', 'direct by 127.0.0.1'],
  ],
  'hyper-util-0.1.11': [['EXAMPLE.com', 'http://example.com/', 'proxy']],
  'hyper-util-0.1.20': [
    ['EXAMPLE.com', 'http://a.example.com/', 'direct by EXAMPLE.com'],
    ['127.0.0.1', 'http://0177.0.0.1/', 'proxy'],
  ],
  pluto: [
    ['', 'http://example.com/', 'direct'],
    ['example.com', 'https://notexample.com/', 'direct by example.com'],
    ['.example.com', 'https://example.com/', 'proxy'],
    ['Example.com', 'https://example.com/', 'proxy'],
    ['x,*', 'https://example.com/', 'direct by *'],
  ],
  'fluent-bit': [
    ['logs.us-west-2.amazonaws.com', 'https://logs.us-west-2.amazonaws.com/', 'direct by logs.us-west-2.amazonaws.com'],
    ['us-west-2.amazonaws.com,.amazonaws.com', 'https://logs.us-west-2.amazonaws.com/', 'proxy'],
    ['169.254.0.0/16', 'http://169.254.169.254/', 'proxy'],
    [' a , b ', 'http://b:24224/', 'direct by b'],
    ['  a b  ,\tc', 'http://c/', 'proxy'],
    ['a,*', 'http://x/', 'proxy'],
  ],
  java: [
    ['example.com', 'http://a.example.com/', 'proxy'],
    ['.example.com', 'http://a.example.com/', 'direct by .example.com'],
    ['10.*', 'http://10.1.2.3/', 'direct by 10.*'],
    ['*internal*', 'http://an.internal.host/', 'direct by *internal*'],
    ['a', 'http://localhost/', 'direct'],
    ['', 'http://localhost/', 'proxy'],
    ['[fd00:ec2::254]', 'http://[fd00:ec2::254]/', 'direct by [fd00:ec2::254]'],
    ['[::ffff:010.0.0.1]', 'http://[::ffff:010.0.0.1]/', 'direct by [::ffff:010.0.0.1]'],
    ['', 'http://us er@[fd00:ec2::254]/', 'error'],
  ],
  node: [['', 'http://example.com/', 'direct']],
  'node-http': [['.example.com', 'http://notexample.com/', 'direct by .example.com']],
  'node-http-24.16': [
    ['.example.com', 'http://notexample.com/', 'proxy'],
    ['.example.com', 'http://example.com/', 'direct by .example.com'],
    ['example.com', 'http://a.example.com/', 'proxy'],
    ['example.com:80', 'http://example.com/', 'direct by example.com:80'],
    ['10.0.0.1 - 10.0.0.9', 'http://10.0.0.5/', 'direct by 10.0.0.1 - 10.0.0.9'],
    ['fd00:ec2::254', 'http://[fd00:ec2::254]/', 'direct by fd00:ec2::254'],
    ['x,*', 'http://a/', 'direct by *'],
  ],
  'node-fetch': [
    ['example.com', 'http://a.example.com/', 'proxy'],
    ['', 'http://user@example.com/', 'error'],
  ],
  'node-fetch-24.15': [
    ['example.com', 'http://a.example.com/', 'direct by example.com'],
    ['example.com', 'http://user:pw@example.com/', 'error'],
    ['', 'http://example.com:6000/', 'error'],
    ['', 'http://example.com:10250/', 'proxy'],
  ],
  'node-fetch-26.8': [['fd00:ec2::254', 'http://[fd00:ec2::254]/', 'direct by fd00:ec2::254']],
  'undici-6': [
    ['.example.com', 'http://example.com/', 'proxy'],
    ['*example.com', 'http://notexample.com/', 'direct by *example.com'],
    ['a b', 'http://b/', 'direct by b'],
    ['x,*', 'http://a/', 'direct by *'],
  ],
  'undici-7': [
    ['*.example.com', 'http://example.com/', 'direct by *.example.com'],
    ['x,*', 'http://a/', 'proxy'],
    ['fd00:ec2::254', 'http://[fd00:ec2::254]/', 'proxy'],
    ['example.com:80', 'http://a.example.com/', 'direct by example.com:80'],
  ],
  'undici-8.10.0': [
    ['fd00:ec2::254', 'http://[fd00:ec2::254]/', 'direct by fd00:ec2::254'],
    ['example.com', 'http://example.com./', 'proxy'],
  ],
  'undici-8.10': [
    ['example.com', 'http://example.com./', 'direct by example.com'],
    ['x,*', 'http://a/', 'proxy'],
  ],
  'undici-8': [
    ['*.example.com', 'http://example.com/', 'proxy'],
    ['x,*', 'http://a/', 'direct by *'],
    ['*:80', 'https://a/', 'proxy'],
    ['[fd00:ec2::254]:80', 'http://[fd00:ec2::254]/', 'direct by [fd00:ec2::254]:80'],
  ],
  'proxy-from-env-1': [
    ['127.0.0.1', 'http://0177.0.0.1/', 'proxy'],
    ['[fd00:ec2::254]', 'http://[FD00:ec2::254]/', 'direct by [fd00:ec2::254]'],
    ['[g::1]', 'http://[G::1]/', 'direct by [g::1]'],
  ],
  'proxy-from-env-2': [
    ['127.0.0.1', 'http://0177.0.0.1/', 'direct by 127.0.0.1'],
    ['.example.com', 'http://example.com/', 'proxy'],
    ['example.com:8080', 'http://example.com:8080/', 'direct by example.com:8080'],
  ],
  dotnet: [
    ['.example.com', 'http://example.com/', 'direct by .example.com'],
    ['example.com', 'http://a.example.com/', 'proxy'],
    ['*', 'http://a/', 'proxy'],
    ['[fd00:ec2::254]', 'http://[fd00:0ec2::254]/', 'direct by [fd00:ec2::254]'],
    ['BÜCHER.example', 'http://bücher.example/', 'direct by BÜCHER.example'],
  ],
  'ruby-uri': [
    ['example.com', 'http://a.example.com/', 'direct by example.com'],
    ['.example.com', 'http://example.com/', 'proxy'],
    ['10.0.0.0/255.0.0.0', 'http://10.1.2.3/', 'direct by 10.0.0.0/255.0.0.0'],
    ['10.0.0.0/08', 'http://10.1.2.3/', 'proxy'],
    ['fd00:ec2::254', 'http://[fd00:ec2::254]/', 'proxy'],
    ['a b', 'http://b/', 'direct by b'],
    ['', 'http://0177.0.0.1/', 'direct'],
    ['', 'http://bücher.example/', 'error'],
  ],
};

const rows = Object.entries(RULES).flatMap(([id, own]) => own.map((row) => [id, ...row] as const));

test.each(rows)('%s with %j, asked for %s: %s', (id, noProxy, url, answer) => {
  expect(answerOf(id, noProxy, url)).toBe(answer);
});

test('every reader has its own rows, its own name, and a program that it alone knows', () => {
  expect(Object.keys(RULES).sort()).toEqual(readers.map(({ id }) => id).sort());
  expect(new Set(readers.map(({ title }) => title)).size).toBe(readers.length);
});

describe('a name and a version lead to one reader', () => {
  test.each([
    ['curl 7.61.1', 'curl-7'],
    ['curl 7.88.1 (Debian)', 'curl-7.87'],
    ['curl 8.12.0', 'curl-8.9'],
    ['curl 8.21.0', 'curl-8.21'],
    ['go x/net 0.35.1', 'go-0.7'],
    ['go x/net 2026-07 (>=0.36)', 'go-0.36'],
    ['wget 1.24.5', 'wget-1'],
    ['wget2 2.2.0', 'wget2-2.1'],
    ['python-requests 2.33.1', 'requests'],
    ['python-requests 2.34.0', 'requests-2.34'],
    ['python-urllib CPython 3.13.0', 'urllib'],
    ['rust-reqwest 0.12.15', 'reqwest'],
    ['rust-hyper-util-matcher (reqwest>=0.12.16) hyper-util 0.1.x 2026-08', 'hyper-util-0.1.20'],
    ['rust-hyper-util-matcher (reqwest>=0.12.16) hyper-util 0.1.17', 'hyper-util-0.1.11'],
    ['java-nonProxyHosts OpenJDK 21.0.1', 'java'],
    ['node-http-NODE_USE_ENV_PROXY v22.23.1', 'node-http'],
    ['node-http-NODE_USE_ENV_PROXY v24.21.0', 'node-http-24.16'],
    ['node-http-NODE_USE_ENV_PROXY v26.0.0', 'node-http'],
    ['node-fetch-NODE_USE_ENV_PROXY v22.23.1', 'node-fetch'],
    ['undici-EnvHttpProxyAgent 7.16.0', 'undici-6'],
    ['undici-EnvHttpProxyAgent 8.10.2', 'undici-8.10'],
    ['node-proxy-from-env 2.1.0', 'proxy-from-env-2'],
    ['bottlerocket-pluto core-kit a10182f9', 'pluto'],
    ['fluent-bit 3.0', 'fluent-bit'],
    ['curling 8.0', undefined],
  ])('%s', (runtime, id) => {
    expect(readers.filter((one) => one.knows(runtime)).map((one) => one.id)).toEqual(id === undefined ? [] : [id]);
  });
});

test('a JVM is asked with the property itself where it is known', () => {
  const verdict = readNonProxyHosts('10.*|*.internal||X');
  expect(['http://10.1.2.3/', 'http://a.internal/', 'http://x/', 'http://y/'].map((url) => verdict(url).way)).toEqual([
    'direct',
    'direct',
    'direct',
    'proxy',
  ]);
  expect(readNonProxyHosts('')('http://127.0.0.1/').way).toBe('proxy');
});

const host = fc.oneof(
  fc.constantFrom('example.com', 'www.example.com', 'notexample.com', 'svc', 'EXAMPLE.com.', 'localhost', 'x.internal'),
  fc.constantFrom('10.1.2.3', '169.254.169.254', '127.0.0.1', '0177.0.0.1', '8.8.8.8'),
  fc.constantFrom('[fd00:ec2::254]', '[::1]', '[::ffff:10.1.2.3]', '[fd00:0ec2:0:0:0:0:0:254]'),
);
const url = fc
  .tuple(fc.constantFrom('http', 'https'), host, fc.constantFrom('', ':80', ':8080'))
  .map(([scheme, name, port]) => `${scheme}://${name}${port}/`);
const entry = fc.oneof(
  fc.tuple(fc.constantFrom('', '.', '*.'), host, fc.constantFrom('', ':80', '.')).map((parts) => parts.join('')),
  fc.constantFrom('10.0.0.0/8', '10.1.2.3/32', '0.0.0.0/0', 'fd00::/8', '::/0', '169.254', '2.3', 'com', '.com'),
  fc.constantFrom('fd00:ec2::254', '::1', '10.0.0.1-10.2.0.0', '10.*', '*example.com', '*', '10.0.0.0/99', 'xn--x'),
);
const entries = fc.array(entry, { maxLength: 6 });
/** Anything at all, and what is most likely to be read wrongly. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(
    '',
    '\0',
    '😀',
    '[',
    ']',
    '[]',
    '::',
    ':',
    '/',
    '//',
    ',,,',
    '.',
    '..',
    '*',
    ' ',
    '\t\n',
    '%',
    '%zz',
    '@',
  ),
  fc.constantFrom(
    'x'.repeat(10_000),
    'a,'.repeat(5000),
    `${'1'.repeat(300)}/8`,
    '\ud800',
    '1.2.3.4/9999999999',
    '-',
    '|',
  ),
);
const anyUrl = fc.oneof(
  url,
  anyText,
  anyText.map((text) => `http://${text}/`),
  anyText.map((text) => `https://[${text}]`),
);

test('no text, as a list or as an address, makes a reader throw', () => {
  const list = fc.oneof(
    anyText,
    fc.array(anyText, { maxLength: 5 }).map((texts) => texts.join(',')),
  );
  fc.assert(
    fc.property(list, anyUrl, (noProxy, address) => {
      for (const one of readers) expect(['direct', 'proxy', 'error']).toContain(one.read(noProxy)(address).way);
      expect(['direct', 'proxy', 'error']).toContain(readNonProxyHosts(noProxy)(address).way);
    }),
    { numRuns: 150 },
  );
});

test('the same question has the same answer, whatever was asked in between', () => {
  fc.assert(
    fc.property(entries, entries, url, url, (one, other, address, between) => {
      for (const each of readers) {
        const verdict = each.read(one.join(','));
        const first = verdict(address);
        each.read(other.join(','))(between);
        expect(verdict(address)).toEqual(first);
        expect(each.read(one.join(','))(address)).toEqual(first);
      }
    }),
    { numRuns: 60 },
  );
});

test('the order of the entries decides nothing, but where a reader says so', () => {
  const shuffled = entries.chain((list) =>
    fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length })),
  );
  fc.assert(
    fc.property(shuffled, url, ([list, other], address) => {
      for (const one of readers.filter(({ orderMatters }) => !orderMatters)) {
        expect([one.id, one.read(other.join(','))(address).way]).toEqual([
          one.id,
          one.read(list.join(','))(address).way,
        ]);
      }
    }),
    { numRuns: 150 },
  );
  expect(answerOf('curl-7.86', '.a.b,x', 'http://c.a.b/')).not.toBe(answerOf('curl-7.86', 'x,.a.b', 'http://c.a.b/'));
});

test('one more entry sends nothing to the proxy that went direct, but where a lone * was meant', () => {
  fc.assert(
    fc.property(entries, entry, url, (list, more, address) => {
      for (const one of readers.filter(({ orderMatters }) => !orderMatters)) {
        if (one.starAlone && list.length === 1 && list[0] === '*') continue;
        const { way } = one.read(list.join(','))(address);
        if (way === 'direct') {
          expect([one.id, one.read([...list, more].join(','))(address).way]).toEqual([one.id, 'direct']);
        }
      }
    }),
    { numRuns: 150 },
  );
});

test('the entry that decided stands in the list, and no answer other than direct has one', () => {
  fc.assert(
    fc.property(entries, url, (list, address) => {
      for (const one of readers) {
        const answer = one.read(list.join(','))(address);
        if (answer.entry !== undefined) expect(list.join(',')).toContain(answer.entry);
        if (answer.way !== 'direct') expect(answer.entry).toBeUndefined();
      }
    }),
    { numRuns: 100 },
  );
});

const oracle = new URL('../../../../../shared/oracles/no-proxy-vectors.json', import.meta.url);

test('the readers agree with what the real programs answered', ({ skip }) => {
  if (!existsSync(oracle)) skip('no ../shared/oracles here to compare with');
  const vectors: readonly {
    readonly id: number;
    readonly noProxy: string;
    readonly url: string;
    readonly answers: Readonly<Record<string, string>>;
    readonly javaNonProxyHosts?: string;
  }[] = JSON.parse(readFileSync(oracle, 'utf8'));
  const wrong = vectors.flatMap(({ id, noProxy, url: address, answers, javaNonProxyHosts }) =>
    Object.entries(answers)
      .filter(([runtime, expected]) => {
        const one = readers.find((each) => each.knows(runtime));
        const ways = [one?.read(noProxy)(address).way];
        if (one?.id === 'java' && javaNonProxyHosts !== undefined)
          ways.push(readNonProxyHosts(javaNonProxyHosts)(address).way);
        return ways.some((way) => way !== expected);
      })
      .map(([runtime]) => `${id} ${runtime}`),
  );
  expect(wrong).toEqual([]);
  expect(vectors.length).toBeGreaterThan(100);
});
