// Command lines: the line a user typed, with the prompt of any shell before it, or the marker of the detect script (`# $ `).

import { type Cut, lineAt, type Place } from './chunk.ts';

const PROGRAM = String.raw`(?:[A-Za-z_]\w{0,40}=\S{0,200} +){0,5}(?:sudo +)?(?:aws|kubectl|eksctl|curl|k|oc)(?:\.exe)? +\S`;
/** Any prompt counts where a program we know follows it. */
const KNOWN_COMMAND = new RegExp(
  String.raw`^[ \t]*(?:[^"{}\n]{0,120}?[$#%>\u276f\u279c\u00bb\u03bb\u2717] *)??(?=${PROGRAM})`,
);
const BARE_COMMAND =
  /^[ \t]*(?:aws +(?:--\S+ +)*[a-z][a-z\d-]+ +[a-z-]|(?:kubectl|k) +(?:get|describe|cluster-info|create|apply|config|version|-|--)\b|eksctl +(?:get|utils)|curl +-?\S*http)/;
const PROMPT = String.raw`(?:\([\w.-]{1,64}\) ?)?(?:\[[^\]\n]{1,100}\] ?[$#%]|[\w.-]{1,64}@[\w.-]{1,64}[: ][^\s$#%]{0,200} ?[$#%]|PS (?:[A-Za-z]:\\|\/)[^>\n]{0,200}>|[A-Za-z]:\\[^>\n]{0,200}>)`;
/** Prompts that cannot be anything else, whatever follows. */
const ANY_COMMAND = new RegExp(String.raw`^[ \t]*(?:#? ?\$ +|${PROMPT}[ \t]*|[$%>#][ \t]*$)`);
/** Output without a line end, with the next prompt at its tail: `10.100.0.1[cloudshell-user@ip ~]$ `. */
const VALUE = String.raw`(?:\d{1,5}(?:\.\d{1,5}){0,5}(?:/\d{1,3})?|[\da-f]{1,4}:[\da-f:]{1,40}(?:/\d{1,3})?|https://[\w.-]{1,200})`;
const GLUED = new RegExp(
  String.raw`^[ \t]*(?:${VALUE}(?=\[[^\]\n]{1,100}\] ?[$#%])|\d{1,3}(?:\.\d{1,3}){3}(?:/\d{1,2})?(?=[A-Za-z_][\w.-]{0,64}@))`,
);

/** The command on a line, without its prompt; empty for a prompt alone; undefined where the line is no command. */
export function commandOn(line: string): string | undefined {
  const known = KNOWN_COMMAND.exec(line);
  if (known !== null && (known[0].trim() !== '' || BARE_COMMAND.test(line))) return line.slice(known[0].length).trim();
  const any = ANY_COMMAND.exec(line);
  return any === null ? undefined : line.slice(any[0].length).trim();
}

/** A command line with the lines it goes on over (`\` in shells, a backtick in PowerShell, `^` in cmd). */
export function commandLine({ text, at, line }: Place): Cut | undefined {
  let command = commandOn(line);
  if (command === undefined) return undefined;
  let end = at + line.length + 1;
  while (/[\\`^]$/.test(command) && end < text.length) {
    const next = lineAt(text, end);
    command = `${command.slice(0, -1).trim()} ${next.trim()}`;
    end += next.length + 1;
  }
  return { end, command };
}

/** Output with the next prompt glued to it: takes the output, leaves the prompt. */
export function gluedOutput({ at, line, command }: Place): Cut | undefined {
  const output = GLUED.exec(line)?.[0];
  if (output === undefined || commandOn(line.slice(output.length)) === undefined) return undefined;
  return { end: at + output.length, chunks: [{ kind: 'line', text: output, command }] };
}
