// Cutting a text into entries, as people copy a list from where it is used: bare, one entry a line, or as the assignment
// that carries it in a shell, a systemd unit, a Dockerfile, YAML or JSON.

/** What may stand before the name of the variable: a command, the key of a unit, a list item, a quote. */
const BEFORE = String.raw`(?:(?:export|declare -x|setenv|set|env)\s+|Environment=|-\s+)*["']?`;
const ASSIGNED = new RegExp(String.raw`^${BEFORE}no_?proxy["']?(?:\s*[=:]\s*|\s+)(.*)$`, 'i');

const withoutQuotes = (text: string): string => text.replace(/^["']+/, '').replace(/["'][;,]?\s*$|;\s*$/, '');

/**
 * The lines of a text that hold entries, in one line with commas between. Where a line assigns NO_PROXY (noProxy in Docker's JSON), only such lines
 * count: those beside it set other variables.
 */
export function listLine(text: string): string {
  const lines = text
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const assigned = lines.flatMap((line) => ASSIGNED.exec(line)?.[1] ?? []);
  return (assigned.length > 0 ? assigned.map(withoutQuotes) : lines).join(', ');
}

/** Each entry between two commas, once, without the blanks around it. */
export const entryTexts = (text: string): readonly string[] => [
  ...new Set(
    listLine(text)
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  ),
];

/** What stands between blanks, semicolons or bars: entries to be, where each of them is good. */
export const partsOf = (entry: string): readonly string[] => entry.split(/[\s;|]+/).filter((part) => part !== '');
