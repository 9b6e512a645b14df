// One place for answers that come and go: the button in the bar, the dialog that it opens, and a file that is dropped or
// pasted anywhere.

import Button from '@mui/material/Button';
import { lazy, Suspense, useState } from 'react';
import { createPortal } from 'react-dom';
import { notify } from '../preview/notice.tsx';
import { useLoadSettings } from '../steps/use-load-settings.ts';
import { Icon } from '../theme/icon.tsx';
import { useWords } from '../words/words.tsx';
import type { Given, Refusal } from './given.ts';
import { useEntrances } from './use-entrances.ts';
import './keep.css';

const SAVE_AND_OPEN = 'save-and-open';

const loadDialog = () => import('./keep-dialog.tsx');
const KeepDialog = lazy(() => loadDialog().then(({ KeepDialog: component }) => ({ default: component })));

type Shown = { readonly refusal: Refusal | undefined };

export function SaveAndOpen() {
  const { t } = useWords();
  const load = useLoadSettings();
  const [shown, setShown] = useState<Shown>();

  const show = async (refusal?: Refusal) => {
    // The dialog that never arrives would take the page with it.
    if (
      await loadDialog().then(
        () => true,
        () => false,
      )
    )
      setShown({ refusal });
    else notify(t('keep.partNotLoaded'));
  };
  const take = (given: Given) => {
    if ('refusal' in given) return show(given.refusal);
    setShown(undefined);
    load(given.draft, { said: t('keep.open.done', { name: given.name }), focus: SAVE_AND_OPEN });
    return undefined;
  };
  const file = async (one: File) => take(await (await import('./given.ts')).givenFile(one));
  const text = async (pasted: string) => {
    const given = await (await import('./given.ts')).givenText(pasted);
    if (given !== undefined) await take(given);
  };
  const over = useEntrances({ file, text });
  return (
    <>
      <Button
        className="btn quiet keepbutton"
        id={SAVE_AND_OPEN}
        aria-haspopup="dialog"
        aria-label={t('keep.button')}
        title={t('keep.button')}
        onClick={() => show()}
      >
        <Icon name="saved" />
        <span>{t('keep.button')}</span>
      </Button>
      {over && createPortal(<p className="dropstate">{t('keep.drop')}</p>, document.body)}
      {shown !== undefined && (
        <Suspense>
          <KeepDialog
            refusal={shown.refusal}
            onClose={() => setShown(undefined)}
            onFile={file}
            onDraft={(name, draft) => take({ name, draft })}
          />
        </Suspense>
      )}
    </>
  );
}
