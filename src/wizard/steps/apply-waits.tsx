// What has to be answered or mended before the files may leave, and with them the runbook.

import { definitions, labelOf, missingCode } from '../../core/index.ts';
import { useSnapshot } from '../answers/answers.tsx';
import { keyOf } from '../fields/finding-key.ts';
import { FindingRow } from '../fields/finding-row.tsx';
import { MarkLink } from '../preview/mark-link.tsx';
import { Icon } from '../theme/icon.tsx';
import { useWords } from '../words/words.tsx';

export function ApplyWaits() {
  const { t, say } = useWords();
  const findings = useSnapshot(({ bundle }) => bundle.findings);
  const errors = findings.filter(({ severity }) => severity === 'error');
  const wrong = errors.filter(({ code }) => code !== missingCode);
  // Links that say the same go to the same place, near enough.
  const missing = new Map(
    errors
      .filter(({ code }) => code === missingCode)
      .map(({ field }) => [say(labelOf(field, definitions)), field] as const),
  );
  if (errors.length === 0) return null;
  return (
    <section className="sec first waitsfor" aria-labelledby="apply-waits">
      <h2 id="apply-waits">
        <Icon name="warning" />
        {t(wrong.length > 0 ? 'fix.count' : 'bundle.waits', { count: errors.length })}
      </h2>
      {missing.size > 0 && (
        <p>
          {[...missing.values()].map((field) => (
            <MarkLink key={field} field={field} text="" />
          ))}
        </p>
      )}
      {wrong.length > 0 && (
        <ul className="findings">
          {wrong.map((finding) => (
            <FindingRow key={keyOf(finding)} finding={finding} />
          ))}
        </ul>
      )}
    </section>
  );
}
