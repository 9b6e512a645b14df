// The bar on top: what this is, which cluster, undo and redo, the way to begin anew, the example, what is saved, the share link, the
// language, the theme and the keys.

import { useEffect, useState } from 'react';
import { useSnapshot } from '../answers/answers.tsx';
import { Button } from '../fields/button.tsx';
import { SaveAndOpen } from '../keep/save-and-open.tsx';
import { Menu } from '../parts/menu.tsx';
import { ShortcutsButton } from '../shortcuts/shortcuts-button.tsx';
import { Icon } from '../theme/icon.tsx';
import { setThemeMode, storedThemeMode, type ThemeMode } from '../theme/theme-mode.ts';
import { useWords } from '../words/words.tsx';
import { LanguageMenu } from './language-menu.tsx';
import { ShareButton } from './share-button.tsx';
import { UndoButtons } from './undo-buttons.tsx';
import { EXAMPLE, useExample } from './use-example.ts';
import { START_OVER, useStartOver } from './use-start-over.ts';

const modes: readonly ThemeMode[] = ['system', 'light', 'dark'];

function ThemeMenu() {
  const { t } = useWords();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  // The page is rendered at build time, where nobody has chosen.
  const [mode, setMode] = useState<ThemeMode>('system');
  useEffect(() => setMode(storedThemeMode()), []);
  return (
    <>
      <Button
        className="icon"
        aria-label={t('theme.label')}
        aria-haspopup="menu"
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <Icon name={mode === 'dark' ? 'moon' : 'sun'} />
      </Button>
      {anchor !== null && (
        <Menu
          anchor={anchor}
          choices={modes.map((id) => ({ id, content: t(`theme.${id}`) }))}
          chosen={mode}
          onClose={() => setAnchor(null)}
          onChoose={(id) => {
            const next = modes.find((one) => one === id) ?? 'system';
            setThemeMode(next);
            setMode(next);
          }}
        />
      )}
    </>
  );
}

export function TopBar() {
  const { t } = useWords();
  const loadExample = useExample();
  const startOver = useStartOver();
  const name = useSnapshot(({ draft }) => draft.cluster?.name ?? '');
  return (
    <div className="bar">
      <a className="brand" href="#cluster" aria-label={t('product.name')}>
        <svg viewBox="0 0 20 20" aria-hidden="true" className="logo">
          <path d="M1.5 13.5H6m8 0h4.5" />
          <circle cx="10" cy="13.5" r="3.2" />
          <path className="logo-arrow" d="M1.5 5.5h16m-3-3 3 3-3 3" />
        </svg>
        <span>{t('product.name')}</span>
      </a>
      {name !== '' && (
        <span className="crumb">
          <b>{name}</b>
        </span>
      )}
      <span className="local">
        <Icon name="lock" />
        {t('product.local')}
      </span>
      <div className="acts">
        <UndoButtons />
        <span className="sep" />
        <Button
          className="btn quiet over"
          id={START_OVER}
          aria-label={t('startOver.do')}
          title={t('startOver.do')}
          onClick={startOver}
        >
          <Icon name="over" />
          <span>{t('startOver.do')}</span>
        </Button>
        <Button
          className="btn quiet example"
          id={EXAMPLE}
          aria-label={t('example.load')}
          title={t('example.load')}
          onClick={loadExample}
        >
          <Icon name="example" />
          <span>{t('example.load')}</span>
        </Button>
        <SaveAndOpen />
        <ShareButton />
        <span className="sep" />
        <LanguageMenu />
        <ThemeMenu />
        <ShortcutsButton />
      </div>
    </div>
  );
}
