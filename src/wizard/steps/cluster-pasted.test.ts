// What a paste may fill and what it may not. The form is react-hook-form's own, outside of React.

import { createFormControl } from 'react-hook-form';
import { describe, expect, test } from 'vitest';
import { type FormValues, formValuesOf } from '../answers/form-values.ts';
import { factState, PastedCluster, sourceOf } from './cluster-pasted.ts';

function start(cluster: Partial<FormValues['cluster']> = {}) {
  const form = createFormControl<FormValues>({ defaultValues: formValuesOf({ cluster }) });
  // As the page does; until someone listens the form answers its defaults.
  form.subscribe({ formState: { values: true }, callback: () => {} });
  const paste = new PastedCluster(form);
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
