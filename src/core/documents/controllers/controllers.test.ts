import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { BypassEntry, Plan } from '../../model/plan.ts';
import { rootCa } from '../../model/sample-ca.fixture.ts';
import { samplePlan } from '../cluster/sample-plan.ts';
import { deliveries } from '../delivery/index.ts';
import { tools } from '../tools/index.ts';
import { write } from '../write.ts';
import { exactHosts } from './exact-hosts.ts';
import { controllers } from './index.ts';
import { controllerFindings, controllerParts, controllerPaths, controllerSteps, elsewhereOf } from './parts.ts';

const all = controllers.map(({ id }) => id);
const definitions = { platforms: [], tools: [], controllers };
const choosing = (ids: readonly string[], changes: Partial<Plan> = {}): Plan => {
  const plan = samplePlan(changes);
  return { ...plan, settings: { ...plan.settings, addOns: { ...plan.settings.addOns, controllers: ids } } };
};
const login = { store: 'secretsmanager', secret: 'corp/proxy' } as const;
const [plain, full] = [choosing(all), choosing(all, { caBundle: rootCa, login })];

const text = (plan: Plan, id: string): string =>
  controllers
    .find((one) => one.id === id)
    ?.documents(plan)
    .map((one) => one.text)
    .join('---\n') ?? '';

test('each is one of ten, with its files told beforehand', () => {
  expect(all).toHaveLength(10);
  const written = [plain, full].flatMap((plan) => controllerParts(plan, definitions).map(({ path }) => path));
  const committed = deliveries.flatMap(({ documents }) =>
    documents(full, elsewhereOf(full, definitions)).flatMap(({ path }) =>
      /-config\.[a-z-]+\.yaml$/.test(path) ? [path] : [],
    ),
  );
  expect(new Set([...written, ...committed])).toEqual(new Set(controllers.flatMap(controllerPaths)));
  expect(controllerParts(choosing([]), definitions)).toEqual([]);
});

test.each(all)('%s takes the proxy of the plan, or what is taken from the ConfigMap', (id) => {
  expect(text(plain, id)).toMatch(/configMapRef|configMapKeyRef|envFromConfigMap|http:\/\/proxy\.corp\.example:3128/);
  expect(text(plain, id)).not.toContain('secret');
});

test.each(all)('%s takes the login from the Secret, or says that it does not reach it', (id) => {
  const told = controllerFindings(full, definitions).some(
    ({ code, field }) => code === 'controllers.no-login' && field === `addOns.controllers.${all.indexOf(id)}`,
  );
  expect(/secretRef|secretKeyRef|extraEnvSecrets/.test(text(full, id))).toBe(!told);
});

test.each(all)('%s trusts the CA bundle, or says that it does not', (id) => {
  const told = controllerFindings(full, definitions).some(
    ({ code, field }) => code === 'controllers.no-trust' && field === `addOns.controllers.${all.indexOf(id)}`,
  );
  const has = text(full, id).includes('SSL_CERT_DIR') && text(full, id).includes('/etc/proxy-wizard-ca-bundle');
  expect(has).toBe(!told);
  expect(text(plain, id)).not.toContain('SSL_CERT_DIR');
});

test('where both are read, the Secret stands behind the ConfigMap: the later of two sources wins', () => {
  const { controller } = parse(text(full, 'karpenter'));
  expect(controller.envFrom.map((one: object) => Object.keys(one)[0])).toEqual(['configMapRef', 'secretRef']);
  // Its template would write the Secret first.
  expect(Object.keys(parse(text(full, 'cluster-autoscaler')))).not.toContain('envFromConfigMap');
});

test('a namespace of its own gets the ConfigMaps, once, and the login by a copy that shows nothing', () => {
  const maps = controllerParts(full, definitions).filter(({ path }) => path.includes('proxy-'));
  expect(maps.map((one) => parse(one.text).metadata.namespace)).toEqual([
    'external-dns',
    'external-dns',
    'amazon-cloudwatch',
    'amazon-cloudwatch',
  ]);
  const step = controllerSteps(full, definitions).find(({ id }) => id === 'controller-external-dns');
  expect(step?.commands.slice(0, 3)).toEqual([
    'kubectl create namespace external-dns --dry-run=client -o yaml | kubectl apply -f -',
    'kubectl apply -f helm/proxy-env-vars-config.external-dns.yaml',
    'kubectl apply -f helm/proxy-ca-bundle-config.external-dns.yaml',
  ]);
  expect(step?.commands[3]).toMatch(/^kubectl -n kube-system get secret .*\n {2}kubectl patch --local/);
  expect(step?.commands.at(-1)).toContain('--values helm/external-dns.values.yaml');
});

describe('Fluent Bit', () => {
  const entry = (name: string, origin: BypassEntry['origin'], removed = false): BypassEntry => ({
    entry: name,
    origin,
    reason: { en: 'why' },
    params: {},
    field: '',
    removed,
  });
  const bypass = [
    entry('169.254.169.254', 'node'),
    entry('[fd00:ec2::23]', 'node'),
    entry('fd00:ec2::23', 'node'),
    entry('172.20.0.0/16', 'service'),
    entry('logs.ap-northeast-2.amazonaws.com', 'endpoint'),
    entry('.corp.example', 'user'),
    entry('gone.example', 'user', true),
    entry('splunk.corp.example', 'user'),
  ];
  const plan = choosing(['aws-for-fluent-bit'], { bypass });

  test('gets whole hosts and addresses, and nothing else', () => {
    const list = exactHosts(plan);
    expect(list).toBe(
      'kubernetes.default.svc,kubernetes.default.svc.cluster.local,169.254.169.254,fd00:ec2::23,logs.ap-northeast-2.amazonaws.com,splunk.corp.example',
    );
    expect(parse(text(plan, 'aws-for-fluent-bit')).env[1]).toEqual({ name: 'NO_PROXY', value: list });
  });

  test('is told of entries of the user that do nothing there', () => {
    expect(controllerFindings(plan, definitions)).toMatchObject([
      {
        code: 'controllers.exact-hosts',
        severity: 'warning',
        field: 'addOns.controllers.0',
        params: { entries: '.corp.example' },
      },
    ]);
  });
});

describe.each(['argocd', 'flux'] as const)('with %s, which renders the charts', (delivery) => {
  const git = (plan: Plan): Plan => ({ ...plan, settings: { ...plan.settings, delivery } });
  const steps = (plan: Plan) => controllerSteps(git(plan), definitions);

  test('nobody is told to run helm, and everybody where the values go', () => {
    const [charts, ...rest] = steps(full);
    const argo = delivery === 'argocd';
    expect(charts?.commands.join()).toContain(
      argo ? 'applications.argoproj.io' : 'helmreleases.helm.toolkit.fluxcd.io',
    );
    for (const language of ['en', 'ko', 'ja'] as const) {
      expect(charts?.about?.[language]).toContain(argo ? 'spec.source.helm.valuesObject' : 'spec.values');
    }
    expect(rest).toHaveLength(all.length);
    for (const { id, about, commands } of rest) {
      expect(commands.join('\n'), id).not.toMatch(/helm (list|upgrade)|kubectl apply -f/);
      const values = controllers.find((one) => `controller-${one.id}` === id)?.values;
      for (const language of ['en', 'ko', 'ja'] as const) {
        if (values !== undefined) expect(about?.[language], id).toContain(values);
      }
    }
    expect(controllerSteps(git(choosing([])), definitions)).toEqual([]);
  });

  test('ConfigMaps of other namespaces are in gitops/, each with the manners of the others', () => {
    expect(controllerParts(git(full), definitions).filter(({ path }) => /-config\.[a-z-]+\.yaml$/.test(path))).toEqual(
      [],
    );
    const documents = deliveries
      .find(({ id }) => id === delivery)
      ?.documents(git(full), elsewhereOf(full, definitions));
    const read = (path: string) => parse(documents?.find((one) => one.path === `gitops/${path}`)?.text ?? '');
    const map = read('proxy-env-vars-config.external-dns.yaml');
    expect(map.metadata.namespace).toBe('external-dns');
    expect(map.data).toEqual(read('proxy-env-vars-config.yaml').data);
    expect(map.metadata.annotations).toEqual(read('proxy-env-vars-config.yaml').metadata.annotations);
    expect(read('kustomization.yaml').resources).toEqual(
      expect.arrayContaining([
        'proxy-env-vars-config.external-dns.yaml',
        'proxy-ca-bundle-config.amazon-cloudwatch.yaml',
      ]),
    );
  });
});

test.each(deliveries)('with $id the runbook speaks of no file that the bundle does not have', ({ id }) => {
  const plan: Plan = { ...full, nodeGroups: [], settings: { ...full.settings, delivery: id } };
  const { documents } = write(plan, definitions);
  const paths = new Set(documents.map(({ path }) => path));
  const text = documents.find(({ path }) => path === 'README.md')?.text ?? '';
  // Escapes of Markdown do not count; a variable stands for a namespace of the user.
  const named = [...text.replaceAll('\\', '').matchAll(/(?<![\w/.-])(?:patches|gitops|helm)\/[\w.$-]*\w/g)].map(
    ([path]) => path,
  );
  expect(named.length).toBeGreaterThan(5);
  expect([...new Set(named)].filter((path) => !path.includes('$') && !paths.has(path))).toEqual([]);
});

describe('a group that a controller makes', () => {
  const made = (chosen: readonly string[], tool: string) => {
    const plan = choosing(chosen);
    const [first] = plan.nodeGroups;
    if (first === undefined) throw new Error('the sample has a group');
    return { ...plan, nodeGroups: [{ ...first, tool, name: 'spot' }] };
  };
  const makers = tools.filter(({ reaches }) => reaches !== undefined);
  const told = (plan: Plan) =>
    controllerFindings(plan, { ...definitions, tools }).filter(({ code }) => code === 'controllers.not-chosen');

  test.each(makers)('by $id is warned of while the controller is not chosen, and one click chooses it', ({ id }) => {
    expect(told(made(['external-dns'], id))).toMatchObject([
      {
        severity: 'warning',
        field: 'addOns.controllers',
        params: { controller: 'Karpenter', groups: 'spot' },
        mend: { field: 'addOns.controllers', value: ['external-dns', 'karpenter'] },
      },
    ]);
    expect(told(made(['karpenter'], id))).toEqual([]);
  });

  test('is one of one tool; others have no such warning', () => {
    expect(makers).toHaveLength(1);
    for (const { id } of tools.filter((one) => !makers.includes(one))) expect(told(made([], id))).toEqual([]);
  });
});

test('what a partition does not have is switched off in the load balancer controller, and nothing else', () => {
  const off = (partition: string) =>
    Object.entries(parse(text({ ...plain, partition }, 'aws-load-balancer-controller'))).filter(([key]) =>
      key.startsWith('enable'),
    );
  expect(off('aws')).toEqual([]);
  expect(off('aws-cn')).toEqual([['enableShield', false]]);
  expect(off('aws-iso')).toEqual([
    ['enableShield', false],
    ['enableWaf', false],
  ]);
});
