// Where an answer came from, at the right of its label: the command that told it, or that it was inferred.

import { Icon } from '../theme/icon.tsx';
import { useWords } from '../words/words.tsx';
import type { FactField } from './cluster-pasted.ts';
import { useSourced } from './use-cluster-pasted.ts';

/** `aws eks describe-cluster` is long for a label's line. */
const short = (source: string): string => source.replace(/^aws \w+ /, '');

export function ClusterSource({ field }: { readonly field: FactField }) {
  const { t } = useWords();
  const [, taken] = useSourced(field);
  if (taken === undefined) return null;
  if (taken.fact.certainty === 'inferred' && !taken.confirmed) {
    return (
      <span className="src inf">
        <Icon name="note" />
        {t('cluster.source.inferred')}
      </span>
    );
  }
  return (
    <span className="src">
      <Icon name="source" />
      <span>{short(taken.fact.source)}</span>
    </span>
  );
}
