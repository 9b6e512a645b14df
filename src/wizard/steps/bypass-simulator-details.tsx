// All there is to say about one destination: the address, the way it should go, and for each program the way it takes,
// the entry, and why.

import { type Answer, type Program, programName } from '../../core/index.ts';
import { useWords } from '../words/words.tsx';
import { DecidingEntry } from './bypass-deciding-entry.tsx';
import type { SimulatorCell, SimulatorColumn, SimulatorRow } from './bypass-simulator-rows.ts';
import { BypassVerdict } from './bypass-verdict.tsx';

interface Alike {
  readonly answer: Answer;
  readonly wrong: boolean;
  readonly programs: Program[];
}

/** The programs of a column that go the same way for the same reason. */
function answersIn(cell: SimulatorCell | undefined): readonly Alike[] {
  const found = new Map<string, Alike>();
  for (const told of cell?.each ?? []) {
    const { program, answer } = told;
    const wrong = cell?.wrong.includes(told) === true;
    const key = `${answer.way} ${answer.entry} ${answer.why.en} ${wrong}`;
    const alike = found.get(key) ?? { answer, wrong, programs: [] };
    alike.programs.push(program);
    found.set(key, alike);
  }
  return [...found.values()];
}

interface SimulatorDetailsProps {
  readonly row: SimulatorRow;
  readonly columns: readonly SimulatorColumn[];
}

export function SimulatorDetails({ row: { destination, expectation, cells }, columns }: SimulatorDetailsProps) {
  const { t, say } = useWords();
  return (
    <div className="simdetails">
      <p>
        <code>{destination.url}</code>
      </p>
      <p>
        {t('bypass.sim.shouldGo')}: <BypassVerdict way={expectation.way} /> {say(expectation.why, expectation.params)}
      </p>
      <ul>
        {columns.map(({ rules }, index) =>
          answersIn(cells[index]).map(({ programs, answer, wrong }) => (
            <li key={`${rules} ${programs[0]?.name}`}>
              <span>
                <b>{programs.map(programName).join(', ')}</b> <small>{rules}</small>
              </span>
              <span>
                <BypassVerdict way={answer.way} wrong={wrong} />{' '}
                {answer.entry !== undefined && <DecidingEntry answer={answer} inTabOrder />}{' '}
                {say(answer.why, answer.params)}
                {cells[index]?.asked === false && ` (${t('bypass.sim.unasked')})`}
              </span>
            </li>
          )),
        )}
      </ul>
    </div>
  );
}
