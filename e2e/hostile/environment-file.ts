// A file for EnvironmentFile=, read as systemd reads it (systemd.exec(5); src/basic/env-file.c): as far as we write such
// files, with values bare or in double quotes.

const LINE = /([A-Za-z_]\w*)=(?:"((?:[^"\\]|\\[\s\S])*)"|([^\n"'\\]*))\n/y;

/** Names and values in turn; throws on anything that systemd would read in another way. */
export function environmentOf(text: string): readonly string[] {
  const found: string[] = [];
  LINE.lastIndex = 0;
  while (LINE.lastIndex < text.length) {
    const start = LINE.lastIndex;
    const [, name = '', quoted, bare = ''] = LINE.exec(text) ?? [];
    if (name === '')
      throw new Error(`not a line of an environment file: ${JSON.stringify(text.slice(start, start + 80))}`);
    // In double quotes a backslash stands for itself before any other sign.
    found.push(name, quoted?.replace(/\\(["\\`$])/g, '$1').replaceAll('\\\n', '') ?? bare);
  }
  return found;
}
