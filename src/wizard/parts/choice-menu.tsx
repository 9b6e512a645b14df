// A menu to choose one of several: MUI's, in a file of its own that comes when the first menu opens.

import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import type { ReactNode } from 'react';
import { MuiTheme } from './mui-theme.tsx';

export interface MenuChoice {
  readonly id: string;
  readonly content: ReactNode;
  /** The language of the words, where it is not that of the page (BCP 47). */
  readonly lang?: string;
}

export interface ChoiceMenuProps {
  /** The button that opened it. */
  readonly anchor: HTMLElement;
  readonly choices: readonly MenuChoice[];
  readonly chosen: string;
  readonly label?: string;
  readonly className?: string;
  readonly onChoose: (id: string) => void;
  readonly onClose: () => void;
}

export function ChoiceMenu({ anchor, choices, chosen, label, className, onChoose, onClose }: ChoiceMenuProps) {
  return (
    <MuiTheme>
      <Menu open anchorEl={anchor} onClose={onClose} slotProps={{ list: { 'aria-label': label, className } }}>
        {choices.map(({ id, content, lang }) => (
          <MenuItem
            key={id}
            lang={lang}
            selected={id === chosen}
            onClick={() => {
              onClose();
              onChoose(id);
            }}
          >
            {content}
          </MenuItem>
        ))}
      </Menu>
    </MuiTheme>
  );
}
