// The bundle that the page begins with, worked out before the page is: no task of it is long.

import { type Bundle, bundleInSteps, type Draft } from '../../core/first.ts';
import { nextTask, restsBetween } from '../parts/rests.ts';
import { draftOf, formValuesOf } from './form-values.ts';
import { deskNow } from './whole-core.ts';

/** The draft as the form will say it. */
const draftOfForm = (draft: Draft): Draft => JSON.parse(JSON.stringify(draftOf(formValuesOf(draft))));

/** What `snapshotsOf` makes of a form for this draft. */
export async function firstBundle(draft: Draft): Promise<Bundle> {
  const desk = deskNow();
  await nextTask();
  const rest = restsBetween();
  const steps = bundleInSteps(desk, desk.plan(draftOfForm(draft), desk.definitions));
  for (;;) {
    await rest();
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
