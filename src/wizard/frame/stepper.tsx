// The five steps as links, each with what it holds or what it waits for; on a phone one line and five bars.

import { useSnapshot, useUntouched } from '../answers/answers.tsx';
import { steps } from '../steps/index.ts';
import { findingsOf, type StepDefinition, type StepState, stateOf } from '../steps/step.ts';
import { Icon } from '../theme/icon.tsx';
import { useWords, type Words } from '../words/words.tsx';
import { usePlace } from './place.tsx';
import { ThingsToFix } from './things-to-fix.tsx';

const classes: Record<StepState, string> = { open: '', done: 'done', missing: 'miss', wrong: 'fix' };

function useCaption(step: StepDefinition, words: Words): { state: StepState; caption: string } {
  const state = useSnapshot((snapshot) => stateOf(step, snapshot));
  const count = useSnapshot(
    ({ bundle }) => findingsOf(step, bundle.findings).filter(({ severity }) => severity === 'error').length,
  );
  const value = useSnapshot((snapshot) => step.caption(snapshot, words));
  const isUntouched = useUntouched();
  if (isUntouched) return { state: 'open', caption: value };
  if (state === 'wrong') return { state, caption: words.t('step.toFix', { count }) };
  if (state === 'missing') return { state, caption: words.t('step.missing', { count }) };
  return { state, caption: value };
}

function StepLink({ step, number }: { readonly step: StepDefinition; readonly number: number }) {
  const words = useWords();
  const { step: here } = usePlace();
  const { state, caption } = useCaption(step, words);
  const current = step.id === here.id;
  return (
    <li>
      <a href={`#${step.id}`} className={classes[state]} {...(current ? { 'aria-current': 'step' } : {})}>
        <span className="n" aria-hidden="true">
          {current ? number : state === 'done' ? <Icon name="check" /> : state === 'open' ? number : '!'}
        </span>
        <span className="t">{words.t(step.title)}</span>
        <span className="c">{caption}</span>
      </a>
    </li>
  );
}

function Bar({ step, here }: { readonly step: StepDefinition; readonly here: boolean }) {
  const state = useSnapshot((snapshot) => stateOf(step, snapshot));
  return <i className={state === 'wrong' ? 'fix' : here ? 'on' : ''} />;
}

export function Stepper() {
  const { t } = useWords();
  const { step } = usePlace();
  const number = steps.indexOf(step) + 1;
  const name = useSnapshot(({ draft }) => draft.cluster?.name ?? '');
  return (
    <>
      <nav className="steps" aria-label={t('steps.label')}>
        <ol>
          {steps.map((one, index) => (
            <StepLink key={one.id} step={one} number={index + 1} />
          ))}
        </ol>
        <div className="tofix">
          <ThingsToFix />
        </div>
      </nav>
      <div className="phonestep">
        <h1 className="phonetitle" tabIndex={-1}>
          {t(step.title)} <span>{t('steps.place', { number, count: steps.length })}</span>
        </h1>
        <b className="phonename">{name}</b>
        <ThingsToFix />
        <div className="prog" aria-hidden="true">
          {steps.map((one, index) => (
            <Bar key={one.id} step={one} here={index < number} />
          ))}
        </div>
      </div>
    </>
  );
}
