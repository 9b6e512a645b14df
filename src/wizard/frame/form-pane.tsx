// The left pane: the questions of the step, and the way on.

import { Button } from '../fields/button.tsx';
import { KeyCaps } from '../shortcuts/key-caps.tsx';
import { keysOf } from '../shortcuts/shortcuts.ts';
import { useShortcut } from '../shortcuts/use-shortcuts.ts';
import { steps } from '../steps/index.ts';
import { Icon } from '../theme/icon.tsx';
import { useWords } from '../words/words.tsx';
import { LearnMore } from './learn-more.tsx';
import { usePlace } from './place.tsx';
import { useTakenOver } from './taken-over.ts';

export function NextButton() {
  const { t } = useWords();
  const { step, show } = usePlace();
  const next = steps[steps.indexOf(step) + 1];
  if (next === undefined) {
    return (
      <Button className="btn solid narrow" onClick={() => show('files')}>
        {t('nav.download')}
        <Icon name="right" />
      </Button>
    );
  }
  return (
    <Button className="btn solid" href={`#${next.id}`}>
      {t('nav.next', { step: t(next.title) })}
      <Icon name="right" />
    </Button>
  );
}

export function FormPane() {
  const { t } = useWords();
  const { step, visit } = usePlace();
  useTakenOver('form');
  const number = steps.indexOf(step) + 1;
  const back = steps[number - 2];

  const next = steps[steps.indexOf(step) + 1];
  const [nextKeys] = keysOf('next');
  useShortcut('next', () => {
    if (next !== undefined) location.hash = next.id;
  });
  useShortcut('previous', () => {
    if (back !== undefined) location.hash = back.id;
  });

  return (
    <section className="form" aria-label={t(step.title)}>
      {/* Keyed, so that each step starts at its top, and empty after Start over. */}
      <div className="scroll" key={`${step.id} ${visit}`}>
        <h1 id="step-title" tabIndex={-1}>
          {t(step.title)} <span className="vh">{t('steps.place', { number, count: steps.length })}</span>
        </h1>
        <p className="lead">{t(step.lead)}</p>
        <LearnMore facts={step.more} />
        <step.Step />
      </div>
      <div className="formnav">
        {back !== undefined && (
          <Button className="btn line" href={`#${back.id}`}>
            <Icon name="left" />
            {t('nav.back')}
          </Button>
        )}
        {next !== undefined && nextKeys !== undefined && (
          <span className="hint">
            <KeyCaps keys={nextKeys} />
          </span>
        )}
        <NextButton />
      </div>
    </section>
  );
}
