// All files of the bundle, by folder, beside the code where there is room.

import { memo, useMemo } from 'react';
import { useWords } from '../words/words.tsx';
import { fileName } from './all-in-one.ts';
import type { FileState } from './changes.ts';
import { FileCounts } from './file-counts.tsx';
import { type Folder, foldersOf } from './file-folders.ts';
import { useFileStates } from './file-states.ts';

type Choose = (path: string) => void;

interface RowProps extends FileState {
  readonly current: boolean;
  readonly onChoose: Choose;
}

// Its props are texts and numbers: a key draws only the rows whose counts it changed.
const FileRow = memo(function FileRow({ path, changed, waiting, current, onChoose }: RowProps) {
  return (
    <li>
      <button
        type="button"
        className="file"
        {...(current ? { 'aria-current': 'true' } : {})}
        onClick={() => onChoose(path)}
      >
        <span>{fileName(path)}</span>
        <FileCounts changed={changed} waiting={waiting} />
      </button>
    </li>
  );
});

interface TreeProps {
  readonly shown: string;
  readonly onChoose: Choose;
}

interface FolderProps extends TreeProps {
  readonly folder: Folder;
  readonly files: readonly FileState[];
}

function FolderList({ folder, files, shown, onChoose }: FolderProps) {
  return (
    <ul>
      {folder.files.map((path) => {
        const file = files.find((one) => one.path === path);
        return file !== undefined && <FileRow key={path} {...file} current={path === shown} onChoose={onChoose} />;
      })}
      {folder.folders.map((inner) => (
        <li key={inner.name}>
          <span className="dir">{inner.name}</span>
          <FolderList folder={inner} files={files} shown={shown} onChoose={onChoose} />
        </li>
      ))}
    </ul>
  );
}

export function FileTree({ shown, onChoose }: TreeProps) {
  const { t } = useWords();
  const files = useFileStates();
  const paths = files.map(({ path }) => path).join('\n');
  const folder = useMemo(() => foldersOf(paths.split('\n')), [paths]);
  return (
    <nav className="tree" aria-label={t('preview.label')}>
      <h2>
        {t('nav.files')}
        <span className="of">{files.length}</span>
      </h2>
      <FolderList folder={folder} files={files} shown={shown} onChoose={onChoose} />
    </nav>
  );
}
