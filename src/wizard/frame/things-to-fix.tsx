// One count for everything that holds the bundle back or deserves a look; it opens the list, and each row goes to its field.

import Button from '@mui/material/Button';
import Popover from '@mui/material/Popover';
import { useState } from 'react';
import { missingCode } from '../../core/index.ts';
import { useSnapshot } from '../answers/answers.tsx';
import { FindingRow } from '../fields/finding-row.tsx';
import { Icon } from '../theme/icon.tsx';
import { useWords } from '../words/words.tsx';

export function ThingsToFix() {
  const { t } = useWords();
  const findings = useSnapshot(({ bundle }) => bundle.findings);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const worth = findings.filter(({ severity }) => severity !== 'note');
  const wrong = worth.some(({ severity, code }) => severity === 'error' && code !== missingCode);
  if (worth.length === 0) {
    return (
      <p className="btn quiet allgood">
        <Icon name="check" />
        {t('fix.none')}
      </p>
    );
  }
  return (
    <>
      <Button
        className={`btn quiet ${wrong ? 'bad' : 'gap'}`}
        aria-haspopup="dialog"
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <Icon name={wrong ? 'error' : 'warning'} />
        {t('fix.count', { count: worth.length })}
      </Button>
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        transformOrigin={{ vertical: 'top', horizontal: 'right' }}
        slotProps={{ paper: { role: 'dialog', 'aria-label': t('fix.title') } }}
      >
        <ul className="strip pop">
          {worth.map((finding) => (
            <FindingRow key={`${finding.code} ${finding.field}`} finding={finding} onGo={() => setAnchor(null)} />
          ))}
        </ul>
      </Popover>
    </>
  );
}
