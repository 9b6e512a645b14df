// What a source file says about itself: the modules it names and the texts it spells out. Read with Vite's own parser,
// so types and JSX are no obstacle.

import { readFileSync } from 'node:fs';
import { parseSync } from 'vite';
import { filesUnder } from './files.ts';

export interface Source {
  /** Every module named by import, export-from, `import()` or `import('...')` in a type; in order, with repeats. */
  readonly imports: readonly string[];
  /** Every string that stands in the code, import specifiers left out. */
  readonly strings: readonly string[];
}

type Node = Readonly<Record<string, unknown>>;

const IMPORTING = new Set([
  'ImportDeclaration',
  'ExportNamedDeclaration',
  'ExportAllDeclaration',
  'ImportExpression',
  'TSImportType',
]);

/** The nodes of a syntax tree, in the order of the text. */
function* nodesOf(value: unknown): Generator<Node> {
  if (typeof value !== 'object' || value === null) return;
  const node: Node = { ...value };
  if (typeof node.type === 'string') yield node;
  for (const child of Object.values(node)) yield* nodesOf(child);
}

/** The text that a literal or a piece of a template stands for. */
function textOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !('value' in value)) return undefined;
  if (typeof value.value === 'string') return value.value;
  const cooked =
    typeof value.value === 'object' && value.value !== null && 'cooked' in value.value && value.value.cooked;
  return typeof cooked === 'string' && cooked !== '' ? cooked : undefined;
}

/** Reads one file. Throws where it is no valid TypeScript or JavaScript, or imports a module whose name is computed. */
export function sourceOf(path: string, code: string): Source {
  const { program, errors } = parseSync(path, code);
  if (errors[0] !== undefined) throw new Error(`${path}: ${errors[0].message}`);
  const imports: string[] = [];
  const strings: string[] = [];
  for (const node of nodesOf(program)) {
    if (IMPORTING.has(String(node.type)) && node.source) {
      const name = textOf(node.source);
      if (name === undefined) throw new Error(`${path}: an import with a computed name`);
      imports.push(name);
    } else if (node.type === 'Literal' || node.type === 'TemplateElement') {
      const text = textOf(node);
      if (text !== undefined) strings.push(text);
    }
  }
  return { imports, strings: strings.filter((text) => !imports.includes(text)) };
}

const textInCode = (value: unknown): string | undefined => {
  const [first, ...others] = [...nodesOf(value)];
  if (first?.type === 'Literal') return textOf(first);
  // A template with holes of code: what stands between them.
  if (first?.type !== 'TemplateLiteral') return undefined;
  return others.flatMap((node) => (node.type === 'TemplateElement' ? (textOf(node) ?? '') : [])).join('');
};

/** Every object of a file that is written with a text for `en`: the texts of it by their keys, the line where it stands. */
export function localizedIn(path: string, code: string): readonly { line: number; texts: Map<string, string> }[] {
  return [...nodesOf(parseSync(path, code).program)].flatMap((node) => {
    if (node.type !== 'ObjectExpression' || !Array.isArray(node.properties)) return [];
    const texts = new Map<string, string>();
    for (const { key, value } of node.properties) {
      const text = textInCode(value);
      if (key?.type === 'Identifier' && text !== undefined) texts.set(key.name, text);
    }
    if (!texts.has('en')) return [];
    return [{ line: code.slice(0, Number(node.start)).split('\n').length, texts }];
  });
}

/** Every file of src/ by its path from there, with what it imports; styles and language files import nothing. */
export function importsOfSrc(): Map<string, readonly string[]> {
  const files = filesUnder('src').filter(
    (path) => /\.(?:tsx?|mjs|css|json)$/.test(path) && !/\/tsconfig\.json$/.test(path),
  );
  return new Map(
    files.map((path) => [
      path.replace(/^src\//, ''),
      /\.(?:css|json)$/.test(path) ? [] : sourceOf(path, readFileSync(path, 'utf8')).imports,
    ]),
  );
}
