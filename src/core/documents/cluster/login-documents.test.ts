// What the bundle says about a proxy that asks for a password, besides its scripts (e2e/kubectl runs those).

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { LoginWay, PlatformDefinition } from '../../model/definition.ts';
import { say } from '../../model/localized.ts';
import { fieldsMarked, gap } from '../../model/marks.ts';
import type { Plan, ProxyLogin } from '../../model/plan.ts';
import type { Delivery } from '../../model/settings.ts';
import { controllers } from '../controllers/index.ts';
import { configMap } from './config-map.ts';
import { nodeRolePolicy } from './node-role-policy.ts';
import { patches } from './patches.ts';
import { readme } from './readme.ts';
import { runbookOf } from './runbook.ts';
import { samplePlan } from './sample-plan.ts';

const platform = (id: string, login: LoginWay): PlatformDefinition => ({
  id,
  title: id,
  mechanism: 'm',
  about: { en: 'a' },
  managements: ['managed'],
  bootstrapNeeds: [],
  login,
  programs: [],
  options: [],
  handsOver: ['toml'],
  userData: () => ({ kind: 'toml', table: {}, comment: [] }),
});
const platforms = [
  platform('reads', { way: 'at-boot', callsBefore: [] }),
  platform('reads-another', {
    way: 'at-boot',
    callsBefore: [],
    secrets: () => ['corp/other'],
    secretForm: { before: 'address = "', after: '"\n' },
  }),
  platform('asks', { way: 'typed' }),
];
const definitions = { platforms, tools: [] };

const planOf = (login: ProxyLogin, ...kinds: readonly string[]): Plan => {
  const plan = samplePlan({ login });
  const [first] = plan.nodeGroups;
  if (first === undefined) throw new Error('the sample has a group');
  return {
    ...plan,
    nodeGroups: kinds.map((kind, index) => ({ ...first, index, name: `${kind}-group`, platform: kind })),
  };
};

const manager: ProxyLogin = { store: 'secretsmanager', secret: 'corp/proxy' };
const statement = (plan: Plan) => JSON.parse(nodeRolePolicy(plan, definitions)[0]?.text ?? '{}').Statement?.[0];

describe('the policy of the node role', () => {
  const region = 'ap-northeast-2';
  test.each([
    [manager, 'secretsmanager:GetSecretValue', `arn:aws:secretsmanager:${region}:*:secret:corp/proxy-??????`],
    [
      { ...manager, secret: `arn:aws:secretsmanager:${region}:111122223333:secret:corp/proxy-AbCdEf` },
      'secretsmanager:GetSecretValue',
      `arn:aws:secretsmanager:${region}:111122223333:secret:corp/proxy-AbCdEf`,
    ],
    [
      { ...manager, secret: `arn:aws:secretsmanager:${region}:111122223333:secret:corp/proxy` },
      'secretsmanager:GetSecretValue',
      `arn:aws:secretsmanager:${region}:111122223333:secret:corp/proxy-??????`,
    ],
    [{ store: 'ssm', secret: '/corp/proxy' }, 'ssm:GetParameter', `arn:aws:ssm:${region}:*:parameter/corp/proxy`],
    [{ store: 'ssm', secret: 'proxy' }, 'ssm:GetParameter', `arn:aws:ssm:${region}:*:parameter/proxy`],
    [
      { store: 'ssm', secret: `arn:aws:ssm:${region}:111122223333:parameter/corp/proxy` },
      'ssm:GetParameter',
      `arn:aws:ssm:${region}:111122223333:parameter/corp/proxy`,
    ],
  ] as const)('allows one action on one secret: %j', (login, action, resource) => {
    expect(statement(planOf(login, 'reads'))).toEqual({
      Sid: 'ReadTheLoginOfTheProxy',
      Effect: 'Allow',
      Action: action,
      Resource: [resource],
    });
  });

  test('names what each group reads, once', () => {
    expect(statement(planOf(manager, 'reads', 'reads', 'reads-another')).Resource).toEqual([
      `arn:aws:secretsmanager:${region}:*:secret:corp/proxy-??????`,
      `arn:aws:secretsmanager:${region}:*:secret:corp/other-??????`,
    ]);
  });

  test('is not written where no node reads the login, and is marked while the secret has no name', () => {
    expect(nodeRolePolicy(planOf(manager, 'asks'), definitions)).toEqual([]);
    expect(nodeRolePolicy(samplePlan(), definitions)).toEqual([]);
    const [open] = nodeRolePolicy(planOf({ ...manager, secret: gap('proxy.credentials.name') }, 'reads'), definitions);
    expect(fieldsMarked(open?.text ?? '')).toEqual(['proxy.credentials.name']);
  });
});

test('a patch has each container take the Secret after the ConfigMap, whose addresses have no login', () => {
  const plan = planOf(manager, 'reads');
  for (const { text } of patches(plan)) {
    const { initContainers = [], containers } = parse(text).spec.template.spec;
    for (const { envFrom } of [...initContainers, ...containers]) {
      expect(envFrom.map((one: object) => Object.keys(one)[0])).toEqual(['configMapRef', 'secretRef']);
    }
  }
  expect(parse(configMap(plan).text).data.HTTP_PROXY).toBe('http://proxy.corp.example:3128');
});

describe('the runbook', () => {
  const ids = (plan: Plan) => runbookOf(plan, definitions).map(({ id }) => id);

  test('keeps the login and lets the role read it before anything is applied', () => {
    const found = ids(planOf(manager, 'reads', 'reads-another'));
    expect(found.slice(0, 6)).toEqual([
      'allow-list',
      'try-proxy',
      'login',
      'node-role',
      'login-settings-1',
      'one-node-first',
    ]);
    expect(found).toEqual(expect.arrayContaining(['secret', 'login-changed']));
    expect(ids(planOf(manager, 'asks')).slice(0, 4)).toEqual(['allow-list', 'try-proxy', 'login', 'one-node-first']);
    expect(ids(samplePlan()).filter((id) => /login|secret|role/.test(id))).toEqual([]);
  });

  test('asks EKS for the role of its groups, and people for that of others', () => {
    const plan = planOf(manager, 'reads', 'reads');
    const [own, ...rest] = plan.nodeGroups;
    if (own === undefined) throw new Error('there are two groups');
    const mixed = { ...plan, nodeGroups: [{ ...own, management: 'self-managed' as const }, ...rest] };
    const commands =
      runbookOf(mixed, definitions)
        .find(({ id }) => id === 'node-role')
        ?.commands.join('\n') ?? '';
    expect(commands.match(/aws eks describe-nodegroup/g)).toHaveLength(1);
    expect(commands).toContain('read -r role');
    expect(commands.match(/--policy-document file:\/\/node-role-policy.json/g)).toHaveLength(2);
  });

  test('checks the way through the proxy with the login of the node, in no argument', () => {
    const step = runbookOf(planOf(manager, 'reads'), definitions).find(({ id }) => id === 'check-through-proxy');
    expect(step?.commands[0]).toContain('. /etc/eks/proxy-login.env');
    expect(step?.commands.join()).not.toContain('--proxy ');
  });

  test('says the same in three languages, without a hole that is not filled', () => {
    for (const { title, about } of runbookOf(planOf(manager, 'reads', 'reads-another'), definitions)) {
      if (title.ko === undefined) continue;
      for (const language of ['en', 'ko', 'ja'] as const) {
        for (const text of [title, ...(about === undefined ? [] : [about])]) {
          expect(text[language], text.en).toBeDefined();
          expect(say(text, language)).not.toMatch(/undefined|\{\w+\}/);
        }
      }
    }
  });

  test('README.md says where the login is kept, and that it is in no file', () => {
    expect(readme(planOf(manager, 'reads'), runbookOf(planOf(manager, 'reads'), definitions), []).text).toContain(
      'The proxy asks for a login. It is kept in AWS Secrets Manager as `corp/proxy` and is in none of these files.',
    );
  });
});

describe('after a change of the login', () => {
  const changed = (delivery: Delivery, nodeAgent = true, chosen = controllers.map(({ id }) => id)) => {
    const plan = planOf(manager, 'reads', 'reads-another');
    const addOns = { vpcCni: { nodeAgent }, kubeProxy: { patch: true }, controllers: chosen };
    const settings = { ...plan.settings, delivery, addOns };
    const step = runbookOf({ ...plan, settings }, { ...definitions, controllers }).find(
      ({ id }) => id === 'login-changed',
    );
    return { about: step?.about, commands: step?.commands ?? [], all: step?.commands.join('\n') ?? '' };
  };
  const daemonSets = 'kubectl -n kube-system rollout restart daemonset/aws-node daemonset/kube-proxy';

  test('the store gets the new login first, then nodes, then the Secret', () => {
    const { commands } = changed('kubectl');
    expect(commands[0]).toContain('aws secretsmanager put-secret-value');
    expect(commands[0]).toContain('read -rs login');
    expect(commands[1]).toContain('--secret-id corp/other');
    expect(commands[2]).toContain('aws ssm send-command');
    expect(commands[3]).toBe('bash apply.sh');
  });

  test.each(['argocd', 'flux'] as const)(
    'pods of the DaemonSets are restarted with %s, where apply.sh changes none',
    (delivery) => {
      expect(changed(delivery).commands.slice(4, 7)).toEqual([
        daemonSets,
        'kubectl -n kube-system rollout status daemonset/aws-node',
        'kubectl -n kube-system rollout status daemonset/kube-proxy',
      ]);
      expect(say(changed(delivery).about ?? { en: '' }, 'en')).toContain('restarts no pod');
    },
  );

  test('with the other deliveries apply.sh restarts them, but aws-node that Helm has alone', () => {
    for (const delivery of ['kubectl', 'kustomize', 'helm'] as const) {
      expect(changed(delivery).all).not.toContain('daemonset/aws-node');
    }
    expect(changed('helm', false).commands[4]).toBe('kubectl -n kube-system rollout restart daemonset/aws-node');
  });

  test('every namespace of a controller gets its copy anew, and every controller is restarted after that', () => {
    for (const delivery of ['kubectl', 'argocd', 'flux', 'kustomize', 'helm'] as const) {
      const { commands } = changed(delivery);
      for (const namespace of ['external-dns', 'amazon-cloudwatch']) {
        const copy = commands.findIndex((one) => one.includes(`kubectl -n ${namespace} apply --server-side`));
        const restart = commands.findIndex((one) => one.startsWith(`kubectl -n ${namespace} rollout restart `));
        expect(copy).toBeGreaterThan(2);
        expect(restart).toBeGreaterThan(copy);
      }
      expect(commands).toEqual(
        expect.arrayContaining([
          'kubectl -n kube-system rollout restart deployment/karpenter deployment/cluster-autoscaler-aws-cluster-autoscaler deployment/aws-load-balancer-controller deployment/ebs-csi-controller daemonset/ebs-csi-node deployment/efs-csi-controller daemonset/efs-csi-node daemonset/aws-for-fluent-bit',
          'kubectl -n external-dns rollout status deployment/external-dns',
        ]),
      );
    }
  });

  test('copies that people made are shown last; without controllers there is nothing more', () => {
    const { commands } = changed('kubectl', true, []);
    expect(commands).toHaveLength(5);
    expect(commands[4]).toBe(
      'kubectl get secrets --all-namespaces --field-selector metadata.name=proxy-environment-variables',
    );
  });
});

describe('the command for a secret of another form', () => {
  const folder = mkdtempSync(join(tmpdir(), 'login-keep-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  /** Runs it with a recorder in the place of the AWS CLI; what is typed is read from a pipe. */
  function kept(login: ProxyLogin, typed: string) {
    const step = runbookOf(planOf(login, 'reads-another'), definitions).find(({ id }) => id === 'login-settings-1');
    writeFileSync(join(folder, 'aws'), '#!/bin/sh\necho "$*" >"$LOG/called"\ncat >"$LOG/value"\n', { mode: 0o755 });
    const { status, stderr } = spawnSync(
      'bash',
      ['--norc', '-euo', 'pipefail', '-c', step?.commands.join('\n') ?? ''],
      {
        input: `${typed}\n`,
        encoding: 'utf8',
        env: { PATH: `${folder}:${process.env.PATH}`, LOG: folder },
      },
    );
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    return { called: readFileSync(join(folder, 'called'), 'utf8'), value: readFileSync(join(folder, 'value'), 'utf8') };
  }

  test('holds the address with the login, percent-encoded as encodeURIComponent does and more', () => {
    const strict = (text: string) =>
      encodeURIComponent(text).replace(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);
    for (const [user, password] of [
      ['jane', 'secret'],
      ['jane', 'a:b:c'],
      ['corp\\jane', 'p"a\'s$s`w%o@r/?#[]{}()*! &;~-._\u00e9'],
      ['-n', '%s\\n'],
    ] as const) {
      const { called, value } = kept(manager, `${user}:${password}`);
      expect(value).toBe(`address = "http://${strict(user)}:${strict(password)}@proxy.corp.example:3128"\n`);
      expect(called).toBe(
        'secretsmanager create-secret --secret-string file:///dev/stdin --name corp/other --region ap-northeast-2\n',
      );
    }
    expect(kept({ store: 'ssm', secret: '/corp/proxy' }, 'a:b').called).toContain(
      'ssm put-parameter --type SecureString',
    );
  });
});
