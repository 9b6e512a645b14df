// Answers that are given before the whole core is on the page: they are in the history at once, their files come later.

import { createFormControl } from 'react-hook-form';
import { expect, test } from 'vitest';
import { draftOf, type FormValues, formValuesOf } from './form-values.ts';
import { snapshotsOf } from './snapshots.ts';
import { wholeCore, wholeCoreNow } from './whole-core.ts';

test('undo and redo work before the files follow, and the files are those of the answers that stand then', async () => {
  const form = createFormControl<FormValues>({ defaultValues: formValuesOf({}) });
  const snapshots = snapshotsOf(form, () => undefined);
  snapshots.follow();
  const text = () => JSON.stringify(draftOf(form.getValues()));
  const empty = text();
  expect(wholeCoreNow()).toBeUndefined();

  snapshots.together(() => form.setValue('bypass.add', ['.corp.example']));
  const one = text();
  expect(snapshots.snapshot().canUndo).toBe(true);
  snapshots.together(() => form.setValue('bypass.add', ['.corp.example', '.lab.example']));
  snapshots.undo();
  expect(text()).toBe(one);
  snapshots.undo();
  expect(text()).toBe(empty);
  snapshots.redo();
  expect(text()).toBe(one);

  await wholeCore();
  await Promise.resolve();
  const { bundle, canUndo, canRedo } = snapshots.snapshot();
  expect(JSON.stringify(bundle.documents)).toContain('.corp.example');
  expect(JSON.stringify(bundle.documents)).not.toContain('.lab.example');
  expect({ canUndo, canRedo }).toEqual({ canUndo: true, canRedo: true });
});
