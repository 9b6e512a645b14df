// In place of a step that could not be loaded.

import { useWords } from '../words/words.tsx';

export function NotThere() {
  const { t } = useWords();
  return <p className="help">{t('page.stepMissing')}</p>;
}
