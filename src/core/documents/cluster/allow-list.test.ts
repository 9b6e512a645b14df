import { describe, expect, test } from 'vitest';
import type { AllowedHost } from '../../model/allowed-host.ts';
import { fieldsMarked, gap, mark } from '../../model/marks.ts';
import type { Plan } from '../../model/plan.ts';
import { rootCa } from '../../model/sample-ca.fixture.ts';
import { allowList } from './allow-list.ts';
import { squidAllowList } from './allow-list-squid.ts';
import { samplePlan } from './sample-plan.ts';

const plan = samplePlan();
const withCluster = (changes: Partial<Plan['settings']['cluster']>): Plan => ({
  ...plan,
  settings: { ...plan.settings, cluster: { ...plan.settings.cluster, ...changes } },
});
const needing = (need: AllowedHost['need']): Plan => ({
  ...plan,
  allowed: plan.allowed.filter((one) => one.need === need),
});
const active = (text: string) => text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));

describe('the text', () => {
  const { path, text } = allowList(plan);

  test('has a host and its port on each line, and why above it', () => {
    expect(path).toBe('proxy-allow-list.txt');
    expect(active(text)).toEqual(['ec2.ap-northeast-2.amazonaws.com 443', 'registry.example 443']);
    expect(text).toContain('\n# the EC2 API; asked by nodeadm, aws-node\nec2.ap-northeast-2.amazonaws.com 443\n');
    expect(text).toContain('\n# images; asked by containerd; check\nregistry.example 443\n');
  });

  test('names the cluster and the networks that ask', () => {
    expect(text).toContain('EKS cluster prod-seoul (ap-northeast-2)');
    expect(text).toContain('from the networks of the VPC: 10.0.0.0/16, 100.64.0.0/16\n');
  });

  test('keeps optional hosts behind a #', () => {
    expect(text).toContain('\n#.quay.example 443\n');
  });

  test('says so where nothing is needed, and leaves out a part that has no hosts', () => {
    const usual = allowList(needing('usual')).text;
    expect(usual).toContain('\n# Needed: none.');
    expect(usual).not.toContain('# Optional:');
    expect(active(usual)).toEqual(['registry.example 443']);
  });

  test('shows gaps and wrong values in their places', () => {
    const marked = { ...withCluster({ name: gap('cluster.name') }), allowed: plan.allowed.slice(0, 1) };
    const [host] = marked.allowed;
    if (host === undefined) throw new Error('the sample has hosts');
    const wrong = { ...marked, allowed: [{ ...host, host: `ec2.${mark('cluster.region', 'no where\n"x"')}.example` }] };
    for (const { text: one } of [allowList(wrong), squidAllowList(wrong)]) {
      expect(new Set(fieldsMarked(one))).toEqual(new Set(['cluster.name', 'cluster.region']));
    }
  });
});

describe('what TLS inspection breaks', () => {
  const bucket = 'layers.s3.ap-northeast-2.amazonaws.com';
  const [ec2, ...others] = plan.allowed;
  if (ec2 === undefined) throw new Error('the sample has hosts');
  const flagged: Plan = {
    ...plan,
    caBundle: rootCa,
    allowed: [
      { ...ec2, leaveAlone: true },
      ...others,
      { ...ec2, host: bucket, leaveAlone: true },
      { ...ec2, host: '.s3.ap-northeast-2.amazonaws.com', need: 'optional', leaveAlone: true },
    ],
  };

  test('is told in both files, host by host where nodes trust the CA of the proxy', () => {
    for (const { text } of [allowList(flagged), squidAllowList(flagged)]) {
      expect(text).toContain('TLS inspection: leave the hosts of EC2, ECR, S3, STS and EKS alone, and the API server.');
    }
    expect(allowList(flagged).text).toContain(
      '\n#   ec2.ap-northeast-2.amazonaws.com\n#   .s3.ap-northeast-2.amazonaws.com\n',
    );
    const lines = squidAllowList(flagged)
      .text.split('\n')
      .filter((line) => line.startsWith('#  '));
    const name = 'eks_prod-seoul_ap-northeast-2';
    expect(lines.slice(-4)).toEqual([
      `#  acl ${name}_vpc src 10.0.0.0/16 100.64.0.0/16`,
      `#  acl ${name}_alone ssl::server_name ec2.ap-northeast-2.amazonaws.com`,
      `#  acl ${name}_alone ssl::server_name .s3.ap-northeast-2.amazonaws.com`,
      `#  ssl_bump splice ${name}_vpc ${name}_alone`,
    ]);
  });

  test('is everything where they trust none', () => {
    for (const { text } of [allowList(plan), squidAllowList(plan)]) {
      expect(text).toContain('TLS inspection: leave all of these hosts alone.');
    }
    expect(squidAllowList(plan).text).toMatch(/\n# {2}ssl_bump splice eks_prod-seoul_ap-northeast-2_vpc\n/);
    expect(squidAllowList(plan).text).not.toContain('server_name');
  });
});

describe('hosts by plain HTTP', () => {
  const mirror = {
    host: 'archive.ubuntu.com',
    port: 80,
    need: 'optional',
    reason: { en: 'packages' },
    who: { en: 'apt' },
    check: true,
  } as const;
  const with80: Plan = { ...plan, allowed: [...plan.allowed, mirror] };

  test('stand in a part of their own, with their port', () => {
    const { text } = allowList(with80);
    expect(text).toContain('# The last part is plain HTTP: GET to port 80.\n');
    expect(text).toMatch(
      /\n# Optional, plain HTTP on port 80: .*\n\n# packages; asked by apt; check\n#archive\.ubuntu\.com 80\n$/,
    );
    expect(allowList(plan).text).not.toContain('port 80');
  });

  test('have a rule of their own in squid, not by CONNECT', () => {
    const name = 'eks_prod-seoul_ap-northeast-2';
    const { text } = squidAllowList(with80);
    expect(active(text)).toContain(`acl ${name}_http port 80`);
    expect(text).toMatch(
      new RegExp(
        `\n#acl ${name}_optional80 dstdomain -n archive\\.ubuntu\\.com\n\n#http_access allow ${name}_http ${name}_from ${name}_optional80\n$`,
      ),
    );
    expect(squidAllowList(plan).text).not.toContain('_http port');
  });
});

describe('the file for squid', () => {
  const { path, text } = squidAllowList(plan);

  test('allows CONNECT to port 443 of each host, from the networks of the VPC, and nothing else', () => {
    expect(path).toBe('proxy-allow-list.squid.conf');
    const name = 'eks_prod-seoul_ap-northeast-2';
    expect(active(text)).toEqual([
      `acl ${name}_from src 10.0.0.0/16 100.64.0.0/16`,
      `acl ${name}_connect method CONNECT`,
      `acl ${name}_https port 443`,
      `acl ${name}_needed dstdomain -n ec2.ap-northeast-2.amazonaws.com`,
      `http_access allow ${name}_connect ${name}_https ${name}_from ${name}_needed`,
      `acl ${name}_usual dstdomain -n registry.example`,
      `http_access allow ${name}_connect ${name}_https ${name}_from ${name}_usual`,
    ]);
  });

  test('has optional hosts and their rule behind a #, ready to be used', () => {
    expect(text).toMatch(/\n#acl \S+_optional dstdomain -n \.quay\.example\n\n#http_access allow .*_optional\n$/);
  });

  test('has no rule for a part without hosts: squid refuses a rule whose ACL is not there', () => {
    const lines = active(squidAllowList(needing('optional')).text);
    expect(lines.filter((line) => line.startsWith('http_access'))).toEqual([]);
  });

  test('names a network once, and none that lies in another', () => {
    const vpcCidrs = ['10.0.4.0/22', '10.0.0.0/16', '10.0.0.0/16', '2600:1f14:abc:de00::/56', gap('x')];
    const lines = active(squidAllowList(withCluster({ vpcCidrs })).text);
    expect(lines[0]).toMatch(new RegExp(`_from src 10\\.0\\.0\\.0/16 2600:1f14:abc:de00::/56 ${gap('x')}$`));
  });

  const namesOf = (name: string) => [
    ...new Set([...squidAllowList(withCluster({ name })).text.matchAll(/acl (\S+)/g)].map(([, one]) => one ?? '')),
  ];

  test('has many networks on lines that squid reads to their end', () => {
    const vpcCidrs = Array.from({ length: 700 }, (_, at) => `10.${Math.floor(at / 128)}.${(at % 128) * 2}.0/24`);
    const { text } = squidAllowList(withCluster({ vpcCidrs }));
    expect(text.match(/\d\.0\/24/g)).toHaveLength(2 * vpcCidrs.length);
    expect(Math.max(...text.split('\n').map(({ length }) => length))).toBeLessThan(1023);
  });

  test('has names of at most 63 characters, which two clusters never share', () => {
    const long = 'n'.repeat(99);
    const names = [...namesOf(`${long}a`), ...namesOf(`${long}b`)];
    expect(new Set(names).size).toBe(14);
    expect(names.filter((name) => name.length > 63)).toEqual([]);
    expect(namesOf('short')).toContain('eks_short_ap-northeast-2_needed');
  });
});
