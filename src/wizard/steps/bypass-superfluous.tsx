// Many entries that others of the list make superfluous, told once and taken out at once: a list that was pasted whole
// would have a message at every second row.

import { Button } from '../fields/button.tsx';
import { Icon } from '../theme/icon.tsx';
import { useWords } from '../words/words.tsx';
import { useBypass } from './bypass-actions.ts';
import { ADDER } from './bypass-entry.tsx';

/** `paths` are those of the additions. */
export function Superfluous({ paths }: { readonly paths: ReadonlySet<string> }) {
  const { t } = useWords();
  const { takeOutAll } = useBypass();
  const takeOut = () => {
    takeOutAll(paths);
    document.getElementById(ADDER)?.focus();
  };
  return (
    <div className="says superfluous">
      <p className="err info">
        <Icon name="note" />
        <span>{t('bypass.superfluous', { count: paths.size })}</span>
        <span className="do">
          <Button className="btn line small" onClick={takeOut}>
            {t('bypass.superfluous.takeOut', { count: paths.size })}
          </Button>
        </span>
      </p>
    </div>
  );
}
