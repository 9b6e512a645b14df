// What is wrong or doubtful about the files, below them. A value that is merely missing is no finding here: it has its
// mark in the code, and the bundle waits for it.

import { useDeferredValue } from 'react';
import { missingCode } from '../../core/first.ts';
import { useSnapshot } from '../answers/answers.tsx';
import { keyOf } from '../fields/finding-key.ts';
import { FindingRow } from '../fields/finding-row.tsx';
import { Icon, type IconName } from '../theme/icon.tsx';
import { useWords } from '../words/words.tsx';

function Verdict({
  className,
  icon,
  text,
}: {
  readonly className: string;
  readonly icon: IconName;
  readonly text: string;
}) {
  return (
    <ul>
      <li className={className}>
        <Icon name={icon} />
        <span className="txt">{text}</span>
      </li>
    </ul>
  );
}

export function FindingsStrip() {
  const { t, list } = useWords();
  const { before, bundle } = useDeferredValue(useSnapshot((snapshot) => snapshot));
  const findings = bundle.findings.filter(({ code }) => code !== missingCode);
  const isComplete = findings.length === bundle.findings.length;
  const counts = (['error', 'warning', 'note'] as const)
    .map((severity) => ({ severity, count: findings.filter((finding) => finding.severity === severity).length }))
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => t(`findings.${severity}`, { count }));
  return (
    <section className={findings.length < 2 ? 'strip one' : 'strip'} aria-label={t('findings.title')}>
      {findings.length > 1 && (
        <header>
          <h2>{t('findings.title')}</h2>
          <p>{list(counts)}</p>
        </header>
      )}
      {findings.length > 0 ? (
        <ul>
          {findings.map((finding) => (
            <FindingRow key={keyOf(finding)} finding={finding} />
          ))}
        </ul>
      ) : isComplete ? (
        <Verdict className="good" icon="check" text={t('findings.none')} />
      ) : (
        <Verdict className="info" icon="note" text={before === bundle ? t('findings.notYet') : t('findings.noneYet')} />
      )}
    </section>
  );
}
