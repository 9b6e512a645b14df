// What can be done with the file that shows: wrap its lines, copy it, download it. A file that is held back keeps its buttons, and they say why.

import { memo } from 'react';
import { Button } from '../fields/button.tsx';
import { Icon } from '../theme/icon.tsx';
import { useWords } from '../words/words.tsx';
import { useCopyFile, useFile } from './use-file.ts';
import { WrapSwitch } from './wrap-switch.tsx';

const WHY = 'file-why';

/** Kept as it is while the text beside it changes. */
export const FileActions = memo(function FileActions({ path }: { readonly path: string }) {
  const { t } = useWords();
  const { name, why, download } = useFile(path);
  const copy = useCopyFile(path);
  const held = why === undefined ? {} : { 'aria-disabled': true, 'aria-describedby': WHY, title: why };
  return (
    <span className="r">
      <WrapSwitch />
      {why !== undefined && (
        <span className="vh" id={WHY}>
          {why}
        </span>
      )}
      <Button className="btn quiet small" aria-label={t('preview.copyFile', { name })} onClick={copy} {...held}>
        <Icon name="copy" />
        <span className="x">{t('copy.do')}</span>
      </Button>
      <Button
        className="icon small"
        aria-label={t('preview.downloadFile', { name })}
        title={t('preview.downloadFile', { name })}
        onClick={download}
        {...held}
      >
        <Icon name="download" />
      </Button>
    </span>
  );
});
