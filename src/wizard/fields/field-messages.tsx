// What is wrong with an answer, below its control: the core's words, and a button where one click mends it.

import type { Finding } from '../../core/first.ts';
import { Icon, type IconName } from '../theme/icon.tsx';
import { useWords } from '../words/words.tsx';
import { Button } from './button.tsx';
import { keyOf } from './finding-key.ts';
import { useMend } from './use-mend.ts';

const looks: Record<Finding['severity'], { className: string; icon: IconName }> = {
  error: { className: 'err', icon: 'error' },
  warning: { className: 'err warn', icon: 'warning' },
  note: { className: 'err info', icon: 'note' },
};

/** A list can have hundreds of bad items. */
const MOST = 4;

function Message({ finding, onMended }: { readonly finding: Finding; readonly onMended: () => void }) {
  const { say } = useWords();
  const mend = useMend();
  const { className, icon } = looks[finding.severity];
  return (
    <p className={className}>
      <Icon name={icon} />
      <span>{say(finding.text, finding.params)}</span>
      {finding.mend !== undefined && (
        <span className="do">
          <Button
            className="btn line small"
            onClick={() => {
              mend(finding);
              onMended();
            }}
          >
            {say(finding.mend.label, finding.params)}
          </Button>
        </span>
      )}
    </p>
  );
}

interface FieldMessagesProps {
  readonly id: string;
  readonly findings: readonly Finding[];
  /** The button that was pressed is gone now: the focus needs a place. */
  readonly onMended: () => void;
}

export function FieldMessages({ id, findings, onMended }: FieldMessagesProps) {
  const { t } = useWords();
  return (
    <div className="says" id={id} aria-live="polite">
      {findings.slice(0, MOST).map((finding) => (
        <Message key={keyOf(finding)} finding={finding} onMended={onMended} />
      ))}
      {findings.length > MOST && <p className="help">{t('field.more', { count: findings.length - MOST })}</p>}
    </div>
  );
}
