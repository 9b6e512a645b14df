// The lines that say that a command failed: those of the detect script, and what aws and kubectl print by themselves.

import { type Cut, lineAt, type Place } from './chunk.ts';

/** How aws (both versions) and kubectl begin what they print to stderr. */
const ERROR =
  /^[ \t]*(?:aws: \[ERROR\]: )?(?:An error occurred \(|Error from server|error: |Error: |Unable to (?:connect to the server|locate credentials)|The connection to the server |(?:Could not connect|Connect timeout|Read timeout).{0,20} endpoint|The config profile |You must specify a region|[EW]\d{4} [\d:.]+ +\d+ memcache\.go:)/;
const FAILURE = /^[ \t]*# ! ?/;

/** `# ! failed (exit N): COMMAND`, then what it printed to stderr, each line behind `# ! `. */
export function failedCommand({ text, at, line, command }: Place): Cut | undefined {
  if (!FAILURE.test(line)) return undefined;
  const lines: string[] = [];
  let end = at;
  while (end < text.length) {
    const one = lineAt(text, end);
    const said = one.replace(FAILURE, '');
    if (said === one || (lines.length > 0 && said.startsWith('failed (exit '))) break;
    lines.push(said);
    end += one.length + 1;
  }
  const named = /^failed \(exit \d+\): (.*)$/.exec(lines[0] ?? '');
  const error = lines
    .slice(named === null ? 0 : 1)
    .join('\n')
    .trim();
  const failed = named?.[1] ?? command;
  return { end, chunks: [{ kind: 'failure', command: failed, error, text: text.slice(at, end).trimEnd() }] };
}

export const isError = (line: string): boolean => ERROR.test(line);

/** An error as a shell shows it. */
export const shellError = ({ at, line, command }: Place): Cut | undefined =>
  isError(line)
    ? { end: at + line.length + 1, chunks: [{ kind: 'failure', command, error: line.trim(), text: line }] }
    : undefined;

/** Blank lines and Markdown fences carry nothing. */
export const emptyLine = ({ at, line }: Place): Cut | undefined =>
  /^[ \t]*(?:```\w*|~~~\w*)?[ \t]*$/.test(line) ? { end: at + line.length + 1 } : undefined;

/** Whatever nobody else took. */
export const plainLine = ({ at, line, command }: Place): Cut => ({
  end: at + line.length + 1,
  chunks: [{ kind: 'line', text: line, command }],
});
