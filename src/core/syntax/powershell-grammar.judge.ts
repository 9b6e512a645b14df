// The grammar of PowerShell (airbus-cert/tree-sitter-powershell) as a judge for tests.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Language, type Node, Parser } from 'web-tree-sitter';

const require = createRequire(import.meta.url);
await Parser.init();
const parser = new Parser();
parser.setLanguage(
  await Language.load(readFileSync(require.resolve('tree-sitter-powershell/tree-sitter-powershell.wasm'))),
);

const errorsIn = (node: Node): readonly string[] => [
  ...(node.isError || node.isMissing ? [`${node.startPosition.row + 1}: ${node.text.slice(0, 60)}`] : []),
  ...node.children.flatMap((child) => (child === null ? [] : errorsIn(child))),
];

/** Where the grammar does not follow a script: line and text; empty where it reads all of it. */
export function grammarErrors(script: string): readonly string[] {
  const tree = parser.parse(script);
  if (tree === null) return ['the script was not read'];
  const errors = tree.rootNode.hasError ? errorsIn(tree.rootNode) : [];
  tree.delete();
  return errors;
}

/**
 * The values of strings, in order, as the language defines them: each string in single quotes is one, and so is each
 * `-join` of such strings and `[char]` numbers.
 */
export function stringValues(script: string): readonly string[] {
  const found: string[] = [];
  const walk = (node: Node, joined: boolean): void => {
    const add = (text: string): unknown => found.push(joined ? (found.pop() ?? '') + text : text);
    if (node.type === 'verbatim_string_characters') add(node.text.slice(1, -1).replaceAll("''", "'"));
    else if (joined && node.type === 'hexadecimal_integer_literal') add(String.fromCharCode(Number(node.text)));
    const joins = node.type === 'expression_with_unary_operator' && node.text.startsWith('-join');
    if (joins) found.push('');
    for (const child of node.children) if (child !== null) walk(child, joined || joins);
  };
  const tree = parser.parse(script);
  if (tree !== null) walk(tree.rootNode, false);
  tree?.delete();
  return found;
}
