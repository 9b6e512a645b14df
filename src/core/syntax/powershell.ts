// PowerShell: strings and scripts, for Windows PowerShell 5.1 as for 7.

import { template } from './template.ts';

// What stands for itself between single quotes: ASCII without control signs, and the signs of marks. Not `<`: EC2 looks
// for its tags, </powershell> and <persist> among them, in the whole of user data, strings or not.
const OTHER = /([^\t\n\x20-;=-~\ue000-\ue002])/;

/**
 * A string that PowerShell reads back as `value`: in single quotes, where nothing is expanded and a quote is written
 * twice (about_Quoting_Rules). Any other character becomes `[char]0x00e9`, and `-join` puts the pieces together: 5.1 reads
 * a script without a mark of its encoding by the code page of the machine, and takes some quotes of other alphabets for
 * its own. A list, because a sum of thousands of pieces is one expression inside the other.
 */
export function powershellString(value: string): string {
  const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;
  if (!OTHER.test(value)) return quoted(value);
  const pieces = value.split(OTHER).filter((piece) => piece !== '');
  const joined = pieces.map((piece) =>
    OTHER.test(piece) ? `[char]0x${piece.charCodeAt(0).toString(16).padStart(4, '0')}` : quoted(piece),
  );
  return `(-join (${joined.join(', ')}))`;
}

/** A PowerShell script: every hole becomes one string. */
export const powershell = template(powershellString);
