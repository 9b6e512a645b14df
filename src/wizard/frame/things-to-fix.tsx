// One count: of what holds the bundle back, or, once nothing does, of what deserves a look. It opens the list of both, and
// each row goes to its field.

import Button from '@mui/material/Button';
import Popover from '@mui/material/Popover';
import { useEffect, useRef, useState } from 'react';
import { type Finding, missingCode } from '../../core/index.ts';
import { useSnapshot, useUntouched } from '../answers/answers.tsx';
import type { Snapshot } from '../answers/snapshots.ts';
import { keyOf } from '../fields/finding-key.ts';
import { FindingRow } from '../fields/finding-row.tsx';
import { Icon } from '../theme/icon.tsx';
import { useWords } from '../words/words.tsx';
import { usePlace } from './place.tsx';

const worthALook = ({ bundle }: Snapshot): readonly Finding[] =>
  bundle.findings.filter(({ severity }) => severity !== 'note');

interface ListProps {
  readonly anchor: HTMLElement;
  readonly onClose: () => void;
  readonly onGo: (field: string) => void;
}

function List({ anchor, onClose, onGo }: ListProps) {
  const { t } = useWords();
  const snapshot = useSnapshot((one) => one);
  return (
    <Popover
      open
      anchorEl={anchor}
      onClose={onClose}
      anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
      transformOrigin={{ vertical: 'top', horizontal: 'right' }}
      slotProps={{ paper: { role: 'dialog', 'aria-label': t('fix.title') } }}
    >
      <ul className="strip pop">
        {worthALook(snapshot).map((finding) => (
          <FindingRow key={keyOf(finding)} finding={finding} onGo={onGo} />
        ))}
      </ul>
    </Popover>
  );
}

export function ThingsToFix() {
  const { t } = useWords();
  const count = useSnapshot((snapshot) => worthALook(snapshot).length);
  const errors = useSnapshot((snapshot) => worthALook(snapshot).filter(({ severity }) => severity === 'error').length);
  const wrong = useSnapshot((snapshot) =>
    worthALook(snapshot).some(({ severity, code }) => severity === 'error' && code !== missingCode),
  );
  const isUntouched = useUntouched();
  const { goToField } = usePlace();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const wanted = useRef('');

  // A list that closes gives the focus back to its button, so the field gets it afterwards.
  useEffect(() => {
    if (anchor !== null || wanted.current === '') return;
    goToField(wanted.current);
    wanted.current = '';
  }, [anchor, goToField]);

  if (count === 0) {
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
        className={`btn quiet ${wrong ? 'bad' : isUntouched ? '' : 'gap'}`}
        aria-haspopup="dialog"
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <Icon name={wrong ? 'error' : isUntouched ? 'note' : 'warning'} />
        {errors > 0 ? t('fix.count', { count: errors }) : t('findings.warning', { count })}
      </Button>
      {anchor !== null && (
        <List
          anchor={anchor}
          onClose={() => setAnchor(null)}
          onGo={(field) => {
            wanted.current = field;
            setAnchor(null);
          }}
        />
      )}
    </>
  );
}
