// What the paste told: each fact with its command, and whether it is in the form, inferred, or another than the user's.

import { useRef } from 'react';
import { type Fact, labelOf } from '../../core/first.ts';
import { Button } from '../fields/button.tsx';
import { useFormValue } from '../fields/use-form-value.ts';
import { Icon } from '../theme/icon.tsx';
import { useWords, type Words } from '../words/words.tsx';
import { factState } from './cluster-pasted.ts';
import { usePastedCluster } from './use-cluster-pasted.ts';

/** The longest value that is shown whole: a certificate is not to be read. */
const SHOWN = 120;

/** The value of an answer in words. */
function shown(value: Fact['value'], { t }: Words): string {
  if (typeof value === 'boolean') return t(value ? 'cluster.fact.yes' : 'cluster.fact.no');
  if (value === 'private' || value === 'public' || value === 'public-and-private') return t(`cluster.access.${value}`);
  if (typeof value !== 'string') {
    return value
      .map((item) => (typeof item === 'string' ? item : `${item.service} (${item.hosts.join(', ')})`))
      .join(', ');
  }
  return value.length > SHOWN
    ? `${value.slice(0, 24)}... (${t('cluster.fact.length', { count: value.length })})`
    : value;
}

const isWord = (value: Fact['value']): boolean =>
  typeof value === 'boolean' || value === 'private' || value === 'public' || value === 'public-and-private';

function FactRow({ fact }: { readonly fact: Fact }) {
  const words = useWords();
  const { t, say } = words;
  const [pasted, memory] = usePastedCluster();
  const [answer] = useFormValue(fact.field);
  const state = factState(fact, answer, pasted);
  const row = useRef<HTMLLIElement>(null);
  // The button that was pressed goes away.
  const decide = (how: (fact: Fact) => void) => () => {
    how(fact);
    row.current?.focus();
  };
  const label = say(labelOf(fact.field));
  const differs = state === 'differs' || state === 'kept';
  const count = Array.isArray(fact.value) ? fact.value.length : 1;
  const use = (
    <Button
      className="btn line small"
      aria-label={t('cluster.fact.useNamed', { label })}
      onClick={decide((one) => memory.take(one))}
    >
      {state === 'open' ? t('cluster.fact.fill') : t('cluster.fact.use', { count })}
    </Button>
  );
  return (
    <li className={`fact ${fact.note !== undefined || differs ? 'long' : ''}`} ref={row} tabIndex={-1}>
      <span className="k">{label}</span>
      <span className="b">
        <span className={`v ${isWord(fact.value) ? 'word' : ''}`}>{shown(fact.value, words)}</span>
        <span className="s">
          <code>{fact.source}</code>
          {fact.note !== undefined && <span>{say(fact.note, fact.params)}</span>}
          {differs && <span>{t('cluster.fact.yours', { value: shown(answer as Fact['value'], words) })}</span>}
        </span>
      </span>
      <span className="a">
        {(state === 'filled' || state === 'confirmed') && (
          <span className="state good">
            <Icon name="check" />
            {t(`cluster.fact.${state}`)}
          </span>
        )}
        {state === 'inferred' && (
          <>
            <span className="state gap">{t('cluster.fact.inferred')}</span>
            <Button
              className="btn line small"
              aria-label={t('cluster.fact.confirmNamed', { label })}
              onClick={decide((one) => memory.confirm(one))}
            >
              {t('cluster.fact.confirm')}
            </Button>
          </>
        )}
        {state === 'differs' && (
          <Button
            className="btn quiet small"
            aria-label={t('cluster.fact.keepNamed', { label })}
            onClick={decide((one) => memory.keep(one))}
          >
            {t('cluster.fact.keep')}
          </Button>
        )}
        {state === 'kept' && <span className="state">{t('cluster.fact.kept')}</span>}
        {(differs || state === 'open') && use}
      </span>
    </li>
  );
}

export function ClusterFacts() {
  const { t } = useWords();
  const [{ detection }] = usePastedCluster();
  if (detection === undefined || detection.facts.length === 0) return null;
  return (
    <ul className="facts" aria-label={t('cluster.fact.list')}>
      {detection.facts.map((fact) => (
        <FactRow key={fact.field} fact={fact} />
      ))}
    </ul>
  );
}
