// Text of a script or a style, to stand inside of an element of an HTML page.

import { parseSync, Visitor } from 'vite';

const ENDS = /<(?=!--|\/?script)/i;

/** Whether a template that a function gets, and whose text as written it may ask for, holds what has to be written otherwise. */
function inTaggedTemplate(code: string): boolean {
  let found = false;
  new Visitor({
    TaggedTemplateExpression({ quasi }) {
      if (quasi.quasis.some(({ value }) => ENDS.test(value.raw))) found = true;
    },
  }).visit(parseSync('page.js', code).program);
  return found;
}

/**
 * A script that ends no element too early, the same to the engine. `</script` ends it; `<!--` with `<script` behind it makes
 * the reader overlook the end (https://html.spec.whatwg.org/multipage/scripting.html#restrictions-for-contents-of-script-elements).
 * Minified code has these only in strings, templates and regular expressions, where `\x3C` is `<`. Throws where one stands
 * in a tagged template, whose function would see the difference.
 */
export function inlineScript(code: string): string {
  if (!ENDS.test(code)) return code;
  if (inTaggedTemplate(code)) {
    throw new Error('A tagged template holds "<script", "</script" or "<!--": it cannot stand inside of a page.');
  }
  return code.replace(new RegExp(ENDS, 'gi'), '\\x3C');
}

/** A style sheet that ends no element too early. */
export const inlineStyle = (css: string): string => css.replace(/<(?=\/style)/gi, '\\3C ');

/** The content of a file as an address. */
export const dataAddress = (type: string, content: Uint8Array): string =>
  `data:${type};base64,${Buffer.from(content).toString('base64')}`;
