// Long lines of the file that shows: wrapped, or each on one row that scrolls sideways.

import { Button } from '../fields/button.tsx';
import { Icon } from '../theme/icon.tsx';
import { useWords } from '../words/words.tsx';
import { setWrappedLines, useWrappedLines } from './wrapped-lines.ts';

export function WrapSwitch() {
  const { t } = useWords();
  const wraps = useWrappedLines();
  return (
    <Button
      className="icon small"
      aria-label={t('preview.wrap')}
      title={t('preview.wrap')}
      aria-pressed={wraps}
      onClick={() => setWrappedLines(!wraps)}
    >
      <Icon name="wrap" />
    </Button>
  );
}
