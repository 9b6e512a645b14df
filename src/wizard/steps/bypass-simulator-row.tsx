// One destination of the simulator: what it is, the way it should go and why, the way each program takes and by which
// entry; below it what is wrong with that, and on demand every reason in full.

import { memo, useId, useState } from 'react';
import { programName } from '../../core/index.ts';
import { Icon } from '../theme/icon.tsx';
import { useWords } from '../words/words.tsx';
import { DecidingEntry } from './bypass-deciding-entry.tsx';
import { SimulatorDetails } from './bypass-simulator-details.tsx';
import { SimulatorFinding } from './bypass-simulator-finding.tsx';
import { SIMULATOR_INPUT } from './bypass-simulator-input.tsx';
import type { SimulatorCell, SimulatorColumn, SimulatorRow } from './bypass-simulator-rows.ts';
import { authorityOf, hostOf } from './bypass-simulator-typed.ts';
import { BypassVerdict } from './bypass-verdict.tsx';

interface CellProps {
  readonly cell: SimulatorCell;
  readonly program: string;
  readonly host: string;
}

function Cell({ cell: { answer, wrong, asked }, program, host }: CellProps) {
  const { t, say } = useWords();
  return (
    <td data-p={program} className={asked ? '' : 'unasked'}>
      <BypassVerdict way={answer.way} wrong={wrong.length > 0} why={say(answer.why, answer.params)} />
      {asked ? (
        <DecidingEntry answer={answer} host={host} />
      ) : (
        <span className="by none" title={t('bypass.sim.legend.unasked')}>
          {t('bypass.sim.unasked')}
        </span>
      )}
    </td>
  );
}

interface SimulatorTableRowProps {
  readonly row: SimulatorRow;
  readonly columns: readonly SimulatorColumn[];
  /** Takes a row out that the user put in. */
  readonly onDrop: (url: string) => void;
}

function TableRow({ row, columns, onDrop }: SimulatorTableRowProps) {
  const { t, say } = useWords();
  const [open, setOpen] = useState(false);
  const id = useId();
  const { destination, origin, expectation, cells, finding } = row;
  const off = finding === undefined ? '' : 'off';
  const host = authorityOf(destination.url);
  const name = say(destination.label, destination.params);
  // Written as it is: a host, or the name of a service.
  const isTerm = name === host || destination.place === `aws:${name}`;
  const drop = () => {
    onDrop(destination.url);
    document.getElementById(SIMULATOR_INPUT)?.focus();
  };
  return (
    <>
      <tr className={off}>
        <th scope="row">
          <button
            type="button"
            className={`rowname ${isTerm ? 'mono' : ''}`}
            id={id}
            aria-expanded={open}
            aria-controls={`${id}-more`}
            onClick={() => setOpen(!open)}
          >
            <Icon name={open ? 'open' : 'folded'} />
            <span>{name}</span>
          </button>
          {name !== host && (
            <small className="mono" title={host}>
              {host}
            </small>
          )}
          <small>
            {t(`bypass.sim.way.${expectation.way}`)}: {say(expectation.why, expectation.params)}
          </small>
          {origin === 'kept' && (
            <button type="button" className="icon small" aria-label={t('bypass.sim.drop', { name })} onClick={drop}>
              <Icon name="close" />
            </button>
          )}
        </th>
        {columns.map(({ rules, first }, index) => {
          const cell = cells[index];
          return cell === undefined ? null : (
            <Cell key={rules} cell={cell} program={programName(first)} host={hostOf(destination.url)} />
          );
        })}
      </tr>
      {finding !== undefined && (
        <tr className="below off">
          <td colSpan={columns.length + 1}>
            <SimulatorFinding finding={finding} onMended={() => document.getElementById(id)?.focus()} />
          </td>
        </tr>
      )}
      {open && (
        <tr className={`below ${off}`} id={`${id}-more`}>
          <td colSpan={columns.length + 1}>
            <SimulatorDetails row={row} columns={columns} />
          </td>
        </tr>
      )}
    </>
  );
}

export const SimulatorTableRow = memo(TableRow);
