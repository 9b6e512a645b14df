// The simulator's table as Markdown, for a ticket: what is in sight, in the words of the page.

import { markdownCode, markdownTable, programName } from '../../core/index.ts';
import type { Words } from '../words/words.tsx';
import type { SimulatorCell, SimulatorColumn, SimulatorRow } from './bypass-simulator-rows.ts';

const plain = (text: string): string => text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>|]/g, '\\$&');

/** One table: a row for each destination with the way it should go, and a column for each set of rules. */
export function tableText(
  columns: readonly SimulatorColumn[],
  rows: readonly SimulatorRow[],
  { t, say }: Pick<Words, 't' | 'say'>,
): string {
  const way = ({ answer, wrong, asked }: SimulatorCell): string => {
    const word = t(`bypass.sim.way.${answer.way}`);
    const by = answer.entry === undefined ? plain(say(answer.why, answer.params)) : markdownCode(answer.entry);
    // In the words of the table on the page: a way that nobody takes needs no entry.
    if (!asked) return `${word}: ${t('bypass.sim.unasked')}`;
    return wrong.length > 0 ? `**${word}** (${plain(t('bypass.sim.odd'))}): ${by}` : `${word}: ${by}`;
  };
  const head = columns.map(({ first, others }) =>
    [first, ...others].map((program) => plain(programName(program))).join(', '),
  );
  return markdownTable(
    [t('bypass.sim.destination'), t('bypass.sim.shouldGo'), ...head],
    rows.map(({ destination, expectation, cells }) => [
      `${plain(say(destination.label, destination.params))} ${markdownCode(destination.url)}`,
      `${t(`bypass.sim.way.${expectation.way}`)}: ${plain(say(expectation.why, expectation.params))}`,
      ...cells.map(way),
    ]),
  );
}
