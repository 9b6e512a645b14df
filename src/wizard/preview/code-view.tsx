// The file that shows: its head, and its text.

import { type ReactNode, useMemo } from 'react';
import { useSnapshot } from '../answers/answers.tsx';
import { useWords } from '../words/words.tsx';
import { changedText, textBefore, textOf } from './changes.ts';
import { CodeBox } from './code-box.tsx';
import { FileActions } from './file-actions.tsx';
import { keyOf } from './shown-file.ts';

/** The folder in front of a name, fainter. */
function PathName({ path }: { readonly path: string }) {
  const name = path.lastIndexOf('/') + 1;
  return (
    <span className="path">
      <i>{path.slice(0, name)}</i>
      {path.slice(name)}
    </span>
  );
}

interface CodeViewProps {
  readonly path: string;
  /** The choice of files where it has its place in the head. */
  readonly children: ReactNode;
}

export function CodeView({ path, children }: CodeViewProps) {
  const { t } = useWords();
  const text = useSnapshot(({ bundle }) => textOf(bundle, path));
  const was = useSnapshot(({ before, bundle }) => textBefore(before, bundle, path));
  const key = useSnapshot(({ bundle }) => keyOf(bundle, path));
  const { lines, count } = useMemo(() => changedText(was, text), [was, text]);
  return (
    <>
      <div className="fhead">
        <PathName path={path} />
        <span className="meta">
          {t('preview.lines', { count: lines.length })}
          {count > 0 && `, ${t('preview.changed', { count })}`}
        </span>
        {children}
        <FileActions path={path} />
      </div>
      {/* Keyed, so that each file starts at its top. */}
      <CodeBox key={key} path={path} lines={lines} />
    </>
  );
}
