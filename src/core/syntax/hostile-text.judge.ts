// Texts that break quoting, for tests: what people paste, what attackers type, and what a notation takes for its own.

import fc from 'fast-check';

const words = (text: string): readonly string[] => text.split(' ');

/** Lines that end here-documents and parts, ours and those of people. */
const DELIMITERS = words('EOF END END1 --== --==BOUNDARY== --==BOUNDARY==-- \'@ "@ --- ... ```');

const PIECES = [
  ...words("\" ' ` \"\"\" ''' '' \\\" \\' \u2018 \u2019 \u201a \u201b \u201c \u201d \u201e"),
  ...words('$(id) $x $0 $$ $ \x24{IFS} \x24{x} %{x} %% % %h %s {{x}} {{ #{x} !x !! \\ \\\\ \\n \\u0041 \\|'),
  ...words('{value} {constructor} {__proto__} {toString} __proto__ constructor << < > &amp; &#x41; <!-- --> ]]>'),
  ...words('</powershell> <persist>true</persist> <script> | || * _ ~ [x](y) ![ # - ; & : , = == ? ^ -- -e @ { } [ ]'),
  ...words('yes no on y null true 1 0x1f 0o17 017 1e3 e-1 1_000 1:30 .inf .nan 2001-01-01 *a &a !a @a'),
  ...words(
    '../ .. . / // /bin/touch C:\\ CON e\u0301 \u00e9 \u0430 \uff04 \uff07 \u2215 \uff0f \ud55c\uae00 \u0130 \u017f \u212a',
  ),
  ...words('\u200b \u200e \u200f \u202e \u2066 \ufffe \uffff \ud800 \udfff \udc00\ud800 \u{1f600} \u{10ffff} \uf8ff'),
  ...words('\ue000 \ue001 \ue002 \ue000a\ue001b\ue002 \0 \u0007 \u001b[31m \u007f \u0085'),
  ...['\n', '\r\n', '\r', '\t', ' ', '  ', '\n\n', '\n ', ' \n', '\u00a0', '\u2028', '\u2029', '\ufeff', '\u3000'],
  ...[
    '# ',
    '- ',
    '> ',
    'a: b',
    ': ',
    ', ',
    '; ',
    '#!/bin/sh\n',
    '$(touch x)',
    '`touch x`',
    '<(touch x)',
    '\ntouch x\n',
  ],
  ...['"; touch x; "', "'; touch x; '", '| touch x', '&& touch x'],
  ...DELIMITERS.flatMap((line) => [line, `\n${line}\n`]),
];

const piece = fc.constantFrom(...PIECES);
const word = fc.string({ unit: 'grapheme-ascii', maxLength: 8 });
const signs = fc.constantFrom(...'\'"\\`$%{}()<>|&;#*?![]~=,:./-_ \t\r\nab1');

/** Short and long, of every alphabet, with halves of surrogate pairs, NUL, and the signs of marks. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { arbitrary: piece, weight: 40 },
  {
    arbitrary: fc.array(fc.oneof(piece, word), { minLength: 2, maxLength: 6 }).map((some) => some.join('')),
    weight: 8,
  },
  { arbitrary: fc.string({ unit: 'grapheme-ascii' }), weight: 30 },
  { arbitrary: fc.string({ unit: 'binary' }), weight: 30 },
  { arbitrary: fc.string({ unit: signs }), weight: 60 },
  { arbitrary: piece.map((one) => one.repeat(10_000 / one.length)), weight: 2 },
);

/** Runs a check on a thousand of them, in lots that a real reader takes in one go; one lot where it starts slowly. */
export function onLots(check: (lot: readonly string[]) => void, lots = 10): void {
  const size = { minLength: 1000 / lots, maxLength: 1000 / lots };
  fc.assert(
    fc.property(fc.array(hostileText, size), (lot) => check(lot)),
    { numRuns: lots },
  );
}
