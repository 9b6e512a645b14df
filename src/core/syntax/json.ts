// JSON, as a person would lay it out.

import { asciiWith, backslashU } from './ascii.ts';

export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue | undefined };

/** A document: two spaces an indent, keys in the order given (undefined ones left out), ASCII, LF at the end (RFC 8259). */
export const json = (value: JsonValue): string => `${asciiWith(JSON.stringify(value, null, 2), backslashU)}\n`;
