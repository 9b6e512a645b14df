// Hosts of the allow-list by purpose: which, on which port, why, and who asks.

import type { Purpose } from '../../core/first.ts';
import { useWords } from '../words/words.tsx';
import { MarkedText } from './apply-marked-text.tsx';

interface ApplyAllowTableProps {
  readonly purposes: readonly Purpose[];
  /** The id of the heading that names the table. */
  readonly labelledBy: string;
}

export function ApplyAllowTable({ purposes, labelledBy }: ApplyAllowTableProps) {
  const { t, say } = useWords();
  return (
    <table className="allow-table" aria-labelledby={labelledBy}>
      <thead>
        <tr>
          <th scope="col">{t('apply.allow.host')}</th>
          <th scope="col">{t('apply.allow.port')}</th>
          <th scope="col">{t('apply.allow.why')}</th>
          <th scope="col">{t('apply.allow.who')}</th>
        </tr>
      </thead>
      <tbody>
        {purposes.map(({ hosts, port, reason, who, check }) => (
          <tr key={hosts.join(' ')}>
            <th scope="row">
              {hosts.map((host) => (
                <code key={host}>
                  <MarkedText text={host} />
                </code>
              ))}
            </th>
            <td data-label={t('apply.allow.port')}>
              <code>{port}</code>
            </td>
            <td data-label={t('apply.allow.why')}>
              <span>
                {say(reason)} {check && <span className="state gap">{t('apply.allow.check')}</span>}
              </span>
            </td>
            <td data-label={t('apply.allow.who')}>{say(who)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
