import { expect, test } from 'vitest';
import { checkCertificateAuthority, checkEndpoint, endpointHostOf } from './cluster-endpoint.ts';

const id = '0F3A9C41D27B6E85A1C0D4F2B7E96380';
const eks = (first: string) => `https://${first}.gr7.ap-northeast-2.eks.amazonaws.com`;

test.each([
  eks(id),
  eks('EXAMPLE'),
  `https://${id}.yl4.cn-north-1.eks.amazonaws.com.cn`,
  'https://eks-cluster.us-west-2.api.aws',
  'https://api.cluster.corp.example/',
])('an endpoint %s is taken', (text) => {
  expect(checkEndpoint(text)).toBeUndefined();
});

test.each([
  [eks(id.slice(1)), 'endpoint.id', undefined],
  [eks(`${id}0`), 'endpoint.id', undefined],
  [`https://${id.slice(1)}.gr7.us-west-2.api.aws`, 'endpoint.id', undefined],
  [eks(id).slice(8), 'endpoint.url', eks(id)],
  [`${eks(id)}:443/healthz`, 'endpoint.url', eks(id)],
  [eks(id).replace('https', 'http'), 'endpoint.url', eks(id)],
  [`${eks(id)} `, 'endpoint.url', eks(id)],
  ['https://a"b', 'endpoint.url', undefined],
  ['None', 'endpoint.url', 'https://None'],
  ['https://', 'endpoint.url', undefined],
])('an endpoint %s is refused as %s', (text, code, instead) => {
  const problem = checkEndpoint(text);
  expect(problem?.code).toBe(code);
  expect(problem?.instead).toBe(instead);
});

test('the message about a short id says how many characters it has', () => {
  expect(checkEndpoint(eks(id.slice(1)))?.params).toEqual({ length: '31' });
});

test('the host of an endpoint is in lower case; what is no endpoint has none', () => {
  expect(endpointHostOf(`${eks(id)}/`)).toBe(`${id.toLowerCase()}.gr7.ap-northeast-2.eks.amazonaws.com`);
  expect(endpointHostOf('nonsense nonsense')).toBeUndefined();
});

const certificate = 'LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCg==';

test.each([
  [certificate, undefined, undefined],
  [`${certificate.slice(0, 20)}\n${certificate.slice(20)}\n`, 'certificate.blank', certificate],
  ['-----BEGIN CERTIFICATE-----\nMIIB', 'certificate.pem', undefined],
  [certificate.slice(0, -1), 'certificate.base64', undefined],
  ['aGVsbG8=', 'certificate.base64', undefined],
  ['LS0tLS1CRUdJTi...', 'certificate.base64', undefined],
])('a certificate authority %j: %s', (text, code, instead) => {
  const problem = checkCertificateAuthority(text);
  expect(problem?.code).toBe(code);
  expect(problem?.instead).toBe(instead);
});
