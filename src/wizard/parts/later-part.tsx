// Parts of the page that come in files of their own: the first load does not wait for them. They are asked for when first
// needed, and once the page is in use and has nothing else to do.

import { type ComponentType, type ReactNode, useEffect, useRef, useState } from 'react';
import { notify } from '../preview/notice.tsx';
import { laterWords, useWords } from '../words/words.tsx';
import { atRest } from './at-rest.ts';

export interface LaterPart<P> {
  (props: P): ReactNode;
  /** Whether it is here. */
  arrived(): boolean;
  /** Brings it. A part that did not come is asked for anew the next time. */
  arrive(): Promise<void>;
}

/** A part that is there from the start. */
export const there = <P extends object>(Part: (props: P) => ReactNode): LaterPart<P> =>
  Object.assign((props: P) => <Part {...props} />, { arrived: () => true, arrive: async () => undefined });

const parts: (() => Promise<void>)[] = [];

/** Brings every part, each when there is nothing else to do. */
export async function bringParts(): Promise<void> {
  for (const arrive of parts) {
    await new Promise<void>(atRest);
    // One that does not come now says so when somebody needs it.
    await arrive().catch(() => undefined);
  }
}

interface Missing<P> {
  /** Stands in its place; without it a notice says that it did not come. */
  readonly Instead?: ComponentType<P>;
  readonly onMissing?: (props: P) => void;
}

/** A component that is loaded by `load`, and what becomes of it where that fails. */
export function laterPart<P extends object>(
  load: () => Promise<ComponentType<P>>,
  { Instead, onMissing }: Missing<P> = {},
): LaterPart<P> {
  let Part: ComponentType<P> | undefined;
  let arrival: Promise<void> | undefined;
  const arrive = (): Promise<void> => {
    arrival ??= Promise.all([load(), laterWords()]).then(
      ([found]) => {
        Part = found;
      },
      (error) => {
        arrival = undefined;
        throw error;
      },
    );
    return arrival;
  };
  parts.push(arrive);

  function Later(props: P) {
    const { t } = useWords();
    const latest = useRef(props);
    latest.current = props;
    const [state, setState] = useState<'arrived' | 'missing'>();
    useEffect(() => {
      if (Part !== undefined) return;
      let gone = false;
      const tell = (next: 'arrived' | 'missing') => {
        if (!gone) setState(next);
      };
      arrive().then(
        () => tell('arrived'),
        () => tell('missing'),
      );
      return () => {
        gone = true;
      };
    }, []);
    const missing = state === 'missing';
    useEffect(() => {
      if (!missing) return;
      if (Instead === undefined) notify(t('page.partMissing'));
      onMissing?.(latest.current);
    }, [missing, t]);
    if (Part !== undefined) return <Part {...props} />;
    return missing && Instead !== undefined ? <Instead {...props} /> : null;
  }
  return Object.assign(Later, { arrived: () => Part !== undefined, arrive });
}
