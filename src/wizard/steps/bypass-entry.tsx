// One entry of the bypass list: on or off, the entry itself, why it is there, and where it comes from.

import { Fragment, useId } from 'react';
import { hasMark, labelOf, segments } from '../../core/first.ts';
import { FieldMessages } from '../fields/field-messages.tsx';
import { Switch } from '../fields/switch.tsx';
import { usePlace } from '../frame/place.tsx';
import { MarkLink } from '../preview/mark-link.tsx';
import { Icon } from '../theme/icon.tsx';
import { useWords } from '../words/words.tsx';
import { useBypass } from './bypass-actions.ts';
import { useMarkedEntry } from './bypass-marked.tsx';
import type { BypassRow } from './bypass-rows.ts';

/** The box for new entries: where the focus goes when a row goes. */
export const ADDER = 'bypass-add';

/** Host names break behind their dots. */
const LABEL = /^\.?[^.]*\.?|[^.]+\.?|\./g;

function EntryText({ text }: { readonly text: string }) {
  return segments(text).map((segment) =>
    segment.field === undefined ? (
      <Fragment key={segment.text}>
        {[...segment.text.matchAll(LABEL)].map((label) => (
          <Fragment key={label.index}>
            {label[0]}
            <wbr />
          </Fragment>
        ))}
      </Fragment>
    ) : (
      <MarkLink key={segment.field} field={segment.field} text={segment.text} />
    ),
  );
}

interface ActionProps {
  readonly row: BypassRow;
}

/** The way to the answer that an entry was computed from; out of the list for one that the user added. */
function RowAction({ row: { entry } }: ActionProps) {
  const { t, say } = useWords();
  const { goToField } = usePlace();
  const { takeOut } = useBypass();
  if (entry.origin === 'user') {
    const remove = () => {
      takeOut(entry.entry, entry.field);
      document.getElementById(ADDER)?.focus();
    };
    return (
      <button
        type="button"
        className="icon small"
        aria-label={t('bypass.takeOut', { entry: entry.entry })}
        data-field={entry.field}
        onClick={remove}
      >
        <Icon name="trash" />
      </button>
    );
  }
  if (entry.field === '' || hasMark(entry.entry)) return <span />;
  const title = t('bypass.from', { label: say(labelOf(entry.field)) });
  return (
    <button
      type="button"
      className="icon small from"
      title={title}
      aria-label={title}
      onClick={() => goToField(entry.field)}
    >
      <Icon name="jump" />
    </button>
  );
}

interface BypassEntryProps {
  readonly row: BypassRow;
  /** The switch is locked away, unless the entry is off: it can always be put back. */
  readonly locked?: boolean;
}

export function BypassEntryRow({ row, locked = false }: BypassEntryProps) {
  const { t, say } = useWords();
  const { switchTo } = useBypass();
  const id = useId();
  const { entry, findings, field } = row;
  const { entry: marked, back } = useMarkedEntry();
  const isMarked = marked === entry.entry;
  const text = <EntryText text={entry.entry} />;
  return (
    <li className={`entry ${locked ? 'always' : ''} ${isMarked ? 'marked' : ''}`} data-entry={entry.entry}>
      {hasMark(entry.entry) ? (
        <span className="sw mark">
          <Icon name="warning" />
        </span>
      ) : locked && !entry.removed ? (
        <span className="sw">
          <Icon name="lock" />
          <span className="vh">{t('bypass.always')}</span>
        </span>
      ) : (
        <Switch
          id={id}
          aria-label={entry.entry}
          aria-describedby={`${id}-w ${id}-says`}
          checked={!entry.removed}
          onSwitch={(on) => switchTo(entry.entry, on)}
          {...(field === undefined ? {} : { 'data-field': field })}
        />
      )}
      <span className="e">{entry.removed ? <s>{text}</s> : text}</span>
      <span className="w" id={`${id}-w`}>
        {say(entry.reason, entry.params)}
      </span>
      <RowAction row={row} />
      {isMarked && (
        <button type="button" className="link return" onClick={back}>
          {t('bypass.sim.back')}
        </button>
      )}
      <FieldMessages id={`${id}-says`} findings={findings} onMended={() => document.getElementById(id)?.focus()} />
    </li>
  );
}
