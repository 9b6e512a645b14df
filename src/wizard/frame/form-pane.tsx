// The left pane: the questions of the step, and the way on.

import { useEffect } from 'react';
import { Button } from '../fields/button.tsx';
import { steps } from '../steps/index.ts';
import { Icon } from '../theme/icon.tsx';
import { useWords } from '../words/words.tsx';
import { usePlace } from './place.tsx';

export function NextButton() {
  const { t } = useWords();
  const { step, show } = usePlace();
  const next = steps[steps.indexOf(step) + 1];
  if (next === undefined) {
    return (
      <Button className="btn solid narrow" onClick={() => show('files')}>
        {t('nav.files')}
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
  const back = steps[steps.indexOf(step) - 1];

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const next = steps[steps.indexOf(step) + 1];
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || next === undefined) return;
      event.preventDefault();
      location.hash = next.id;
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [step]);

  return (
    <section className="form" aria-labelledby="step-title">
      {/* Keyed, so that each step starts at its top, and empty after Start over. */}
      <div className="scroll" key={`${step.id} ${visit}`}>
        <h1 id="step-title">{t(step.title)}</h1>
        <p className="lead">{t(step.lead)}</p>
        <step.Step />
      </div>
      <div className="formnav">
        {back !== undefined && (
          <Button className="btn line" href={`#${back.id}`}>
            <Icon name="left" />
            {t('nav.back')}
          </Button>
        )}
        {step !== steps.at(-1) && (
          <span className="hint">
            <kbd className="key">Ctrl</kbd>
            <kbd className="key">Enter</kbd>
          </span>
        )}
        <NextButton />
      </div>
    </section>
  );
}
