// Copy and download of the file that shows. A file that is held back keeps its buttons, and they say why.

import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import type { ReactNode } from 'react';
import { copyText } from '../clipboard.ts';
import { Icon } from '../theme/icon.tsx';
import { useWords } from '../words/words.tsx';
import { notify } from './notice.tsx';
import { useFile } from './use-file.ts';

const WHY = 'file-why';

interface FileActionsProps {
  readonly path: string;
  /** What stands in front of them. */
  readonly children: ReactNode;
}

export function FileActions({ path, children }: FileActionsProps) {
  const { t } = useWords();
  const { name, why, taken, download } = useFile(path);
  const copy = async () => {
    const text = taken();
    if (text === undefined) return;
    notify((await copyText(text)) ? t('preview.copied', { name }) : t('preview.notCopied'));
  };
  const held = why === undefined ? {} : { 'aria-disabled': true, 'aria-describedby': WHY, title: why };
  return (
    <span className="r">
      {children}
      {why !== undefined && (
        <span className="vh" id={WHY}>
          {why}
        </span>
      )}
      <Button className="btn quiet small" aria-label={t('preview.copyFile', { name })} onClick={copy} {...held}>
        <Icon name="copy" />
        <span className="x">{t('preview.copy')}</span>
      </Button>
      <IconButton
        className="icon small"
        aria-label={t('preview.downloadFile', { name })}
        title={t('preview.downloadFile', { name })}
        onClick={download}
        {...held}
      >
        <Icon name="download" />
      </IconButton>
    </span>
  );
}
