// What can be done to the bypass list: switch an entry, add some, take own ones out again.

import { entryKey } from '../../core/index.ts';
import { useAnswers } from '../answers/answers.tsx';
import { withoutAdditions } from './bypass-rows.ts';

interface BypassActions {
  switchTo(entry: string, on: boolean): void;
  /** Adds entries with one reason (may be empty); one that is switched off is switched on instead. */
  add(entries: readonly string[], why: string): void;
  /** Takes out the addition at a path like `bypass.add.2`, and the memory that it was switched off. */
  takeOut(entry: string, path: string): void;
  /** Takes out the additions at these paths, and the memory that some were switched off. */
  takeOutAll(paths: ReadonlySet<string>): void;
}

export function useBypass(): BypassActions {
  const { form, snapshot, together } = useAnswers();
  const switchOn = (entries: readonly string[]) => {
    const keys = new Set(entries.map(entryKey));
    const removed = form.getValues('bypass.remove');
    const left = removed.filter((text) => !keys.has(entryKey(text)));
    if (left.length < removed.length) form.setValue('bypass.remove', left);
  };
  return {
    switchTo(entry, on) {
      together(() => {
        if (on) switchOn([entry]);
        else form.setValue('bypass.remove', [...form.getValues('bypass.remove'), entry]);
      });
    },
    add(entries, why) {
      const known = new Set(snapshot().bundle.plan.bypass.map(({ entry }) => entry));
      const added = entries
        .filter((entry) => !known.has(entryKey(entry)))
        .map((entry) => (why === '' ? entry : { entry, why }));
      together(() => {
        switchOn(entries);
        if (added.length > 0) form.setValue('bypass.add', [...form.getValues('bypass.add'), ...added]);
      });
    },
    takeOut(entry, path) {
      together(() => {
        form.setValue('bypass.add', withoutAdditions(form.getValues('bypass.add'), new Set([path])));
        switchOn([entry]);
      });
    },
    takeOutAll(paths) {
      const add = form.getValues('bypass.add');
      const left = withoutAdditions(add, paths);
      const gone = add.filter((one) => !left.includes(one));
      together(() => {
        form.setValue('bypass.add', left);
        switchOn(gone.map((one) => (typeof one === 'string' ? one : one.entry)));
      });
    },
  };
}
