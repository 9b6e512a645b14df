// Long lines of the file that shows: wrapped, or on one row that scrolls sideways.

import IconButton from '@mui/material/IconButton';
import { Icon } from '../theme/icon.tsx';
import { useWords } from '../words/words.tsx';

interface WrapSwitchProps {
  readonly wraps: boolean;
  readonly onChange: (wraps: boolean) => void;
}

export function WrapSwitch({ wraps, onChange }: WrapSwitchProps) {
  const { t } = useWords();
  return (
    <IconButton
      className="icon small"
      aria-label={t('preview.wrap')}
      title={t('preview.wrap')}
      aria-pressed={wraps}
      onClick={() => onChange(!wraps)}
    >
      <Icon name="wrap" />
    </IconButton>
  );
}
