// The step that asks for what verify.sh or kubectl describe printed, and gives the verdict on it. Copied is not
// verified: the step turns green when the verdict says so.

import { useEffect, useRef, useState } from 'react';
import { type Plan, type RunbookStep, type Verification, verify } from '../../core/first.ts';
import { useSnapshot } from '../answers/answers.tsx';
import { useKeptText } from '../answers/kept-text.ts';
import { Button } from '../fields/button.tsx';
import { Icon } from '../theme/icon.tsx';
import { useWords } from '../words/words.tsx';
import { ApplyRunbookStep } from './apply-runbook-step.tsx';
import { ApplyVerdicts, stateOf } from './apply-verdicts.tsx';

const BOX = 'apply-paste';

/** A pause in typing; a paste is read before anyone notices. */
const PAUSE_MS = 200;

type Reading = Verification | 'failed' | undefined;

/** The verdict on a text, as soon as it is there, and again when the answers change. Nothing for a blank text. */
function useVerification(text: string, plan: Plan): Reading {
  const [reading, setReading] = useState<Reading>();
  const blank = text.trim() === '';
  useEffect(() => {
    if (blank) return;
    let current = true;
    const take = (next: Reading) => {
      if (current) setReading(next);
    };
    const timer = setTimeout(() => verify(text, plan).then(take, () => take('failed')), PAUSE_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [text, blank, plan]);
  return blank ? undefined : reading;
}

function Foot({ reading }: { readonly reading: Reading }) {
  const { t, say } = useWords();
  if (reading === undefined) return <span>{t('apply.verify.kinds')}</span>;
  const foreign = reading === 'failed' ? t('apply.verify.failed') : reading.advice && say(reading.advice);
  return (
    <>
      <Icon name={foreign ? 'warning' : 'check'} className={foreign ? 'doubt' : 'ok'} />
      <span>{foreign || t('apply.verify.read', { source: reading === 'failed' ? '' : reading.source })}</span>
    </>
  );
}

/** What the verdict says in the head of the step; nothing as long as nothing was checked or nodes are open. */
function headOf(reading: Reading): 'done' | 'bad' | undefined {
  if (reading === undefined || reading === 'failed') return undefined;
  const state = stateOf(reading);
  return state === 'done' || state === 'bad' ? state : undefined;
}

export function ApplyVerify({ step }: { readonly step: RunbookStep }) {
  const { t } = useWords();
  const [text, setText] = useKeptText('apply.verify');
  const area = useRef<HTMLTextAreaElement>(null);
  const plan = useSnapshot(({ bundle }) => bundle.plan);
  const reading = useVerification(text, plan);
  return (
    <ApplyRunbookStep step={step} state={headOf(reading)}>
      <div className="paste">
        <label className="vh" htmlFor={BOX}>
          {t('apply.verify.label')}
        </label>
        <textarea
          id={BOX}
          ref={area}
          rows={text === '' ? 3 : 5}
          value={text}
          placeholder={t('apply.verify.placeholder')}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => setText(event.target.value)}
        />
        <div className="foot">
          <span className="told" aria-live="polite">
            <Foot reading={reading} />
          </span>
          {text !== '' && (
            <span className="r">
              <Button
                className="btn quiet small"
                onClick={() => {
                  setText('');
                  area.current?.focus();
                }}
              >
                {t('page.clear')}
              </Button>
            </span>
          )}
        </div>
      </div>
      <div aria-live="polite">
        {reading !== undefined && reading !== 'failed' && reading.verdicts.length > 0 && (
          <ApplyVerdicts verification={reading} />
        )}
      </div>
    </ApplyRunbookStep>
  );
}
