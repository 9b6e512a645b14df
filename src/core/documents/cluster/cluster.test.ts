import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Definitions, ToolDefinition } from '../../model/definition.ts';
import { say } from '../../model/localized.ts';
import { fieldsMarked, gap, mark } from '../../model/marks.ts';
import type { Plan } from '../../model/plan.ts';
import { otherCa, rootCa } from '../../model/sample-ca.fixture.ts';
import type { Settings } from '../../model/settings.ts';
import { platforms } from '../platforms/index.ts';
import { write } from '../write.ts';
import { configMap } from './config-map.ts';
import { patches } from './patches.ts';
import { readme } from './readme.ts';
import { runbookOf } from './runbook.ts';
import { samplePlan } from './sample-plan.ts';
import { settingsFile } from './settings-file.ts';
import { trustMap } from './trust-map.ts';
import { verifyScript } from './verify.ts';

const plan = samplePlan();
const withSettings = (changes: Partial<Settings>): Plan => ({ ...plan, settings: { ...plan.settings, ...changes } });
const tool: ToolDefinition = {
  id: 'launch-template',
  title: 'Launch template',
  file: 'launch-template.json',
  about: { en: 'a template' },
  options: [],
  carries: ['toml'],
  refuses: () => undefined,
  bootstrapper: () => 'eks',
  documents: () => [],
  commands: (_plan, group) => [`aws ec2 create-launch-template --cli-input-json file://${group.folder}/x.json`],
  applying: { en: 'Makes a template.' },
};
const definitions: Definitions = { platforms: [], tools: [tool] };

describe('the ConfigMap', () => {
  test('has the name, namespace and keys that everyone knows, in the file that everyone names', () => {
    const { path, text } = configMap(plan);
    expect(path).toBe('proxy-env-vars-config.yaml');
    expect(parse(text)).toEqual({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'proxy-environment-variables', namespace: 'kube-system' },
      data: {
        HTTP_PROXY: 'http://proxy.corp.example:3128',
        HTTPS_PROXY: 'http://proxy.corp.example:3128',
        NO_PROXY: 'localhost,172.20.0.0/16',
      },
    });
    expect(text).toContain('  HTTP_PROXY: "http://proxy.corp.example:3128"\n');
    expect(text).toContain('  NO_PROXY: "localhost,172.20.0.0/16"\n');
  });

  test('shows a gap and a wrong value in their places', () => {
    const wrong = mark('proxy.http', 'it\'s "x"\n: y');
    const { text } = configMap(samplePlan({ httpProxy: wrong, httpsProxy: gap('proxy.https') }));
    expect(fieldsMarked(text)).toEqual(['proxy.http', 'proxy.https']);
    expect(parse(text).data.HTTP_PROXY).toBe(wrong);
  });
});

describe('the patches', () => {
  const containersOf = (changed: Plan) =>
    patches(changed).map(({ path, text }) => {
      const { initContainers = [], containers = [] } = parse(text).spec.template.spec;
      return [path, [...initContainers, ...containers].map(({ name }: { name: string }) => name)];
    });

  test('name each container that goes by the proxy', () => {
    expect(containersOf(plan)).toEqual([
      ['patches/aws-node.yaml', ['aws-vpc-cni-init', 'aws-node', 'aws-eks-nodeagent']],
      ['patches/kube-proxy.yaml', ['kube-proxy']],
    ]);
  });

  test('leave out what the cluster does not have', () => {
    const addOns = { vpcCni: { nodeAgent: false }, kubeProxy: { patch: false }, controllers: [] };
    expect(containersOf(withSettings({ addOns }))).toEqual([
      ['patches/aws-node.yaml', ['aws-vpc-cni-init', 'aws-node']],
    ]);
  });
});

describe('settings.json', () => {
  test('has the answers in one order, defaults spelled out, what was not answered left out', () => {
    const { text } = settingsFile(plan);
    const value = JSON.parse(text);
    expect(Object.keys(value)).toEqual(['version', 'cluster', 'proxy', 'bypass', 'nodeGroups', 'delivery', 'addOns']);
    expect(Object.keys(value.cluster)).toEqual([
      'name',
      'region',
      'kubernetesVersion',
      'serviceCidrs',
      'vpcCidrs',
      'endpoint',
      'endpointAccess',
      'dnsDomain',
      'vpcEndpoints',
      'fips',
    ]);
    expect(Object.keys(value.proxy)).toEqual(['http', 'https']);
    expect(value.bypass.add).toEqual(['.corp.example', { entry: '10.200.0.0/14', why: 'data centre' }]);
    expect(value.nodeGroups[0].options).toEqual({ imageId: '' });
    expect(text).toMatch(/^\{\n {2}"version": 1,\n/);
  });

  test('is the same whatever order the answers came in', () => {
    const turn = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(turn);
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([key, one]) => [key, turn(one)]),
      );
    };
    const turned = { ...plan, settings: turn(plan.settings) as Settings };
    expect(settingsFile(turned).text).toBe(settingsFile(plan).text);
  });

  test('is ASCII and reads back as it was', () => {
    const why = '\uc0ac\ub0b4 \u{1f600}';
    const { text } = settingsFile(withSettings({ bypass: { add: [{ entry: 'a.example', why }], remove: [] } }));
    expect(text).toMatch(/^[\n -~]+$/);
    expect(JSON.parse(text).bypass.add[0].why).toBe(why);
  });

  test('names a secret and never holds one', () => {
    const credentials = { from: 'secretsmanager', name: 'corp/proxy', value: 'hidden' } as const;
    const { text } = settingsFile(withSettings({ proxy: { ...plan.settings.proxy, credentials } }));
    expect(JSON.parse(text).proxy.credentials).toEqual({ from: 'secretsmanager', name: 'corp/proxy' });
  });
});

describe('the runbook', () => {
  const steps = runbookOf(plan, definitions);
  const commands = (id: string): readonly string[] => steps.find((step) => step.id === id)?.commands ?? [];

  test('goes from the ConfigMap to the way back', () => {
    expect(steps.map(({ id }) => id)).toEqual([
      'allow-list',
      'try-proxy',
      'one-node-first',
      'apply',
      'config-map',
      'patch',
      'node-group-1',
      'verify',
      'check-pods',
      'restart',
      'own-pods',
      'fargate',
      'node-missing',
      'after-upgrade',
      'managed-add-on',
      'keep-the-proxy-up',
      'undo',
    ]);
    expect(commands('config-map')).toEqual(['kubectl apply -f proxy-env-vars-config.yaml']);
    expect(commands('patch')).toContain(
      'kubectl -n kube-system patch daemonset kube-proxy --patch-file patches/kube-proxy.yaml',
    );
    expect(commands('restart')).toContain(
      'kubectl -n kube-system rollout restart daemonset/aws-node daemonset/kube-proxy',
    );
    expect(commands('check-pods')).toEqual([
      'kubectl -n kube-system describe pods -l k8s-app=aws-node',
      'kubectl -n kube-system describe pods -l k8s-app=kube-proxy',
    ]);
    expect(commands('node-group-1')).toEqual([
      'aws ec2 create-launch-template --cli-input-json file://node-groups/workers/x.json',
    ]);
  });

  test('tries the proxy, before anything is changed, with what no endpoint with private DNS serves', () => {
    expect(commands('try-proxy')).toEqual([
      "curl --noproxy '' --proxy http://proxy.corp.example:3128 --silent --show-error --output /dev/null --max-time 20 --write-out 'ec2 %{http_code}\\n' https://ec2.ap-northeast-2.amazonaws.com/",
    ]);
    const cluster = {
      ...plan.settings.cluster,
      region: 'cn-north-1',
      vpcEndpoints: [{ service: 's3', privateDns: false, hosts: ['vpce.example'] }],
    };
    const china = runbookOf({ ...withSettings({ cluster }), dnsSuffix: 'amazonaws.com.cn' }, definitions);
    const hosts = china.find(({ id }) => id === 'try-proxy')?.commands.map((line) => line.split(' ').at(-1));
    expect(hosts).toEqual([
      'https://ec2.cn-north-1.amazonaws.com.cn/',
      'https://api.ecr.cn-north-1.amazonaws.com.cn/',
      'https://s3.cn-north-1.amazonaws.com.cn/',
    ]);
  });

  test('has no such step where no host goes by the proxy', () => {
    const cluster = { ...plan.settings.cluster, vpcEndpoints: ['ec2', 'ecr.api', 's3'] };
    const ids = runbookOf({ ...withSettings({ cluster }), allowed: [] }, definitions).map(({ id }) => id);
    expect(ids).not.toContain('try-proxy');
  });

  test('takes another host of the list where endpoints serve those', () => {
    const cluster = { ...plan.settings.cluster, vpcEndpoints: ['ec2', 'ecr.api', 's3'] };
    const reason = { en: 'images' };
    const allowed = ['.below.example', 'public.ecr.aws'].map((host) => ({
      ...{ host, port: 443, need: 'usual' as const, reason, who: reason, check: false },
    }));
    const step = runbookOf({ ...withSettings({ cluster }), allowed }, definitions).find(({ id }) => id === 'try-proxy');
    expect(step?.commands).toEqual([
      expect.stringMatching(/'public\.ecr\.aws %\{http_code\}\\n' https:\/\/public\.ecr\.aws\/$/),
    ]);
  });

  test('asks with the login on new nodes only, and says before that 407 is right', () => {
    const steps = runbookOf({ ...plan, login: { store: 'ssm', secret: '/corp/proxy' } }, definitions);
    const ids = steps.map(({ id }) => id);
    expect(ids.indexOf('try-proxy')).toBeLessThan(ids.indexOf('apply'));
    expect(ids.indexOf('check-through-proxy')).toBeGreaterThan(ids.indexOf('verify'));
    expect(steps.find(({ id }) => id === 'try-proxy')?.about?.en).toContain('407 is right here');
    expect(runbookOf(plan, definitions).some(({ id }) => id === 'check-through-proxy')).toBe(false);
  });

  test('has the help of a platform without a usual shell in the place of the usual one', () => {
    const [own] = platforms.filter(({ nodeMissing }) => nodeMissing !== undefined);
    if (own === undefined) throw new Error('a platform has its own help');
    const of = (known: Definitions['platforms']) =>
      runbookOf(plan, { ...definitions, platforms: known }).flatMap(({ id }) =>
        id.startsWith('node-missing') ? [id] : [],
      );
    expect(of([])).toEqual(['node-missing']);
    const [group] = plan.nodeGroups;
    const platform = { ...own, id: group?.platform ?? '' };
    expect(of([platform])).toEqual([own.nodeMissing?.id]);
    const about = runbookOf(plan, { ...definitions, platforms: [platform] }).find(
      ({ id }) => id === 'try-proxy',
    )?.about;
    expect(about?.en).toContain('in the admin container');
  });

  test('passes over a group whose tool is in no list', () => {
    const ids = runbookOf(plan, { platforms: [], tools: [] }).map(({ id }) => id);
    expect(ids).not.toContain('node-group-1');
  });

  test('begins with one node where the cluster is in use, and says how to look at a node of each kind', () => {
    const ids = runbookOf(plan, definitions).map(({ id }) => id);
    expect(ids.indexOf('apply') - ids.indexOf('one-node-first')).toBe(1);
    const looked = runbookOf(plan, { platforms, tools: [tool] });
    const check = looked.findIndex(({ id }) => id === 'check-node');
    expect(check).toBeGreaterThan(looked.findIndex(({ id }) => id === 'verify'));
    expect(looked[check]?.commands).toHaveLength(1);
    expect(looked[check]?.commands[0]).toMatch(/^# Amazon Linux 2023\nfor name in containerd kubelet; do\n/);
    const bare = runbookOf({ ...plan, nodeGroups: [] }, definitions).map(({ id }) => id);
    expect(bare.filter((id) => id === 'one-node-first' || id === 'check-node')).toEqual([]);
  });

  test('says in a step of its own that no node gets the proxy while there is no group', () => {
    const stepOf = (one: typeof plan) => runbookOf(one, definitions).find(({ id }) => id === 'no-node-group');
    expect(stepOf(plan)).toBeUndefined();
    expect(stepOf({ ...plan, nodeGroups: [] })).toMatchObject({ kind: 'step', commands: [] });
  });
});

describe('README.md', () => {
  test('shows every file, every step with its commands, and why each entry is there', () => {
    const others = [configMap(plan), ...patches(plan)];
    const { text } = readme(plan, runbookOf(plan, definitions), others);
    for (const { path } of others) expect(text).toContain(`| \`${path}\` | `);
    for (const { title, commands } of runbookOf(plan, definitions)) {
      expect(text).toContain(say(title, 'en'));
      for (const command of commands) expect(text).toContain(`${command}\n`);
    }
    expect(text).toContain('| `172.20.0.0/16` | services of prod-seoul |\n');
    expect(text.slice(text.indexOf('Left out on purpose'))).toContain('| `.internal` | names of nodes |\n');
    expect(text).toMatch(/^[\n -~]+\n$/);
  });

  test('tells other means of a step under one heading, in its place', () => {
    const { text } = readme(plan, runbookOf(plan, definitions), []);
    const headings = text.split('\n').filter((line) => /^#{3,5} /.test(line));
    const at = headings.indexOf('### 4. Apply the cluster part');
    expect(headings.slice(at + 1, at + 4)).toEqual([
      '#### Instead of step 4, not after it',
      '##### By hand: the ConfigMap',
      '##### By hand: the DaemonSets',
    ]);
    expect(headings[at + 4]).toMatch(/^### 5\. /);
  });

  test('stays ASCII and a table whatever the user gave as a reason', () => {
    const [first] = plan.bypass;
    if (first === undefined) throw new Error('the sample has entries');
    const entry = { ...first, entry: 'a.example', reason: { en: '{why}' }, params: { why: '\uc0ac\ub0b4 | `x`' } };
    const { text } = readme({ ...plan, bypass: [entry] }, runbookOf({ ...plan, bypass: [entry] }, definitions), []);
    expect(text).toContain('| `a.example` | &#xc0ac;&#xb0b4; \\| \\`x\\` |\n');
  });

  test('carries marks', () => {
    const marked = withSettings({ cluster: { ...plan.settings.cluster, name: gap('cluster.name') } });
    expect(
      fieldsMarked(readme({ ...marked, noProxy: '' }, runbookOf({ ...marked, noProxy: '' }, definitions), []).text),
    ).toContain('cluster.name');
    const [first] = plan.bypass;
    if (first === undefined) throw new Error('the sample has entries');
    // A reason that was refused is not shown as if it were good.
    const entry = { ...first, reason: { en: '{why}' }, params: { why: mark('bypass.add.0.why', 'no\u200bgood') } };
    expect(
      fieldsMarked(readme({ ...plan, bypass: [entry] }, runbookOf({ ...plan, bypass: [entry] }, definitions), []).text),
    ).toEqual(['bypass.add.0.why']);
  });
});

describe('a CA bundle', () => {
  const trusting = samplePlan({ caBundle: rootCa + otherCa });

  test('stands in a ConfigMap of its own, to the last character', () => {
    expect(trustMap(plan)).toEqual([]);
    const [document] = trustMap(trusting);
    expect(document?.path).toBe('proxy-ca-bundle-config.yaml');
    expect(parse(document?.text ?? '')).toMatchObject({
      metadata: { name: 'proxy-wizard-ca-bundle', namespace: 'kube-system' },
      data: { 'ca.pem': rootCa + otherCa },
    });
  });

  test('is mounted into aws-node, and adds to what Go trusts', () => {
    const [awsNode, kubeProxy] = patches(trusting).map(({ text }) => parse(text).spec.template.spec);
    const [container, agent] = awsNode.containers;
    const folder = container.volumeMounts[0].mountPath;
    expect(container.env[0].value.split(':')).toEqual(['/etc/ssl/certs', '/etc/pki/tls/certs', folder]);
    expect(awsNode.volumes[0].name).toBe(container.volumeMounts[0].name);
    expect(awsNode.volumes[0].configMap.name).toBe(parse(trustMap(trusting)[0]?.text ?? '').metadata.name);
    expect([agent.env, awsNode.initContainers[0].env, kubeProxy.volumes]).toEqual([undefined, undefined, undefined]);
  });

  test('is told in the runbook and the README, names in ASCII', () => {
    expect(runbookOf(plan, definitions).some(({ id }) => id === 'trust-other-pods')).toBe(false);
    const steps = runbookOf(trusting, definitions);
    expect(steps.find(({ id }) => id === 'config-map')?.commands).toEqual([
      'kubectl apply -f proxy-env-vars-config.yaml',
      'kubectl apply -f proxy-ca-bundle-config.yaml',
    ]);
    expect(steps.some(({ id }) => id === 'trust-other-pods')).toBe(true);
    const { text } = readme(trusting, runbookOf(trusting, definitions), []);
    expect(text).toContain('| CN=Corp Proxy CA, O=Corp | itself |');
    expect(text).toContain('&#xd504;');
    expect(text).toMatch(/^[\n\x20-\x7e]*$/);
  });

  test('that is wrong is a mark in every file that shows it', () => {
    const wrong = samplePlan({ caBundle: mark('proxy.caBundle', 'x') });
    for (const document of [...trustMap(wrong), verifyScript(wrong)])
      expect(fieldsMarked(document.text)).toContain('proxy.caBundle');
  });
});

describe('Undo names what rollback.sh cannot take back', () => {
  const undo = (plan: Plan, applyingByGit?: { en: string }) => {
    const tools = [applyingByGit === undefined ? tool : { ...tool, applyingByGit }];
    return runbookOf(plan, { ...definitions, tools }).find(({ id }) => id === 'undo')?.about?.en ?? '';
  };

  test('the policy and the stored login where there is a login, the objects of the cluster where a group is some', () => {
    const plain = undo(samplePlan());
    expect(plain).not.toMatch(/eks-proxy-login|NodePool/);
    expect(plain).toContain('drained and deleted with the tool');
    expect(undo(samplePlan({ login: { store: 'ssm', secret: '/corp/proxy' } }))).toContain('eks-proxy-login');
    expect(undo(samplePlan(), { en: 'into Git' })).toContain('EC2NodeClass');
    expect(undo(samplePlan({ nodeGroups: [] }))).not.toContain('drained and deleted');
  });
});

describe('the files that the runbook speaks of', () => {
  const trusting = samplePlan({ caBundle: rootCa });
  const about = (delivery: Settings['delivery'], id: string, changes: Plan = trusting) => {
    const its: Plan = { ...changes, settings: { ...changes.settings, delivery } };
    const step = runbookOf(its, definitions).find((one) => one.id === id);
    return { text: step?.about, commands: step?.commands.join('\n') ?? '', plan: its };
  };

  test.each([
    ['kubectl', 'patches/aws-node.yaml'],
    ['argocd', 'gitops/aws-node.yaml'],
    ['flux', 'gitops/aws-node.yaml'],
    ['kustomize', 'gitops/aws-node.yaml'],
    ['helm', 'helm/aws-vpc-cni.values.yaml'],
  ] as const)('with %s the example of the CA bundle is %s, which is there', (delivery, path) => {
    const { text, plan: its } = about(delivery, 'trust-other-pods');
    for (const language of ['en', 'ko', 'ja'] as const) expect(text?.[language]).toContain(path);
    expect(write(its, definitions).documents.map((one) => one.path)).toContain(path);
  });

  test('a ConfigMap for pods of the user goes into Git where Git has the others', () => {
    for (const id of ['own-pods', 'trust-other-pods']) {
      expect(about('kubectl', id).commands).toContain('| kubectl apply -f -');
      expect(about('argocd', id).commands).toMatch(
        /gitops\/proxy-\S+-config\.yaml >"gitops\/proxy-\S+-config\.\$namespace\.yaml"/,
      );
      expect(about('argocd', id).commands).not.toContain('kubectl apply');
      expect(about('argocd', id).text?.en).toContain('kustomization.yaml');
    }
  });
});
