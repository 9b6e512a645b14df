// The box for new entries. It keeps its text until Add is pressed, and after that what could not be added: nothing that
// is wrong gets into the list, and nothing typed gets lost.

import { type ClipboardEvent, type FormEvent, useDeferredValue, useMemo, useState } from 'react';
import { checkPlainText } from '../../core/index.ts';
import { useSnapshot } from '../answers/answers.tsx';
import { useKeptText } from '../answers/kept-text.ts';
import { afterPress } from '../fields/after-press.ts';
import { BoxedInput } from '../fields/boxed-input.tsx';
import { Button } from '../fields/button.tsx';
import { plainInput } from '../fields/text-field.tsx';
import { Icon } from '../theme/icon.tsx';
import { useWords } from '../words/words.tsx';
import { useBypass } from './bypass-actions.ts';
import { ADDER } from './bypass-entry.tsx';
import { entryTexts, listLine } from './bypass-list-text.ts';
import type { BypassRows } from './bypass-rows.ts';
import { Doubt, nothingSaid, saidOf, Wrong } from './bypass-said.tsx';
import { type TypedEntries, typedEntries } from './bypass-typed.ts';

const WHY = `${ADDER}-why`;
const SAYS = `${ADDER}-says`;

/** A pasted file has hundreds of bad entries. */
const MOST = 4;

export function BypassAdder({ rows }: { readonly rows: BypassRows }) {
  const { t } = useWords();
  const few = (entries: readonly string[]) =>
    entries.length > MOST + 1
      ? t('bundle.more', { names: entries.slice(0, MOST).join(', '), count: entries.length - MOST })
      : entries.join(', ');
  const { add } = useBypass();
  const [text, setText] = useKeptText('bypass.add');
  const [why, setWhy] = useKeptText('bypass.add.why');
  // Nobody is told that an entry is wrong before it is whole: after Add, a paste, or when the focus goes elsewhere.
  const [judged, setJudged] = useState(text !== '');
  const [here, setHere] = useState(false);
  const list = [...rows.node, ...rows.cluster, ...rows.endpoints, ...rows.added].map(({ entry }) => entry);
  const { good, there, wrong } = typedEntries(text, list);
  const plan = useSnapshot(({ bundle }) => bundle.plan);
  // A pasted file takes longer than a key may.
  const lately = useDeferredValue(judged ? text : '');
  const said = useMemo(() => (lately === '' ? nothingSaid : saidOf(lately, plan)), [lately, plan]);
  const mendable = wrong.filter(({ problem }) => problem.instead !== undefined);
  const doubts = good.flatMap((one) => said.get(one) ?? []);
  const whyProblem = why === '' ? undefined : checkPlainText(why);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setJudged(true);
    if (whyProblem !== undefined) return document.getElementById(WHY)?.focus();
    add(good, why.trim());
    // What stands in the list already is told of once: beside others it would hide what is wrong.
    const left = good.length + wrong.length > 0 ? wrong.map((one) => one.text) : there;
    setText(left.join(', '));
    if (good.length > 0) setWhy('');
    if (left.length === 0) setJudged(false);
    document.getElementById(ADDER)?.focus();
  };
  const take = (mended: TypedEntries['wrong']) => {
    const instead = new Map(mended.map((one) => [one.text, one.problem.instead]));
    setText(
      entryTexts(text)
        .map((one) => instead.get(one) ?? one)
        .join(', '),
    );
    document.getElementById(ADDER)?.focus();
  };

  // What was refused and is thrown away takes its reason along: it would stand at the next entry.
  const retype = (next: string) => {
    setText(next);
    if (next.trim() !== '' || !judged || wrong.length === 0) return;
    setWhy('');
    setJudged(false);
  };

  const onPaste = (event: ClipboardEvent<HTMLInputElement>) => {
    setJudged(true);
    const pasted = event.clipboardData.getData('text/plain');
    const line = listLine(pasted);
    // An input of one line would join the lines; of an assignment the value alone is meant.
    if (line === pasted.trim()) return;
    event.preventDefault();
    const { selectionStart, selectionEnd } = event.currentTarget;
    setText(text.slice(0, selectionStart ?? text.length) + line + text.slice(selectionEnd ?? text.length));
  };

  return (
    <li className="adder">
      <form
        onSubmit={submit}
        onFocus={() => setHere(true)}
        onBlur={({ currentTarget, relatedTarget }) => {
          if (currentTarget.contains(relatedTarget)) return;
          afterPress(() => {
            if (currentTarget.contains(document.activeElement)) return;
            setHere(false);
            setJudged(text !== '' || why !== '');
          });
        }}
      >
        <label className="vh" htmlFor={ADDER}>
          {t('bypass.add.label')}
        </label>
        <BoxedInput
          {...plainInput}
          className="mono"
          value={text}
          placeholder={t('bypass.add.placeholder')}
          onChange={(event) => retype(event.target.value)}
          id={ADDER}
          data-field="bypass.add"
          onPaste={onPaste}
          aria-describedby={SAYS}
          aria-invalid={judged && wrong.length > 0 ? true : undefined}
        />
        <label className="vh" htmlFor={WHY}>
          {t('bypass.why.label')}
        </label>
        <BoxedInput
          {...plainInput}
          className=""
          value={why}
          placeholder={t('bypass.why.placeholder')}
          onChange={(event) => setWhy(event.target.value)}
          id={WHY}
          aria-describedby={SAYS}
          aria-invalid={judged && whyProblem !== undefined ? true : undefined}
        />
        <Button type="submit" className="btn line">
          <Icon name="plus" />
          {t('field.list.add')}
        </Button>
      </form>
      <div className="says" id={SAYS} aria-live="polite">
        {judged && (
          <>
            {mendable.length > 1 && (
              <p className="err">
                <Icon name="error" />
                <span>{t('bypass.wrong.several', { count: wrong.length })}</span>
                <span className="do">
                  <Button className="btn line small" onClick={() => take(mendable)}>
                    {t('bypass.instead.all', { count: mendable.length })}
                  </Button>
                </span>
              </p>
            )}
            {wrong.slice(0, MOST).map((one) => (
              <Wrong key={one.text} problem={one.problem} said={said.get(one.text)} onTake={() => take([one])} />
            ))}
            {wrong.length > MOST && <p className="help">{t('field.more', { count: wrong.length - MOST })}</p>}
            {doubts.slice(0, MOST).map((finding) => (
              <Doubt key={finding.field} finding={finding} />
            ))}
            {doubts.length > MOST && <p className="help">{t('field.more', { count: doubts.length - MOST })}</p>}
            {whyProblem !== undefined && <Wrong problem={whyProblem} />}
            {there.length > 0 && <p className="help">{t('bypass.there', { entries: few(there) })}</p>}
            {good.length > 0 && !here && <p className="help">{t('bypass.notYet', { entries: few(good) })}</p>}
          </>
        )}
      </div>
    </li>
  );
}
