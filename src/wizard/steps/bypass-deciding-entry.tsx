// The entry that decided where a program goes, as the way to it in the list; or that none did.

import { Fragment } from 'react';
import type { Answer } from '../../core/first.ts';
import { useWords } from '../words/words.tsx';
import { useMarkedEntry } from './bypass-marked.tsx';

/** Compared without brackets and a dot at the end, which say nothing. */
const bare = (text: string): string =>
  text
    .toLowerCase()
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/\.$/, '');

const isAddress = (host: string): boolean => /^[\d.]+$|^\[/.test(host);

/** Names, addresses and networks break behind their dots and colons. */
const PART = /[^.:/]*[.:/]|[^.:/]+/g;

interface DecidingProps {
  readonly answer: Answer;
  /** The host that was asked for: an entry that says the same is long, and told in two words. */
  readonly host?: string;
  /** In the table the details stand for it among the stops of Tab: a row would have a stop for each program. */
  readonly inTabOrder?: boolean;
}

export function DecidingEntry({ answer: { entry, way }, host, inTabOrder = false }: DecidingProps) {
  const { t } = useWords();
  const { mark } = useMarkedEntry();
  if (entry === undefined) {
    return <span className="by none">{t(`bypass.sim.none.${way}`)}</span>;
  }
  return (
    <button
      type="button"
      className="by"
      {...(inTabOrder ? {} : { tabIndex: -1 })}
      aria-label={t('bypass.sim.toEntry', { entry })}
      title={entry}
      onClick={(event) => mark(entry, event.currentTarget)}
    >
      <span>
        {host !== undefined && bare(host) === bare(entry)
          ? t(isAddress(host) ? 'bypass.sim.sameAddress' : 'bypass.sim.sameName')
          : [...entry.matchAll(PART)].map((part) => (
              <Fragment key={part.index}>
                {part[0]}
                <wbr />
              </Fragment>
            ))}
      </span>
    </button>
  );
}
