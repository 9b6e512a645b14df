// Keeps the answers in the browser while they are given, and says what came back.

import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import { bundleWith, type Draft, settingsSoFar } from '../../core/first.ts';
import { useAnswers } from '../answers/answers.tsx';
import { type Snapshots, saysTheSame } from '../answers/snapshots.ts';
import { deskNow } from '../answers/whole-core.ts';
import { useStartOver } from '../frame/use-start-over.ts';
import { notify } from '../preview/notice.tsx';
import { useWords } from '../words/words.tsx';
import type { Keeper, KeepState } from './keeper.ts';
import { isEmpty } from './nothing-answered.ts';
import type { ThisTab } from './this-tab.ts';

/** A pause in the answers after which they are kept: never while somebody types. */
const PAUSE_MS = 400;

interface Keeping {
  readonly keeper: Keeper;
  /** Keeps the answers as they are now. Whether all of them would come back. */
  keepNow(): boolean;
}

const KeepingContext = createContext<Keeping | undefined>(undefined);

function keptBy(keeper: Keeper, snapshot: Snapshots['snapshot']): Keeping {
  return {
    keeper,
    keepNow() {
      const { bundle } = snapshot();
      if (isEmpty(bundle)) return keeper.keep(undefined);
      const settings = settingsSoFar(bundle);
      if (!keeper.keep(settings)) return false;
      const draft: Draft = JSON.parse(settings);
      return saysTheSame(bundleWith(deskNow(), draft), bundle);
    },
  };
}

/** Follows the answers; the last ones are kept when the page goes away. */
function useFollow({ keeper, keepNow }: Keeping) {
  const { subscribe } = useAnswers();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const flush = () => {
      clearTimeout(timer);
      keepNow();
    };
    const stop = subscribe(() => {
      clearTimeout(timer);
      timer = setTimeout(flush, PAUSE_MS);
    });
    const onHidden = () => {
      if (document.visibilityState === 'hidden') flush();
    };
    const onOther = () => keeper.heard();
    addEventListener('pagehide', flush);
    document.addEventListener('visibilitychange', onHidden);
    addEventListener('storage', onOther);
    return () => {
      stop();
      clearTimeout(timer);
      removeEventListener('pagehide', flush);
      document.removeEventListener('visibilitychange', onHidden);
      removeEventListener('storage', onOther);
    };
  }, [subscribe, keeper, keepNow]);
}

/** Says once what the tab began with, and once each time that answers cannot be kept. */
function useSaid({ beginning: { how } }: ThisTab) {
  const { t } = useWords();
  const { on, trouble } = useKept();
  const beginEmpty = useStartOver();
  const began = useRef(false);
  const told = useRef<typeof trouble>(undefined);
  useEffect(() => {
    if (began.current) return;
    began.current = true;
    if (how === 'back') notify(t('keep.back'), { label: t('keep.beginEmpty'), take: beginEmpty, unasked: true });
    else if (how !== 'empty') notify(t(`keep.${how}`));
  }, [how, t, beginEmpty]);
  useEffect(() => {
    const now = on ? trouble : undefined;
    if (now !== undefined && now !== told.current) notify(t(`keep.trouble.${now}`));
    told.current = now;
  }, [on, trouble, t]);
}

function Following({ tab, children }: { readonly tab: ThisTab; readonly children: ReactNode }) {
  useFollow(useKeeping());
  useSaid(tab);
  return children;
}

/** Around the page, inside of its answers and its place. */
export function KeepingProvider({ tab, children }: { readonly tab: ThisTab; readonly children: ReactNode }) {
  const { snapshot } = useAnswers();
  const keeping = useMemo(() => keptBy(tab.keeper, snapshot), [tab, snapshot]);
  return (
    <KeepingContext value={keeping}>
      <Following tab={tab}>{children}</Following>
    </KeepingContext>
  );
}

export function useKeeping(): Keeping {
  const keeping = useContext(KeepingContext);
  if (keeping === undefined) throw new Error('useKeeping outside of KeepingProvider');
  return keeping;
}

/** Whether answers are kept, and what is in the way. */
export function useKept(): KeepState {
  const { keeper } = useKeeping();
  return useSyncExternalStore(keeper.subscribe, keeper.state, keeper.state);
}
