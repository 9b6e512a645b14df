// node-role-policy.json: what the role of the nodes may do beyond the usual, so that they can read the login of the proxy.

import type { Definitions, PolicyStatement } from '../../model/definition.ts';
import type { Document } from '../../model/document.ts';
import { hasMark } from '../../model/marks.ts';
import type { Plan, ProxyLogin } from '../../model/plan.ts';
import { parseSecretArn } from '../../model/secret-name.ts';
import { json } from '../../syntax/json.ts';

export const nodeRolePolicyPath = 'node-role-policy.json';

/** The groups whose nodes read a secret at boot, each with the names or ARNs of what it reads. */
export function readingGroups(plan: Plan, { platforms }: Definitions) {
  const { login } = plan;
  if (login === undefined) return [];
  return plan.nodeGroups.flatMap((group) => {
    const way = platforms.find(({ id }) => id === group.platform)?.login;
    if (way?.way !== 'at-boot') return [];
    return [{ group, secrets: way.secrets?.(group) ?? [login.secret] }];
  });
}

/** One action on exactly some secrets; nothing where there are none. */
export function readsSecrets(plan: Plan, secrets: readonly string[]): readonly PolicyStatement[] {
  const { login } = plan;
  if (login === undefined || secrets.length === 0) return [];
  return [
    {
      Sid: 'ReadTheLoginOfTheProxy',
      Effect: 'Allow',
      Action: login.store === 'ssm' ? 'ssm:GetParameter' : 'secretsmanager:GetSecretValue',
      Resource: secrets.map((secret) => arnOf(secret, login, plan)),
    },
  ];
}

/** What all nodes read; no document where none does. */
export function nodeRolePolicy(plan: Plan, definitions: Definitions): readonly Document[] {
  const secrets = [...new Set(readingGroups(plan, definitions).flatMap((one) => one.secrets))];
  const statements = readsSecrets(plan, secrets);
  if (statements.length === 0) return [];
  return [
    {
      path: nodeRolePolicyPath,
      notation: 'json',
      about: {
        en: 'An IAM policy for the role of the nodes: they may read the login of the proxy, and nothing else.',
        ko: '노드 역할을 위한 IAM 정책입니다. 프록시 로그인 정보만 읽을 수 있습니다.',
        ja: 'ノードロールのための IAM ポリシーです。プロキシのログイン情報だけを読み取れます。',
      },
      text: json({
        Version: '2012-10-17',
        Statement: statements,
      }),
    },
  ];
}

/**
 * The ARN in a policy. Secrets Manager adds six characters of its own to the name, which a name does not tell
 * (docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_iam-policies.html); the account is any, since the
 * answers do not know it, and a role reads in others only what those let it.
 */
function arnOf(secret: string, { store }: ProxyLogin, { partition, settings: { cluster } }: Plan): string {
  if (hasMark(secret)) return secret;
  const isArn = parseSecretArn(store, secret) !== undefined;
  const start = `arn:${partition}:${store}:${cluster.region}:*:`;
  if (store === 'ssm') return isArn ? secret : `${start}parameter/${secret.replace(/^\//, '')}`;
  const arn = isArn ? secret : `${start}secret:${secret}`;
  return isArn && /-[A-Za-z0-9]{6}$/.test(arn) ? arn : `${arn}-??????`;
}
