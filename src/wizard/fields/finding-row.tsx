// One finding in a list: what is wrong, and one link: its mend where one click can mend it, else the way to its field.

import { type Finding, missingCode } from '../../core/first.ts';
import { usePlace } from '../frame/place.tsx';
import { Icon, type IconName } from '../theme/icon.tsx';
import { useWords } from '../words/words.tsx';
import { useFocusStays } from './focus-stays.ts';
import { useMend } from './use-mend.ts';

function look({ severity, code }: Finding): { className: string; icon: IconName } {
  if (code === missingCode) return { className: 'warn', icon: 'warning' };
  if (severity === 'error') return { className: 'bad', icon: 'error' };
  return severity === 'warning' ? { className: 'warn', icon: 'warning' } : { className: 'info', icon: 'note' };
}

interface FindingRowProps {
  readonly finding: Finding;
  /** In place of going to the field at once. */
  readonly onGo?: (field: string) => void;
}

export function FindingRow({ finding, onGo }: FindingRowProps) {
  const { t, say } = useWords();
  const { goToField } = usePlace();
  const go = onGo ?? goToField;
  const mend = useMend();
  const row = useFocusStays();
  const { className, icon } = look(finding);
  return (
    <li className={className} ref={row}>
      <Icon name={icon} />
      <span className="txt">{say(finding.text, finding.params)}</span>
      {finding.mend !== undefined ? (
        <button type="button" className="link" onClick={() => mend(finding)}>
          {say(finding.mend.label, finding.params)}
        </button>
      ) : (
        finding.field !== '' && (
          <button type="button" className="link" onClick={() => go(finding.field)}>
            {t('finding.go')}
          </button>
        )
      )}
    </li>
  );
}
