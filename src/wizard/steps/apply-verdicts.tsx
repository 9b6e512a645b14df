// The verdict on pasted output: how many checks hold, and each with the line that it goes by.

import type { Verdict, Verification } from '../../core/first.ts';
import { Icon, type IconName } from '../theme/icon.tsx';
import { useWords } from '../words/words.tsx';
import { ApplyCommand } from './apply-command.tsx';

const looks: Record<Verdict['state'], { className: string; icon: IconName }> = {
  holds: { className: 'p', icon: 'check' },
  fails: { className: 'f', icon: 'error' },
  note: { className: 'n', icon: 'note' },
};

function Check({ verdict }: { readonly verdict: Verdict }) {
  const { t, say } = useWords();
  const { className, icon } = looks[verdict.state];
  return (
    <li className={className}>
      <Icon name={icon} />
      <div>
        <span className="vh">{t(`apply.verdict.${verdict.state}`)}</span>
        {say(verdict.text, verdict.params)}
        {verdict.command !== undefined && <ApplyCommand command={verdict.command} />}
      </div>
      <span className="at">{t('apply.verdict.line', { line: verdict.line })}</span>
    </li>
  );
}

/** What the checks come to. `open`: none failed, and node groups are not shown to have the proxy. */
export function stateOf({ holds, total, unproven }: Verification): 'none' | 'bad' | 'open' | 'done' {
  if (total === 0) return 'none';
  if (holds < total) return 'bad';
  return unproven === undefined ? 'done' : 'open';
}

const heads: Record<ReturnType<typeof stateOf>, { className: string; icon: IconName }> = {
  none: { className: '', icon: 'note' },
  bad: { className: 'bad', icon: 'error' },
  open: { className: 'open', icon: 'warning' },
  done: { className: 'good', icon: 'check' },
};

export function ApplyVerdicts({ verification }: { readonly verification: Verification }) {
  const { t, say } = useWords();
  const { verdicts, holds, total, unproven } = verification;
  const notes = verdicts.filter(({ state }) => state === 'note').length;
  const state = stateOf(verification);
  return (
    <section className="checks" aria-label={t('apply.verdict')}>
      <p className={heads[state].className}>
        <Icon name={heads[state].icon} />
        {total === 0 ? t('apply.verdict.none') : t('apply.verdict.count', { holds, total })}
        {notes > 0 && <span className="r">{t('findings.note', { count: notes })}</span>}
      </p>
      {unproven !== undefined && <p className="open">{say(unproven.text, unproven.params)}</p>}
      <ul>
        {verdicts.map((verdict) => (
          <Check
            key={`${verdict.line} ${verdict.text.en} ${Object.values(verdict.params).join(' ')}`}
            verdict={verdict}
          />
        ))}
      </ul>
    </section>
  );
}
