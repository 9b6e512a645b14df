// A destination that goes the wrong way: what is wrong, and the button that adds the entry where one would mend it.

import type { Finding } from '../../core/first.ts';
import { Button } from '../fields/button.tsx';
import { useMend } from '../fields/use-mend.ts';
import { Icon, type IconName } from '../theme/icon.tsx';
import { useWords } from '../words/words.tsx';
import '../fields/finding.css';

const looks: Record<Finding['severity'], { readonly className: string; readonly icon: IconName }> = {
  error: { className: 'bad', icon: 'error' },
  warning: { className: 'warn', icon: 'warning' },
  note: { className: 'info', icon: 'note' },
};

interface SimulatorFindingProps {
  readonly finding: Finding;
  /** The button that was pressed is gone now: the focus needs a place. */
  readonly onMended: () => void;
}

export function SimulatorFinding({ finding, onMended }: SimulatorFindingProps) {
  const { say } = useWords();
  const mend = useMend();
  const { className, icon } = looks[finding.severity];
  return (
    <div className={`finding ${className}`}>
      <Icon name={icon} />
      <p>{say(finding.text, finding.params)}</p>
      {finding.mend !== undefined && (
        <Button
          className="btn line small act"
          onClick={() => {
            mend(finding);
            onMended();
          }}
        >
          <Icon name="plus" />
          {say(finding.mend.label, finding.params)}
        </Button>
      )}
    </div>
  );
}
