// Copy and download of the file that shows. A file that is held back keeps its buttons, and they say why.

import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import { useAnswers, useSnapshot } from '../answers/answers.tsx';
import { copyText } from '../clipboard.ts';
import { Icon } from '../theme/icon.tsx';
import { useWords } from '../words/words.tsx';
import { fileName } from './all-in-one.ts';
import { textOf } from './changes.ts';
import { notify } from './notice.tsx';
import { saveFile } from './save-file.ts';
import { reasonOf, waitsFor } from './waiting.ts';

const WHY = 'file-why';

export function FileActions({ path }: { readonly path: string }) {
  const words = useWords();
  const { t } = words;
  const { snapshot } = useAnswers();
  const waits = useSnapshot(({ bundle }) => waitsFor(bundle, path));
  const name = fileName(path);
  const why = waits === undefined ? undefined : reasonOf(waits, words);

  /** The file as it is at the click; nothing, and the reason said, where it is held back. */
  const taken = (): string | undefined => {
    const { bundle } = snapshot();
    const now = waitsFor(bundle, path);
    if (now === undefined) return textOf(bundle, path);
    notify(reasonOf(now, words));
    return undefined;
  };
  const copy = async () => {
    const text = taken();
    if (text === undefined) return;
    notify((await copyText(text)) ? t('preview.copied', { name }) : t('preview.notCopied'));
  };
  const download = () => {
    const text = taken();
    if (text === undefined) return;
    saveFile(name, text);
    notify(t('preview.saved', { name }));
  };
  const held = why === undefined ? {} : { 'aria-disabled': true, 'aria-describedby': WHY, title: why };
  return (
    <span className="r">
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
