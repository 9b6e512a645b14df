// On a phone: which pane shows, and the one next action.

import { useSnapshot } from '../answers/answers.tsx';
import { Button } from '../fields/button.tsx';
import { DownloadBundle } from '../preview/bundle-bar.tsx';
import { changedFiles } from '../preview/changes.ts';
import { FileCounts } from '../preview/file-counts.tsx';
import { steps } from '../steps/index.ts';
import { Icon } from '../theme/icon.tsx';
import { useWords } from '../words/words.tsx';
import { NextButton } from './form-pane.tsx';
import { usePlace } from './place.tsx';

export function BottomBar() {
  const { t } = useWords();
  const { step, pane, show } = usePlace();
  const back = steps[steps.indexOf(step) - 1];
  const changed = useSnapshot(({ before, bundle }) => changedFiles(before, bundle));
  return (
    <section className="bottom" aria-label={t('nav.actions')}>
      <div className="toggle">
        <Button aria-pressed={pane === 'form'} onClick={() => show('form')}>
          {t('nav.form')}
        </Button>
        <Button aria-pressed={pane === 'files'} onClick={() => show('files')}>
          {t('nav.files')}
          <FileCounts changed={changed} told="preview.news.others" />
        </Button>
      </div>
      {pane === 'form' && back !== undefined && (
        <Button className="icon line" href={`#${back.id}`} aria-label={t('nav.backTo', { step: t(back.title) })}>
          <Icon name="left" />
        </Button>
      )}
      {pane === 'form' ? <NextButton /> : <DownloadBundle />}
    </section>
  );
}
