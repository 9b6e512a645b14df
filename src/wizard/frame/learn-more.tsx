// What a hurried engineer wants to know about a step, and what goes wrong: closed until asked for, in its place.

import { Icon } from '../theme/icon.tsx';
import { type MessageKey, useWords } from '../words/words.tsx';

export function LearnMore({ facts }: { readonly facts: readonly MessageKey[] }) {
  const { t } = useWords();
  return (
    <details className="learn">
      <summary>
        <Icon name="folded" />
        {t('learn.more')}
      </summary>
      <ul>
        {facts.map((fact) => (
          <li key={fact}>{t(fact)}</li>
        ))}
      </ul>
    </details>
  );
}
