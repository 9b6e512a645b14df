// The way to the list of shortcuts, by a small button and by the question mark.

import { useState } from 'react';
import { Button } from '../fields/button.tsx';
import { laterPart } from '../parts/later-part.tsx';
import { Icon } from '../theme/icon.tsx';
import { useWords } from '../words/words.tsx';
import { ariaKeys } from './key-names.ts';
import { keysOf } from './shortcuts.ts';
import { useOnApple } from './use-on-apple.ts';
import { useShortcut } from './use-shortcuts.ts';

const List = laterPart(async () => (await import('./shortcuts-dialog.tsx')).ShortcutsDialog, {
  onMissing: ({ onClose }) => onClose(),
});

export function ShortcutsButton() {
  const { t } = useWords();
  const apple = useOnApple();
  const [open, setOpen] = useState(false);
  useShortcut('help', () => setOpen(true));
  return (
    <>
      <Button
        className="icon keyhelp"
        aria-label={t('shortcuts.title')}
        title={t('shortcuts.title')}
        aria-haspopup="dialog"
        aria-keyshortcuts={ariaKeys(keysOf('help'), apple)}
        onClick={() => setOpen(true)}
      >
        <Icon name="keys" />
      </Button>
      {open && <List onClose={() => setOpen(false)} />}
    </>
  );
}
