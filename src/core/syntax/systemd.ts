// systemd: unit files, and the two ways to hand environment variables to a unit.

type Entry = readonly [name: string, value: string];

/**
 * systemd takes no variable with other control characters than tab and line break (src/basic/env-util.c,
 * env_value_is_valid), and no file with a noncharacter of Unicode in it (src/basic/utf8.c, unichar_is_valid).
 */
function refuseUnwritable(value: string): void {
  if (/[^\P{Cc}\t\n]|\p{Cs}|\p{Noncharacter_Code_Point}/u.test(value)) {
    throw new Error('systemd takes no control characters and no noncharacters in a variable');
  }
}

/** A value inside double quotes of a unit file: `%` starts a specifier there, a backslash an escape (systemd.unit(5)). */
const unitQuoted = (value: string): string =>
  value.replace(/[\\"]/g, '\\$&').replaceAll('%', '%%').replaceAll('\n', '\\n').replaceAll('\t', '\\t');

/**
 * The value of `Environment=` or `DefaultEnvironment=` for one variable, quoted (systemd.exec(5)). Refuses what systemd
 * refuses in a variable.
 */
export function environmentAssignment(name: string, value: string): string {
  refuseUnwritable(value);
  return `"${name}=${unitQuoted(value)}"`;
}

/** What bash, systemd and PAM all read as itself without quotes. */
const BARE = /^[\w@%+=:,./-]+$/;

/**
 * A file for `EnvironmentFile=`, one `NAME=value` a line: bare where nothing in the value is special, else in double
 * quotes with backslashes before `\ " $` and backtick. systemd and a shell that sources the file read the same values
 * (systemd.exec(5)); PAM's /etc/environment too, as long as nothing needs a backslash and no value has a line break.
 * `%` means nothing here. Refuses what systemd refuses in a variable.
 */
export const environmentFile = (entries: readonly Entry[]): string =>
  entries
    .map(([name, value]) => {
      refuseUnwritable(value);
      return `${name}=${BARE.test(value) ? value : `"${value.replace(/[\\"$`]/g, '\\$&')}"`}\n`;
    })
    .join('');

/**
 * A unit or a drop-in: sections with their settings, in order. Values are in the notation of their setting; refuses one
 * that would start a line of its own or run on into the next.
 */
export function unit(sections: readonly (readonly [section: string, settings: readonly Entry[]])[]): string {
  return sections
    .map(([section, settings]) => {
      const lines = settings.map(([name, value]) => {
        if (/[\n\r]|\\$/.test(value)) throw new Error(`${name}= takes one line`);
        return `${name}=${value}\n`;
      });
      return `[${section}]\n${lines.join('')}`;
    })
    .join('\n');
}
