// What the files of one node group wait for: a mark in the head of its card, and the way to answers of other steps.

import { type Bundle, hasMark, missingCode, segments } from '../../core/first.ts';
import { useSnapshot } from '../answers/answers.tsx';
import { MarkLink } from '../preview/mark-link.tsx';
import { useWords } from '../words/words.tsx';

type GroupField = `nodeGroups.${number}`;

/** The marks in the group's own files: what was typed, empty where nothing was, by field. */
function marksOf(bundle: Bundle, field: GroupField): ReadonlyMap<string, string> {
  const group = bundle.plan.nodeGroups.find(({ index }) => field === `nodeGroups.${index}`);
  const texts = bundle.documents.filter(({ path }) => path.startsWith(`${group?.folder}/`)).map(({ text }) => text);
  return new Map(
    texts
      .filter(hasMark)
      .flatMap(segments)
      .flatMap((segment) => (segment.field === undefined ? [] : [[segment.field, segment.text]])),
  );
}

/** "1 value missing" or "1 to fix", as short as a tab says it. */
export function NodesGroupState({ field }: { readonly field: GroupField }) {
  const { t } = useWords();
  const wrong = useSnapshot(
    ({ bundle }) =>
      bundle.findings.filter(
        (finding) =>
          finding.severity === 'error' && finding.code !== missingCode && `${finding.field}.`.startsWith(`${field}.`),
      ).length,
  );
  const missing = useSnapshot(({ bundle }) => marksOf(bundle, field).size);
  if (wrong > 0) return <span className="state bad">{t('step.toFix', { count: wrong })}</span>;
  if (missing > 0) return <span className="state gap">{t('step.missing', { count: missing })}</span>;
  return null;
}

/** The answers of other steps that the group's files wait for. */
export function NodesWaits({ field }: { readonly field: GroupField }) {
  const { t } = useWords();
  // As one text: a selector must return the same thing as long as nothing changed.
  const elsewhere = useSnapshot(({ bundle }) =>
    JSON.stringify([...marksOf(bundle, field)].filter(([one]) => !one.startsWith(`${field}.`))),
  );
  const marks: readonly (readonly [string, string])[] = JSON.parse(elsewhere);
  if (marks.length === 0) return null;
  return (
    <p className="awaits">
      {t('nodes.waits')}
      {marks.map(([one, text]) => (
        <MarkLink key={one} field={one} text={text} />
      ))}
    </p>
  );
}
