// A settings.json in place of every answer, with the way back in the notice.

import { type Draft, holdsPrivateKey } from '../../core/first.ts';
import { useReplace } from '../frame/use-replace.ts';
import { useWords } from '../words/words.tsx';
import { usePastedCluster } from './use-cluster-pasted.ts';

/** The box that it is pasted into: where the focus goes when the offer is taken. */
export const PASTE_BOX = 'cluster-paste';

/** A private key becomes no answer, wherever it comes from. */
function withoutKey(draft: Draft): Draft {
  const { caBundle = '', ...proxy } = draft.proxy ?? {};
  return holdsPrivateKey(caBundle) ? { ...draft, proxy } : draft;
}

/** Puts a whole draft into the form. What was pasted about a cluster before is forgotten. */
export function useLoadSettings(): (draft: Draft) => void {
  const { t } = useWords();
  const [, pasted] = usePastedCluster();
  const replace = useReplace();
  return (draft) =>
    replace({
      draft: withoutKey(draft),
      said: t('cluster.paste.settings.loaded'),
      focus: PASTE_BOX,
      forget: () => pasted.forget([]),
    });
}
