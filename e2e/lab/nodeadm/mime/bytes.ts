// Bytes one by one: a string with one character for each byte, and a place in it. MIME counts bytes, and only its parts
// may be text.

export interface Bytes {
  readonly all: string;
  at: number;
}

export const bytesOf = (data: Uint8Array): Bytes => ({ all: Buffer.from(data).toString('latin1'), at: 0 });

/** The line from here on with its line break, and the place moved behind it; nothing at the end. */
export function wholeLine(bytes: Bytes): string | undefined {
  if (bytes.at >= bytes.all.length) return undefined;
  const end = bytes.all.indexOf('\n', bytes.at);
  const line = bytes.all.slice(bytes.at, end < 0 ? undefined : end + 1);
  bytes.at += line.length;
  return line;
}

/** A line as messages quote it: short, and without what a terminal would take for a command. */
export const shown = (line: string): string => JSON.stringify(line.slice(0, 80));
