// What a paste may fill and what it may not. The form is react-hook-form's own, outside of React.

import { createFormControl } from 'react-hook-form';
import { describe, expect, test } from 'vitest';
import { type FormValues, formValuesOf } from '../answers/form-values.ts';
import { snapshotsOf } from '../answers/snapshots.ts';
import { factState, PastedCluster, sourceOf } from './cluster-pasted.ts';

function start(cluster: Partial<FormValues['cluster']> = {}) {
  const form = createFormControl<FormValues>({ defaultValues: formValuesOf({ cluster }) });
  // As the page does; until someone listens the form answers its defaults.
  form.subscribe({ formState: { values: true }, callback: () => {} });
  const paste = new PastedCluster(form, snapshotsOf(form, () => undefined).together);
  const stateOf = (field: string) => {
    const fact = paste.state().detection?.facts.find((one) => one.field === field);
    if (fact === undefined) throw new Error(`no fact for ${field}`);
    return { fact, state: factState(fact, form.getValues(fact.field), paste.state()) };
  };
  return { form, paste, stateOf };
}

const describeCluster = (cidr: string, access = { endpointPublicAccess: false, endpointPrivateAccess: true }) =>
  JSON.stringify({
    cluster: {
      name: 'demo',
      arn: 'arn:aws:eks:eu-west-1:111122223333:cluster/demo',
      kubernetesNetworkConfig: { serviceIpv4Cidr: cidr, ipFamily: 'ipv4' },
      resourcesVpcConfig: { vpcId: 'vpc-0123456789abcdef0', ...access },
    },
  });

describe('a paste', () => {
  test('fills an empty answer, and calls a guess a guess until it is confirmed', async () => {
    const { form, paste, stateOf } = start();
    await paste.read('10.100.0.1');
    expect(form.getValues('cluster.serviceCidrs')).toEqual(['10.100.0.0/16']);
    const { fact, state } = stateOf('cluster.serviceCidrs');
    expect(state).toBe('inferred');
    paste.confirm(fact);
    expect(stateOf('cluster.serviceCidrs').state).toBe('confirmed');
  });

  test('replaces a guess of its own by what is stated', async () => {
    const { form, paste, stateOf } = start();
    await paste.read('172.20.0.1');
    await paste.read(describeCluster('172.20.0.0/20'));
    expect(form.getValues('cluster.serviceCidrs')).toEqual(['172.20.0.0/20']);
    expect(stateOf('cluster.serviceCidrs').state).toBe('filled');
  });

  test('never replaces by a guess what was stated, though the text that stated it was cleared', async () => {
    const { form, paste, stateOf } = start();
    await paste.read(describeCluster('172.20.0.0/20'));
    paste.clear();
    await paste.read('172.20.0.1');
    expect(form.getValues('cluster.serviceCidrs')).toEqual(['172.20.0.0/20']);
    expect(stateOf('cluster.serviceCidrs').state).toBe('differs');
    expect(sourceOf('cluster.serviceCidrs', ['172.20.0.0/20'], paste.state())?.fact.certainty).toBe('stated');
    await paste.read(describeCluster('172.20.0.0/22'));
    expect(form.getValues('cluster.serviceCidrs')).toEqual(['172.20.0.0/22']);
  });

  test('replaces a guess by a later guess', async () => {
    const { form, paste } = start();
    await paste.read('10.100.0.1');
    await paste.read('172.20.0.1');
    expect(form.getValues('cluster.serviceCidrs')).toEqual(['172.20.0.0/16']);
  });

  test('leaves alone what was typed by hand, until the user takes it', async () => {
    const { form, paste, stateOf } = start({ serviceCidrs: ['10.0.0.0/24'] });
    await paste.read(describeCluster('172.20.0.0/20'));
    expect(form.getValues('cluster.serviceCidrs')).toEqual(['10.0.0.0/24']);
    const { fact, state } = stateOf('cluster.serviceCidrs');
    expect(state).toBe('differs');
    paste.keep(fact);
    expect(stateOf('cluster.serviceCidrs').state).toBe('kept');
    paste.take(fact);
    expect(form.getValues('cluster.serviceCidrs')).toEqual(['172.20.0.0/20']);
  });

  test('leaves alone a guess that was confirmed, and a value that was changed after it was filled in', async () => {
    const { form, paste, stateOf } = start();
    await paste.read('172.20.0.1');
    paste.confirm(stateOf('cluster.serviceCidrs').fact);
    await paste.read(describeCluster('172.20.0.0/20'));
    expect(stateOf('cluster.serviceCidrs').state).toBe('differs');
    form.setValue('cluster.name', 'mine');
    await paste.read(describeCluster('172.20.0.0/20'));
    expect(form.getValues('cluster.name')).toBe('mine');
  });

  test('sets a choice that shows its default, but not one that was clicked', async () => {
    const both = describeCluster('172.20.0.0/20', { endpointPublicAccess: true, endpointPrivateAccess: true });
    const untouched = start();
    await untouched.paste.read(both);
    expect(untouched.form.getValues('cluster.endpointAccess')).toBe('public-and-private');
    const touched = start();
    touched.form.setValue('cluster.endpointAccess', 'private', { shouldTouch: true });
    await touched.paste.read(both);
    expect(touched.form.getValues('cluster.endpointAccess')).toBe('private');
  });

  test('is forgotten by Clear, but where the answers came from is not', async () => {
    const { form, paste } = start();
    await paste.read(describeCluster('172.20.0.0/20'));
    paste.clear();
    expect(paste.state().detection).toBeUndefined();
    expect(form.getValues('cluster.name')).toBe('demo');
    expect(sourceOf('cluster.name', 'demo', paste.state())?.fact.source).toContain('describe-cluster');
    expect(sourceOf('cluster.name', 'other', paste.state())).toBeUndefined();
  });

  test('of two readings at once the later one counts', async () => {
    const { form, paste } = start();
    await Promise.all([paste.read('10.100.0.1'), paste.read('172.20.0.1')]);
    expect(form.getValues('cluster.serviceCidrs')).toEqual(['172.20.0.0/16']);
  });
});

describe('a guess at what is known already', () => {
  const endpoints = JSON.stringify({
    VpcEndpoints: [
      {
        VpcEndpointId: 'vpce-0a',
        VpcEndpointType: 'Interface',
        VpcId: 'vpc-0123456789abcdef0',
        ServiceName: 'com.amazonaws.eu-west-1.ec2',
        State: 'available',
        PrivateDnsEnabled: true,
        DnsEntries: [],
      },
    ],
  });

  test('leaves what a better source stated as sure as it was', async () => {
    const { paste, stateOf } = start();
    await paste.read(describeCluster('172.20.0.0/20'));
    await paste.read(endpoints);
    expect(stateOf('cluster.region').fact.certainty).toBe('inferred');
    expect(stateOf('cluster.region').state).toBe('confirmed');
    expect(sourceOf('cluster.region', 'eu-west-1', paste.state())?.fact).toMatchObject({
      certainty: 'stated',
      source: 'aws eks describe-cluster',
    });
  });

  test('is confirmed by what the user gave, which stays the user’s own', async () => {
    const { paste, stateOf } = start({ region: 'eu-west-1' });
    await paste.read(endpoints);
    expect(stateOf('cluster.region').state).toBe('confirmed');
    expect(sourceOf('cluster.region', 'eu-west-1', paste.state())).toBeUndefined();
  });

  test('is a guess again once the answer is another one', async () => {
    const { form, paste, stateOf } = start();
    await paste.read(describeCluster('172.20.0.0/20'));
    form.setValue('cluster.region', '');
    await paste.read(endpoints);
    expect(form.getValues('cluster.region')).toBe('eu-west-1');
    expect(stateOf('cluster.region').state).toBe('inferred');
  });
});

describe('a paste of another cluster', () => {
  const of = (name: string, vpc: string) =>
    JSON.stringify({
      cluster: {
        name,
        arn: `arn:aws:eks:eu-west-1:111122223333:cluster/${name}`,
        endpoint: `https://${name.toUpperCase()}.gr7.eu-west-1.eks.amazonaws.com`,
        resourcesVpcConfig: { vpcId: vpc, endpointPublicAccess: false, endpointPrivateAccess: true },
      },
    });
  const vpcOf = (id: string, cidr: string) =>
    JSON.stringify({
      Vpcs: [{ VpcId: id, CidrBlockAssociationSet: [{ CidrBlock: cidr, CidrBlockState: { State: 'associated' } }] }],
    });
  const endpointsOf = (id: string) =>
    JSON.stringify({
      VpcEndpoints: [
        {
          VpcEndpointId: 'vpce-0a',
          VpcEndpointType: 'Interface',
          VpcId: id,
          ServiceName: 'com.amazonaws.eu-west-1.ec2',
          State: 'available',
          PrivateDnsEnabled: true,
          DnsEntries: [],
        },
      ],
    });
  const A = 'vpc-0aaaaaaaaaaaaaaaa';
  const B = 'vpc-0bbbbbbbbbbbbbbbb';
  const seoul = [of('seoul', A), vpcOf(A, '10.1.0.0/16'), endpointsOf(A)].join('\n');

  test('takes out what only the outputs of the first one told, says so, and gives it back on a click', async () => {
    const { form, paste } = start();
    await paste.read(seoul);
    expect(form.getValues('cluster.vpcEndpoints')).toEqual(['ec2']);
    paste.clear();
    await paste.read(of('tokyo', B));
    expect(form.getValues('cluster')).toMatchObject({ name: 'tokyo', vpcCidrs: [], vpcEndpoints: [] });
    const { dropped } = paste.state();
    expect(dropped).toMatchObject({ from: 'seoul', what: 'cluster' });
    expect(dropped?.answers.map(({ fact }) => fact.field)).toEqual(['cluster.vpcCidrs', 'cluster.vpcEndpoints']);
    paste.putBack();
    expect(form.getValues('cluster')).toMatchObject({
      name: 'tokyo',
      vpcCidrs: ['10.1.0.0/16'],
      vpcEndpoints: ['ec2'],
    });
    expect(sourceOf('cluster.vpcCidrs', ['10.1.0.0/16'], paste.state())).toBeUndefined();
  });

  test('replaces a guess that was confirmed for the first one', async () => {
    const { form, paste, stateOf } = start();
    await paste.read(`${of('seoul', A)}\n172.20.0.1`);
    paste.confirm(stateOf('cluster.serviceCidrs').fact);
    await paste.read(`${of('tokyo', B)}\n10.100.0.1`);
    expect(form.getValues('cluster.serviceCidrs')).toEqual(['10.100.0.0/16']);
  });

  test('leaves alone what the user gave', async () => {
    const { form, paste } = start({ vpcCidrs: ['10.9.0.0/16'] });
    await paste.read(of('seoul', A));
    await paste.read(of('tokyo', B));
    expect(form.getValues('cluster.vpcCidrs')).toEqual(['10.9.0.0/16']);
    expect(paste.state().dropped).toBeUndefined();
  });

  test('is not one that says the same cluster again, or less of it', async () => {
    const { form, paste } = start();
    await paste.read(seoul);
    for (const text of [of('seoul', A), '172.20.0.1', endpointsOf(A)]) await paste.read(text);
    expect(form.getValues('cluster')).toMatchObject({
      name: 'seoul',
      vpcCidrs: ['10.1.0.0/16'],
      vpcEndpoints: ['ec2'],
    });
    expect(paste.state().dropped).toBeUndefined();
  });

  test('of the same name elsewhere is another one', async () => {
    const { form, paste } = start();
    await paste.read(seoul);
    await paste.read(of('seoul', B));
    expect(form.getValues('cluster.vpcCidrs')).toEqual([]);
  });

  test('after its VPC alone: blocks of a VPC that is not the cluster are taken out', async () => {
    const { form, paste } = start();
    await paste.read(vpcOf(A, '10.1.0.0/16'));
    await paste.read(of('tokyo', B));
    expect(form.getValues('cluster.vpcCidrs')).toEqual([]);
    expect(paste.state().dropped).toMatchObject({ from: A, what: 'vpc' });
  });

  test('outputs of another VPC than the known cluster fill nothing, and those of several VPCs only from its own', async () => {
    const { form, paste } = start();
    await paste.read(of('seoul', A));
    paste.clear();
    await paste.read(vpcOf(B, '10.2.0.0/16'));
    expect(form.getValues('cluster.vpcCidrs')).toEqual([]);
    expect(paste.state().detection?.notes.map(({ params }) => params)).toMatchObject([{ ids: B, vpc: A }]);
    await paste.read(`${vpcOf(B, '10.2.0.0/16')}\n${vpcOf(A, '10.1.0.0/16')}`);
    expect(form.getValues('cluster.vpcCidrs')).toEqual(['10.1.0.0/16']);
  });
});

describe('a settings.json', () => {
  const settings = { version: 1, cluster: { name: 'demo', vpcCidrs: ['10.0.0.0/16'] }, proxy: { http: 'http://p:1' } };

  test('is handed back whole, and fills nothing by itself', async () => {
    const { form, paste } = start();
    expect(await paste.read(JSON.stringify(settings))).toEqual(settings);
    expect(form.getValues('cluster.name')).toBe('');
    expect(paste.state().detection).toBeUndefined();
  });

  test('with mistakes says them and is handed to nobody', async () => {
    const { paste } = start();
    expect(await paste.read(JSON.stringify({ ...settings, nodeGruops: [] }))).toBeUndefined();
    expect(paste.state().settings).toMatchObject([{ code: 'settings.unknown-key', field: 'nodeGruops' }]);
    await paste.read('172.20.0.1');
    expect(paste.state().settings).toBeUndefined();
  });

  test('makes the pastes before it be forgotten, and back again', async () => {
    const { paste } = start();
    await paste.read(describeCluster('172.20.0.0/20'));
    const restore = paste.forget([]);
    expect(paste.state()).toMatchObject({ detection: undefined, cluster: {}, settings: [] });
    expect(paste.text).toBe('');
    restore();
    expect(paste.state().cluster).toMatchObject({ name: 'demo' });
    expect(paste.text).toContain('172.20.0.0/20');
  });
});
