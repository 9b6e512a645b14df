import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { say } from '../model/localized.ts';
import { gap } from '../model/marks.ts';
import { verify as verifyOf } from './verify.ts';

const identity = { cluster: 'prod-seoul', values: '0123abcd', login: false, unlabelled: [] };
const verify = (text: string) => verifyOf(text, identity);
const START = 'eks-proxy-wizard verify 1 cluster=prod-seoul values=0123abcd';
const END = 'eks-proxy-wizard verify end';

const sample = (name: string): string => readFileSync(new URL(`./samples/${name}.txt`, import.meta.url), 'utf8');
const spoken = (text: string): string[] =>
  verify(text).verdicts.map(({ state, text: words, params, line }) => `${line} ${state}: ${say(words, 'en', params)}`);

describe('the block of verify.sh', () => {
  test('holds in every point where every line is ok', () => {
    const { source, holds, total, verdicts } = verify(sample('verify-after'));
    expect({ source, holds, total }).toEqual({ source: 'verify.sh prod-seoul', holds: 14, total: 14 });
    expect(verdicts.filter(({ state }) => state === 'note')).toHaveLength(2);
    expect(verdicts.some(({ command }) => command !== undefined)).toBe(false);
  });

  test('fails with the line, the words of the script and the command that mends it', () => {
    const { holds, total, verdicts } = verify(sample('verify-before'));
    expect({ holds, total }).toEqual({ holds: 5, total: 12 });
    expect(verdicts[0]).toEqual({
      state: 'fails',
      text: expect.objectContaining({ en: 'ConfigMap, {name}: {details}' }),
      params: {
        check: 'configmap/HTTP_PROXY',
        name: 'HTTP_PROXY',
        details: 'there is no ConfigMap proxy-environment-variables in kube-system',
      },
      line: 3,
      command: 'bash apply.sh',
    });
  });

  test.each([
    ['fail restarted/aws-node old', 'kubectl -n kube-system rollout restart daemonset/aws-node'],
    ['fail rollout/kube-proxy late', 'kubectl -n kube-system describe pods -l k8s-app=kube-proxy'],
    ['fail nodes one', 'kubectl get nodes'],
    ['fail node-group/workers one', 'kubectl get nodes -l eks.amazonaws.com/nodegroup=workers'],
    ['fail access none', undefined],
    ['fail constructor/x none', undefined],
  ])('%s is mended by %s', (line, command) => {
    const [verdict] = verify(`${START}\n${line}\n${END}\n`).verdicts;
    expect(verdict?.state).toBe('fails');
    expect(verdict?.command).toBe(command);
  });

  describe('with nodes that show nothing', () => {
    const group = (line: string) => verify(`${START}\nok server a\n${line}\n${END}\n`);
    const nodes = (line: string, unlabelled: readonly string[]) =>
      verifyOf(`${START}\nok server a\n${line}\n${END}\n`, { ...identity, unlabelled }).unproven?.names;

    test.each([
      'note node-group/app none found with the label eks.amazonaws.com/nodegroup=app',
      'ok node-group/app all 6 nodes are Ready; the oldest joined at 2026-01-05T01:00:01Z\nnote node-group/app 6 of 6 joined before the first apply.sh (2026-01-05T01:00:05Z): were they replaced since the user data changed?',
      'note node-group/app 1 of 6 joined before the first apply.sh (2026-01-05T01:00:05Z): were they replaced since the user data changed?',
      'note node-group/app cannot be read: forbidden',
    ])('is not verified, though no check fails: %s', (line) => {
      const { holds, total, unproven } = group(line);
      expect(holds).toBe(total);
      expect(unproven?.names).toEqual(['app']);
      expect(say(unproven?.text ?? { en: '' }, 'en', unproven?.params)).toContain('Nodes not yet: app.');
    });

    test('names each group once, and no other note', () => {
      const text = `${START}\nnote container/x is left out\nnote node-group/app none found\nnote node-group/app none\nnote node-group/br-web none found\n${END}\n`;
      expect(verify(text).unproven?.names).toEqual(['app', 'br-web']);
    });

    test('is verified where every node is newer', () => {
      expect(group('ok node-group/app all 6 nodes are Ready; the oldest joined at 2026').unproven).toBeUndefined();
      expect(nodes('ok nodes all 6 nodes are Ready; the oldest joined at 2026', ['own'])).toBeUndefined();
    });

    test.each([
      ['note nodes none found', ['own']],
      ['note nodes 6 of 6 joined before the first apply.sh (2026)', ['own']],
      ['note nodes cannot be read: forbidden', ['own']],
      ['note nodes 6 of 13 joined before the first apply.sh (2026)', undefined],
      ['note nodes 1 of 11 joined before the first apply.sh (2026)', undefined],
    ])('tells a group without a label by all nodes: %s', (line, names) => {
      expect(nodes(line, ['own'])).toEqual(names);
      expect(nodes(line, [])).toBeUndefined();
    });
  });

  test('tells failures first, then notes', () => {
    const text = `${START}\nok server a\nnote nodes none found\nfail configmap/NO_PROXY is not\nok nodes b\n${END}\n`;
    expect(verify(text).verdicts.map(({ state }) => state)).toEqual(['fails', 'note', 'holds', 'holds']);
  });

  test('is found between other lines, with colours, Windows line ends and indentation', () => {
    const around = `$ bash verify.sh\n${sample('verify-after')}$ `;
    const mangled = around
      .split('\n')
      .map((line) => `  \u001b[32m${line}\u001b[0m`)
      .join('\r\n');
    expect(verify(mangled)).toMatchObject({ holds: 14, total: 14, source: 'verify.sh prod-seoul' });
  });

  test('counts the last of two runs', () => {
    expect(verify(sample('verify-before') + sample('verify-after'))).toMatchObject({ holds: 14, total: 14 });
  });

  test('that is cut off is no proof, and what is missing is said', () => {
    const cut = sample('verify-after').split('\n').slice(0, 5).join('\n');
    const { verdicts, holds, total } = verify(cut);
    expect({ holds, total }).toEqual({ holds: 4, total: 5 });
    expect(verdicts[0]).toMatchObject({ state: 'fails', line: 5, command: 'bash verify.sh' });
    expect(spoken(cut)[0]).toContain('The last line of verify.sh is missing');
  });

  test('that is cut off right after its first line is said to be so, too', () => {
    expect(verify(`${START}\n`)).toMatchObject({ holds: 0, total: 1 });
  });

  test('of another cluster is no proof', () => {
    const { holds, total, verdicts, source } = verify(
      `${START.replace('prod-seoul', 'theirs')}\nok server a\n${END}\n`,
    );
    expect({ holds, total, source }).toEqual({ holds: 1, total: 2, source: 'verify.sh theirs' });
    expect(verdicts[0]).toMatchObject({ state: 'fails', line: 1, params: { found: 'theirs', wanted: 'prod-seoul' } });
  });

  test.each(['', ' values=', ' values=ffffffff'])('of a bundle with other answers (%j) is no proof', (values) => {
    const text = `eks-proxy-wizard verify 1 cluster=prod-seoul${values}\nok server a\n${END}\n`;
    const { holds, total, verdicts } = verify(text);
    expect({ holds, total }).toEqual({ holds: 1, total: 2 });
    expect(verdicts[0]).toMatchObject({ state: 'fails', line: 1 });
    expect(spoken(text)[0]).toContain('The answers have changed');
  });

  test('cannot be proof as long as answers are missing', () => {
    const text = `${START}\nok server a\n${END}\n`;
    for (const missing of [
      { ...identity, cluster: gap('cluster.name') },
      { ...identity, values: gap('proxy.http') },
    ]) {
      const [first] = verifyOf(text, missing).verdicts;
      expect(first?.state).toBe('fails');
      expect(first?.text.en).toContain('still missing or wrong');
    }
  });
});

describe('output of kubectl describe', () => {
  test('of a pod with our patches holds for each container, the init container too', () => {
    expect(verify(sample('pod-env-from')).source).toBe('kubectl describe aws-node-a7k2p');
    expect(spoken(sample('pod-env-from'))).toEqual([
      '12 holds: aws-node-a7k2p/aws-vpc-cni-init takes the proxy from the ConfigMap (envFrom).',
      '31 holds: aws-node-a7k2p/aws-node takes the proxy from the ConfigMap (envFrom).',
      '47 holds: aws-node-a7k2p/aws-eks-nodeagent takes the proxy from the ConfigMap (envFrom).',
    ]);
  });

  test('of a pod after kubectl set env holds', () => {
    expect(spoken(sample('pod-set-env'))).toEqual([
      '12 holds: kube-proxy-a7k2p/kube-proxy takes the proxy from the ConfigMap (one env entry a key, as kubectl set env and Helm write them).',
    ]);
  });

  test('of a DaemonSet with both holds, with a note', () => {
    expect(spoken(sample('daemonset-both')).map((line) => line.slice(0, 40))).toEqual([
      '16 note: kube-proxy/kube-proxy names the',
      '16 holds: kube-proxy/kube-proxy takes th',
    ]);
  });

  test('in part, as instructions show it, holds without a name', () => {
    const lines = sample('pod-set-env').split('\n');
    const excerpt = lines.slice(lines.findIndex((line) => line.includes('Environment:'))).slice(0, 4);
    expect(verify(excerpt.join('\n'))).toMatchObject({ holds: 1, total: 1, source: 'kubectl describe' });
  });

  test('without a key fails and names it', () => {
    const lines = sample('pod-set-env')
      .split('\n')
      .filter((line) => !line.includes('NO_PROXY'));
    expect(spoken(lines.join('\n'))).toEqual([
      '12 fails: kube-proxy-a7k2p/kube-proxy takes HTTP_PROXY, HTTPS_PROXY from the ConfigMap, but not NO_PROXY.',
    ]);
  });

  test('without any reference fails and names the container', () => {
    const bare = sample('pod-env-from').replaceAll(/^ +Environment Variables from:\n.*\n/gm, '');
    expect(spoken(bare).map((line) => line.replace(/^\d+ /, ''))).toEqual([
      'fails: aws-node-a7k2p/aws-vpc-cni-init takes nothing from the ConfigMap.',
      'fails: aws-node-a7k2p/aws-node takes nothing from the ConfigMap.',
      'fails: aws-node-a7k2p/aws-eks-nodeagent takes nothing from the ConfigMap.',
    ]);
    expect(verify(bare).verdicts.every(({ command }) => command === 'bash apply.sh')).toBe(true);
  });

  test('of another ConfigMap, or with a prefix, is no proof', () => {
    const pod = sample('pod-env-from');
    expect(verify(pod.replaceAll('proxy-environment-variables', 'theirs')).holds).toBe(0);
    expect(verify(pod.replaceAll('ConfigMap  Optional', "ConfigMap with prefix 'X_'  Optional")).holds).toBe(0);
  });

  test('that lacks its beginning does not count the init container as good', () => {
    const lines = sample('pod-env-from').split('\n');
    const start = lines.indexOf('Init Containers:');
    const end = lines.indexOf('Containers:');
    const without = [...lines.slice(0, start), ...lines.slice(end)].join('\n');
    expect(spoken(without)[0]).toContain(
      'note: aws-node-a7k2p/aws-vpc-cni-init is not in the text: paste the output from its beginning.',
    );
  });

  test('with a value of the container itself says that it wins', () => {
    const own = sample('pod-env-from').replace(
      '      WARM_ENI_TARGET:',
      '      HTTPS_PROXY:      http://other.example:1\n      WARM_ENI_TARGET:',
    );
    expect(spoken(own)[0]).toContain('note: aws-node-a7k2p/aws-node has values of its own for HTTPS_PROXY.');
    expect(spoken(own).join()).not.toContain('other.example');
  });

  test('of a container that waits gives the reason', () => {
    const waiting = sample('pod-set-env').replace(
      'State:          Running',
      'State:          Waiting\n      Reason:       CreateContainerConfigError',
    );
    expect(verify(waiting)).toMatchObject({ holds: 1, total: 2 });
    expect(spoken(waiting)[0]).toContain('does not start: CreateContainerConfigError.');
  });

  test('of pods that need no proxy says nothing', () => {
    const other = sample('pod-env-from')
      .replaceAll('aws-node-a7k2p', 'coredns-abc')
      .replaceAll('proxy-environment-variables', 'theirs');
    expect(verify(other)).toMatchObject({ verdicts: [], total: 0 });
    expect(verify(other).advice?.en).toContain('bash verify.sh');
  });
});

describe('behind a proxy that asks for a login, kubectl describe', () => {
  const wanting = (text: string) =>
    verifyOf(text, { ...identity, login: true }).verdicts.map(({ state, text: words, params }) => {
      return `${state}: ${say(words, 'en', params)}`;
    });
  const map = '      proxy-environment-variables  ConfigMap  Optional: false\n';
  const both = sample('pod-env-from').replaceAll(map, `${map}${map.replace('ConfigMap', 'Secret   ')}`);

  test('holds where each container takes the Secret too', () => {
    expect(wanting(both)).toHaveLength(6);
    expect(wanting(both)).toContain(
      'holds: aws-node-a7k2p/aws-eks-nodeagent takes the login of the proxy from the Secret (envFrom).',
    );
    expect(verifyOf(both, { ...identity, login: true })).toMatchObject({ holds: 6, total: 6 });
  });

  test('fails where a container takes the ConfigMap alone', () => {
    expect(wanting(sample('pod-env-from'))[0]).toBe(
      'fails: aws-node-a7k2p/aws-vpc-cni-init takes no login from the Secret: the proxy will refuse it (407).',
    );
  });

  test.each([
    '      HTTPS_PROXY:      http://other.example:1\n',
    "      HTTPS_PROXY:  <set to the key 'HTTPS_PROXY' of config map 'proxy-environment-variables'>  Optional: false\n",
  ])('fails where env hides it: %s', (line) => {
    const hidden = wanting(both.replace('      WARM_ENI_TARGET:', `${line}      WARM_ENI_TARGET:`));
    expect(hidden.filter((one) => one.startsWith('fails'))).toEqual([expect.stringContaining('wins over the Secret')]);
  });

  test('does not fail for a NO_PROXY of its own', () => {
    const line = '      NO_PROXY:         localhost\n';
    const own = wanting(both.replace('      WARM_ENI_TARGET:', `${line}      WARM_ENI_TARGET:`));
    expect(own.filter((one) => one.startsWith('fails'))).toEqual([]);
  });
});

describe('a command that was refused', () => {
  const rbac =
    'Error from server (Forbidden): pods is forbidden: User "arn:aws:iam::111122223333:user/a" cannot list resource "pods" in API group "" in the namespace "kube-system"';
  const said = (text: string) =>
    verify(text).verdicts.map(({ state, text: { en }, params, line }) => [state, line, en.slice(0, 12), params]);

  test('by RBAC names who may not do what', () => {
    const params = { user: 'arn:aws:iam::111122223333:user/a', verb: 'list', resource: 'pods' };
    expect(said(`$ kubectl describe pods\n${rbac}\n`)).toEqual([['fails', 2, 'The API serv', params]]);
  });

  test.each([
    ['Unable to connect to the server: Forbidden', 'A proxy refu'],
    ['E1127 11:00:00.000000 1 memcache.go:265] "x" err="Get \\"https://a.example/api\\": Forbidden"', 'A proxy refu'],
    ['Unable to connect to the server: Proxy Authentication Required', 'A proxy on t'],
  ])('by a proxy is told apart: %s', (line, words) => {
    expect(said(line.replaceAll('\\"', '"'))).toEqual([['fails', 1, words, {}]]);
  });

  test('is told beside the line of verify.sh that quotes it', () => {
    const verdicts = verify(`${START}\nfail access kubectl cannot read the DaemonSets: ${rbac}\n${END}\n`).verdicts;
    expect(verdicts.filter(({ text }) => text.en.includes('RBAC'))).toHaveLength(1);
  });
});

describe('other text', () => {
  test.each(['', ' \n', 'hello', 'Error from server (NotFound): pods "kube-proxy-xxxx" not found', 'Containers:\n'])(
    '%j gets advice and no verdict',
    (text) => {
      const { source, verdicts, total, advice } = verify(text);
      expect({ source, verdicts, total }).toEqual({ source: '', verdicts: [], total: 0 });
      expect(advice?.en).toContain('bash verify.sh');
    },
  );

  test('never makes it throw, and verdicts stay within the text', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '\n',
        'Containers:\n',
        'Init Containers:\n',
        '  kube-proxy:\n',
        'Name: aws-node\n',
        '    State: Waiting\n',
        '      Reason: X\n',
        'eks-proxy-wizard verify 1 cluster=a\n',
        'fail configmap/X y\n',
        "HTTP_PROXY: <set to the key 'HTTP_PROXY' of config map 'proxy-environment-variables'>\n",
        'proxy-environment-variables ConfigMap Optional: false\n',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('');
        const { verdicts, holds, total } = verify(text);
        expect(holds).toBeLessThanOrEqual(total);
        const lines = text.split(/\r\n|\n|\r/).length;
        expect(verdicts.filter(({ line }) => line < 1 || line > lines)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  test.each(['a', ' ', ':', "<set to the key '", 'Name: x\n', 'HTTP_PROXY: ', '\u001b[', 'ok a/', 'a ConfigMap '])(
    '20,000 characters of %j are read to their end',
    (unit) => {
      const { holds, total } = verify(`${START}\n${unit.repeat(Math.ceil(20_000 / unit.length))}`);
      expect(holds).toBeLessThanOrEqual(total);
    },
  );
});
