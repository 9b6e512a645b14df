// The way that a program takes, as a chip: an arrow, an arrow through a ring, or a cross where it refuses the address.

import type { Answer } from '../../core/first.ts';
import { useWords } from '../words/words.tsx';

const looks: Record<Answer['way'], { readonly className: string; readonly path: string }> = {
  direct: { className: '', path: 'M1 5h13m-3.5-3.5L14 5l-3.5 3.5' },
  proxy: {
    className: 'via',
    path: 'M1 5h2.9M8.5 5H14m-3.5-3.5L14 5l-3.5 3.5M3.9 5a2.3 2.3 0 1 0 4.6 0a2.3 2.3 0 1 0-4.6 0',
  },
  error: { className: 'bad', path: 'M4.5 1.5l7 7m0-7l-7 7' },
};

interface BypassVerdictProps {
  readonly way: Answer['way'];
  /** Not the way it should be: an amber edge, and a word for those who do not see it. */
  readonly wrong?: boolean;
  readonly why?: string;
}

export function BypassVerdict({ way, wrong = false, why }: BypassVerdictProps) {
  const { t } = useWords();
  const { className, path } = looks[way];
  return (
    <span className={`verdict ${className} ${wrong ? 'odd' : ''}`} title={why}>
      <svg viewBox="0 0 16 10" aria-hidden="true">
        <path d={path} />
      </svg>
      {t(`bypass.sim.way.${way}`)}
      {wrong && <span className="vh">, {t('bypass.sim.odd')}</span>}
    </span>
  );
}
