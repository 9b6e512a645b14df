// The file that shows: its head, and its text.

import { memo, type ReactNode, useMemo } from 'react';
import { useSnapshot, useTyped } from '../answers/answers.tsx';
import { useWords } from '../words/words.tsx';
import { changedText, textBefore, textOf } from './changes.ts';
import { CodeBox } from './code-box.tsx';
import { FileActions } from './file-actions.tsx';
import { keyOf } from './shown-file.ts';
import { typedLines } from './typed-lines.ts';

interface FileLineProps {
  readonly path: string;
  readonly lines: number;
  readonly changed: number;
}

/** What the head says of the file: its name, the folder in front of it fainter, and its lines. */
const FileLine = memo(function FileLine({ path, lines, changed }: FileLineProps) {
  const { t } = useWords();
  const name = path.lastIndexOf('/') + 1;
  return (
    <>
      <span className="path">
        <i>{path.slice(0, name)}</i>
        {path.slice(name)}
      </span>
      <span className="meta">
        {t('preview.lines', { count: lines })}
        {changed > 0 && `, ${t('preview.changed', { count: changed })}`}
      </span>
    </>
  );
});

interface CodeViewProps {
  readonly path: string;
  /** The choice of files where it has its place in the head. */
  readonly children: ReactNode;
}

export function CodeView({ path, children }: CodeViewProps) {
  const text = useSnapshot(({ bundle }) => textOf(bundle, path));
  const before = useSnapshot((snapshot) => snapshot.before);
  const was = useSnapshot((snapshot) => textBefore(snapshot.before, snapshot.bundle, path));
  const key = useSnapshot(({ bundle }) => keyOf(bundle, path));
  const { lines, count } = useMemo(() => changedText(was, text), [was, text]);
  // What was typed, where it takes other lines than these.
  const typed = useTyped((snapshot, last) => {
    const next = typedLines(snapshot, last, path);
    return next?.length === lines.length ? undefined : next;
  });
  return (
    <>
      <div className="fhead">
        <FileLine path={path} lines={lines.length} changed={count} />
        {children}
        <FileActions path={path} />
      </div>
      {/* Keyed, so that each file starts at its top. */}
      <CodeBox key={key} path={path} lines={lines} drawn={typed ?? lines} before={before} />
    </>
  );
}
