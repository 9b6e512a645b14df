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

/** The values of the strings in single quotes, in order, as the language defines them. */
export function verbatimStrings(script: string): readonly string[] {
  const found: string[] = [];
  const walk = (node: Node): void => {
    if (node.type === 'verbatim_string_characters') found.push(node.text.slice(1, -1).replaceAll("''", "'"));
    for (const child of node.children) if (child !== null) walk(child);
  };
  const tree = parser.parse(script);
  if (tree !== null) walk(tree.rootNode);
  tree?.delete();
  return found;
}
