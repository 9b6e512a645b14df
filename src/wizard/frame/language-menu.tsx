// The languages of the page, each in its own words.

import { useState } from 'react';
import { Button } from '../fields/button.tsx';
import { Menu } from '../parts/menu.tsx';
import { Icon } from '../theme/icon.tsx';
import { chooseLanguage, isLanguage, LANGUAGES } from '../words/page-language.ts';
import { useWords } from '../words/words.tsx';

const languages = Object.entries(LANGUAGES).map(([id, content]) => ({ id, content, lang: id }));

export function LanguageMenu() {
  const { t, language } = useWords();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <>
      <Button
        className="icon"
        aria-label={t('language.label')}
        aria-haspopup="menu"
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <Icon name="language" />
      </Button>
      {anchor !== null && (
        <Menu
          anchor={anchor}
          choices={languages}
          chosen={language}
          onClose={() => setAnchor(null)}
          // Words that cannot be loaded leave the page in the language it has.
          onChoose={(id) => isLanguage(id) && chooseLanguage(id).catch(() => undefined)}
        />
      )}
    </>
  );
}
