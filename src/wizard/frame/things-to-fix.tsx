// One count: of what holds the bundle back, or, once nothing does, of what deserves a look. It opens the list of both, and
// each row goes to its field.

import { useEffect, useRef, useState } from 'react';
import { missingCode } from '../../core/first.ts';
import { useSnapshot, useUntouched } from '../answers/answers.tsx';
import { Button } from '../fields/button.tsx';
import { laterPart } from '../parts/later-part.tsx';
import { Icon } from '../theme/icon.tsx';
import { useWords } from '../words/words.tsx';
import { usePlace } from './place.tsx';
import { worthALook } from './worth-a-look.ts';

const FixList = laterPart(async () => (await import('./fix-list.tsx')).FixList, {
  onMissing: ({ onClose }) => onClose(),
});

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
        {errors > 0 ? t(wrong ? 'fix.count' : 'fix.values', { count: errors }) : t('fix.check', { count })}
      </Button>
      {anchor !== null && (
        <FixList
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
