// The way to the list of shortcuts, by a small button and by the question mark.

import IconButton from '@mui/material/IconButton';
import { type ComponentType, useState } from 'react';
import { notify } from '../preview/notice.tsx';
import { Icon } from '../theme/icon.tsx';
import { useWords } from '../words/words.tsx';
import { onApple } from './key-caps.tsx';
import { ariaKeys } from './key-names.ts';
import { useShortcut } from './use-shortcuts.ts';

type List = ComponentType<{ readonly onClose: () => void }>;

export function ShortcutsButton() {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const [Dialog, setDialog] = useState<List>();
  const show = async () => {
    // Asked for again after a failure: without the network it stays away, and the page works on.
    const found = Dialog ?? (await import('./shortcuts-dialog.tsx').catch(() => undefined))?.ShortcutsDialog;
    if (found === undefined) return notify(t('shortcuts.notLoaded'));
    setDialog(() => found);
    setOpen(true);
  };
  useShortcut('help', () => void show());
  return (
    <>
      <IconButton
        className="icon keyhelp"
        aria-label={t('shortcuts.title')}
        title={t('shortcuts.title')}
        aria-haspopup="dialog"
        aria-keyshortcuts={ariaKeys([{ key: '?' }], onApple)}
        onClick={show}
      >
        <Icon name="keys" />
      </IconButton>
      {open && Dialog !== undefined && <Dialog onClose={() => setOpen(false)} />}
    </>
  );
}
