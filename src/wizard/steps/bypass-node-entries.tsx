// The entries that every node needs: one row that opens. They stay locked until someone asks for the switches, since a
// node that has to fetch its own role through a proxy never joins.

import { useId, useState } from 'react';
import { Button } from '../fields/button.tsx';
import { Icon } from '../theme/icon.tsx';
import { useWords } from '../words/words.tsx';
import { BypassEntryRow } from './bypass-entry.tsx';
import { useMarkedEntry } from './bypass-marked.tsx';
import type { BypassRow } from './bypass-rows.ts';

/** How many are named in the row that stands for all. */
const NAMED = 2;

export function BypassNodeEntries({ rows }: { readonly rows: readonly BypassRow[] }) {
  const { t } = useWords();
  const [wanted, setWanted] = useState(false);
  const [unlocked, setUnlocked] = useState(false);
  const list = useId();
  const off = rows.filter(({ entry }) => entry.removed).length;
  const { entry: marked } = useMarkedEntry();
  // What is off is always in sight, and so is what the simulator points at.
  const open = wanted || off > 0 || rows.some(({ entry }) => entry.entry === marked);
  const names = rows
    .slice(0, NAMED)
    .map(({ entry }) => entry.entry)
    .join(', ');
  return (
    <>
      <li className="entry always head">
        <span className={`sw ${off > 0 ? 'mark' : ''}`}>
          <Icon name={off > 0 ? 'warning' : 'lock'} />
          {off === 0 && <span className="vh">{t('bypass.always')}</span>}
        </span>
        <span className="e">
          {open
            ? t('bypass.count', { count: rows.length - off })
            : t('bundle.more', { names, count: rows.length - NAMED })}
        </span>
        <span className="w">{off > 0 ? t('bypass.node.off', { count: off }) : t('bypass.node.what')}</span>
        <button
          type="button"
          className="icon small"
          aria-expanded={open}
          aria-controls={list}
          aria-label={t('bypass.node.each')}
          {...(off > 0 ? { 'aria-disabled': true } : {})}
          onClick={() => setWanted(!wanted)}
        >
          <Icon name="open" />
        </button>
      </li>
      {open && (
        <li className="inner">
          <ul id={list} aria-label={t('bypass.node.what')}>
            {rows.map((row) => (
              <BypassEntryRow key={row.entry.entry} row={row} locked={!unlocked} />
            ))}
          </ul>
          <div className="unlock">
            <p>{t(unlocked ? 'bypass.node.unlocked' : 'bypass.node.locked')}</p>
            <Button className="btn quiet small" onClick={() => setUnlocked(!unlocked)}>
              <Icon name="lock" />
              {t(unlocked ? 'bypass.node.lock' : 'bypass.node.unlock')}
            </Button>
          </div>
        </li>
      )}
    </>
  );
}
