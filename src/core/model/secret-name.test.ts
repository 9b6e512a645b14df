import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkSecretName, parseSecretArn, type SecretStore, shownOfSecretName } from './secret-name.ts';

const code = (store: SecretStore, text: string) => checkSecretName(store)(text)?.code;
const account = '111122223333';

test.each([
  ['secretsmanager', 'corp/proxy'],
  ['secretsmanager', 'a+b=c.d@e-f_g'],
  ['secretsmanager', `arn:aws:secretsmanager:eu-west-1:${account}:secret:corp/proxy-AbCdEf`],
  ['secretsmanager', `arn:aws-cn:secretsmanager:cn-north-1:${account}:secret:proxy`],
  ['ssm', 'proxy'],
  ['ssm', '/corp/proxy'],
  ['ssm', `arn:aws-us-gov:ssm:us-gov-west-1:${account}:parameter/corp/proxy`],
] as const)('a good name in %s: %s', (store, text) => {
  expect(checkSecretName(store)(text)).toBeUndefined();
});

test.each([
  ['secretsmanager', 'corp proxy', 'secret.name'],
  ['secretsmanager', 'x'.repeat(513), 'secret.name'],
  ['secretsmanager', 'jane:s3cr3t', 'secret.login'],
  ['secretsmanager', `arn:aws:ssm:eu-west-1:${account}:parameter/proxy`, 'secret.arn'],
  ['secretsmanager', `arn:aws:secretsmanager:eu-west-1:1:secret:proxy`, 'secret.arn'],
  ['secretsmanager', 'corp/proxy\n', 'text.line-break'],
  ['ssm', 'corp/proxy', 'secret.parameter-slash'],
  ['ssm', '/corp//proxy', 'secret.parameter-name'],
  ['ssm', '/corp/proxy/', 'secret.parameter-name'],
  ['ssm', '/1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16', 'secret.parameter-name'],
  ['ssm', 'x'.repeat(1012), 'secret.parameter-name'],
  ['ssm', '/aws/reference/secretsmanager/proxy', 'secret.parameter-reserved'],
  ['ssm', 'SSM-proxy', 'secret.parameter-reserved'],
  ['ssm', '/corp/proxy:3', 'secret.login'],
  ['ssm', `arn:aws:secretsmanager:eu-west-1:${account}:secret:proxy`, 'secret.arn'],
] as const)('no name in %s: %s', (store, text, expected) => {
  expect(code(store, text)).toBe(expected);
});

test('a parameter with levels gets its slash with one click', () => {
  expect(checkSecretName('ssm')('corp/proxy')?.instead).toBe('/corp/proxy');
});

test('an ARN says where the secret is', () => {
  expect(parseSecretArn('ssm', `arn:aws:ssm:eu-west-1:${account}:parameter/a/b`)).toEqual({
    partition: 'aws',
    region: 'eu-west-1',
    resource: '/a/b',
  });
  expect(parseSecretArn('secretsmanager', 'corp/proxy')).toBeUndefined();
});

test('no message repeats what was typed, and a login is not shown either', () => {
  fc.assert(
    fc.property(fc.constantFrom('secretsmanager', 'ssm'), fc.string({ unit: 'grapheme' }), (store, text) => {
      const typed = `Zq7${text}`;
      const said = JSON.stringify({ ...checkSecretName(store)(typed), instead: undefined });
      expect(said).not.toContain('Zq7');
    }),
  );
  expect(shownOfSecretName('jane:s3cr3t')).toBe('');
  expect(shownOfSecretName('corp proxy')).toBe('corp proxy');
  expect(shownOfSecretName('arn:aws:x')).toBe('arn:aws:x');
});
