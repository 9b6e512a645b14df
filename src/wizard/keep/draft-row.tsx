// One saved draft: its name, when it was saved, and what can be done with it.

import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { BoxedInput } from '../fields/boxed-input.tsx';
import { Button } from '../fields/button.tsx';
import { plainInput } from '../fields/text-field.tsx';
import { Icon } from '../theme/icon.tsx';
import { useWords } from '../words/words.tsx';
import { LONGEST_NAME, type SavedDraft } from './drafts.ts';

interface RowProps {
  readonly draft: SavedDraft;
  /** As it is shown: a damaged draft has no name of its own. */
  readonly name: string;
  readonly onOpen: () => void;
  /** Whether the name could be taken. */
  readonly onRename: (name: string) => boolean;
  readonly onDelete: () => void;
}

function Renaming({ name, onRename, onEnd }: Pick<RowProps, 'name' | 'onRename'> & { readonly onEnd: () => void }) {
  const { t } = useWords();
  const [typed, setTyped] = useState(name);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.select(), []);
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    // The dialog stays open.
    event.stopPropagation();
    onEnd();
  };
  return (
    <form
      className="keepsave"
      onSubmit={(event) => {
        event.preventDefault();
        if (onRename(typed)) onEnd();
      }}
    >
      <BoxedInput
        {...plainInput}
        className=""
        value={typed}
        ref={input}
        maxLength={LONGEST_NAME}
        aria-label={t('keep.draft.newName', { name })}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={onKey}
      />
      <Button className="btn line small" type="submit">
        {t('keep.draft.renameDo')}
      </Button>
    </form>
  );
}

export function DraftRow({ draft, name, onOpen, onRename, onDelete }: RowProps) {
  const { t, language } = useWords();
  const [renaming, setRenaming] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const wasRenaming = useRef(false);
  useEffect(() => {
    if (wasRenaming.current && !renaming) button.current?.focus();
    wasRenaming.current = renaming;
  }, [renaming]);
  if (renaming) {
    return (
      <li>
        <Renaming name={draft.name} onRename={onRename} onEnd={() => setRenaming(false)} />
      </li>
    );
  }
  const damaged = draft.name === '';
  const when = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <li>
      <span className="draftname">
        <b>{name}</b>
        {!damaged && <small>{when.format(new Date(draft.at))}</small>}
      </span>
      {!damaged && (
        <>
          <Button className="btn line small" aria-label={t('keep.draft.openNamed', { name })} onClick={onOpen}>
            {t('keep.draft.open')}
          </Button>
          <Button
            className="icon"
            ref={button}
            aria-label={t('keep.draft.rename', { name })}
            title={t('keep.draft.rename', { name })}
            onClick={() => setRenaming(true)}
          >
            <Icon name="pencil" />
          </Button>
        </>
      )}
      <Button
        className="icon"
        aria-label={t('keep.draft.delete', { name })}
        title={t('keep.draft.delete', { name })}
        onClick={onDelete}
      >
        <Icon name="trash" />
      </Button>
    </li>
  );
}
