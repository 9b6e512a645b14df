// Takes out of a paste what terminals, browsers and chat programs put in, so that the readers see what the command printed.

// Built from strings: a control character in a regular expression literal is easily taken for a mistake.
const ESCAPE = String.raw`\u001b`;
/** Colours and cursor moves (CSI), window titles (OSC, to BEL or ST), and the short escapes: ECMA-48, section 5. */
const TERMINAL_CODES = new RegExp(
  `${ESCAPE}\\[[0-?]*[ -/]*[@-~]|${ESCAPE}\\][^\\u0007\\u001b\\n]*(?:\\u0007|${ESCAPE}\\\\)?|${ESCAPE}[ -/]*[0-~]`,
  'g',
);
const CONTROLS = /(?![\t\n])\p{Cc}/gu;
const LINE_BREAKS = /\r\n|[\r\v\f\u0085\u2028\u2029]/g;
const INVISIBLE = /\u200b|\u200c|\u200d|\u2060|\ufeff|\u00ad/g;
const BLANKS = /[\u00a0\u2000-\u200a\u202f\u205f\u3000]/g;
const CURLY_DOUBLE = /[\u201c\u201d\u201e\u201f\u2033]/g;
const CURLY_SINGLE = /[\u2018\u2019\u201a\u201b\u2032]/g;

const count = (text: string, part: RegExp): number => text.match(part)?.length ?? 0;

/** The text with LF line ends, plain blanks, straight quotes where an editor bent them, and no terminal codes. */
export function clean(pasted: string): string {
  const text = pasted
    .replace(TERMINAL_CODES, '')
    .replace(LINE_BREAKS, '\n')
    .replace(CONTROLS, '')
    .replace(INVISIBLE, '')
    .replace(BLANKS, ' ');
  // An editor bends all quotes or none; a single curly quote is part of somebody's text and stays.
  if (count(text, CURLY_DOUBLE) <= count(text, /"/g)) return text;
  return text.replace(CURLY_DOUBLE, '"').replace(CURLY_SINGLE, "'");
}
