import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exampleOf } from './example.ts';
import { readDraft } from './settings-schema.ts';

const exampleDraft = exampleOf({ platforms: [], tools: [] });

test('a draft reads back as it is', () => {
  const draft = {
    ...exampleDraft,
    cluster: {
      ...exampleDraft.cluster,
      vpcEndpoints: ['s3', { service: 'logs', privateDns: false, hosts: ['vpce-0a1b.example'] }],
    },
    proxy: { http: 'nonsense', credentials: { from: 'ssm', name: 'x' } },
  };
  expect(readDraft(JSON.parse(JSON.stringify(draft)))).toEqual({ draft, findings: [] });
});

test('an empty object is a draft', () => {
  expect(readDraft({})).toEqual({ draft: {}, findings: [] });
});

test.each([
  [{ cluster: { regon: 'x' } }, 'settings.unknown-key', 'cluster.regon'],
  [
    JSON.parse('{ "nodeGroups": [{ "options": { "__proto__": "x" } }] }'),
    'settings.unknown-key',
    'nodeGroups.0.options.__proto__',
  ],
  [{ nodeGroups: [{}, { instanceType: 'm5.large' }] }, 'settings.unknown-key', 'nodeGroups.1.instanceType'],
  [{ bypass: { add: [{ entry: 'x', why: 'y', since: 'z' }] } }, 'settings.unknown-key', 'bypass.add.0.since'],
  [{ cluster: { name: 7 } }, 'settings.wrong-type', 'cluster.name'],
  [{ cluster: { name: null } }, 'settings.wrong-type', 'cluster.name'],
  [{ cluster: { vpcCidrs: '10.0.0.0/16' } }, 'settings.wrong-type', 'cluster.vpcCidrs'],
  [{ cluster: { vpcEndpoints: ['s3', 7] } }, 'settings.wrong-type', 'cluster.vpcEndpoints.1'],
  [
    { cluster: { vpcEndpoints: [{ service: 's3', privateDns: 'no', hosts: [] }] } },
    'settings.wrong-type',
    'cluster.vpcEndpoints.0.privateDns',
  ],
  [{ bypass: { add: [{ entry: 'x' }] } }, 'settings.wrong-type', 'bypass.add.0.why'],
  [{ nodeGroups: [{ options: { a: 1 } }] }, 'settings.wrong-type', 'nodeGroups.0.options.a'],
  [{ cluster: { endpointAccess: 'open' } }, 'settings.choice', 'cluster.endpointAccess'],
  [{ delivery: 7 }, 'settings.wrong-type', 'delivery'],
  [{ version: 2 }, 'settings.version', 'version'],
  [{ version: '1' }, 'settings.version', 'version'],
  [[], 'settings.wrong-type', ''],
  [null, 'settings.wrong-type', ''],
  ['text', 'settings.wrong-type', ''],
])('%j is refused as %s at %s', (json, code, field) => {
  const { draft, findings } = readDraft(json);
  expect(draft).toBeUndefined();
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({ code, field, severity: 'error' });
});

// Not among the ones above: what writes the name of a test does not get through it.
test('a version that is nested without end is refused', () => {
  const version = JSON.parse(`${'['.repeat(20_000)}${']'.repeat(20_000)}`);
  const { draft, findings } = readDraft({ version });
  expect({ draft, codes: findings.map(({ code }) => code) }).toEqual({ draft: undefined, codes: ['settings.version'] });
});

test('every fault is told, each by its path', () => {
  const { findings } = readDraft({ extra: 1, cluster: { name: 1, region: 2 } });
  expect(findings.map(({ field }) => field).sort()).toEqual(['cluster.name', 'cluster.region', 'extra']);
});

test('a key of 20,000 characters is cut in the message', () => {
  const { findings } = readDraft({ ['k'.repeat(20_000)]: 1 });
  expect(JSON.stringify(findings).length).toBeLessThan(1000);
});

test('any JSON is either a draft or has findings', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (json) => {
      const { draft, findings } = readDraft(json);
      expect(draft === undefined).toBe(findings.length > 0);
    }),
    { numRuns: 200 },
  );
});
