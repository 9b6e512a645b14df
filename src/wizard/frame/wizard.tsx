// The page: answers on the left, files on the right, one of the two on a phone.

import { StyledEngineProvider, ThemeProvider } from '@mui/material/styles';
import { AnswersProvider } from '../answers/answers.tsx';
import { FilesPane } from '../preview/files-pane.tsx';
import { steps } from '../steps/index.ts';
import { theme } from '../theme/theme.ts';
import '../theme/tokens.css';
import '../theme/base.css';
import './frame.css';
import { useWords, WordsProvider } from '../words/words.tsx';
import { BottomBar } from './bottom-bar.tsx';
import { FormPane } from './form-pane.tsx';
import { PlaceProvider, usePlace } from './place.tsx';
import { Stepper } from './stepper.tsx';
import { TopBar } from './top-bar.tsx';
import { useLeaveQuestion } from './use-leave-question.ts';
import { useNewVersion } from './use-new-version.ts';

// Not a link: the fragment names the step.
function skipToFiles() {
  document.getElementById('files')?.focus();
}

function App() {
  const { t } = useWords();
  const { pane } = usePlace();
  useLeaveQuestion();
  useNewVersion();
  return (
    <div className="frame">
      <button type="button" className="skip" onClick={skipToFiles}>
        {t('nav.skip')}
      </button>
      <div className="app" data-pane={pane}>
        <header className="top">
          <TopBar />
          <Stepper />
        </header>
        <main className="work">
          <FormPane />
          <FilesPane />
        </main>
        <BottomBar />
      </div>
    </div>
  );
}

export function Wizard() {
  return (
    // MUI's styles come first, so that ours win where both say something.
    <StyledEngineProvider injectFirst>
      <ThemeProvider theme={theme}>
        <WordsProvider>
          <AnswersProvider draft={{}}>
            <PlaceProvider steps={steps}>
              <App />
            </PlaceProvider>
          </AnswersProvider>
        </WordsProvider>
      </ThemeProvider>
    </StyledEngineProvider>
  );
}
