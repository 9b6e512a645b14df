// All files of the bundle as a menu, where there is no room for the tree.

import Button from '@mui/material/Button';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { memo, useState } from 'react';
import { Icon } from '../theme/icon.tsx';
import { useWords } from '../words/words.tsx';
import { fileName } from './all-in-one.ts';
import { FileCounts } from './file-counts.tsx';
import { useFileStates } from './file-states.ts';

/** Apart from its button, so that a key draws the counts alone. */
function Picked({ shown }: { readonly shown: string }) {
  const { t } = useWords();
  const files = useFileStates();
  const file = files.find(({ path }) => path === shown);
  return (
    <>
      <b>{fileName(shown)}</b>
      {file !== undefined && <FileCounts changed={file.changed} waiting={file.waiting} />}
      <span className="of">{t('preview.fileCount', { count: files.length })}</span>
    </>
  );
}

interface PickerProps {
  readonly shown: string;
  readonly onChoose: (path: string) => void;
}

function FileMenu({ shown, onChoose, anchor, onClose }: PickerProps & { anchor: HTMLElement; onClose: () => void }) {
  const { t } = useWords();
  const files = useFileStates();
  return (
    <Menu
      open
      anchorEl={anchor}
      onClose={onClose}
      slotProps={{ list: { 'aria-label': t('preview.label'), className: 'filemenu' } }}
    >
      {files.map(({ path, changed, waiting }) => (
        <MenuItem
          key={path}
          selected={path === shown}
          onClick={() => {
            onClose();
            onChoose(path);
          }}
        >
          <span className="mono">{path}</span>
          <FileCounts changed={changed} waiting={waiting} />
        </MenuItem>
      ))}
    </Menu>
  );
}

export const FilePicker = memo(function FilePicker({ shown, onChoose }: PickerProps) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <>
      <Button
        className="picker"
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <Picked shown={shown} />
        <Icon name="open" />
      </Button>
      {anchor !== null && (
        <FileMenu shown={shown} onChoose={onChoose} anchor={anchor} onClose={() => setAnchor(null)} />
      )}
    </>
  );
});
