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

export function ApplyVerdicts({ verification }: { readonly verification: Verification }) {
  const { t } = useWords();
  const { verdicts, holds, total } = verification;
  const notes = verdicts.filter(({ state }) => state === 'note').length;
  const all = holds === total;
  return (
    <section className="checks" aria-label={t('apply.verdict')}>
      <p className={total === 0 ? '' : all ? 'good' : 'bad'}>
        <Icon name={total === 0 ? 'note' : all ? 'check' : 'error'} />
        {total === 0 ? t('apply.verdict.none') : t('apply.verdict.count', { holds, total })}
        {notes > 0 && <span className="r">{t('findings.note', { count: notes })}</span>}
      </p>
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
