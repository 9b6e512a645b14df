// The two counts beside a file's name: lines that the last answer changed, and values that are missing or wrong.

import { useWords } from '../words/words.tsx';

export function FileCounts({ changed, waiting }: { readonly changed: number; readonly waiting: number }) {
  const { t } = useWords();
  if (changed === 0 && waiting === 0) return null;
  return (
    <span className="cnt">
      {changed > 0 && (
        <span className="n-chg" title={t('preview.changedLines', { count: changed })}>
          <span aria-hidden="true">{changed}</span>
          <span className="vh">{t('preview.changedLines', { count: changed })}</span>
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
