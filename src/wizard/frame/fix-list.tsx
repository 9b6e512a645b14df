// The list of what holds the bundle back, opened from its count: MUI's popover, in a file that comes when it is opened.

import Popover from '@mui/material/Popover';
import { useSnapshot } from '../answers/answers.tsx';
import { keyOf } from '../fields/finding-key.ts';
import { FindingRow } from '../fields/finding-row.tsx';
import { MuiTheme } from '../parts/mui-theme.tsx';
import { useWords } from '../words/words.tsx';
import { worthALook } from './worth-a-look.ts';

export interface FixListProps {
  readonly anchor: HTMLElement;
  readonly onClose: () => void;
  readonly onGo: (field: string) => void;
}

export function FixList({ anchor, onClose, onGo }: FixListProps) {
  const { t, list } = useWords();
  const findings = worthALook(useSnapshot((one) => one));
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const counts = [
    ...(errors > 0 ? [t('findings.error', { count: errors })] : []),
    ...(findings.length > errors ? [t('findings.warning', { count: findings.length - errors })] : []),
  ];
  return (
    <MuiTheme>
      <Popover
        open
        anchorEl={anchor}
        onClose={onClose}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        transformOrigin={{ vertical: 'top', horizontal: 'right' }}
        slotProps={{ paper: { role: 'dialog', 'aria-label': t('fix.title') } }}
      >
        <div className="strip pop">
          {counts.length > 1 && (
            <header>
              <p>{list(counts)}</p>
            </header>
          )}
          <ul>
            {findings.map((finding) => (
              <FindingRow key={keyOf(finding)} finding={finding} onGo={onGo} />
            ))}
          </ul>
        </div>
      </Popover>
    </MuiTheme>
  );
}
