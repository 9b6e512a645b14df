// The page: answers on the left, files on the right, one of the two on a phone.

import { type ReactNode, Suspense, useEffect } from 'react';
import type { Bundle } from '../../core/first.ts';
import { AnswersProvider } from '../answers/answers.tsx';
import { wholeCore } from '../answers/whole-core.ts';
import { KeepingProvider } from '../keep/keeping.tsx';
import type { ThisTab } from '../keep/this-tab.ts';
import { atRest } from '../parts/at-rest.ts';
import { onceInUse } from '../parts/in-use.ts';
import { bringParts } from '../parts/later-part.tsx';
import { FilesPane } from '../preview/files-pane.tsx';
import { useShortcut, useShortcutKeys } from '../shortcuts/use-shortcuts.ts';
import { steps } from '../steps/index.ts';
import '../theme/tokens.css';
import '../theme/base.css';
import './frame.css';
import '../theme/forced-colors.css';
import { useWords, WordsProvider } from '../words/words.tsx';
import { BottomBar } from './bottom-bar.tsx';
import { FormPane } from './form-pane.tsx';
import { OpenedLink } from './opened-link.tsx';
import { PlaceProvider, usePlace } from './place.tsx';
import { Stepper } from './stepper.tsx';
import { TopBar } from './top-bar.tsx';
import { useFirstToFix } from './use-first-to-fix.ts';
import { useKeptPage } from './use-kept-page.ts';
import { useLeaveQuestion } from './use-leave-question.ts';
import { usePageTitle } from './use-page-title.ts';

// Not a link: the fragment names the step.
function skipToFiles() {
  document.getElementById('files')?.focus();
}

/** The two panes. */
let toStart = 2;
let tellStarted = () => {};

/** The page listens to its user from then on. */
export const started = new Promise<void>((done) => {
  tellStarted = () => {
    toStart -= 1;
    if (toStart > 0) return;
    document.documentElement.dataset.started = '';
    done();
  };
});

/** A pane. The program takes over each in a task of its own, or at once the one that somebody is at. */
function Pane({ children }: { readonly children: ReactNode }) {
  return (
    <Suspense>
      {children}
      <Started />
    </Suspense>
  );
}

function Started() {
  useEffect(() => tellStarted(), []);
  return null;
}

function App() {
  const { t } = useWords();
  const { pane } = usePlace();
  useLeaveQuestion();
  useShortcutKeys();
  useShortcut('firstToFix', useFirstToFix());
  usePageTitle();
  const keepPage = useKeptPage();
  useEffect(() => {
    atRest(keepPage);
    return onceInUse(() => {
      wholeCore().then(bringParts, bringParts);
    });
  }, [keepPage]);
  return (
    <div className="frame">
      <button type="button" className="skip" onClick={skipToFiles}>
        {t('nav.skip')}
      </button>
      <div className="app" data-pane={pane}>
        <header className="top">
          <TopBar />
          <Stepper />
          <OpenedLink />
        </header>
        <main className="work">
          <Pane>
            <FormPane />
          </Pane>
          <Pane>
            <FilesPane />
          </Pane>
        </main>
        <BottomBar />
      </div>
    </div>
  );
}

interface WizardProps {
  readonly tab: ThisTab;
  /** The bundle of the draft that the tab begins with, where it is worked out. */
  readonly bundle?: Bundle;
}

export function Wizard({ tab, bundle }: WizardProps) {
  return (
    <WordsProvider>
      <AnswersProvider draft={tab.beginning.draft} bundle={bundle}>
        <PlaceProvider steps={steps}>
          <KeepingProvider tab={tab}>
            <App />
          </KeepingProvider>
        </PlaceProvider>
      </AnswersProvider>
    </WordsProvider>
  );
}
