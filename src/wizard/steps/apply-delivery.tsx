// How the cluster's own objects come to be changed: one card a way, each with its line.

import { deliveries } from '../../core/index.ts';
import { CardChoice } from '../fields/card-choice.tsx';
import { useWords } from '../words/words.tsx';

export function ApplyDelivery() {
  const { t, say } = useWords();
  return (
    <section className="sec first">
      <CardChoice
        field="delivery"
        label={t('apply.delivery')}
        help={t('apply.delivery.why')}
        className="ways"
        cards={deliveries.map(({ id, title, about }) => ({ value: id, title, detail: say(about) }))}
      />
    </section>
  );
}
