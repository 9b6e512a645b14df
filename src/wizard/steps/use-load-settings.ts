// A settings.json in place of every answer, with the way back in the notice.

import { type Draft, withoutPrivateKeys } from '../../core/first.ts';
import { useReplace } from '../frame/use-replace.ts';
import { beginAtTop } from '../frame/walk.ts';
import { useWords } from '../words/words.tsx';
import { usePastedCluster } from './use-cluster-pasted.ts';

/** The box that it is pasted into: where the focus goes when the offer is taken. */
export const PASTE_BOX = 'cluster-paste';

/** Whatever else a draft comes from: what is said of it, and where the focus goes when the offer is taken. */
export interface LoadedFrom {
  readonly said: string;
  readonly focus: string;
}

/** Puts a whole draft into the form. What was pasted about a cluster before is forgotten. */
export function useLoadSettings(): (draft: Draft, from?: LoadedFrom) => void {
  const { t } = useWords();
  const [, pasted] = usePastedCluster();
  const replace = useReplace();
  return (draft, from) => {
    beginAtTop();
    replace({
      // A private key becomes no answer, wherever it comes from.
      draft: withoutPrivateKeys(draft),
      said: from?.said ?? t('cluster.paste.settings.loaded'),
      focus: from?.focus ?? PASTE_BOX,
      // The box says that it read one only where it did.
      forget: () => pasted.forget(from === undefined ? [] : undefined),
    });
  };
}
