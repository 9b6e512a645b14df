// prepare-node.sh, run unchanged on machines of each system that nodeadm knows, with a stand-in that validates what the
// real nodeadm validates. Linux with namespaces; elsewhere it is skipped and says so.

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { bundleOf } from '../../src/core/index.ts';
import { issuingCa, rootCa } from '../../src/core/model/sample-ca.fixture.ts';
import { hybridNodeConfigErrors } from '../matrix/hybrid-node-config.mjs';
import { canBoot, type Machine, type OperatingSystem } from './machine.ts';
import { ACTIVATION, ARNS, draft, filesOf, machineWith, platform, RUN, SYSTEMS } from './site.ts';

const able = canBoot();
let machine: Machine;
const boot = (os: OperatingSystem, files: ReturnType<typeof filesOf>) => {
  machine = machineWith(os, files);
};
afterEach(() => machine?.remove());

const LINK = 'ln -sfn dnf/dnf.conf /etc/yum.conf';

/** Every file that the script may write, with its text, as JSON in /judge. */
const SNAPSHOT =
  'cd / && find etc/environment etc/apt/apt.conf.d/proxy.conf etc/dnf etc/yum.conf etc/systemd/system/*.service.d usr/lib/systemd/system/containerd.service.d etc/eks-hybrid -type f -exec sha256sum {} + 2>/dev/null | sort >/judge/files';

describe.skipIf(!able)(able ? 'prepare-node.sh' : 'prepare-node.sh (skipped: no root or no namespaces here)', () => {
  describe.each(SYSTEMS)('on %s', (os) => {
    beforeEach(() => boot(os, filesOf()));

    test('writes what nodeadm validates, installs, and joins with the activation it was given', () => {
      const { status, stderr } = machine.run(
        `${LINK}; ${RUN} && cp /etc/eks-hybrid/nodeconfig.yaml /judge/whole`,
        ACTIVATION,
      );
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      const source = os === 'rhel' ? 'docker' : 'distro';
      expect(machine.record('nodeadm.log')).toBe(
        `install 1.34 --credential-provider ssm --containerd-source ${source}\n` +
          'config check --config-source file:///etc/eks-hybrid/nodeconfig.yaml\n' +
          'init --config-source file:///etc/eks-hybrid/nodeconfig.yaml\n',
      );
      expect(parse(machine.record('whole')).spec).toEqual({
        cluster: { name: 'prod', region: 'us-west-2' },
        hybrid: {
          ssm: { activationId: ACTIVATION.SSM_ACTIVATION_ID, activationCode: ACTIVATION.SSM_ACTIVATION_CODE },
        },
      });
    });

    test('joins once: a second run leaves every file as it is and restarts the services', () => {
      const { status, stdout } = machine.run(
        `${RUN} && ${SNAPSHOT} && cp /judge/files /judge/first && : >/judge/calls.log && ${RUN} && ${SNAPSHOT}`,
        ACTIVATION,
      );
      expect(status).toBe(0);
      expect(stdout).toContain('This node has joined already.');
      expect(machine.record('files').split('\n').length).toBeGreaterThan(6);
      expect(machine.record('files')).toBe(machine.record('first'));
      expect(machine.record('nodeadm.log').match(/^init /gm)).toHaveLength(1);
      expect(machine.record('calls.log')).toContain('systemctl restart containerd kubelet\n');
    });

    test('reaches logins, and leaves lines of others', () => {
      machine.run(`${RUN}; cp /etc/environment /judge/environment`, ACTIVATION);
      const lines = machine.record('environment').split('\n');
      expect(lines.slice(0, 3)).toEqual([
        'LANG=C.UTF-8',
        'HTTP_PROXY=http://proxy.corp.example:3128',
        'HTTPS_PROXY=http://proxy.corp.example:3129',
      ]);
    });
  });

  test('lets only root read the activation, and asks nobody where nobody is', () => {
    boot('ubuntu', filesOf());
    const modes = 'stat -c %a /etc/eks-hybrid /etc/eks-hybrid/nodeconfig.yaml >/judge/modes';
    expect(machine.run(`${RUN} && ${modes}`, ACTIVATION).status).toBe(0);
    expect(machine.record('modes')).toBe('700\n600\n');
    machine.remove();
    boot('ubuntu', filesOf());
    const { status, stderr } = machine.run(RUN);
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: expect.stringMatching(/^prepare-node\.sh: SSM_ACTIVATION_ID has to be the ID of an activation: .*\n$/),
    });
    expect(machine.record('nodeadm.log')).not.toContain('init');
  });

  test.each([
    [{ ...ACTIVATION, SSM_ACTIVATION_ID: '0A1B' }, 'SSM_ACTIVATION_ID'],
    [{ ...ACTIVATION, SSM_ACTIVATION_CODE: 'short' }, 'SSM_ACTIVATION_CODE'],
    [{ ...ACTIVATION, SSM_ACTIVATION_CODE: "twenty characters 'and more" }, 'SSM_ACTIVATION_CODE'],
    [{ ...ACTIVATION, SSM_ACTIVATION_CODE: 'a line break\nin the middle' }, 'SSM_ACTIVATION_CODE'],
  ])('refuses %j before nodeadm does', (env, name) => {
    boot('ubuntu', filesOf());
    const { status, stderr } = machine.run(RUN, env);
    expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringContaining(`${name} has to be`) });
  });

  test('keeps the activation of a former run that did not end well', () => {
    boot('ubuntu', filesOf());
    const again = `env -u SSM_ACTIVATION_ID -u SSM_ACTIVATION_CODE bash -c '${RUN}'`;
    const { status, stderr } = machine.run(`${RUN}; rm /judge/kubelet-runs; ${again}`, ACTIVATION);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(machine.record('nodeadm.log').match(/^init /gm)).toHaveLength(2);
  });

  test('leaves yum.conf of Red Hat the link that it is', () => {
    boot('rhel', filesOf());
    machine.run(
      `${LINK}; ${RUN}; readlink /etc/yum.conf >/judge/link; cp /etc/dnf/dnf.conf /judge/dnf.conf`,
      ACTIVATION,
    );
    expect(machine.record('link')).toBe('dnf/dnf.conf\n');
    expect(machine.record('dnf.conf')).toBe(
      '[main]\nproxy=http://proxy.corp.example:3128\ngpgcheck=1\n\n[repo]\nproxy=_none_\n',
    );
  });

  test.each([
    ['ubuntu', 'update-ca-certificates', '/usr/local/share/ca-certificates/eks-proxy-ca-*.crt'],
    ['rhel', 'update-ca-trust extract', '/etc/pki/ca-trust/source/anchors/eks-proxy-ca.pem'],
    ['amzn', 'update-ca-trust extract', '/etc/pki/ca-trust/source/anchors/eks-proxy-ca.pem'],
  ] as const)('installs the CA bundle on %s before nodeadm asks anybody', (os, call, files) => {
    const caBundle = rootCa + issuingCa;
    boot(os, filesOf({}, { proxy: { ...draft.proxy, caBundle } }));
    const { status } = machine.run(
      `${RUN} && cat ${files} >/judge/trusted && ls ${files} | wc -l >/judge/count`,
      ACTIVATION,
    );
    expect(status).toBe(0);
    expect(machine.record('trusted')).toBe(caBundle);
    expect(machine.record('count').trim()).toBe(os === 'ubuntu' ? '2' : '1');
    expect(machine.record('calls.log')).toMatch(new RegExp(`^${call} ?$`, 'm'));
  });

  test('gets nodeadm by the proxy where there is none', () => {
    boot('amzn', filesOf());
    machine.without('nodeadm');
    machine.program('curl', '#!/bin/bash\necho "$* by $https_proxy" >>/judge/curl.log\nexit 22\n');
    expect(machine.run(RUN, ACTIVATION).status).toBe(22);
    expect(machine.record('curl.log')).toMatch(
      /^-fsSL -o \S+ https:\/\/hybrid-assets\.eks\.amazonaws\.com\/releases\/latest\/bin\/linux\/(?:amd64|arm64)\/nodeadm by http:\/\/proxy\.corp\.example:3129\n$/,
    );
  });

  test('stops on a system that nodeadm does not know', () => {
    boot('ubuntu', filesOf());
    machine.put('/etc/os-release', 'ID=debian\n');
    const { status, stderr } = machine.run(
      `${RUN}; s=$?; ls /etc/apt/apt.conf.d/proxy.conf 2>/dev/null; exit $s`,
      ACTIVATION,
    );
    expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringContaining('/etc/os-release says debian') });
  });

  test('asks for the version of the cluster where the answers do not have it', () => {
    const { kubernetesVersion: _, ...cluster } = draft.cluster ?? {};
    boot('ubuntu', filesOf({}, { cluster }));
    expect(machine.run(RUN, ACTIVATION).stderr).toContain('KUBERNETES_VERSION=1.NN');
    machine.remove();
    boot('ubuntu', filesOf({}, { cluster }));
    expect(machine.run(RUN, { ...ACTIVATION, KUBERNETES_VERSION: '1.33' }).status).toBe(0);
    expect(machine.record('nodeadm.log')).toContain('install 1.33 ');
  });

  describe('with IAM Roles Anywhere', () => {
    const keys = 'mkdir -p /etc/iam/pki; touch /etc/iam/pki/server.key';
    const certificate = (name: string) =>
      `${keys}; openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout /dev/null -subj /O=Corp/CN=${name} -out /etc/iam/pki/server.pem 2>/dev/null`;

    test('takes the name of the certificate, and no drop-in of the SSM agent', () => {
      boot('ubuntu', filesOf(ARNS));
      const whole = 'cp /etc/eks-hybrid/nodeconfig.yaml /judge/whole';
      const ssm = 'ls -d /etc/systemd/system/*ssm-agent.service.d >/judge/ssm 2>/dev/null || true';
      const { status, stderr } = machine.run(
        `${certificate('rack-7.corp.example')}; ${RUN} && ${whole}; s=$?; ${ssm}; exit $s`,
      );
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      const { hybrid } = parse(machine.record('whole')).spec;
      expect(hybrid.iamRolesAnywhere).toEqual({
        trustAnchorArn: ARNS.trustAnchorArn,
        profileArn: ARNS.profileArn,
        roleArn: ARNS.roleArn,
        certificatePath: '/etc/iam/pki/server.pem',
        privateKeyPath: '/etc/iam/pki/server.key',
        nodeName: 'rack-7.corp.example',
      });
      expect(machine.record('ssm')).toBe('');
      expect(machine.record('nodeadm.log')).toContain('--credential-provider iam-ra ');
    });

    test('takes a name that it is given, and refuses one that no node can have', () => {
      boot('rhel', filesOf(ARNS));
      expect(machine.run(`${certificate('Rack_7')}; ${RUN}`).stderr).toContain("says 'Rack_7'");
      machine.remove();
      boot('rhel', filesOf(ARNS));
      const { status } = machine.run(
        `${certificate('Rack_7')}; ${RUN} && cp /etc/eks-hybrid/nodeconfig.yaml /judge/whole`,
        {
          NODE_NAME: 'rack-7',
        },
      );
      expect(status).toBe(0);
      expect(parse(machine.record('whole')).spec.hybrid.iamRolesAnywhere.nodeName).toBe('rack-7');
    });
  });

  test.each([
    ['/usr/lib/systemd/system/containerd.service.d ', 'containerd.service.d/http-proxy.conf'],
    [' /etc/systemd/system/kubelet.service.d', 'kubelet.service.d/http-proxy.conf'],
    ['Environment="HTTPS_PROXY=http://proxy.corp.example:3129"\n', 'does not contain HTTPS_PROXY='],
    ['export no_proxy=', 'NO_PROXY differs'],
  ])('the stand-in refuses a machine where %j is missing', (line, complaint) => {
    const { script, config } = filesOf();
    const broken = line.startsWith('export') ? script.replace(line, `${line}x`) : script.replaceAll(line, ' ');
    expect(broken).not.toBe(script);
    boot('ubuntu', { script: broken, config });
    const { status, stderr } = machine.run(RUN, ACTIVATION);
    expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringContaining(complaint) });
  });
});

test('the NodeConfig of the bundle has no field that nodeadm does not know, and nothing of one machine', () => {
  for (const options of [{}, ARNS]) {
    const { config, script } = filesOf(options);
    expect(hybridNodeConfigErrors(parse(config))).toEqual([]);
    expect(config).not.toMatch(/activation(?:Id|Code):|nodeName:/);
    expect(`${script}${config}`).not.toMatch(/<[A-Za-z-]+>|REPLACE|CHANGE_?ME/);
  }
});

test('an ARN that is missing is a gap with an error at its field', () => {
  const { roleArn: _, ...options } = ARNS;
  const { findings } = bundleOf({ ...draft, nodeGroups: [{ name: 'edge', platform, tool: 'none', options }] });
  expect(findings.filter(({ severity }) => severity === 'error').map(({ field }) => field)).toEqual([
    'nodeGroups.0.options.roleArn',
  ]);
});
