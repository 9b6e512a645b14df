// What is said about entries before they are added: wrong ones, which stay in the box, and doubtful ones.

import { type Finding, lint, type Plan, type Problem } from '../../core/index.ts';
import { Button } from '../fields/button.tsx';
import { Icon, type IconName } from '../theme/icon.tsx';
import { useWords } from '../words/words.tsx';
import { entryTexts } from './bypass-list-text.ts';

/** By entry, without the blanks around it. */
type Said = ReadonlyMap<string, Finding>;

export const nothingSaid: Said = new Map();

/** What the core says about each entry of a text, held against the cluster and the programs of its nodes. */
export function saidOf(text: string, plan: Plan): Said {
  const pieces = entryTexts(text);
  return new Map(
    lint(pieces.join(','), plan).map((finding) => [pieces[Number(finding.field.split('.').at(-1))] ?? '', finding]),
  );
}

const looks: Record<Finding['severity'], { readonly className: string; readonly icon: IconName }> = {
  error: { className: 'err', icon: 'error' },
  warning: { className: 'err warn', icon: 'warning' },
  note: { className: 'err info', icon: 'note' },
};

/** A doubt about an entry that can be added all the same. */
export function Doubt({ finding }: { readonly finding: Finding }) {
  const { say } = useWords();
  const { className, icon } = looks[finding.severity];
  return (
    <p className={className}>
      <Icon name={icon} />
      <span>{say(finding.text, finding.params)}</span>
    </p>
  );
}

interface WrongProps {
  readonly problem: Problem;
  /** The same in the light of the programs of the nodes. */
  readonly said?: Finding | undefined;
  readonly onTake?: () => void;
}

export function Wrong({ problem, said, onTake }: WrongProps) {
  const { t, say } = useWords();
  const { text, params } = said ?? problem;
  const { instead } = problem;
  return (
    <p className="err">
      <Icon name="error" />
      <span>{say(text, params)}</span>
      {instead !== undefined && onTake !== undefined && (
        <span className="do">
          <Button className="btn line small" onClick={onTake}>
            {t('bypass.instead', { entry: instead })}
          </Button>
        </span>
      )}
    </p>
  );
}
