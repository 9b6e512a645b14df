// The rooms of src/ and their one-way doors, as data. A new room or a new door is a line here and a reason in its review.

export interface Room {
  /** Its folder (with `/` at the end) or its one file, from src/. Of two that match, the longer one holds. */
  readonly at: string;
  /** Folders and files that it may import from. A room may always import from itself. */
  readonly from: readonly string[];
  /** npm packages that it may import; `node:*` is all of Node's own. */
  readonly packages: readonly string[];
  /** Packages that one file alone may import. */
  readonly alone?: Readonly<Record<string, readonly string[]>>;
}

const DESK = 'core/index.ts';
/** The desk before the lists are there: what the first load of the page takes. */
const FIRST = 'core/first.ts';
const VIRTUAL = ['virtual:core-words'];
const REACT = ['react', 'react-dom'];
const MUI = ['@mui/material', '@emotion/react', '@emotion/styled'];
const COLOURS = 'wizard/preview/colours/';
const LINGUI = ['@lingui/core', '@lingui/react'];

export const rooms: readonly Room[] = [
  { at: 'core/model/', from: [], packages: ['zod', 'ipaddr.js'] },
  { at: 'core/aws/', from: ['core/model/'], packages: [] },
  { at: 'core/bypass/', from: ['core/model/', 'core/aws/'], packages: [] },
  { at: 'core/plan/', from: ['core/model/', 'core/aws/', 'core/bypass/'], packages: [] },
  { at: 'core/syntax/', from: [], packages: [] },
  {
    at: 'core/documents/',
    from: ['core/model/', 'core/syntax/'],
    packages: [],
    alone: { 'core/documents/zip.ts': ['fflate'] },
  },
  { at: 'core/detect/', from: ['core/model/', 'core/syntax/'], packages: ['yaml'] },
  {
    at: 'core/import/',
    from: ['core/model/'],
    packages: [],
    alone: { 'core/import/zipped-settings.ts': ['fflate'], 'core/import/file-text.ts': ['fflate'] },
  },
  { at: 'core/verify/', from: ['core/model/', 'core/syntax/', 'core/bypass/'], packages: ['yaml'] },
  { at: DESK, from: ['core/'], packages: [] },
  { at: FIRST, from: ['core/'], packages: [] },
  { at: 'core/bundle.ts', from: ['core/'], packages: [] },
  { at: 'core/later.ts', from: ['core/'], packages: [] },
  { at: 'core/later.test.ts', from: ['core/'], packages: [] },
  { at: 'core/kept-answers.test.ts', from: ['core/'], packages: [] },
  { at: 'share/', from: [DESK, FIRST], packages: [] },
  { at: COLOURS, from: [DESK, FIRST], packages: ['@codemirror/legacy-modes', '@codemirror/streamparser'] },
  {
    at: 'wizard/',
    from: [DESK, FIRST, 'share/', COLOURS],
    packages: [...REACT, ...MUI, ...LINGUI, ...VIRTUAL, 'react-hook-form'],
  },
  {
    at: 'build/',
    from: [],
    packages: ['vite', 'node:*'],
    alone: {
      'build/service-worker.ts': ['vite-plugin-pwa'],
      'build/catalogues.ts': ['@lingui/message-utils'],
      'build/catalogues.test.ts': ['@lingui/message-utils', '@lingui/core'],
    },
  },
  { at: 'cli/', from: [DESK], packages: ['node:*'], alone: { 'cli/start.mjs': ['vite'] } },
  { at: 'main.tsx', from: ['wizard/', 'early.ts', 'react-client.ts'], packages: REACT },
  { at: 'react-client.ts', from: [], packages: ['react-dom'] },
  { at: 'prerendered.tsx', from: ['wizard/'], packages: REACT },
  { at: 'early.ts', from: [], packages: [] },
];

/** What the test of a file may import besides: the readers that read back what was written. */
const GRAMMARS = ['web-tree-sitter', 'tree-sitter-powershell', '@tree-sitter-grammars/tree-sitter-hcl'];
const READERS = ['markdown-it', 'yaml', 'smol-toml', 'ajv', ...GRAMMARS];
export const testPackages = ['vitest', 'fast-check', 'node:*', ...READERS];

/**
 * Ordered lists of definitions. A list is imported by the front desk alone, and what stands in it by the list alone:
 * whoever needs a platform or a tool gets it as an argument.
 */
export const lists = [
  'core/documents/platforms/index.ts',
  'core/documents/tools/index.ts',
  'core/documents/controllers/index.ts',
];
export const listReader = DESK;
