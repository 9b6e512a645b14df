// A proxy that asks for a password, on machines on premises: who runs prepare-node.sh gives the login, root alone can read it,
// and nodeadm and the services have it.

import { afterEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { bundleOf } from '../../src/core/index.ts';
import { canBoot, type Machine } from './machine.ts';
import { ACTIVATION, ARNS, draft, filesOf, machineWith, platform, RUN, SYSTEMS } from './site.ts';

const asking = { proxy: { ...draft.proxy, credentials: { from: 'secretsmanager', name: 'corp/proxy' } } } as const;

const PASSWORD = 'Zq7"a\'s$s`w%o@r:d/?#[]{}\\ é€&;|<>!*~';
const ENCODED = 'Zq7%22a%27s%24s%60w%25o%40r%3Ad%2F%3F%23%5B%5D%7B%7D%5C%20%C3%A9%E2%82%AC%26%3B%7C%3C%3E%21%2A~';
const LOGIN = { PROXY_LOGIN: `jane:${PASSWORD}` };
const FILE = '/etc/eks-hybrid/proxy-login.env';
const addresses = {
  HTTP_PROXY: `http://jane:${ENCODED}@proxy.corp.example:3128`,
  HTTPS_PROXY: `http://jane:${ENCODED}@proxy.corp.example:3129`,
  http_proxy: `http://jane:${ENCODED}@proxy.corp.example:3128`,
  https_proxy: `http://jane:${ENCODED}@proxy.corp.example:3129`,
};
const written = Object.entries(addresses)
  .map(([name, value]) => `${name}=${value}\n`)
  .join('');

const able = canBoot();
let machine: Machine;
const boot = (...[os, files = filesOf({}, asking)]: [(typeof SYSTEMS)[number], ReturnType<typeof filesOf>?]) => {
  machine = machineWith(os, files);
};
afterEach(() => machine?.remove());

/** Copies what the script wrote to where it can be read, and says who has the login in which file. */
const LOOK = `cp ${FILE} /judge/login; stat -c '%a %U' ${FILE} >/judge/mode
for file in $(find /etc /usr/lib/systemd/system /usr/local /opt /judge -type f -newer /files/prepare-node.sh 2>/dev/null); do
  if grep -q 'jane\\|Zq7' "$file"; then echo "$file"; fi
done | grep -v '^/judge/\\(nodeadm.env\\|login\\)$' >/judge/holders`;

describe.skipIf(!able)(able ? 'the login' : 'the login (skipped: no root or no namespaces here)', () => {
  test.each(SYSTEMS)('on %s is in one file for root alone, and nodeadm has it in its variables', (os) => {
    boot(os);
    machine.program('update-ca-trust', '#!/bin/bash\nexit 0\n');
    const { status, stderr, stdout } = machine.run(`${RUN}; s=$?; ${LOOK}; exit $s`, { ...ACTIVATION, ...LOGIN });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).not.toMatch(/jane|Zq7/);
    expect(machine.record('login')).toBe(written);
    expect(machine.record('mode')).toBe('600 root\n');
    expect(machine.record('holders')).toBe(`${FILE}\n`);
    expect(machine.record('calls.log') + machine.record('nodeadm.log')).not.toMatch(/jane|Zq7/);
    expect(machine.record('nodeadm.log')).toContain('nodeconfig.yaml --skip proxy-validation\n');
    const seen = machine.record('nodeadm.env').split('\n').slice(0, -1);
    expect(seen.map((line) => line.split(' ')[0])).toEqual(['install', 'config', 'init']);
    for (const line of seen) expect(JSON.parse(line.slice(line.indexOf('{')))).toMatchObject(addresses);
  });

  test.each([
    ['ubuntu', ['containerd', 'kubelet', 'snap.amazon-ssm-agent.amazon-ssm-agent', 'snapd']],
    ['rhel', ['containerd', 'kubelet', 'amazon-ssm-agent']],
  ] as const)('reaches the services of %s by a line after the addresses, and no package manager', (os, services) => {
    boot(os);
    const copy = 'cd /etc/systemd/system && tar -cf - *.service.d/http-proxy.conf | tar -C /judge -xf -';
    const managers = 'cat /etc/apt/apt.conf.d/proxy.conf /etc/dnf/dnf.conf >/judge/managers 2>/dev/null';
    const { status } = machine.run(`${RUN}; s=$?; ${copy}; ${managers}; exit $s`, { ...ACTIVATION, ...LOGIN });
    expect(status).toBe(0);
    for (const service of services) {
      const lines = machine.record(`${service}.service.d/http-proxy.conf`).split('\n');
      expect(lines).toContain('Environment="HTTP_PROXY=http://proxy.corp.example:3128"');
      expect(lines.slice(-2)).toEqual([`EnvironmentFile=-${FILE}`, '']);
    }
    expect(machine.record('managers')).not.toMatch(/proxy\.corp/);
    expect(machine.record('calls.log')).not.toContain('snap set');
  });

  test('stays where nobody gives another one, and a new one takes its place on a node that has joined', () => {
    boot('ubuntu');
    const again = `env -u PROXY_LOGIN bash -c '${RUN}'`;
    const changed = `PROXY_LOGIN=joe:x bash -c '${RUN}'`;
    const { status, stderr } = machine.run(
      `${RUN} && ${again} && cp ${FILE} /judge/second && ${changed} && cp ${FILE} /judge/third`,
      { ...ACTIVATION, ...LOGIN },
    );
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(machine.record('second')).toBe(written);
    expect(machine.record('third')).toContain('http_proxy=http://joe:x@proxy.corp.example:3128\n');
    expect(machine.record('calls.log').match(/^systemctl restart containerd kubelet$/gm)).toHaveLength(2);
  });

  test.each(['jane', ':x', 'jane:', 'jane:a\tb', '{"username":"jane"}'])(
    '%j is none: what was there stays',
    (login) => {
      boot('ubuntu');
      const wrong = `bash files/prepare-node.sh; s=$?; cp ${FILE} /judge/login; ls /etc/eks-hybrid >/judge/files; exit $s`;
      const { status, stderr } = machine.run(`PROXY_LOGIN=good:x bash -c '${RUN}'; cd /; ${wrong}`, {
        ...ACTIVATION,
        PROXY_LOGIN: login,
      });
      expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringContaining('has to be user:password') });
      expect(stderr).not.toContain('jane');
      expect(machine.record('login')).toContain('http_proxy=http://good:x@');
      expect(machine.record('files')).toBe('nodeconfig.yaml\nproxy-login.env\n');
    },
  );

  test('is asked of nobody where nobody is, before anything is written', () => {
    boot('ubuntu');
    const { status, stderr } = machine.run(
      `${RUN}; s=$?; ls -d /etc/eks-hybrid /etc/systemd/system/kubelet.service.d; exit $s`,
      ACTIVATION,
    );
    expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringContaining('--preserve-env=PROXY_LOGIN') });
    expect(machine.record('nodeadm.log')).toBe('');
  });

  test('is typed at a terminal, unseen, and so is the activation (script(1) is the terminal)', () => {
    boot('ubuntu');
    // Each answer waits for its question: a line that comes earlier would be shown by the terminal.
    const typing = `answer() { until grep -q "$1" "$2" 2>/dev/null; do sleep 0.05; done; printf '%s\\n' "$3"; }
      { answer 'Login of the proxy' /judge/screen "$TYPED_LOGIN"; answer 'activation ID' /judge/screen "$TYPED_ID"; answer 'activation code' /judge/screen "$TYPED_CODE"; sleep 1; } |
        script -qefc '${RUN}' /judge/screen >/dev/null || exit
      { answer 'Enter for that of the former run' /judge/again ''; sleep 1; } | script -qefc '${RUN}' /judge/again >/dev/null
      s=$?; cp ${FILE} /judge/login; cp /etc/eks-hybrid/nodeconfig.yaml /judge/whole; exit $s`;
    const { status } = machine.run(typing, {
      TYPED_LOGIN: LOGIN.PROXY_LOGIN,
      TYPED_ID: ACTIVATION.SSM_ACTIVATION_ID,
      TYPED_CODE: ACTIVATION.SSM_ACTIVATION_CODE,
    });
    expect(status).toBe(0);
    expect(machine.record('login')).toBe(written);
    expect(parse(machine.record('whole')).spec.hybrid.ssm).toEqual({
      activationId: ACTIVATION.SSM_ACTIVATION_ID,
      activationCode: ACTIVATION.SSM_ACTIVATION_CODE,
    });
    expect(machine.record('screen')).toContain('The node has joined.');
    expect(machine.record('again')).toContain('This node has joined already.');
    const screen = machine.record('screen') + machine.record('again');
    for (const secret of ['jane', 'Zq7', ACTIVATION.SSM_ACTIVATION_CODE]) expect(screen).not.toContain(secret);
  });
});

test('a note says which check is skipped, and no file of the bundle or step of the runbook wants a role to read it', () => {
  for (const options of [{}, ARNS]) {
    const { findings, documents, runbook } = bundleOf({
      ...draft,
      ...asking,
      nodeGroups: [{ name: 'edge', platform, tool: 'none', options }],
    });
    expect(findings.filter(({ field }) => field === 'nodeGroups.0.platform').map(({ code }) => code)).toContain(
      'hybrid.login',
    );
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(documents.map(({ path }) => path)).not.toContain('node-role-policy.json');
    expect(runbook.map(({ id }) => id)).not.toContain('node-role');
  }
});
