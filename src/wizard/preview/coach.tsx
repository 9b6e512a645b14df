// What the marks in the code mean, until the first answer.

import { useUntouched } from '../answers/answers.tsx';
import { Icon } from '../theme/icon.tsx';
import { useWords } from '../words/words.tsx';

export function Coach() {
  const { t } = useWords();
  if (!useUntouched()) return null;
  return (
    <div className="coach">
      <b>{t('coach.title')}</b>
      <div>
        <span className="demo">
          <span className="hole">
            {t('coach.value')}
            <Icon name="jump" />
          </span>
        </span>
        <span>{t('coach.missing')}</span>
      </div>
      <div>
        <span className="demo">
          <span className="n-chg">2</span>
        </span>
        <span>{t('coach.changed')}</span>
      </div>
      <div>
        <span className="demo">
          <kbd className="key">F6</kbd>
        </span>
        <span>{t('coach.panes')}</span>
      </div>
    </div>
  );
}
