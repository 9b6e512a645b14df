// The shortest way of a key into the file that shows: into the text node that it changes, past React, which draws the same
// a moment later with everything that follows from the key. What is written by hand is taken back before React draws, so
// that React never finds another text than its own.

/** What parts the entries of a line (line-pieces.ts): it may cut the line anew. */
const PARTS = /[\s,"'`=]/;

/** A text in place of one of the texts of a line. */
export interface Edit {
  readonly index: number;
  readonly text: string;
}

/**
 * The edit that makes one line of texts, which stand one behind the other, into another one. Nothing where it takes more
 * than letters in the middle or at the end of an entry: the line might be cut in other places then.
 */
export function editOf(texts: readonly string[], to: string): Edit | undefined {
  const from = texts.join('');
  const most = Math.min(from.length, to.length);
  let start = 0;
  while (start < most && from[start] === to[start]) start += 1;
  let end = 0;
  while (end < most - start && from[from.length - 1 - end] === to[to.length - 1 - end]) end += 1;
  const gone = from.slice(start, from.length - end);
  const come = to.slice(start, to.length - end);
  const before = from[start - 1];
  if (before === undefined || PARTS.test(before) || PARTS.test(gone) || PARTS.test(come)) return undefined;
  let at = 0;
  for (const [index, text] of texts.entries()) {
    const next = at + text.length;
    if (start <= next) {
      if (start + gone.length > next) return undefined;
      return { index, text: text.slice(0, start - at) + come + text.slice(start - at + gone.length) };
    }
    at = next;
  }
  return undefined;
}

export interface HandWriting {
  /** Makes the text of an element another one. Answers whether that could be done. */
  write(element: Element, to: string): boolean;
  /** Puts back all that was there. */
  takeBack(): void;
}

export function handWriting(): HandWriting {
  const before = new Map<Text, string>();
  return {
    write(element, to) {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      const nodes: Text[] = [];
      while (walker.nextNode() !== null) if (walker.currentNode instanceof Text) nodes.push(walker.currentNode);
      const edit = editOf(
        nodes.map(({ data }) => data),
        to,
      );
      const node = nodes[edit?.index ?? -1];
      if (edit === undefined || node === undefined) return false;
      if (!before.has(node)) before.set(node, node.data);
      node.data = edit.text;
      return true;
    },
    takeBack() {
      for (const [node, text] of before) node.data = text;
      before.clear();
    },
  };
}
