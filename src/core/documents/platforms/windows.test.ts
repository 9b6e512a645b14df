// The judge is the grammar of PowerShell; that the script does what it should on Windows was not seen.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasOwnFiles } from '../../model/definition.ts';
import { fieldsMarked, gap, mark } from '../../model/marks.ts';
import type { NodeGroupPlan, Plan } from '../../model/plan.ts';
import { rootCa } from '../../model/sample-ca.fixture.ts';
import { grammarErrors, stringValues } from '../../syntax/powershell-grammar.judge.ts';
import { samplePlan } from '../cluster/sample-plan.ts';
import { userDataFile } from '../user-data.ts';
import { groupOf } from './group.fixture.ts';
import { windows } from './windows.ts';

function textOf(group: NodeGroupPlan, plan: Plan = samplePlan()): string {
  const userData = hasOwnFiles(windows) ? expect.fail() : windows.userData(plan, group);
  return userData.kind === 'powershell' ? userData.text : expect.fail();
}

const managements = ['managed', 'managed-custom-ami', 'self-managed'] as const;

describe.each(managements)('%s', (management) => {
  const group = groupOf('windows', management);

  it('is PowerShell, ASCII, and has the values of the plan', () => {
    const text = textOf(group);
    expect(grammarErrors(text)).toEqual([]);
    expect(text).toMatch(/^[\n\x20-\x7e]+\n$/);
    expect(stringValues(text)).toEqual(
      expect.arrayContaining(['http://proxy.corp.example:3128', 'localhost,172.20.0.0/16', 'Machine', 'kubelet']),
    );
  });

  it('joins the node by itself where EKS does not, and then gives the services their values again', () => {
    const text = textOf(group);
    expect(text.includes('Start-EKSBootstrap.ps1')).toBe(management !== 'managed');
    expect(text.match(/^Set-ProxyOfServices$/gm)).toHaveLength(management === 'managed' ? 1 : 2);
    if (management === 'managed') return;
    expect(stringValues(text)).toEqual(
      expect.arrayContaining(['prod-seoul', samplePlan().endpoint, '172.20.0.0/16', '172.20.0.10']),
    );
  });
});

it('reads any value back as it is', () => {
  const hostile = fc.string({ unit: fc.constantFrom(...'\'"$`(){}@#;|&<>\\ \t\nab1=,') });
  fc.assert(
    fc.property(hostile, (value) => {
      const plan = samplePlan({ noProxy: value, httpProxy: value, endpoint: value });
      const text = textOf(groupOf('windows', 'self-managed'), plan);
      expect(grammarErrors(text)).toEqual([]);
      expect(stringValues(text).filter((one) => one === value).length).toBeGreaterThanOrEqual(3);
    }),
    { numRuns: 300 },
  );
});

it('stands between the tags of EC2 in its file, and without them for a tool that adds its own', () => {
  const text = textOf(groupOf('windows', 'managed'));
  expect(userDataFile({ kind: 'powershell', text }).text).toBe(`<powershell>\n${text}</powershell>\n`);
});

it('keeps what is missing or wrong marked', () => {
  const plan = samplePlan({ httpProxy: mark('proxy.http', `a'b`), endpoint: gap('cluster.endpoint') });
  expect(fieldsMarked(textOf(groupOf('windows', 'self-managed'), plan)).sort()).toEqual([
    'cluster.endpoint',
    'proxy.http',
  ]);
});

it('is refused in an IPv6 cluster', () => {
  const plan = samplePlan();
  const cluster = { ...plan.settings.cluster, serviceCidrs: ['fd00:1::/108'] };
  const codes = (of: Plan) => windows.check?.(of, groupOf('windows', 'managed')).map(({ code }) => code);
  expect(codes({ ...plan, settings: { ...plan.settings, cluster } })).toContain('windows.ipv6');
  expect(codes(plan)).not.toContain('windows.ipv6');
});

it('imports each certificate of a CA bundle, and waits for one that is wrong', () => {
  const text = textOf(groupOf('windows', 'managed'), samplePlan({ caBundle: `${rootCa}${rootCa}` }));
  expect(grammarErrors(text)).toEqual([]);
  expect(stringValues(text).filter((one) => one === rootCa.trim())).toHaveLength(2);
  const wrong = textOf(groupOf('windows', 'managed'), samplePlan({ caBundle: mark('proxy.caBundle', 'x') }));
  expect(fieldsMarked(wrong)).toEqual(['proxy.caBundle']);
  expect(textOf(groupOf('windows', 'managed'))).not.toContain('Import-Certificate');
});

it('stays apart from what joins the node behind it, and joins it itself where nothing else does', () => {
  expect(textOf(groupOf('windows', 'managed'))).toMatch(/^try \{\n {2}& \{\n[\s\S]*\n {2}\}\n\} catch \{\n.*\n\}\n$/m);
  expect(textOf(groupOf('windows', 'self-managed'))).not.toContain('catch');
});
