// The list of files with their counts, for the tree and the picker. It may come a moment after the code: the code is what
// the user looks at while typing.

import { useDeferredValue } from 'react';
import { useSnapshot } from '../answers/answers.tsx';
import { type FileState, fileStates } from './changes.ts';

export function useFileStates(): readonly FileState[] {
  const { before, bundle } = useDeferredValue(useSnapshot((snapshot) => snapshot));
  return fileStates(before, bundle);
}
