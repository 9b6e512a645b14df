// One place for answers that come and go: the button in the bar, the dialog that it opens, and a file that is dropped or
// pasted anywhere.

import { useState } from 'react';
import { createPortal } from 'react-dom';
import { Button } from '../fields/button.tsx';
import { laterPart } from '../parts/later-part.tsx';
import { notify } from '../preview/notice.tsx';
import { useLoadSettings } from '../steps/use-load-settings.ts';
import { Icon } from '../theme/icon.tsx';
import { laterWords, useWords } from '../words/words.tsx';
import type { Given, Refusal } from './given.ts';
import { useEntrances } from './use-entrances.ts';
import './keep.css';

const SAVE_AND_OPEN = 'save-and-open';

const KeepDialog = laterPart(async () => (await import('./keep-dialog.tsx')).KeepDialog, {
  onMissing: ({ onClose }) => onClose(),
});

type Shown = { readonly refusal: Refusal | undefined };

export function SaveAndOpen() {
  const { t } = useWords();
  const load = useLoadSettings();
  const [shown, setShown] = useState<Shown>();

  const take = (given: Given) => {
    if ('refusal' in given) return setShown({ refusal: given.refusal });
    setShown(undefined);
    load(given.draft, { said: t('keep.open.done', { name: given.name }), focus: SAVE_AND_OPEN });
  };
  /** With what reads files, once it is there. */
  const read = (what: (reader: typeof import('./given.ts')) => Promise<Given | undefined>) =>
    Promise.all([import('./given.ts'), laterWords()])
      .then(([reader]) => what(reader))
      .then(
        (given) => given !== undefined && take(given),
        () => notify(t('page.partMissing')),
      );
  const file = (one: File) => read(({ givenFile }) => givenFile(one));
  const text = (pasted: string) => read(({ givenText }) => givenText(pasted));
  const over = useEntrances({ file, text });
  return (
    <>
      <Button
        className="btn quiet keepbutton"
        id={SAVE_AND_OPEN}
        aria-haspopup="dialog"
        aria-label={t('keep.button')}
        title={t('keep.button')}
        onClick={() => setShown({ refusal: undefined })}
      >
        <Icon name="saved" />
        <span>{t('keep.button')}</span>
      </Button>
      {over && createPortal(<p className="dropstate">{t('keep.drop')}</p>, document.body)}
      {shown !== undefined && (
        <KeepDialog
          refusal={shown.refusal}
          onClose={() => setShown(undefined)}
          onFile={file}
          onDraft={(name, draft) => take({ name, draft })}
        />
      )}
    </>
  );
}
