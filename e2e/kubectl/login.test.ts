// A proxy that asks for a password: the Secret that apply.sh makes, by the scripts of the bundle with the real kubectl, and
// kubectl itself, a program in Go, as one that logs in with it.

import { spawn, spawnSync } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import { samplePlan } from '../../src/core/documents/cluster/sample-plan.ts';
import { identityOf } from '../../src/core/model/bundle-identity.ts';
import type { ProxyLogin } from '../../src/core/model/plan.ts';
import { verify } from '../../src/core/verify/verify.ts';
import type { KubeObject } from './mock-api-server.ts';
import { aSecond, here, ours, podSpec, proxyMap, staged } from './stage.ts';
import { hasKubectl, needing, sideBySide, type Workspace } from './workspace.ts';

const login: ProxyLogin = { store: 'secretsmanager', secret: 'corp/proxy' };
const asking = samplePlan({ endpointHost: '127.0.0.1', login });
const both = [...ours, { secretRef: { name: proxyMap } }];

const PASSWORD = 'p"a\'s$s`w%o@r:d/?#[]{}\\ \u00e9\u{1f600}&;~';
const ENCODED = 'p%22a%27s%24s%60w%25o%40r%3Ad%2F%3F%23%5B%5D%7B%7D%5C%20%C3%A9%F0%9F%98%80%26%3B~';
const address = (user = 'jane', password = ENCODED) => `http://${user}:${password}@proxy.corp.example:3128`;

const dataOf = (secret: KubeObject | undefined) =>
  Object.fromEntries(
    Object.entries((secret?.data ?? {}) as Record<string, string>).map(([key, value]) => [
      key,
      Buffer.from(value, 'base64').toString(),
    ]),
  );

/** A recorder in the place of the AWS CLI: it prints the secret as the CLI does, and writes down how it was called. */
const keeps = (bundle: Workspace, secret: string) =>
  bundle.program('aws', `echo "$*" >>"$HOME/aws.log"\ncat <<'END'\n${secret}\nEND`);

/** Programs that write down their arguments and their environment, and then do what they do. */
function watched(bundle: Workspace) {
  for (const name of ['kubectl', 'od', 'awk', 'grep', 'sed', 'tr', 'mktemp', 'rm']) {
    const real = spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).stdout.trim();
    bundle.program(name, `{ echo "${name} $*"; env; } >>"$HOME/calls.log"\nexec ${real} "$@"`);
  }
}

// Each runs several scripts with dozens of calls of kubectl.
describe.skipIf(!hasKubectl)(needing(hasKubectl, 'kubectl', 'the login of the proxy, with kubectl'), sideBySide, () => {
  staged(
    'goes from its store into a Secret, which each container takes last',
    async ({ stage: { server, bundle } }) => {
      bundle.write(asking);
      keeps(bundle, JSON.stringify({ username: 'jane', password: PASSWORD }));
      const { code, err, out } = await bundle.script('apply.sh', ['--yes']);
      expect({ code, err }).toEqual({ code: 0, err: '' });
      const secret = server.get('secrets', proxyMap);
      expect(dataOf(secret)).toEqual({ HTTP_PROXY: address(), HTTPS_PROXY: address() });
      expect(secret?.metadata.labels).toEqual({ 'app.kubernetes.io/managed-by': 'eks-proxy-wizard' });
      expect(secret?.metadata.annotations).toBeUndefined();
      expect(bundle.read('aws.log')).toBe(
        'secretsmanager get-secret-value --query SecretString --output text --secret-id corp/proxy --region ap-northeast-2\n',
      );
      const pods = ['aws-node', 'kube-proxy'].map((name) => podSpec(server.get('daemonsets', name)));
      for (const { envFrom } of pods.flatMap(({ initContainers = [], containers }) => [
        ...initContainers,
        ...containers,
      ])) {
        expect(envFrom).toEqual(both);
      }
      expect(JSON.stringify(server.get('configmaps', proxyMap))).not.toContain('@');
      expect(out).not.toMatch(/jane|p%22a/);

      const look = await bundle.script('verify.sh');
      expect(look.out).toContain('ok secret/HTTPS_PROXY is the address of this bundle, with a login in it');
      expect(look.out).toContain('ok login/aws-node/aws-vpc-cni-init takes the login from the Secret');
      expect({ code: look.code, err: look.err }).toEqual({ code: 0, err: '' });
      expect(look.out).not.toMatch(/jane|p%22a/);
      const verdict = verify(look.out, identityOf(asking));
      expect(verdict.holds).toBe(verdict.total);
    },
  );

  staged('is in no argument, no environment and no kept object', async ({ stage: { server, bundle } }) => {
    bundle.write(asking);
    keeps(bundle, `jane:${PASSWORD}`);
    watched(bundle);
    for (const [script, ...args] of [
      ['apply.sh', '--yes'],
      ['verify.sh'],
      ['apply.sh', '--yes'],
      ['rollback.sh', '--yes'],
    ]) {
      await aSecond();
      const { code, err, out } = await bundle.script(script ?? '', args);
      expect({ script, code, err }).toEqual({ script, code: 0, err: '' });
      expect(out).not.toMatch(/jane|p%22a/);
      expect(JSON.stringify(server.all('configmaps'))).not.toMatch(/jane|p%22a|amFuZ/);
    }
    const calls = bundle.read('calls.log');
    for (const name of ['kubectl', 'od', 'awk', 'grep']) expect(calls).toMatch(new RegExp(`^${name} `, 'm'));
    expect(calls).not.toMatch(/jane|p%22a|amFuZ/);
  });

  staged('that has changed is replaced, and the pods start again', async ({ stage: { server, bundle } }) => {
    bundle.write(asking);
    keeps(bundle, 'jane:one');
    await bundle.script('apply.sh', ['--yes']);
    const before = server.all('pods').map(({ metadata }) => metadata.creationTimestamp);
    await aSecond();
    keeps(bundle, 'jane:two');
    expect((await bundle.script('apply.sh', ['--yes'])).code).toBe(0);
    expect(dataOf(server.get('secrets', proxyMap)).HTTP_PROXY).toBe(address('jane', 'two'));
    for (const { metadata } of server.all('pods')) expect(before).not.toContain(metadata.creationTimestamp);
    await bundle.kubectl('-n', 'kube-system', 'annotate', 'secret', proxyMap, 'touched=yes');
    expect((await bundle.script('verify.sh')).out).toContain('started before the last change');
  });

  staged(
    'is typed where it is asked for, and a Secret that is there may stay',
    async ({ stage: { server, bundle } }) => {
      bundle.write(asking);
      keeps(bundle, 'not:this');
      const typed = await bundle.script('apply.sh', ['--login=typed'], `yes\nj{a}ne\n${PASSWORD}\n`);
      expect(typed.code).toBe(0);
      expect(dataOf(server.get('secrets', proxyMap)).HTTPS_PROXY).toBe(address('j%7Ba%7Dne'));
      expect(typed.out + typed.err).not.toContain(PASSWORD);
      const before = server.get('secrets', proxyMap);
      await aSecond();
      expect((await bundle.script('apply.sh', ['--yes', '--login=keep'])).code).toBe(0);
      expect(server.get('secrets', proxyMap)).toEqual(before);
      expect(bundle.read('aws.log')).toBe('');
    },
  );

  staged.for([
    ['a secret of another form', 'jane', [], 'is neither user:password nor JSON'],
    ['an empty password', 'jane:', [], 'the user name or the password is empty'],
    ['a store that does not answer', undefined, [], 'could not be read from AWS Secrets Manager'],
    ['a colon in what is typed', undefined, ['--login=typed'], 'the user name a colon'],
    ['nothing to keep', 'jane:x', ['--login=keep'], 'there is no Secret'],
    ['a word that is none', 'jane:x', ['--login=file'], '--login=store|typed|keep'],
  ] as const)(
    'stops apply.sh before anything is changed: %s',
    async ([, secret, args, says], { stage: { server, bundle } }) => {
      bundle.write(asking);
      if (secret === undefined) bundle.program('aws', 'echo "An error occurred (AccessDenied)" >&2; exit 254');
      else keeps(bundle, secret);
      const { code, err } = await bundle.script('apply.sh', ['--yes', ...args], 'ja:ne\nx\n');
      expect(code).toBe(1);
      expect(err).toContain(says);
      expect(server.writes).toEqual([]);
    },
  );

  staged('leaves a Secret of others alone', async ({ stage: { server, bundle } }) => {
    bundle.write(asking);
    keeps(bundle, 'jane:x');
    const theirs: KubeObject = {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: proxyMap, namespace: 'kube-system' },
    };
    server.put(theirs);
    const { code, err } = await bundle.script('apply.sh', ['--yes']);
    expect({ code, writes: server.writes }).toEqual({ code: 1, writes: [] });
    expect(err).toContain('which this wizard did not make');
  });

  staged(
    'would be hidden by a variable of a container, so that is told first',
    async ({ stage: { server, bundle } }) => {
      bundle.write(here);
      await bundle.script('apply.sh', ['--yes']);
      await bundle.kubectl('set', 'env', 'daemonset/kube-proxy', `--from=configmap/${proxyMap}`, '--containers=*');
      bundle.write(asking);
      keeps(bundle, 'jane:x');
      const { code, err } = await bundle.script('apply.sh', ['--yes']);
      expect(code).toBe(1);
      expect(err).toContain(
        'kubectl -n kube-system set env daemonset/kube-proxy --containers=kube-proxy HTTP_PROXY- HTTPS_PROXY-',
      );
      expect(server.get('secrets', proxyMap)).toBeUndefined();
      const [, command = ''] = /^(kubectl .*)$/m.exec(err) ?? [];
      await bundle.kubectl(...command.split(' ').slice(3));
      await aSecond();
      expect((await bundle.script('apply.sh', ['--yes'])).code).toBe(0);
      expect((await bundle.script('verify.sh')).code).toBe(0);
    },
  );

  staged('that is not taken, or hidden later, is told by verify.sh', async ({ stage: { bundle } }) => {
    bundle.write(here);
    await bundle.script('apply.sh', ['--yes']);
    bundle.write(asking);
    keeps(bundle, 'jane:x');
    const before = await bundle.script('verify.sh');
    expect(before.code).toBe(1);
    expect(before.out).toContain(`fail secret/HTTP_PROXY there is no Secret ${proxyMap}`);
    expect(before.out).toContain('fail login/aws-node/aws-node takes no login from Secret');
    await aSecond();
    await bundle.script('apply.sh', ['--yes']);
    await bundle.kubectl('set', 'env', 'daemonset/kube-proxy', 'HTTPS_PROXY=http://proxy.corp.example:3128');
    const turned = {
      spec: { template: { spec: { containers: [{ name: 'aws-node', envFrom: [...both].reverse() }] } } },
    };
    await bundle.kubectl('patch', 'daemonset', 'aws-node', '-p', JSON.stringify(turned));
    const { out, code } = await bundle.script('verify.sh');
    expect(code).toBe(1);
    expect(out).toContain('fail login/kube-proxy/kube-proxy has HTTP_PROXY or HTTPS_PROXY in env');
    expect(out).toContain('fail login/aws-node/aws-node takes the ConfigMap after the Secret');
  });

  staged('with another address is told by verify.sh', async ({ stage: { bundle } }) => {
    bundle.write(samplePlan({ endpointHost: '127.0.0.1', login, httpsProxy: 'http://other.corp.example:3128' }));
    keeps(bundle, 'jane:x');
    await bundle.script('apply.sh', ['--yes']);
    bundle.write(asking);
    const { out } = await bundle.script('verify.sh');
    expect(out).toContain('ok secret/HTTP_PROXY');
    expect(out).toContain('fail secret/HTTPS_PROXY is not the address of this bundle with a login in it');
    expect(out).not.toContain('jane');
  });

  staged(
    'is gone without a trace after rollback.sh, that of a bundle without it too',
    async ({ stage: { server, bundle, seen } }) => {
      const before = seen();
      for (const undoing of [asking, here]) {
        bundle.write(asking);
        keeps(bundle, 'jane:x');
        await bundle.script('apply.sh', ['--yes']);
        bundle.write(undoing);
        await aSecond();
        const { code, err, out } = await bundle.script('rollback.sh', ['--yes']);
        expect({ code, err }).toEqual({ code: 0, err: '' });
        expect(out).toContain('Done: the cluster is as it was before apply.sh.');
        expect(seen()).toEqual(before);
        expect([server.all('configmaps'), server.all('secrets')]).toEqual([[], []]);
        await aSecond();
      }
    },
  );

  staged('stays while somebody names it', async ({ stage: { server, bundle } }) => {
    bundle.write(asking);
    keeps(bundle, 'jane:x');
    await bundle.script('apply.sh', ['--yes']);
    const theirs = { spec: { template: { spec: { volumes: [{ name: 'x', secret: { secretName: proxyMap } }] } } } };
    await bundle.kubectl('patch', 'daemonset', 'kube-proxy', '-p', JSON.stringify(theirs));
    const { out } = await bundle.script('rollback.sh', ['--yes']);
    expect(out).toContain(`Secret ${proxyMap} is kept, because these still name it: DaemonSet/kube-proxy`);
    expect(server.get('secrets', proxyMap)).toBeDefined();
  });

  staged('needs no right to Secrets where there is none in the bundle', async ({ stage: { server, bundle } }) => {
    server.refuse((request) => request.includes('/secrets'));
    for (const script of ['apply.sh', 'rollback.sh']) {
      await aSecond();
      const { code, err } = await bundle.script(script, ['--yes']);
      expect({ script, code, err }).toEqual({ script, code: 0, err: '' });
    }
  });

  test('a program in Go logs in with exactly that, by HTTPS_PROXY', async () => {
    const seen: string[] = [];
    const proxy = createServer().on('connect', (request, socket) => {
      seen.push(Buffer.from(`${request.headers['proxy-authorization']}`.replace(/^Basic /, ''), 'base64').toString());
      socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    const HTTPS_PROXY = address().replace(/@.*/, `@127.0.0.1:${(proxy.address() as AddressInfo).port}`);
    const env = { PATH: process.env.PATH, HOME: '/nowhere', KUBECONFIG: '/dev/null', HTTPS_PROXY };
    await new Promise((resolve) =>
      spawn('kubectl', ['--server', 'https://api.example', '--token', 'none', 'get', '--raw', '/'], { env }).on(
        'close',
        resolve,
      ),
    );
    proxy.close();
    expect(new Set(seen)).toEqual(new Set([`jane:${PASSWORD}`]));
  });
});
