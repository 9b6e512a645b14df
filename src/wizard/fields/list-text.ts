// Cutting a text into the items of a list, as people type and paste them.

const SEPARATOR = /[\s,;]+/;

/** A paste of more items than a person would give is some other text: it stays whole, for a message to say so. */
const MOST = 100;

export interface ListText {
  readonly items: readonly string[];
  /** What is still being typed. */
  readonly text: string;
}

/** What the list answers: the items, and what is being typed as one more. */
export const answerOf = ({ items, text }: ListText): readonly string[] => (text === '' ? items : [...items, text]);

const piecesOf = (text: string): string[] => text.split(SEPARATOR).filter((piece) => piece !== '');

/** Everything that stands in the text becomes items; a text of blanks only is no item. */
export function closed({ items, text }: ListText): ListText {
  const pieces = piecesOf(text);
  if (pieces.length > MOST) return { items: [...items, text], text: '' };
  return { items: pieces.length === 0 ? items : [...items, ...pieces], text: '' };
}

/** A key was typed: what stands before the last separator becomes items. */
export function typed({ items }: ListText, text: string): ListText {
  let cut = text.length - 1;
  while (cut >= 0 && !SEPARATOR.test(text.charAt(cut))) cut -= 1;
  const before = piecesOf(text.slice(0, cut + 1));
  if (cut < 0 || before.length > MOST) return { items, text };
  return { items: before.length === 0 ? items : [...items, ...before], text: text.slice(cut + 1) };
}

/** A text was pasted at a selection: whole items at once, or a piece of the one that is being typed. */
export function pasted(list: ListText, paste: string, start: number, end: number): ListText {
  const merged = { ...list, text: list.text.slice(0, start) + paste + list.text.slice(end) };
  const isPiece = list.text !== '' && !SEPARATOR.test(paste.trim());
  if (isPiece) return { ...merged, text: list.text.slice(0, start) + paste.trim() + list.text.slice(end) };
  return piecesOf(merged.text).length > MOST ? merged : closed(merged);
}

/** Takes an item out; `edit` puts it back into the text, after what stood there has become an item. */
export function without(list: ListText, index: number, edit = false): ListText {
  const kept = list.items.filter((_, at) => at !== index);
  return edit
    ? { items: closed({ ...list, items: kept }).items, text: list.items[index] ?? '' }
    : { ...list, items: kept };
}
