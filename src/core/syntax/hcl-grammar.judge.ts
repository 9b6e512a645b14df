// The grammar of HCL for Terraform (tree-sitter-grammars/tree-sitter-hcl) as a judge for tests, on every machine.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Language, type Node, Parser } from 'web-tree-sitter';

const require = createRequire(import.meta.url);
await Parser.init();
const parser = new Parser();
parser.setLanguage(
  await Language.load(
    readFileSync(require.resolve('@tree-sitter-grammars/tree-sitter-hcl/tree-sitter-terraform.wasm')),
  ),
);

const childrenOf = (node: Node): readonly Node[] => node.namedChildren.filter((child) => child !== null);

const errorsIn = (node: Node): readonly string[] => [
  ...(node.isError || node.isMissing ? [`${node.startPosition.row + 1}: ${node.text.slice(0, 60)}`] : []),
  ...node.children.flatMap((child) => (child === null ? [] : errorsIn(child))),
];

/** A block as read: its words, then what stands in it. Several attributes of one name would be one; terraform refuses them. */
export interface ReadBlock {
  readonly words: readonly string[];
  readonly values: Readonly<Record<string, unknown>>;
  readonly blocks: readonly ReadBlock[];
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

/** The text between quotes, as the specification of the syntax defines it. */
const unquoted = (text: string): string =>
  text.replace(/\\(?:u([0-9a-f]{4})|U([0-9a-f]{8})|(.))|([$%])\4\{/g, (_, four, eight, one, sign) => {
    if (sign !== undefined) return `${sign}{`;
    if (one !== undefined) return ESCAPES[one] ?? one;
    return String.fromCodePoint(Number.parseInt(four ?? eight, 16));
  });

function heredocText(text: string): string {
  const [, body = ''] = /^<<-\w+\n([\s\S]*?)[ ]*\w+$/.exec(text) ?? [];
  const lines = body.split('\n');
  const indents = lines.filter((line) => line !== '').map((line) => line.length - line.replace(/^ */, '').length);
  const least = Math.min(...indents);
  return lines.map((line) => line.slice(least).replace(/([$%])\1\{/g, '$1{')).join('\n');
}

/** Strings, numbers, booleans, null, lists and objects; anything that Terraform would compute as `{ computed: text }`. */
function readValue(node: Node): unknown {
  const [only] = childrenOf(node);
  switch (node.type) {
    case 'expression':
    case 'literal_value':
    case 'template_expr':
    case 'collection_value':
      return only === undefined
        ? JSON.parse(node.text)
        : only.type === 'get_attr'
          ? { computed: node.text }
          : wrapped(node, only);
    case 'string_lit':
      return unquoted(node.text.slice(1, -1));
    case 'quoted_template':
      return { computed: node.text };
    case 'heredoc_template':
      return heredocText(node.text);
    case 'numeric_lit':
    case 'bool_lit':
    case 'null_lit':
      return JSON.parse(node.text);
    case 'tuple':
      return childrenOf(node).flatMap((child) => (child.type === 'expression' ? [readValue(child)] : []));
    case 'object':
      return Object.fromEntries(
        childrenOf(node).flatMap((child) => {
          const [key, value] = childrenOf(child);
          return child.type === 'object_elem' && key && value ? [[keyOf(key), readValue(value)]] : [];
        }),
      );
    default:
      return /^-\d+$/.test(node.text) ? Number(node.text) : { computed: node.text };
  }
}

const wrapped = (node: Node, only: Node): unknown =>
  childrenOf(node).length > 1 ? { computed: node.text } : readValue(only);

const keyOf = (node: Node): string => (node.text.startsWith('"') ? unquoted(node.text.slice(1, -1)) : node.text);

function blockOf(node: Node): ReadBlock {
  const children = childrenOf(node);
  const words = children
    .filter(({ type }) => type === 'identifier' || type === 'string_lit')
    .map((word) => (word.type === 'identifier' ? word.text : unquoted(word.text.slice(1, -1))));
  return { words, ...bodyOf(children.find(({ type }) => type === 'body')) };
}

function bodyOf(body: Node | undefined): Omit<ReadBlock, 'words'> {
  const children = body === undefined ? [] : childrenOf(body);
  return {
    values: Object.fromEntries(
      children.flatMap((child) => {
        const [name, value] = childrenOf(child);
        return child.type === 'attribute' && name && value ? [[name.text, readValue(value)]] : [];
      }),
    ),
    blocks: children.filter(({ type }) => type === 'block').map(blockOf),
  };
}

/** The blocks of a file. Throws where the grammar does not follow, with line and text. */
export function readHcl(text: string): readonly ReadBlock[] {
  const tree = parser.parse(text);
  if (tree === null) throw new Error('the file was not read');
  const errors = tree.rootNode.hasError ? errorsIn(tree.rootNode) : [];
  if (errors.length > 0) throw new Error(errors.join('\n'));
  const found = bodyOf(childrenOf(tree.rootNode).find(({ type }) => type === 'body')).blocks;
  tree.delete();
  return found;
}
