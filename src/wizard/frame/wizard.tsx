// The page: answers on the left, files on the right, one of the two on a phone.

import { Suspense, useEffect } from 'react';
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
import { takenOver } from './taken-over.ts';
import { TopBar } from './top-bar.tsx';
import { useFirstToFix } from './use-first-to-fix.ts';
import { useKeptPage } from './use-kept-page.ts';
import { useLeaveQuestion } from './use-leave-question.ts';
import { usePageTitle } from './use-page-title.ts';

// Not a link: the fragment names the step.
function skipToFiles() {
  document.getElementById('files')?.focus();
}

/** The page listens to its user from then on. */
export const started = takenOver.then(() => {
  document.documentElement.dataset.started = '';
});

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
          {/* The program takes over each in a task of its own, or at once the one that somebody is at. */}
          <Suspense>
            <FormPane />
          </Suspense>
          <Suspense>
            <FilesPane />
          </Suspense>
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
