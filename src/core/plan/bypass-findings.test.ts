import { describe, expect, test } from 'vitest';
import { say } from '../model/localized.ts';
import type { BypassAddition } from '../model/settings.ts';
import { planned, sampleDraft, sampleHost, told, withCluster } from './sample-draft.ts';

const adding = (...add: readonly BypassAddition[]) => planned({ ...sampleDraft, bypass: { add } });
const removing = (...remove: readonly string[]) => planned({ ...sampleDraft, bypass: { remove } });

describe('taking out', () => {
  test.each(['172.20.0.0/16', '169.254.169.254', 'fd00:ec2::254', 'localhost', '127.0.0.1', '::1', sampleHost])(
    '%s is an error, mended by putting it back',
    (entry) => {
      const { plan, findings } = removing('.internal', entry);
      expect(told(findings)).toContain('bypass.essential-removed at bypass.remove.1');
      const finding = findings.find(({ severity }) => severity === 'error');
      expect(finding?.marked).toBeUndefined();
      expect(finding?.mend).toMatchObject({ field: 'bypass.remove', value: ['.internal'] });
      expect(say(finding?.text ?? { en: '' }, 'en', finding?.params)).toContain(entry);
      expect(plan.noProxy.split(',')).not.toContain(entry);
    },
  );

  test('what is no text at all is told once', () => {
    expect(told(removing('a\u200bb').findings).filter((one) => one.startsWith('bypass.'))).toEqual([]);
    expect(told(removing('a\u200bb').findings)).toContain('text.invisible at bypass.remove.0');
  });

  test('the host of an endpoint that is public only is no error: it is not in the list', () => {
    const { findings } = planned({ ...withCluster({ endpointAccess: 'public' }), bypass: { remove: [sampleHost] } });
    expect(told(findings)).toContain('bypass.not-there at bypass.remove.0');
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test.each(['10.0.0.0/16', '172.20.0.1', '.cluster.local'])(
    '%s, computed from the cluster, is a warning, mended by putting it back',
    (entry) => {
      const { findings } = removing(entry);
      expect(told(findings)).toEqual(['bypass.computed-removed at bypass.remove.0']);
      expect(findings[0]).toMatchObject({ severity: 'warning', mend: { field: 'bypass.remove', value: [] } });
    },
  );

  test('another entry is the choice of the user, and no more than a note', () => {
    const { plan, findings } = removing('.INTERNAL', '169.254.170.2');
    expect(new Set(findings.map(({ severity }) => severity))).toEqual(new Set(['note']));
    expect(plan.noProxy).not.toMatch(/\.internal|169\.254\.170\.2,/);
  });
});

describe('adding', () => {
  test.each([
    ['.corp.example'],
    ['10.200.0.0/14'],
    ['vpce-0a1b.logs.ap-northeast-2.vpce.amazonaws.com'],
    ['internal-lb-1.elb.ap-northeast-2.amazonaws.com'],
    ['bucket.s3.ap-northeast-2.amazonaws.com'],
  ])('%s is fine', (entry) => {
    const { plan, findings } = adding(entry);
    expect(findings).toEqual([]);
    expect(plan.noProxy.endsWith(`,${entry}`)).toBe(true);
  });

  test.each([
    ['localhost', 'bypass.already-there', 'note'],
    ['172.20.0.0/16', 'bypass.already-there', 'note'],
    ['ec2.ap-northeast-2.amazonaws.com', 'bypass.already-there', 'note'],
    ['.amazonaws.com', 'bypass.aws-host', 'warning'],
    ['.ap-northeast-2.amazonaws.com', 'bypass.aws-host', 'warning'],
    ['sts.ap-northeast-2.amazonaws.com', 'bypass.aws-host', 'warning'],
    ['.eks.amazonaws.com', 'bypass.aws-host', 'warning'],
    ['.api.aws', 'bypass.aws-host', 'warning'],
    ['.com', 'bypass.too-wide', 'warning'],
    ['0.0.0.0/0', 'bypass.all-addresses', 'warning'],
  ])('%s is doubted as %s', (entry, code, severity) => {
    const { findings } = adding('.corp.example', { entry, why: 'they said so' });
    expect(told(findings)).toEqual([`${code} at bypass.add.1`]);
    expect(findings[0]).toMatchObject({ severity, mend: { field: 'bypass.add', value: ['.corp.example'] } });
  });

  test('the same twice is told at the second', () => {
    expect(told(adding('.a.example', '.a.example').findings)).toEqual(['bypass.already-there at bypass.add.1']);
  });
});
