// When the changes of the form belong to one answer: what "changed" is measured against moves between answers, not
// between keys.

/** One change of the form: which field (nothing where many changed at once), and when, in milliseconds. */
export interface Edit {
  readonly field: string | undefined;
  readonly at: number;
}

/** A pause after which the next key in the same field begins a new answer. */
const PAUSE = 2000;

/** No person edits two fields this fast: it is one click that fills several. */
const ONE_MOMENT = 50;

/** Whether an edit goes on with the answer of the edit before it: the same field without a pause, or the same moment. */
export function sameAnswer(last: Edit | undefined, next: Edit): boolean {
  if (last === undefined) return false;
  const gone = next.at - last.at;
  return gone < ONE_MOMENT || (next.field !== undefined && next.field === last.field && gone < PAUSE);
}
