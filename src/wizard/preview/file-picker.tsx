// All files of the bundle as a menu, where there is no room for the tree.

import { memo, useState } from 'react';
import { Button } from '../fields/button.tsx';
import { Menu } from '../parts/menu.tsx';
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
      <b title={fileName(shown)}>{fileName(shown)}</b>
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
      anchor={anchor}
      label={t('preview.label')}
      className="filemenu"
      choices={files.map(({ path, changed, waiting }) => ({
        id: path,
        content: (
          <>
            <span className="mono">{path}</span>
            <FileCounts changed={changed} waiting={waiting} />
          </>
        ),
      }))}
      chosen={shown}
      onClose={onClose}
      onChoose={onChoose}
    />
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
