// The one snapshot of the answers, between react-hook-form, which holds what is typed, and everything that reads it:
// the preview, the findings, the step captions, the files to copy and download.

import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { createFormControl, type UseFormReturn } from 'react-hook-form';
import type { Bundle, Draft } from '../../core/first.ts';
import { notify } from '../preview/notice.tsx';
import { useWords } from '../words/words.tsx';
import { type FormValues, formValuesOf } from './form-values.ts';
import { type Snapshot, type Snapshots, snapshotsOf, type Typed } from './snapshots.ts';

/** Without the state of react-hook-form's own: what is wrong is told by the core, and nothing renders per key. */
type WholeForm = Omit<UseFormReturn<FormValues>, 'formState'>;

interface Answers extends Omit<Snapshots, 'follow'> {
  readonly form: WholeForm;
}

const AnswersContext = createContext<Answers | undefined>(undefined);

interface AnswersProviderProps {
  readonly draft: Draft;
  /** That of the draft, where it is worked out. */
  readonly bundle?: Bundle | undefined;
  readonly children: ReactNode;
}

export function AnswersProvider({ draft, bundle, children }: AnswersProviderProps) {
  const [form] = useState<WholeForm>(() => createFormControl<FormValues>({ defaultValues: formValuesOf(draft) }));
  const { t } = useWords();
  const latest = useRef(t);
  latest.current = t;
  const [snapshots] = useState(() => snapshotsOf(form, () => notify(latest.current('page.partMissing')), bundle));
  const [answers] = useState<Answers>(() => ({ ...snapshots, form }));
  // As `useForm` does once inputs are there: from then on what the form says wins over what an input holds. That hook
  // keeps a state besides, which would draw the page a second time as it opens.
  useLayoutEffect(() => {
    form.control._formState.isReady = true;
  }, [form]);
  useEffect(() => snapshots.follow(), [snapshots]);
  return <AnswersContext value={answers}>{children}</AnswersContext>;
}

export function useAnswers(): Answers {
  const answers = useContext(AnswersContext);
  if (answers === undefined) throw new Error('useAnswers outside of AnswersProvider');
  return answers;
}

/** Whether nobody answered anything yet: the page then asks, and blames nobody for what is missing. */
export const useUntouched = (): boolean => useSnapshot(({ before, bundle }) => before === bundle);

/** What a part of the page needs of the snapshot. It renders again only when that part is another one (by identity). */
export function useSnapshot<T>(select: (snapshot: Snapshot) => T): T {
  const { subscribe, shown, first } = useAnswers();
  return useSyncExternalStore(
    subscribe,
    () => select(shown()),
    () => select(first()),
  );
}

/** The same for who shows what is typed while it is typed: asked again at each key, before all follows from it. */
export function useTyped<T>(select: (snapshot: Snapshot, typed: Typed | undefined) => T): T {
  const { subscribe, subscribeTyped, shown, first, typed } = useAnswers();
  const [both] = useState(() => (listener: () => void) => {
    const stops = [subscribe(listener), subscribeTyped(listener)];
    return () => {
      for (const stop of stops) stop();
    };
  });
  return useSyncExternalStore(
    both,
    () => select(shown(), typed()),
    () => select(first(), undefined),
  );
}
