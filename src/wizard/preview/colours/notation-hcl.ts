// HCL as Terraform has it. CodeMirror has no parser for it: this one knows strings with templates in them, here-documents,
// comments, blocks and attributes (https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md).

import type { StreamParser, StringStream } from '@codemirror/streamparser';
import type { Kind } from './shades.ts';
import { streamMode } from './stream-mode.ts';

/** What is open, the innermost last: a string, a template in it, a brace in that. A text is the word that ends a here-document. */
type Open = 'string' | 'template' | 'brace' | { readonly ends: string };

interface HclState {
  readonly open: Open[];
  comment: boolean;
}

const KINDS: Partial<Record<string, Kind>> = {
  comment: 'c',
  string: 's',
  number: 'n',
  keyword: 'w',
  key: 'k',
  variable: 'v',
};

function inComment(stream: StringStream, state: HclState): string {
  if (stream.match(/^.*?\*\//)) state.comment = false;
  else stream.skipToEnd();
  return 'comment';
}

function inHeredoc(stream: StringStream, state: HclState, ends: string): string {
  if (stream.sol() && stream.string.trim() === ends) {
    state.open.pop();
    stream.skipToEnd();
    return 'string';
  }
  if (startsTemplate(stream, state)) return 'variable';
  stream.match(/^(?:[^$%]|\$\$\{|%%\{|[$%](?!\{))+/);
  return 'string';
}

function startsTemplate(stream: StringStream, state: HclState): boolean {
  if (!stream.match(/^[$%]\{/)) return false;
  state.open.push('template');
  return true;
}

function inString(stream: StringStream, state: HclState): string {
  if (startsTemplate(stream, state)) return 'variable';
  if (stream.match('"')) state.open.pop();
  else stream.match(/^(?:[^"\\$%]|\\.?|\$\$\{|%%\{|[$%](?!\{))+/);
  // A string ends with its line.
  if (stream.eol() && state.open.at(-1) === 'string') state.open.pop();
  return 'string';
}

/** The first word of a line is an attribute, or names a block. */
function word(stream: StringStream): string | null {
  const isFirst = stream.string.slice(0, stream.start).trim() === '';
  if (stream.match(/^\s*=(?!=)/, false)) return 'key';
  if (isFirst && stream.match(/^(?:\s+(?:"[^"]*"|[\w-]+))*\s*\{/, false)) return 'keyword';
  if (/^(?:true|false|null)$/.test(stream.current())) return 'number';
  return /^(?:var|local|data|module|each|count|path|self|terraform)\./.test(stream.current()) ? 'variable' : null;
}

function inCode(stream: StringStream, state: HclState): string | null {
  if (stream.eatSpace()) return null;
  if (stream.match(/^(?:#|\/\/)/)) {
    stream.skipToEnd();
    return 'comment';
  }
  if (stream.match('/*')) {
    state.comment = true;
    return inComment(stream, state);
  }
  if (stream.match('"')) {
    state.open.push('string');
    return 'string';
  }
  const heredoc = stream.match(/^<<-?([\w-]+)\s*$/);
  if (heredoc !== null && typeof heredoc === 'object') {
    state.open.push({ ends: heredoc[1] ?? '' });
    return 'string';
  }
  const isNested = state.open.length > 0;
  if (stream.eat('{')) {
    if (isNested) state.open.push('brace');
    return null;
  }
  if (stream.eat('}')) return state.open.pop() === 'template' ? 'variable' : null;
  if (stream.match(/^\d+(?:\.\d+)?/)) return 'number';
  if (stream.match(/^[A-Za-z_][\w.-]*/)) return word(stream);
  stream.next();
  return null;
}

const hcl: StreamParser<HclState> = {
  startState: () => ({ open: [], comment: false }),
  copyState: ({ open, comment }) => ({ open: [...open], comment }),
  token(stream, state) {
    if (state.comment) return inComment(stream, state);
    const open = state.open.at(-1);
    if (typeof open === 'object') return inHeredoc(stream, state, open.ends);
    return open === 'string' ? inString(stream, state) : inCode(stream, state);
  },
};

export const mode = streamMode(hcl, { kindOf: (style) => KINDS[style ?? ''] });
