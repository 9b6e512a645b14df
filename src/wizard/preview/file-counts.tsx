// The two counts beside a file's name: lines that the last answer changed, and values that are missing or wrong.

import { type MessageKey, useWords } from '../words/words.tsx';

interface FileCountsProps {
  readonly changed: number;
  readonly waiting?: number;
  /** What the first count is of. */
  readonly told?: MessageKey;
}

export function FileCounts({ changed, waiting = 0, told = 'preview.changedLines' }: FileCountsProps) {
  const { t } = useWords();
  if (changed === 0 && waiting === 0) return null;
  return (
    <span className="cnt">
      {changed > 0 && (
        <span className="n-chg" title={t(told, { count: changed })}>
          <span aria-hidden="true">{changed}</span>
          <span className="vh">{t(told, { count: changed })}</span>
        </span>
      )}
      {waiting > 0 && (
        <span className="n-gap" title={t('preview.waitingValues', { count: waiting })}>
          <span aria-hidden="true">{waiting}</span>
          <span className="vh">{t('preview.waitingValues', { count: waiting })}</span>
        </span>
      )}
    </span>
  );
}
