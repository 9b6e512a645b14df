// One file of the bundle on its way off the page: what holds it back, its text, its download.

import { useAnswers, useSnapshot } from '../answers/answers.tsx';
import { copyText } from '../clipboard.ts';
import { useWords } from '../words/words.tsx';
import { fileName } from './all-in-one.ts';
import { textOf } from './changes.ts';
import { notify } from './notice.tsx';
import { saveFile } from './save-file.ts';
import { reasonOf, waitsFor } from './waiting.ts';

export interface TakenFile {
  readonly name: string;
  /** Why it is held back; absent where it is not. */
  readonly why: string | undefined;
  /** The file as it is at the click; nothing, and the reason said, where it is held back. */
  taken(): string | undefined;
  download(): void;
}

export function useFile(path: string): TakenFile {
  const words = useWords();
  const { snapshot } = useAnswers();
  const waits = useSnapshot(({ bundle }) => waitsFor(bundle, path));
  const name = fileName(path);
  const taken = () => {
    const { bundle } = snapshot();
    const now = waitsFor(bundle, path);
    if (now === undefined) return textOf(bundle, path);
    notify(reasonOf(now, words));
    return undefined;
  };
  return {
    name,
    why: waits === undefined ? undefined : reasonOf(waits, words),
    taken,
    download() {
      const text = taken();
      if (text === undefined) return;
      saveFile(name, text);
      notify(words.t('preview.saved', { name }));
    },
  };
}

/** Copies a file and says so, or why it may not be copied yet. */
export function useCopyFile(path: string): () => Promise<void> {
  const { t } = useWords();
  const { name, taken } = useFile(path);
  return async () => {
    const text = taken();
    if (text === undefined) return;
    notify((await copyText(text)) ? t('preview.copied', { name }) : t('preview.notCopied'));
  };
}
