// The control of a list of texts: chips, and an input for the one that is being typed.

import { type ClipboardEvent, type KeyboardEvent, memo, useRef } from 'react';
import { Icon } from '../theme/icon.tsx';
import { useWords } from '../words/words.tsx';
import type { ControlProps } from './field.tsx';
import { closed, type ListText, pasted, typed, without } from './list-text.ts';
import { plainInput } from './text-field.tsx';

/** Longer than any network or host that is right. */
const SHOWN = 60;

/** Room for the word "Add"; the input grows with what is typed. */
const SHORT = 4;

interface ChipProps {
  readonly index: number;
  readonly path: string;
  readonly text: string;
  readonly wrong: boolean;
  /** The id of what is said about a wrong one. */
  readonly describedBy: string;
  readonly onTake: (index: number, edit: boolean) => void;
}

function ChipOf({ index, path, text, wrong, describedBy, onTake }: ChipProps) {
  const { t } = useWords();
  const shown = text.length > SHOWN ? `${text.slice(0, SHOWN)}...` : text;
  return (
    <span className={`tag ${wrong ? 'bad' : ''}`}>
      {wrong ? (
        <button
          type="button"
          className="edit"
          data-field={path}
          aria-label={t('field.list.edit', { item: shown })}
          aria-describedby={describedBy}
          onClick={() => onTake(index, true)}
        >
          {shown}
        </button>
      ) : (
        <span>{shown}</span>
      )}
      <button type="button" aria-label={t('field.list.remove', { item: shown })} onClick={() => onTake(index, false)}>
        <Icon name="close" />
      </button>
    </span>
  );
}

// `onTake` is new with every key and does the same: it reads the latest list.
const Chip = memo(
  ChipOf,
  (one, other) => one.path === other.path && one.text === other.text && one.wrong === other.wrong,
);

export interface ListItem {
  readonly text: string;
  /** Its place in the settings: `cluster.vpcCidrs.1` */
  readonly path: string;
  readonly wrong: boolean;
}

interface ListInputProps {
  readonly control: ControlProps;
  /** The id of what is said about the items; that of the control's own field where absent. */
  readonly saysId?: string;
  readonly name: string;
  readonly dataField: string;
  readonly list: ListText;
  /** What is known about the items of the list, in its order. */
  readonly items: readonly ListItem[];
  readonly missing?: boolean;
  readonly placeholder: string | undefined;
  readonly onChange: (next: ListText) => void;
}

export function ListInput(props: ListInputProps) {
  const { control, saysId = `${control.id}-says`, name, dataField, list, items, missing = false } = props;
  const { placeholder, onChange } = props;
  const { t } = useWords();
  const input = useRef<HTMLInputElement>(null);
  const latest = useRef({ list, onChange });
  latest.current = { list, onChange };

  const take = (index: number, edit: boolean) => {
    latest.current.onChange(without(latest.current.list, index, edit));
    input.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Enter' && list.text !== '') {
      event.preventDefault();
      onChange(closed(list));
    }
    if (event.key === 'Backspace' && list.text === '' && list.items.length > 0) {
      event.preventDefault();
      onChange(without(list, list.items.length - 1, true));
    }
  };
  const onPaste = (event: ClipboardEvent<HTMLInputElement>) => {
    event.preventDefault();
    const { selectionStart, selectionEnd } = event.currentTarget;
    const end = list.text.length;
    onChange(pasted(list, event.clipboardData.getData('text/plain'), selectionStart ?? end, selectionEnd ?? end));
  };

  return (
    <div className={`chips ${missing ? 'missing' : ''} ${control['aria-invalid'] ? 'bad' : ''}`}>
      {items.map(({ text, path, wrong }, index) => (
        <Chip key={path} index={index} path={path} text={text} wrong={wrong} describedBy={saysId} onTake={take} />
      ))}
      <input
        {...plainInput}
        {...control}
        ref={input}
        name={name}
        data-field={dataField}
        value={list.text}
        size={Math.max(SHORT, list.text.length + 1)}
        placeholder={items.length > 0 ? t('field.list.add') : placeholder}
        onChange={(event) => onChange(typed(list, event.target.value))}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
        onBlur={() => onChange(closed(list))}
      />
    </div>
  );
}
