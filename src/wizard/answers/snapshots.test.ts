// The snapshots with react-hook-form's own form, outside of React.

import { createFormControl } from 'react-hook-form';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Bundle, type Draft, definitions, exampleDraft } from '../../core/index.ts';
import { type FormValues, formValuesOf } from './form-values.ts';
import { snapshotsOf } from './snapshots.ts';
import { wholeCore } from './whole-core.ts';

beforeAll(() => wholeCore());

const PROXY = 'http://other.example:3128';

function start(draft: Draft = exampleDraft) {
  const form = createFormControl<FormValues>({ defaultValues: formValuesOf(draft) });
  const snapshots = snapshotsOf(form, () => undefined);
  return { form, snapshots, proxy: () => snapshots.snapshot().draft.proxy?.http };
}

describe('following the form', () => {
  test('takes what was answered before it began, and then each answer', () => {
    const { form, snapshots, proxy } = start();
    let told = 0;
    snapshots.subscribe(() => (told += 1));
    form.setValue('proxy.http', PROXY);
    const stop = snapshots.follow();
    expect(proxy()).toBe(PROXY);
    form.setValue('proxy.http', `${PROXY}1`);
    expect(proxy()).toBe(`${PROXY}1`);
    expect(told).toBe(2);
    stop();
  });

  test('ends, and begun again takes each change once', () => {
    const { form, snapshots, proxy } = start();
    let told = 0;
    snapshots.subscribe(() => (told += 1));
    snapshots.follow()();
    form.setValue('proxy.http', PROXY);
    expect(proxy()).not.toBe(PROXY);
    expect(told).toBe(0);
    const stop = snapshots.follow();
    expect(proxy()).toBe(PROXY);
    expect(told).toBe(1);
    stop();
  });
});

describe('what is typed', () => {
  const PATH = 'proxy-env-vars-config.yaml';
  const textOf = ({ bundle }: { readonly bundle: Bundle }, path = PATH) =>
    bundle.documents.find((document) => document.path === path)?.text;

  test('is in the file that is looked at before all follows from it, and is the same then', async () => {
    const { form, snapshots } = start();
    let [typed, shown] = [0, 0];
    snapshots.subscribeTyped(() => (typed += 1));
    snapshots.subscribe(() => (shown += 1));
    const stop = snapshots.follow();
    const before = snapshots.shown();
    form.setValue('proxy.http', PROXY);
    expect([typed, shown]).toEqual([1, 0]);
    expect(snapshots.shown()).toBe(before);
    const soon = snapshots.typed();
    expect(soon?.before).toBe(before.bundle);
    expect(soon?.text(PATH)).toContain(PROXY);
    await expect.poll(() => shown).toBe(1);
    expect(snapshots.typed()).toBeUndefined();
    expect(textOf(snapshots.shown())).toBe(soon?.text(PATH));
    expect(snapshots.shown().before).toBe(before.bundle);
    stop();
  });

  test('is one answer where key follows key, and another field is another, in whatever time they come', () => {
    const { form, snapshots, proxy } = start();
    const stop = snapshots.follow();
    const { bundle } = snapshots.snapshot();
    for (const end of ['1', '12', '123']) form.setValue('proxy.http', `${PROXY}${end}`);
    expect(snapshots.shown().bundle).toBe(bundle);
    expect(proxy()).toBe(`${PROXY}123`);
    expect(snapshots.snapshot()).toMatchObject({ before: bundle, canUndo: true });
    snapshots.undo();
    expect(proxy()).toBe(exampleDraft.proxy?.http);
    stop();
  });

  test('is whole for whoever asks for the snapshot, and taken back whole', () => {
    const { form, snapshots } = start();
    const stop = snapshots.follow();
    form.setValue('cluster.name', 'another');
    expect(textOf(snapshots.snapshot(), 'README.md')).toContain('another');
    form.setValue('cluster.name', 'one-more');
    snapshots.undo();
    expect(form.getValues('cluster.name')).toBe(exampleDraft.cluster?.name);
    expect(snapshots.typed()).toBeUndefined();
    stop();
  });
});

describe('what "changed" is measured against', () => {
  const asked = [...(definitions.platforms[0]?.options ?? []), ...(definitions.tools[0]?.options ?? [])];
  const defaults = Object.fromEntries(asked.map(({ key, default: usual }) => [key, usual]));

  test('stays when defaults are spelled out, which changes no file', () => {
    expect(asked.length).toBeGreaterThan(0);
    const { form, snapshots } = start();
    const stop = snapshots.follow();
    form.setValue('proxy.http', PROXY);
    const { before, draft } = snapshots.snapshot();
    form.setValue('nodeGroups.0.options', defaults);
    expect(snapshots.snapshot().draft).not.toEqual(draft);
    expect(snapshots.snapshot().before).toBe(before);
    stop();
  });

  test('is the bundle itself until there is an answer, defaults spelled out or not', () => {
    const { form, snapshots } = start();
    const stop = snapshots.follow();
    form.setValue('nodeGroups.0.options', defaults);
    const { before, bundle } = snapshots.snapshot();
    expect(before).toBe(bundle);
    form.setValue('proxy.http', PROXY);
    expect(snapshots.snapshot().before).toBe(bundle);
    stop();
  });
});

test('a draft takes the place of every answer', () => {
  const { form, snapshots, proxy } = start({});
  const stop = snapshots.follow();
  form.setValue('cluster.fips', true);
  snapshots.replace(exampleDraft);
  expect(proxy()).toBe(exampleDraft.proxy?.http);
  expect(form.getValues('cluster.fips')).toBe(false);
  stop();
});
