// The simulator's table: destinations by programs. Where it is wider than the form it scrolls on its own; on a phone each
// row becomes a list of programs.

import { type CSSProperties, useCallback, useRef } from 'react';
import { programName } from '../../core/index.ts';
import { useWords } from '../words/words.tsx';
import { ProgramName } from './bypass-simulator-programs.tsx';
import { SimulatorTableRow } from './bypass-simulator-row.tsx';
import type { SimulatorColumn, SimulatorRow } from './bypass-simulator-rows.ts';

/** What scrolls must be in reach of the keyboard. */
const inReach = { tabIndex: 0 };

/** More columns than the form has room for at its widest. */
const WIDE = 6;

/** As many as it has room for at any width. */
const NARROW = 4;

interface SimulatorTableProps {
  readonly id: string;
  readonly columns: readonly SimulatorColumn[];
  readonly typed: readonly SimulatorRow[];
  readonly others: readonly SimulatorRow[];
  readonly onDrop: (url: string) => void;
}

function Head({ column: { first, others } }: { readonly column: SimulatorColumn }) {
  const { t } = useWords();
  const [second] = others;
  return (
    <th scope="col" title={[first, ...others].map(programName).join(', ')}>
      <ProgramName program={first} />
      {second !== undefined && (
        <small>{t('bypass.sim.and', { name: programName(second), count: others.length - 1 })}</small>
      )}
    </th>
  );
}

export function SimulatorTable({ id, columns, typed, others, onDrop }: SimulatorTableProps) {
  const { t } = useWords();
  const style = { '--columns': columns.length } as CSSProperties;
  // Rows are drawn again when they are other rows, not with every key.
  const latest = useRef(onDrop);
  latest.current = onDrop;
  const drop = useCallback((url: string) => latest.current(url), []);
  const row = (one: SimulatorRow, key: string | number) => (
    <SimulatorTableRow key={key} row={one} columns={columns} onDrop={drop} />
  );
  return (
    <section className="simwrap" {...(columns.length > NARROW ? inReach : {})} aria-label={t('bypass.sim.table')}>
      <table
        className={`sim ${columns.length > WIDE ? 'wide' : ''}`}
        data-columns={columns.length}
        style={style}
        id={id}
      >
        <caption className="vh">{t('bypass.sim.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">
              {t('bypass.sim.destination')}
              <small>{t('bypass.sim.andWay')}</small>
            </th>
            {columns.map((column) => (
              <Head key={column.rules} column={column} />
            ))}
          </tr>
        </thead>
        {typed.length > 0 && <tbody className="typed">{typed.map((one, index) => row(one, index))}</tbody>}
        <tbody>{others.map((one) => row(one, one.destination.url))}</tbody>
      </table>
    </section>
  );
}
