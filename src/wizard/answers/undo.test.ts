// Undo and redo of answers with react-hook-form's own form, outside of React: the steps that people take back, and as a
// property that whatever was answered comes back exactly.

import fc from 'fast-check';
import { createFormControl } from 'react-hook-form';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Bundle, bundleOf, type Draft, exampleDraft } from '../../core/index.ts';
import { draftOf, type FormValues, formValuesOf } from './form-values.ts';
import { MOST_STEPS } from './history.ts';
import { saysTheSame, snapshotsOf } from './snapshots.ts';
import { wholeCore } from './whole-core.ts';

beforeAll(() => wholeCore());

let clock = 0;
beforeEach(() => {
  clock = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => clock);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** Long enough for the next change to be an answer of its own. */
const pause = () => {
  clock += 3000;
};

function start(draft: Draft = exampleDraft) {
  const form = createFormControl<FormValues>({ defaultValues: formValuesOf(draft) });
  const snapshots = snapshotsOf(form, () => undefined);
  snapshots.follow();
  const text = () => JSON.stringify(draftOf(form.getValues()));
  return { form, snapshots, text };
}

function type(form: ReturnType<typeof start>['form'], field: 'cluster.name' | 'proxy.http', text: string) {
  for (let length = 1; length <= text.length; length += 1) {
    clock += 100;
    form.setValue(field, text.slice(0, length));
  }
}

describe('one step is one answer', () => {
  test('keys without a pause go together, and what they changed is told', () => {
    const { form, snapshots, text } = start();
    const before = text();
    type(form, 'proxy.http', 'http://one.example:3128');
    expect(snapshots.undo()?.map(({ field }) => field)).toEqual(['proxy.http']);
    expect(text()).toBe(before);
    expect(snapshots.snapshot()).toMatchObject({ canUndo: false, canRedo: true });
    snapshots.redo();
    expect(form.getValues('proxy.http')).toBe('http://one.example:3128');
  });

  test('a pause, another field and an answer that was taken back each begin another step', () => {
    const { form, snapshots } = start();
    type(form, 'cluster.name', 'one');
    pause();
    type(form, 'cluster.name', 'two');
    type(form, 'proxy.http', 'http://two.example:3128');
    snapshots.undo();
    expect(form.getValues('cluster.name')).toBe('two');
    snapshots.undo();
    expect(form.getValues('cluster.name')).toBe('one');
    type(form, 'cluster.name', 'three');
    expect(snapshots.snapshot().canRedo).toBe(false);
    snapshots.undo();
    expect(form.getValues('cluster.name')).toBe('one');
  });

  test('a pause counts from the key on, however late its files are written', () => {
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    const { form, snapshots } = start();
    type(form, 'cluster.name', 'one');
    pause();
    vi.runAllTimers();
    type(form, 'cluster.name', 'two');
    snapshots.undo();
    expect(form.getValues('cluster.name')).toBe('one');
  });

  test('what is typed and rubbed out again is none', () => {
    const { form, snapshots } = start();
    type(form, 'cluster.name', 'other');
    pause();
    for (const text of ['http://x', exampleDraft.proxy?.http ?? '']) {
      clock += 100;
      form.setValue('proxy.http', text);
    }
    snapshots.undo();
    expect(form.getValues('cluster.name')).toBe(exampleDraft.cluster?.name);
    expect(snapshots.snapshot().canUndo).toBe(false);
  });

  test('an act is one, however long it takes and however much it writes', () => {
    const { form, snapshots, text } = start({});
    const before = text();
    type(form, 'cluster.name', 'demo');
    const typed = text();
    const step = snapshots.together(() => {
      for (const [field, value] of [
        ['cluster.region', 'eu-west-1'],
        ['cluster.dnsDomain', 'corp.local'],
      ] as const) {
        clock += 500;
        form.setValue(field, value);
      }
    });
    expect(step).toBe(snapshots.lastStep());
    snapshots.undo();
    expect(text()).toBe(typed);
    snapshots.undo();
    expect(text()).toBe(before);
  });

  test('what no file tells goes back with the answer before it', () => {
    const { form, snapshots } = start({});
    form.setValue('proxy.caBundle', 'no certificate');
    pause();
    form.setValue('proxy.tlsInspection', true);
    snapshots.undo();
    expect(form.getValues('proxy')).toMatchObject({ caBundle: '', tlsInspection: false });
  });

  test('an act that changes no file is no step', () => {
    const { form, snapshots } = start();
    const act = () => form.setValue('cluster.name', form.getValues('cluster.name'));
    expect(snapshots.together(act)).toBeUndefined();
    expect(snapshots.snapshot().canUndo).toBe(false);
  });

  test('what a control brings along belongs to the answer before it, and keeps what can be taken again', () => {
    const { form, snapshots } = start();
    type(form, 'cluster.name', 'other');
    pause();
    snapshots.along(() => form.setValue('cluster.dnsDomain', 'corp.local'));
    pause();
    type(form, 'proxy.http', 'http://one.example:3128');
    snapshots.undo();
    snapshots.along(() => form.setValue('cluster.region', 'eu-west-1'));
    expect(snapshots.snapshot().canRedo).toBe(true);
    snapshots.undo();
    expect(form.getValues('cluster.dnsDomain')).toBe(formValuesOf(exampleDraft).cluster.dnsDomain);
    snapshots.redo();
    snapshots.redo();
    expect(form.getValues('proxy.http')).toBe('http://one.example:3128');
  });
});

test('the lines that undo changes are measured against what was there', () => {
  const { form, snapshots } = start();
  type(form, 'cluster.name', 'other');
  const { bundle } = snapshots.snapshot();
  snapshots.undo();
  expect(snapshots.snapshot().before).toBe(bundle);
});

test('a second address that is the first one comes back, which a draft does not tell from none', () => {
  const { form, snapshots } = start();
  const same = form.getValues('proxy.http');
  form.setValue('proxy.https', `${same}1`);
  pause();
  form.setValue('proxy.https', same);
  pause();
  form.setValue('proxy.http', 'http://other.example:3128');
  snapshots.undo();
  expect(form.getValues('proxy.https')).toBe(same);
});

describe('a choice that was clicked', () => {
  const choose = (form: ReturnType<typeof start>['form']) =>
    form.setValue('cluster.endpointAccess', 'public', { shouldTouch: true });
  const isOwn = (form: ReturnType<typeof start>['form']) => form.getFieldState('cluster.endpointAccess').isTouched;

  test("is nobody's again once the click is taken back, and the user's when it is taken again", () => {
    const { form, snapshots } = start();
    choose(form);
    snapshots.undo();
    expect(form.getValues('cluster.endpointAccess')).toBe(exampleDraft.cluster?.endpointAccess);
    expect(isOwn(form)).toBe(false);
    snapshots.redo();
    expect(form.getValues('cluster.endpointAccess')).toBe('public');
    expect(isOwn(form)).toBe(true);
  });

  test('stays the own one where something else is taken back', () => {
    const { form, snapshots } = start();
    choose(form);
    pause();
    form.setValue('cluster.name', 'other');
    snapshots.undo();
    expect(isOwn(form)).toBe(true);
  });

  test('is the own one again once Start over is taken back', () => {
    const { form, snapshots } = start();
    choose(form);
    snapshots.replace({}, true);
    expect(isOwn(form)).toBe(false);
    snapshots.undo();
    expect(isOwn(form)).toBe(true);
  });
});

describe('taking back by an act of its own', () => {
  const rename = ({ form, snapshots }: ReturnType<typeof start>) =>
    snapshots.together(() => form.setValue('cluster.name', 'other')) ?? 0;

  test('is undo where nothing came after', () => {
    const page = start();
    const { form, snapshots } = page;
    const step = rename(page);
    snapshots.takeBack(step, () => form.setValue('cluster.name', exampleDraft.cluster?.name ?? ''));
    expect(snapshots.snapshot()).toMatchObject({ canUndo: false, canRedo: true });
    snapshots.redo();
    expect(form.getValues('cluster.name')).toBe('other');
  });

  test('is an answer more where something did', () => {
    const page = start();
    const { form, snapshots, text } = page;
    const step = rename(page);
    pause();
    form.setValue('cluster.dnsDomain', 'corp.local');
    const before = text();
    snapshots.takeBack(step, () => form.setValue('cluster.name', exampleDraft.cluster?.name ?? ''));
    expect(snapshots.snapshot().canRedo).toBe(false);
    snapshots.undo();
    expect(text()).toBe(before);
  });
});

test('what goes with a step goes back and forth with it', () => {
  const { snapshots } = start();
  const said: string[] = [];
  const aside = { back: () => said.push('back'), forth: () => said.push('forth') };
  snapshots.together(() => snapshots.replace({}), aside);
  snapshots.undo();
  snapshots.redo();
  snapshots.undo();
  expect(said).toEqual(['back', 'forth', 'back']);
});

test('the oldest answers go where there are very many', () => {
  const { form, snapshots } = start({});
  for (let count = 0; count <= MOST_STEPS; count += 1) {
    pause();
    form.setValue('cluster.name', `c${count}`);
  }
  let steps = 0;
  while (snapshots.undo() !== undefined) steps += 1;
  expect(steps).toBe(MOST_STEPS);
  expect(form.getValues('cluster.name')).toBe('c0');
});

// As a property: what a person can do, in any order.

const word = fc.constantFrom('', 'a', 'demo', 'Bad Name', '10.0.0.0/16', 'http://p.example:3128', 'http://jane:x@p:1');
const group = formValuesOf(exampleDraft).nodeGroups[0];
const edit = fc.oneof(
  fc.record({ kind: fc.constantFrom('name', 'http', 'https', 'vpc', 'endpoints', 'why', 'ca'), word }),
  fc.record({
    kind: fc.constantFrom('fips', 'access', 'tls', 'add', 'take out', 'turn', 'option', 'store', 'delivery'),
    word: fc.constant(''),
  }),
  fc.record({ kind: fc.constantFrom('example', 'over', 'mend'), word: fc.constant('') }),
);

function answer({ form, snapshots }: ReturnType<typeof start>, kind: string, text: string): void {
  const groups = form.getValues('nodeGroups');
  const texts = text === '' ? [] : [text];
  if (kind === 'name') form.setValue('cluster.name', text);
  if (kind === 'http') form.setValue('proxy.http', text);
  if (kind === 'https') form.setValue('proxy.https', text);
  if (kind === 'vpc') form.setValue('cluster.vpcCidrs', texts);
  if (kind === 'endpoints') form.setValue('cluster.vpcEndpoints', ['s3', ...texts]);
  if (kind === 'why') form.setValue('bypass.add', [...texts, { entry: '.corp.example', why: text }]);
  if (kind === 'ca') form.setValue('proxy.caBundle', text);
  if (kind === 'fips') form.setValue('cluster.fips', !form.getValues('cluster.fips'));
  if (kind === 'access') form.setValue('cluster.endpointAccess', 'public', { shouldTouch: true });
  if (kind === 'tls') form.setValue('proxy.tlsInspection', !form.getValues('proxy.tlsInspection'));
  if (kind === 'add' && group !== undefined) form.setValue('nodeGroups', [...groups, { ...group, name: 'more' }]);
  if (kind === 'take out') form.setValue('nodeGroups', groups.slice(1));
  if (kind === 'turn') form.setValue('nodeGroups', groups.toReversed());
  if (kind === 'option' && groups.length > 0) form.setValue('nodeGroups.0.options', { amiRelease: 'v20251120' });
  if (kind === 'store') form.setValue('proxy.credentials', { from: 'ssm', name: '/corp/proxy' });
  if (kind === 'delivery') form.setValue('delivery', 'flux');
  if (kind === 'example') snapshots.replace(exampleDraft);
  if (kind === 'over') snapshots.replace({}, true);
  if (kind === 'mend') {
    snapshots.together(() => {
      form.setValue('cluster.region', 'eu-west-1');
      form.setValue('cluster.dnsDomain', 'cluster.local');
    });
  }
}

const filesOf = ({ documents }: Bundle) => documents.map(({ path, text }) => `${path}\n${text}`);

test('whatever was answered, undo gives back each earlier draft and redo each later one, with the same files', () => {
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 8 }), fc.nat({ max: 12 }), (edits, back) => {
      const page = start({});
      const { snapshots, text } = page;
      const states = [text()];
      for (const { kind, word: typed } of edits) {
        pause();
        const { bundle } = snapshots.snapshot();
        answer(page, kind, typed);
        if (saysTheSame(bundle, snapshots.snapshot().bundle)) states[states.length - 1] = text();
        else states.push(text());
      }
      const check = (at: number) => {
        expect(text()).toBe(states[at]);
        const draft: Draft = JSON.parse(states[at] ?? '{}');
        const files = filesOf(snapshots.snapshot().bundle);
        expect(files).toEqual(filesOf(bundleOf(draft)));
        expect(files).toEqual(filesOf(bundleOf(draftOf(formValuesOf(draft)))));
      };
      for (let at = states.length - 2; at >= 0; at -= 1) {
        expect(snapshots.undo()).toBeDefined();
        check(at);
      }
      expect(snapshots.undo()).toBeUndefined();
      for (let at = 1; at < states.length; at += 1) {
        expect(snapshots.redo()).toBeDefined();
        check(at);
      }
      expect(snapshots.redo()).toBeUndefined();

      // Back by some, and another answer: what was taken back is gone, and what is before it is still there.
      const at = Math.max(0, states.length - 1 - back);
      for (let steps = states.length - 1; steps > at; steps -= 1) snapshots.undo();
      pause();
      page.form.setValue('cluster.kubernetesVersion', '1.33');
      expect(snapshots.redo()).toBeUndefined();
      snapshots.undo();
      check(at);
    }),
    { numRuns: 25 },
  );
});
