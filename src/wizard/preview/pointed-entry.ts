// Points at one entry of NO_PROXY in the file that shows, and brings it into view. A highlight of the browser's own: the
// file's lines are not drawn again for it. A browser without highlights scrolls only.

import { bringIntoView } from './bring-into-view.ts';

const NAME = 'pointed-entry';

/** Signs that a host, an address or a network is made of: an entry ends where they do. */
const PART = /[\w.:/[\]-]/;

/** Where an entry stands in a text as a whole, first of all in a line that names the variable; -1 where it does not. */
export function placeOfEntry(text: string, entry: string): number {
  let first = -1;
  for (let at = text.indexOf(entry); at >= 0 && entry !== ''; at = text.indexOf(entry, at + 1)) {
    if (PART.test(text[at - 1] ?? '') || PART.test(text[at + entry.length] ?? '')) continue;
    if (first < 0) first = at;
    const line = text.slice(text.lastIndexOf('\n', at) + 1, at);
    if (/no[_-]?proxy/i.test(line)) return at;
  }
  return first;
}

/** The part of an element that holds `length` signs of its text from `at` on. */
function rangeIn(root: Element, at: number, length: number): Range {
  const range = document.createRange();
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  let passed = 0;
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const size = node.nodeValue?.length ?? 0;
    if (at >= passed && at < passed + size) range.setStart(node, at - passed);
    if (at + length <= passed + size) {
      range.setEnd(node, at + length - passed);
      break;
    }
    passed += size;
  }
  return range;
}

const highlights = (): HighlightRegistry | undefined => ('highlights' in CSS ? CSS.highlights : undefined);

/** Marks the entry in the file that shows. Does nothing where it is not in there. */
export function pointAtEntry(entry: string) {
  const code = document.querySelector('[data-testid="preview"] code');
  const at = placeOfEntry(code?.textContent ?? '', entry);
  if (code === null || at < 0) return clearPointedEntry();
  const range = rangeIn(code, at, entry.length);
  highlights()?.set(NAME, new Highlight(range));
  const box = code.closest('.codewrap');
  const outer = range.getBoundingClientRect();
  if (box !== null && outer.height > 0) bringIntoView(box, outer, outer, 'auto');
}

export function clearPointedEntry() {
  highlights()?.delete(NAME);
}
