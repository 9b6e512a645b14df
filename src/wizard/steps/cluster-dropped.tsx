// What was taken out of the form because a paste is of another cluster or VPC, until something stands in its place; and the
// click that puts it back.

import { labelOf } from '../../core/first.ts';
import { useSnapshot } from '../answers/answers.tsx';
import { Button } from '../fields/button.tsx';
import { Icon } from '../theme/icon.tsx';
import { useWords } from '../words/words.tsx';
import { usePastedCluster } from './use-cluster-pasted.ts';

export function ClusterDropped() {
  const { t, say, list } = useWords();
  const [{ dropped }, memory] = usePastedCluster();
  const labels = useSnapshot(() =>
    list((dropped?.answers ?? []).filter(({ fact }) => memory.isOut(fact)).map(({ fact }) => say(labelOf(fact.field)))),
  );
  if (dropped === undefined || labels === '') return null;
  return (
    <ul className="pastenotes">
      <li>
        <Icon name="warning" />
        <span>
          {t(`cluster.paste.other.${dropped.what}`, { from: dropped.from, labels })}{' '}
          <Button className="btn line small" onClick={() => memory.putBack()}>
            {t('page.putBack')}
          </Button>
        </span>
      </li>
    </ul>
  );
}
