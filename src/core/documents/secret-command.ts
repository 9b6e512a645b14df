// The call of the AWS CLI that prints a secret, for nodes and for apply.sh.

import type { Plan, ProxyLogin } from '../model/plan.ts';
import type { SecretStore } from '../model/secret-name.ts';
import { command } from '../syntax/shell.ts';
import { type Hole, type Verbatim, verbatim } from '../syntax/template.ts';

const CALLS: Readonly<Record<SecretStore, (secret: string) => readonly (readonly Hole[])[]>> = {
  secretsmanager: (secret) => [
    [verbatim('aws secretsmanager get-secret-value --query SecretString --output text')],
    ['--secret-id', secret],
  ],
  ssm: (secret) => [
    [verbatim('aws ssm get-parameter --with-decryption --query Parameter.Value --output text')],
    ['--name', secret],
  ],
};

/** Prints the secret and a line break; `more` are further options, a group of words each. */
export const secretCommand = (
  plan: Plan,
  { store, secret }: ProxyLogin,
  more: readonly (readonly Hole[])[],
): Verbatim => command([...CALLS[store](secret), ['--region', plan.settings.cluster.region], ...more]);
