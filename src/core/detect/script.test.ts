// The detect script against stand-ins for aws and kubectl, and what it prints against detect.

import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { say } from '../model/localized.ts';
import { detect } from './detect.ts';
import { awsNode, cluster, json, service, serviceCidrs, VPC, vpc, vpcEndpoints } from './samples.ts';
import { detectScript } from './script.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'detect-script-'));
  writeFileSync(join(folder, 'detect.sh'), detectScript);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const answers: Readonly<Record<string, string>> = {
  'describe-cluster': json({ cluster }),
  'describe-vpcs': json({ Vpcs: [vpc(VPC)] }),
  'describe-vpc-endpoints': json(vpcEndpoints),
  service: json(service('172.20.0.1')),
  servicecidr: json(serviceCidrs('172.20.0.0/16')),
  daemonset: json(awsNode('aws-node', 'aws-eks-nodeagent')),
};

interface Run {
  readonly status: number | null;
  readonly out: string;
  readonly calls: string;
}

/** Runs the script; the commands named in `failures` print that to stderr and fail. */
function run(
  failures: Readonly<Record<string, string>>,
  args = ['demo', 'ap-northeast-2'],
  env: NodeJS.ProcessEnv = {},
): Run {
  for (const [name, answer] of Object.entries(answers)) writeFileSync(join(folder, `${name}.out`), answer);
  for (const [name, error] of Object.entries(failures)) writeFileSync(join(folder, `${name}.err`), error);
  const stand = (name: string, subject: string, special: string) => {
    const file = join(folder, name);
    writeFileSync(
      file,
      [
        '#!/bin/bash',
        `echo "${name} $* KUBECONFIG=$KUBECONFIG" >>'${folder}/calls'`,
        `subject=${subject}`,
        `if [ -f '${folder}/'"$subject.err" ]; then cat '${folder}/'"$subject.err" >&2; exit 254; fi`,
        special,
        `cat '${folder}/'"$subject.out"`,
      ].join('\n'),
    );
    chmodSync(file, 0o755);
  };
  const aws = `case "$*" in *vpcId*) echo ${VPC}; exit;; *update-kubeconfig*) exit;; "configure get region") echo us-east-2; exit;; esac`;
  stand('aws', '$2', aws);
  stand('kubectl', '$2', '[ "$1 $2" = "config current-context" ] && echo somewhere && exit');
  const { status, stdout, stderr } = spawnSync('bash', [join(folder, 'detect.sh'), ...args], {
    encoding: 'utf8',
    env: { PATH: `${folder}:${process.env.PATH}`, HOME: folder, TMPDIR: folder, ...env },
  });
  const calls = readdirSync(folder).includes('calls')
    ? execFileSync('cat', [join(folder, 'calls')], { encoding: 'utf8' })
    : '';
  return { status, out: stdout + stderr, calls };
}

const notesOf = (text: string): readonly string[] =>
  detect(text).notes.map((note) => say(note.text, 'en', note.params));

const ALL = [
  'describe-cluster',
  'update-kubeconfig',
  'describe-vpcs',
  'describe-vpc-endpoints',
  'service',
  'servicecidr',
  'daemonset',
];

describe('the detect script', () => {
  it('is bash without a fault', () => {
    execFileSync('bash', ['-n', join(folder, 'detect.sh')]);
  });

  it.skipIf(spawnSync('shellcheck', ['--version']).error !== undefined)('has nothing that shellcheck finds', () => {
    execFileSync('shellcheck', [join(folder, 'detect.sh')]);
  });

  it('prints what fills every field, with nothing left over', () => {
    const { status, out, calls } = run({});
    const found = detect(out);
    expect(status).toBe(0);
    expect(out).toContain('# $ aws eks describe-cluster --name demo --region ap-northeast-2 --output json\n');
    expect(found.leftover).toEqual([]);
    expect(found.facts.map((fact) => [fact.field, fact.certainty])).toEqual([
      ['cluster.name', 'stated'],
      ['cluster.region', 'stated'],
      ['cluster.kubernetesVersion', 'stated'],
      ['cluster.serviceCidrs', 'stated'],
      ['cluster.vpcCidrs', 'stated'],
      ['cluster.endpoint', 'stated'],
      ['cluster.endpointAccess', 'stated'],
      ['cluster.certificateAuthority', 'stated'],
      ['cluster.vpcEndpoints', 'stated'],
      ['addOns.vpcCni.nodeAgent', 'stated'],
    ]);
    expect(found.read).toHaveLength(6);
    // kubectl asks the cluster that was named, by a configuration that is gone afterwards.
    expect(calls).toMatch(/kubectl get service kubernetes .*KUBECONFIG=\S+\/config\n/);
    expect(readdirSync(folder).filter((name) => name.startsWith('tmp.'))).toEqual([]);
  });

  it('only reads', () => {
    const verbs = run({})
      .calls.split('\n')
      .filter(Boolean)
      .map((call) => call.split(' ').slice(0, 3).join(' '));
    for (const verb of verbs)
      expect(verb).toMatch(/^(aws (eks|ec2) describe-|aws eks update-kubeconfig$|kubectl get )/);
    expect(run({}).calls).toMatch(/update-kubeconfig .*--kubeconfig \S+\/config /);
  });

  it('says which command failed and goes on, and detect says what it needs', () => {
    const denied =
      '\nAn error occurred (UnauthorizedOperation) when calling the DescribeVpcs operation: You are not authorized to perform this operation.\n';
    const { status, out } = run({
      'describe-vpcs': denied,
      servicecidr: 'error: the server doesn\'t have a resource type "servicecidr"\n',
    });
    const found = detect(out);
    expect(status).toBe(0);
    expect(out).toContain(
      `# ! failed (exit 254): aws ec2 describe-vpcs --vpc-ids ${VPC} --region ap-northeast-2 --output json\n`,
    );
    expect(found.facts).toHaveLength(9);
    expect(found.leftover).toEqual([]);
    expect(notesOf(out)).toContainEqual(
      expect.stringMatching(
        /^aws ec2 describe-vpcs was refused\. It needs the permission ec2:DescribeVpcs\. It said: An error/,
      ),
    );
    expect(notesOf(out)).toContainEqual(expect.stringMatching(/^kubectl get servicecidr is not known to this cluster/));
  });

  it('without the permission for EKS still asks the cluster that kubectl knows, and says which', () => {
    const denied =
      'An error occurred (AccessDeniedException) when calling the DescribeCluster operation: not authorized';
    const { status, out, calls } = run({ 'describe-cluster': denied, 'update-kubeconfig': denied });
    expect(status).toBe(0);
    expect(calls).toMatch(/kubectl get service .*KUBECONFIG=\n/);
    expect(detect(out).facts.find((fact) => fact.field === 'cluster.serviceCidrs')?.value).toEqual(['172.20.0.0/16']);
    expect(detect(out).leftover).toEqual([]);
    expect(notesOf(out).join('\n')).toContain('current context, somewhere');
    expect(notesOf(out).join('\n')).toContain('aws ec2 describe-vpcs was not run');
  });

  it('fails if nothing worked, and each command is told', () => {
    const { status, out } = run(
      Object.fromEntries(ALL.map((name) => [name, 'Unable to locate credentials\nsecond line'])),
    );
    expect(status).toBe(1);
    expect(detect(out)).toMatchObject({ facts: [], read: [], leftover: [] });
    for (const name of [
      'aws eks describe-cluster',
      'kubectl get service kubernetes',
      'kubectl get servicecidr',
      'kubectl get daemonset aws-node',
    ])
      expect(notesOf(out)).toContainEqual(expect.stringContaining(name));
  });

  it('takes the region from the environment, then from aws configure', () => {
    expect(run({}, ['demo'], { AWS_REGION: 'eu-west-1', AWS_DEFAULT_REGION: 'eu-west-2' }).out).toContain(
      '--region eu-west-1',
    );
    expect(run({}, ['demo'], { AWS_DEFAULT_REGION: 'eu-west-2' }).out).toContain('--region eu-west-2');
    expect(run({}, ['demo']).out).toContain('--region us-east-2');
  });

  it('refuses arguments that are no cluster or region, and asks nothing', () => {
    for (const args of [[], ['$(id)', 'us-west-2'], ['demo', 'nowhere'], ['-x', 'us-west-2']]) {
      expect(run({}, args).status).toBe(2);
    }
    expect(run({}, ['a b', 'us-west-2']).out).toContain('Usage:');
    expect(run({}, ['a b', 'us-west-2']).calls).not.toContain('describe');
  });
});
