// The simulator: where each program of the node goes for a destination, by which entry, and whether that is where it
// should go.

import { useId, useMemo, useState } from 'react';
import { definitions, hasMark, standInOf, suggestions } from '../../core/index.ts';
import { useSnapshot } from '../answers/answers.tsx';
import { useKeptText } from '../answers/kept-text.ts';
import { Button } from '../fields/button.tsx';
import { CopyButton } from '../fields/copy-button.tsx';
import { Icon } from '../theme/icon.tsx';
import { useWords } from '../words/words.tsx';
import { SimulatorInput } from './bypass-simulator-input.tsx';
import { tableText } from './bypass-simulator-markdown.ts';
import { SimulatorGuesses, SimulatorPrograms } from './bypass-simulator-programs.tsx';
import { columnsOf, otherRows, rowsWithout, type SimulatorRow, typedRows } from './bypass-simulator-rows.ts';
import { SimulatorTable } from './bypass-simulator-table.tsx';
import { typedDestinations } from './bypass-simulator-typed.ts';
import { BypassVerdict } from './bypass-verdict.tsx';
import './bypass-simulator.css';

/** A pasted log has thousands of addresses, and nobody reads them all. */
const MOST = 50;

const nothing: readonly string[] = [];
const noBypass = {};

/** Destinations of the user in a list that is kept as text. */
function useKept() {
  const [text, setText] = useKeptText('bypass.sim.kept');
  const kept = useMemo(() => (text === '' ? nothing : text.split('\n')), [text]);
  return [kept, (urls: readonly string[]) => setText(urls.join('\n'))] as const;
}

function Summary({ rows: all }: { readonly rows: readonly SimulatorRow[] }) {
  const { t } = useWords();
  const count = all.filter(({ finding }) => finding !== undefined).length;
  return (
    <p className={`simsum ${count > 0 ? 'warn' : 'good'}`} aria-live="polite">
      <Icon name={count > 0 ? 'warning' : 'check'} />
      {t(count > 0 ? 'bypass.sim.off' : 'bypass.sim.allGood', { count, all: all.length })}
    </p>
  );
}

function Legend({ rows }: { readonly rows: readonly SimulatorRow[] }) {
  const { t } = useWords();
  const unasked = rows.some(({ cells }) => cells.some(({ asked }) => !asked));
  return (
    <ul className="legend">
      <li>
        <BypassVerdict way="direct" /> {t('bypass.sim.legend.direct')}
      </li>
      <li>
        <BypassVerdict way="proxy" /> {t('bypass.sim.legend.proxy')}
      </li>
      <li>
        <span className="verdict odd" aria-hidden="true" /> {t('bypass.sim.legend.odd')}
      </li>
      {unasked && (
        <li>
          <span>
            {t('bypass.sim.unasked')}: {t('bypass.sim.legend.unasked')}
          </span>
        </li>
      )}
    </ul>
  );
}

export function BypassSimulator() {
  const words = useWords();
  const { t } = words;
  const plan = useSnapshot(({ bundle }) => bundle.plan);
  const draft = useSnapshot((snapshot) => snapshot.draft.bypass ?? noBypass);
  const [text, setText] = useKeptText('bypass.sim.text');
  const [kept, setKept] = useKept();
  const [all, setAll] = useState(false);
  const tableId = useId();

  const columns = useMemo(() => columnsOf(plan.programs), [plan]);
  const suggested = useMemo(() => suggestions(plan), [plan]);
  const typed = useMemo(
    () =>
      typedDestinations(
        text,
        suggested.map(({ url }) => url),
      )
        .good.slice(0, MOST)
        .map(({ url }) => url),
    [text, suggested],
  );
  const standIn = standInOf(plan.nodeGroups, definitions);
  const basis = useMemo(() => ({ plan, draft, columns, suggested }), [plan, draft, columns, suggested]);
  const live = useMemo(() => typedRows(basis, typed), [basis, typed]);
  const known = useMemo(() => otherRows(basis, kept), [basis, kept]);
  const others = useMemo(() => rowsWithout(known, live), [known, live]);
  const shown = all
    ? others
    : others.filter(({ finding, origin, sample }) => finding !== undefined || origin === 'kept' || sample);
  const hidden = others.length - shown.length;

  const keep = (urls: readonly string[]) => setKept([...new Set([...urls, ...kept])].slice(0, MOST));
  const drop = (url: string) => setKept(kept.filter((one) => one !== url));
  return (
    <section className="sec" aria-labelledby="bypass-sim">
      <div className="sech">
        <h2 id="bypass-sim">{t('bypass.sim.title')}</h2>
        <p>{t('bypass.sim.about')}</p>
        <span className="r">
          <CopyButton text={() => tableText(columns, [...live, ...shown], words)} name={t('bypass.sim.copy')} />
        </span>
      </div>
      <SimulatorInput text={text} room={MOST - kept.length} suggested={suggested} onText={setText} onKeep={keep} />
      <Summary rows={[...live, ...others]} />
      {standIn !== undefined && <p className="help">{t('bypass.sim.standIn', { platform: standIn.title })}</p>}
      {hasMark(plan.noProxy) && <p className="help">{t('bypass.sim.waits')}</p>}
      <SimulatorTable id={tableId} columns={columns} typed={live} others={shown} onDrop={drop} />
      <div className="simfoot">
        <Legend rows={[...live, ...shown]} />
        {(all || hidden > 0) && (
          <Button className="btn quiet small" aria-expanded={all} aria-controls={tableId} onClick={() => setAll(!all)}>
            <Icon name={all ? 'open' : 'folded'} />
            {t(all ? 'bypass.sim.fewer' : 'bypass.sim.more', { count: hidden })}
          </Button>
        )}
      </div>
      <SimulatorGuesses columns={columns} />
      <SimulatorPrograms columns={columns} />
    </section>
  );
}
