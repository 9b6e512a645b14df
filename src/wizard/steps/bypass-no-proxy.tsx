// NO_PROXY as one line: what all files hold, for whoever needs it elsewhere.

import { Fragment } from 'react';
import { hasMark, segments } from '../../core/first.ts';
import { useSnapshot } from '../answers/answers.tsx';
import { CopyButton } from '../fields/copy-button.tsx';
import { useFieldFindings } from '../fields/use-field-findings.ts';
import { MarkLink } from '../preview/mark-link.tsx';
import { useWords } from '../words/words.tsx';

const WHY = 'bypass-line-why';

export function BypassNoProxy() {
  const { t } = useWords();
  const noProxy = useSnapshot(({ bundle }) => bundle.plan.noProxy);
  const count = useSnapshot(({ bundle }) => bundle.plan.bypass.filter(({ removed }) => !removed).length);
  const wrong = useFieldFindings('bypass').some(({ severity }) => severity === 'error');
  const gaps = hasMark(noProxy);
  const held = gaps || wrong;
  return (
    <section className="sec" aria-labelledby="bypass-line">
      <div className="sech">
        <h2 id="bypass-line" className="mono">
          NO_PROXY
        </h2>
        <p>{gaps ? t('bypass.count', { count }) : t('bypass.line.size', { count, length: noProxy.length })}</p>
        <span className="r">
          <CopyButton text={noProxy} name={t('bypass.line.copy')} heldBy={held ? WHY : undefined} />
        </span>
      </div>
      <p className="noproxy">
        {segments(noProxy).map(({ text, field }) =>
          field === undefined ? (
            <Fragment key={text}>
              {text.split(/(?<=,)/).map((entry) => (
                <span key={entry}>{entry}</span>
              ))}
            </Fragment>
          ) : (
            <MarkLink key={field} field={field} text={text} />
          ),
        )}
      </p>
      {held && (
        <p className="help" id={WHY}>
          {t(wrong ? 'bypass.line.wrong' : 'bypass.line.gaps')}
        </p>
      )}
    </section>
  );
}
