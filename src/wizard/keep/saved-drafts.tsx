// Drafts with a name: save one, open one, rename it, delete it; what was replaced or deleted can be put back.

import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { type Draft, settingsSoFar } from '../../core/first.ts';
import { useAnswers, useSnapshot } from '../answers/answers.tsx';
import { BoxedInput } from '../fields/boxed-input.tsx';
import { Button } from '../fields/button.tsx';
import { plainInput } from '../fields/text-field.tsx';
import { useWords } from '../words/words.tsx';
import { DraftRow } from './draft-row.tsx';
import {
  draftName,
  draftNamed,
  LONGEST_NAME,
  putBackDraft,
  renameDraft,
  type SavedDraft,
  saveDraft,
  savedDrafts,
} from './drafts.ts';
import { isEmpty } from './nothing-answered.ts';
import { draftIn } from './record.ts';
import type { ShelfTrouble } from './shelf.ts';
import { shelf } from './this-tab.ts';

interface Said {
  readonly text: string;
  /** The draft as it was before. */
  readonly before?: SavedDraft;
  /** What was pressed is gone, so the focus comes to the offer. */
  readonly focus?: boolean;
}

/** Those of every tab, as they are now. */
function useDrafts(): readonly [readonly SavedDraft[], () => void] {
  const [drafts, setDrafts] = useState(() => savedDrafts(shelf));
  useEffect(() => {
    const read = () => setDrafts(savedDrafts(shelf));
    addEventListener('storage', read);
    return () => removeEventListener('storage', read);
  }, []);
  return [drafts, () => setDrafts(savedDrafts(shelf))];
}

function Status({ said, onPutBack }: { readonly said: Said; readonly onPutBack: (draft: SavedDraft) => void }) {
  const { t } = useWords();
  const { text, before, focus = false } = said;
  const offer = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (focus && text !== '') offer.current?.focus();
  }, [focus, text]);
  return (
    <p className="keepsaid" role="status">
      {text}
      {before !== undefined && (
        <button type="button" className="link" ref={offer} onClick={() => onPutBack(before)}>
          {t('page.putBack')}
        </button>
      )}
    </p>
  );
}

const newId = (): string => `${Date.now().toString(36)}${Math.random().toString(36).slice(2, 10)}`;

export function SavedDrafts({ onOpen }: { readonly onOpen: (name: string, draft: Draft) => void }) {
  const { t } = useWords();
  const { snapshot } = useAnswers();
  const cluster = useSnapshot(({ draft }) => draft.cluster?.name ?? '');
  const [drafts, refresh] = useDrafts();
  const [name, setName] = useState(draftName(cluster));
  const [said, setSaid] = useState<Said>({ text: '' });
  const id = useId();
  const there = draftNamed(drafts, name);

  const tell = (trouble: ShelfTrouble | undefined, done: Said) => {
    setSaid(trouble === undefined ? done : { text: t(`keep.trouble.${trouble}`) });
    refresh();
  };
  const save = (event: FormEvent) => {
    event.preventDefault();
    const { bundle } = snapshot();
    if (draftName(name) === '') {
      setSaid({ text: t('keep.draft.nameless') });
      document.getElementById(id)?.focus();
      return;
    }
    if (isEmpty(bundle)) return setSaid({ text: t('keep.draft.nothing') });
    const trouble = saveDraft(shelf, { name, settings: settingsSoFar(bundle), at: Date.now(), id: newId() });
    const text = t(there === undefined ? 'keep.draft.saved' : 'keep.draft.replaced', { name: draftName(name) });
    tell(trouble, there === undefined ? { text } : { text, before: there });
  };
  const shownName = (draft: SavedDraft) => draft.name || t('keep.draft.damaged');
  const open = async (draft: SavedDraft) => {
    const read = await draftIn(draft.text);
    if ('draft' in read) onOpen(draft.name, read.draft);
    else if (read.trouble === 'notLoaded') setSaid({ text: t('page.partMissing') });
    else setSaid({ text: t('keep.draft.broken', { name: shownName(draft) }) });
  };
  const rename = (draft: SavedDraft, typed: string): boolean => {
    const other = draftNamed(drafts, typed);
    const wrong = draftName(typed) === '' ? 'nameless' : other !== undefined && other.key !== draft.key ? 'taken' : '';
    if (wrong !== '') setSaid({ text: t(`keep.draft.${wrong}`) });
    else tell(renameDraft(shelf, draft, typed), { text: t('keep.draft.renamed', { name: draftName(typed) }) });
    return wrong === '';
  };
  const remove = (draft: SavedDraft) => {
    shelf.remove(draft.key);
    tell(undefined, { text: t('keep.draft.deleted', { name: shownName(draft) }), before: draft, focus: true });
  };
  const putBack = (draft: SavedDraft) => {
    tell(putBackDraft(shelf, draft), { text: t('keep.draft.back', { name: shownName(draft) }) });
    document.getElementById(id)?.focus();
  };
  return (
    <>
      <form className="keepsave" onSubmit={save}>
        <label className="vh" htmlFor={id}>
          {t('keep.draft.name')}
        </label>
        <BoxedInput
          {...plainInput}
          id={id}
          className=""
          value={name}
          maxLength={LONGEST_NAME}
          placeholder={t('keep.draft.name')}
          onChange={(event) => setName(event.target.value)}
        />
        <Button className="btn line" type="submit">
          {t(there === undefined ? 'keep.draft.save' : 'keep.draft.replace')}
        </Button>
      </form>
      <Status said={said} onPutBack={putBack} />
      {drafts.length === 0 ? (
        <p className="help">{t('keep.drafts.none')}</p>
      ) : (
        <ul className="drafts" aria-label={t('keep.drafts')}>
          {drafts.map((draft) => (
            <DraftRow
              key={draft.key}
              draft={draft}
              name={shownName(draft)}
              onOpen={() => open(draft)}
              onRename={(typed) => rename(draft, typed)}
              onDelete={() => remove(draft)}
            />
          ))}
        </ul>
      )}
    </>
  );
}
