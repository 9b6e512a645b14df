// Answers from the core, written into react-hook-form's own form, outside of React.

import { createFormControl } from 'react-hook-form';
import { describe, expect, test } from 'vitest';
import { bundleOf, type Draft, exampleDraft } from '../../core/index.ts';
import { draftOf, type FormValues, formValuesOf } from './form-values.ts';
import { setAnswer } from './set-answer.ts';

const own = { service: 'logs', privateDns: false, hosts: ['vpce-0a.logs.example', '*.b.example'] };

const draft: Draft = {
  ...exampleDraft,
  cluster: { ...exampleDraft.cluster, vpcCidrs: ['10.0.0.0/16', '100.64.0.5/16'], vpcEndpoints: ['s3', own] },
  bypass: { add: ['a.example', { entry: 'B.example', why: 'b' }], remove: [] },
};

function start() {
  const form = createFormControl<FormValues>({ defaultValues: formValuesOf(draft) });
  // As the page does; until someone listens the form answers its defaults.
  form.subscribe({ formState: { values: true }, callback: () => {} });
  return form;
}

describe('an answer lands where the form has it', () => {
  test.each([
    ['cluster.name', 'other'],
    ['cluster.endpointAccess', 'public'],
    ['cluster.fips', true],
    ['cluster.vpcEndpoints', ['s3', own, 'oidc-eks']],
    ['proxy.credentials', { from: 'ssm', name: '/corp/proxy' }],
    ['proxy.credentials.name', '/corp/proxy'],
    ['bypass.add', [{ entry: 'x.example', why: 'x' }]],
    ['addOns.vpcCni.nodeAgent', false],
    ['nodeGroups.0.name', 'builders'],
    ['nodeGroups.0.management', 'self-managed'],
  ] as const)('%s', (field, value) => {
    const form = start();
    setAnswer(form, field, value);
    expect(form.getValues(field)).toEqual(value);
  });

  test('a management that is taken out is empty there', () => {
    const form = start();
    setAnswer(form, 'nodeGroups.0.management', undefined);
    expect(form.getValues('nodeGroups.0.management')).toBe('');
  });

  test('an option of a group', () => {
    const form = start();
    form.setValue('nodeGroups.0.options', { amiRelease: 'latest', other: true });
    setAnswer(form, 'nodeGroups.0.options.amiRelease', '');
    expect(form.getValues('nodeGroups.0.options')).toEqual({ amiRelease: '', other: true });
  });

  test('an item of a list makes another list, and leaves the other items', () => {
    const form = start();
    const before = form.getValues('cluster.vpcCidrs');
    setAnswer(form, 'cluster.vpcCidrs.1', '100.64.0.0/16');
    expect(form.getValues('cluster.vpcCidrs')).toEqual(['10.0.0.0/16', '100.64.0.0/16']);
    expect(before).toEqual(['10.0.0.0/16', '100.64.0.5/16']);
    setAnswer(form, 'bypass.add.1.entry', 'b.example');
    expect(form.getValues('bypass.add')).toEqual(['a.example', { entry: 'b.example', why: 'b' }]);
    setAnswer(form, 'cluster.vpcEndpoints.1.hosts.1', '.b.example');
    expect(form.getValues('cluster.vpcEndpoints')).toEqual(['s3', { ...own, hosts: [own.hosts[0], '.b.example'] }]);
  });
});

test('every mend that the core offers for wrong answers of the form can be written', () => {
  const wrong: Draft = {
    ...draft,
    cluster: {
      ...draft.cluster,
      region: 'EU-west-1 ',
      vpcEndpoints: ['eks', 'com.amazonaws.us-east-1.ecr.api', own],
      endpoint: 'https://0F3A9C41D27B6E85A1C0D4F2B7E96380.gr7.eu-west-1.eks.amazonaws.com',
    },
    proxy: {
      http: 'http://jane:x@proxy.example:3128',
      https: 'http://proxy.example:3128/x',
      credentials: { from: 'ssm', name: 'corp/proxy' },
    },
    bypass: {
      add: ['*.x.example', 'localhost', { entry: 'B.example', why: '' }],
      remove: ['169.254.169.254', '172.20.0.0/16', 'none.example'],
    },
    nodeGroups: [{ ...exampleDraft.nodeGroups?.[0], options: { amiRelease: true } }],
  };
  const { credentials: _, ...unkept } = wrong.proxy ?? {};
  const found = [wrong, { ...wrong, proxy: unkept }].flatMap((one) => bundleOf(one).findings);
  const mends = found.flatMap(({ mend }) => (mend === undefined ? [] : [mend, ...(mend.also ?? [])]));
  expect(new Set(mends.map(({ field }) => field)).size).toBeGreaterThan(8);
  for (const { field, value } of mends) {
    const form = createFormControl<FormValues>({ defaultValues: formValuesOf(wrong) });
    form.subscribe({ formState: { values: true }, callback: () => {} });
    const before = JSON.stringify(draftOf(form.getValues()));
    setAnswer(form, field, value);
    expect(JSON.stringify(draftOf(form.getValues())), field).not.toBe(before);
  }
});

describe('what the form cannot hold is thrown in tests, and changes nothing', () => {
  test.each([
    ['proxy.credentials', 'text'],
    ['delivery', 'by hand'],
    ['cluster', {}],
    ['cluster.name', 7],
    ['cluster.name.0', 'x'],
    ['cluster.fips', 'yes'],
    ['cluster.endpointAccess', 'open'],
    ['cluster.vpcCidrs', '10.0.0.0/16'],
    ['cluster.vpcCidrs.2', '10.0.0.0/16'],
    ['cluster.vpcCidrs.length', '10.0.0.0/16'],
    ['cluster.vpcCidrs', undefined],
    ['cluster.vpcEndpoints', [{ service: 'logs' }]],
    ['nodeGroups', []],
    ['nodeGroups.1.name', 'there is one group'],
    ['nodeGroups.0.management', 'none'],
    ['nodeGroups.0.size', '3'],
    ['nodeGroups.x.name', 'x'],
    ['__proto__.name', 'x'],
  ])('%s: %j', (field, value) => {
    const form = start();
    const before = structuredClone(form.getValues());
    expect(() => setAnswer(form, field, value)).toThrow(`the form cannot hold ${JSON.stringify(value)} at ${field}`);
    expect(form.getValues()).toEqual(before);
  });
});
