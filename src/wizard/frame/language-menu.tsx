// The languages of the page, each in its own words.

import IconButton from '@mui/material/IconButton';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState } from 'react';
import type { Language } from '../../core/index.ts';
import { Icon } from '../theme/icon.tsx';
import { chooseLanguage, LANGUAGES } from '../words/page-language.ts';
import { useWords } from '../words/words.tsx';

const languages = Object.entries(LANGUAGES) as readonly (readonly [Language, string])[];

export function LanguageMenu() {
  const { t, language } = useWords();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <>
      <IconButton
        className="icon"
        aria-label={t('language.label')}
        aria-haspopup="menu"
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <Icon name="language" />
      </IconButton>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {languages.map(([id, name]) => (
          <MenuItem
            key={id}
            lang={id}
            selected={id === language}
            onClick={() => {
              setAnchor(null);
              // Words that cannot be loaded leave the page in the language it has.
              chooseLanguage(id).catch(() => undefined);
            }}
          >
            {name}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
