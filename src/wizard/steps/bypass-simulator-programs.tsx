// Which programs share a column of the simulator, what each calls, and how to see the version that a node really has.

import { Fragment, useId, useState } from 'react';
import { type Program, programName, versionOf } from '../../core/index.ts';
import { Button } from '../fields/button.tsx';
import { Icon } from '../theme/icon.tsx';
import { useWords } from '../words/words.tsx';
import type { SimulatorColumn } from './bypass-simulator-rows.ts';

/** `curl 8.17`, with a mark at a version that is only remembered. */
export function ProgramName({ program }: { readonly program: Program }) {
  const { name, library, checkWith } = program;
  const version = versionOf(program);
  if (version === undefined || checkWith === undefined) return programName(program);
  const guess = <span className="guess">{version}</span>;
  return (
    <>
      {name} {library === undefined ? guess : <>({guess})</>}
    </>
  );
}

/** How to see the versions that a node really has, where ours are only remembered. */
export function SimulatorGuesses({ columns }: { readonly columns: readonly SimulatorColumn[] }) {
  const { t } = useWords();
  const guesses = new Map<string, string[]>();
  for (const program of columns.flatMap(({ first, others }) => [first, ...others])) {
    const { checkWith, name } = program;
    if (checkWith !== undefined) guesses.set(checkWith, [...(guesses.get(checkWith) ?? []), name]);
  }
  if (guesses.size === 0) return null;
  return (
    <p className="help simguess">
      {t('bypass.sim.guesses')}{' '}
      {[...guesses].map(([command, names], index) => (
        <Fragment key={command}>
          {index > 0 && ', '}
          {t('bypass.sim.checkWith', { names: names.join(', ') })} <code>{command}</code>
        </Fragment>
      ))}
    </p>
  );
}

export function SimulatorPrograms({ columns }: { readonly columns: readonly SimulatorColumn[] }) {
  const { t, say } = useWords();
  const [open, setOpen] = useState(false);
  const id = useId();
  const count = columns.reduce((sum, { others }) => sum + 1 + others.length, 0);
  return (
    <div className="simprograms">
      <Button
        className="btn quiet small morebtn"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        <Icon name={open ? 'open' : 'folded'} />
        {t('bypass.sim.programs', { count })}
      </Button>
      <dl id={id} hidden={!open}>
        {columns.map(({ rules, first, others }) => (
          <div key={rules}>
            <dt>{rules}</dt>
            {[first, ...others].map((program) => (
              <dd key={programName(program)}>
                <b>
                  <ProgramName program={program} />
                </b>{' '}
                {say(program.calls)}
              </dd>
            ))}
          </div>
        ))}
      </dl>
    </div>
  );
}
