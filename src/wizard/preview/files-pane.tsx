// The right pane: every file of the bundle, one of them in full, what is wrong with them, and the ways to take them.

import { useCallback, useState } from 'react';
import { useAnswers, useSnapshot } from '../answers/answers.tsx';
import { usePlace } from '../frame/place.tsx';
import { useTakenOver } from '../frame/taken-over.ts';
import { useWords } from '../words/words.tsx';
import { BundleBar } from './bundle-bar.tsx';
import { CodeView } from './code-view.tsx';
import { FilePicker } from './file-picker.tsx';
import { FileTree } from './file-tree.tsx';
import { FindingsStrip } from './findings-strip.tsx';
import { Notice } from './notice.tsx';
import { usePaneKeys } from './pane-keys.ts';
import { PreviewNews } from './preview-news.tsx';
import './preview.css';
import { type Choice, choiceOf, shownPath } from './shown-file.ts';

export function FilesPane() {
  const { t } = useWords();
  const { step, edited } = usePlace();
  const { snapshot } = useAnswers();
  const [choice, setChoice] = useState<Choice>();
  const shown = useSnapshot(({ bundle }) => shownPath(bundle, step.id, choice, edited));
  const choose = useCallback((path: string) => setChoice(choiceOf(snapshot().bundle, path)), [snapshot]);
  usePaneKeys(shown);
  useTakenOver('files');
  return (
    <section className="files" id="files" tabIndex={-1} aria-label={t('preview.label')}>
      <FileTree shown={shown} onChoose={choose} />
      <CodeView path={shown}>
        <FilePicker shown={shown} onChoose={choose} />
      </CodeView>
      <FindingsStrip />
      <BundleBar />
      <Notice />
      <PreviewNews shown={shown} />
    </section>
  );
}
