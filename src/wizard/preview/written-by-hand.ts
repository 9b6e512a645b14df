// The shortest way of a key into the file that shows: into the text node that it changes, past React, which draws the same
// a moment later with everything that follows from the key. What is written by hand is taken back before React draws
// another snapshot, so that React finds its own text; what React drew meanwhile (colours came) is React's.

import { commonEnds } from './colours/common-ends.ts';

/** What parts the entries of a line (line-pieces.ts): it may cut the line anew. */
const PARTS = /[\s,"'`=]/;

/** A text in place of one of the texts of a line. */
export interface TextEdit {
  readonly index: number;
  readonly text: string;
}

/**
 * The edit that makes one line of texts, which stand one behind the other, into another one. Nothing where it takes more
 * than letters in the middle or at the end of an entry: the line might be cut in other places then.
 */
export function editOf(texts: readonly string[], to: string): TextEdit | undefined {
  const from = texts.join('');
  const { top: start, end } = commonEnds(from, to);
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

/** What this needs of a text node. */
export interface TextNode {
  data: string;
}

/** The text nodes of an element, in order. */
export function textNodesOf(element: Element): readonly TextNode[] {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const nodes: TextNode[] = [];
  while (walker.nextNode() !== null) if (walker.currentNode instanceof Text) nodes.push(walker.currentNode);
  return nodes;
}

export interface HandWriting {
  /** Makes the text of a line's nodes another one. Answers whether that could be done. */
  write(nodes: readonly TextNode[], to: string): boolean;
  /** Puts back what was there, wherever nobody else wrote since. */
  takeBack(): void;
}

export function handWriting(): HandWriting {
  const written = new Map<TextNode, { readonly was: string; readonly text: string }>();
  return {
    write(nodes, to) {
      const edit = editOf(
        nodes.map(({ data }) => data),
        to,
      );
      const node = nodes[edit?.index ?? -1];
      if (edit === undefined || node === undefined) return false;
      written.set(node, { was: node.data, text: edit.text });
      node.data = edit.text;
      return true;
    },
    takeBack() {
      for (const [node, { was, text }] of written) if (node.data === text) node.data = was;
      written.clear();
    },
  };
}
