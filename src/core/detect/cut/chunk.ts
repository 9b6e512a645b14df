// The pieces that a paste is cut into. Every piece knows the command line above it, where there was one.

import type { Note } from '../detection.ts';

interface Piece {
  /** As pasted, for the leftover. */
  readonly text: string;
  /** The command line above it without its prompt; empty where there was none. */
  readonly command: string;
}

/** A JSON value or a YAML document. `partial`: only what was whole in a value that was cut off; absence proves nothing. */
export interface ValueChunk extends Piece {
  readonly kind: 'value';
  readonly value: unknown;
  readonly partial: boolean;
}

/** What kubectl prints by default: columns by header, cells as words. */
export interface TableChunk extends Piece {
  readonly kind: 'table';
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface LineChunk extends Piece {
  readonly kind: 'line';
}

/** `command` failed; `error` is what it printed to stderr. */
export interface FailureChunk extends Piece {
  readonly kind: 'failure';
  readonly error: string;
}

export type Chunk = ValueChunk | TableChunk | LineChunk | FailureChunk;

/** What one cutter took off the paste at a position. */
export interface Cut {
  /** Where the rest begins; behind the position it was asked at. */
  readonly end: number;
  readonly chunks?: readonly Chunk[];
  readonly notes?: readonly Note[];
  /** A command line: the one above what follows. */
  readonly command?: string;
  /** How much YAML was read up to here, where it is more than before. */
  readonly yamlRead?: number;
}

/** The place a cutter is asked at: always the first character of a line, or of what is left of one. */
export interface Place {
  readonly text: string;
  readonly at: number;
  /** The line from `at`, without its line end. */
  readonly line: string;
  readonly command: string;
  /** How much YAML was read above, in characters. */
  readonly yamlRead: number;
}

/** Takes something off the paste at a place, or says nothing if that is not its kind. */
export type Cutter = (place: Place) => Cut | undefined;

/** The line that begins at a position, without its line end. */
export function lineAt(text: string, at: number): string {
  const end = text.indexOf('\n', at);
  return text.slice(at, end === -1 ? text.length : end);
}
