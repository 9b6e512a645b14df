import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Document } from '../../../core/index.ts';
import { shadedIn } from './notation.judge.ts';
import { loadMode, modeOf } from './notations.ts';
import { cutter } from './shades.ts';

const notations: readonly Document['notation'][] = [
  'bash',
  'yaml',
  'json',
  'toml',
  'powershell',
  'hcl',
  'markdown',
  'mime',
  'text',
];

/** A text with its kinds written in. */
const shaded = async (notation: Document['notation'], ...lines: readonly string[]) =>
  (await shadedIn(notation, lines.join('\n')))
    .map((parts) => parts.map(({ text, kind }) => (kind === undefined ? text : `<${kind}:${text}>`)).join(''))
    .join('\n');

describe('bash', () => {
  test('keeps variables apart inside of strings, and words of the language from commands', async () => {
    expect(
      await shaded(
        'bash',
        '#!/bin/bash',
        'if [ -n "$map/x" ]; then echo \'in $it\'; fi # done',
        `proxy=\${HTTP:-none}`,
      ),
    ).toBe(
      [
        '<c:#!/bin/bash>',
        '<w:if> [ -n <s:"><v:$map><s:/x"> ]; <w:then> echo <s:\'in $it\'>; <w:fi> <c:# done>',
        `<k:proxy>=<v:\${HTTP:-none}>`,
      ].join('\n'),
    );
  });

  test('a here-document is a string until its word stands alone, whatever quotes it holds', async () => {
    expect(await shaded('bash', "cat >x <<'END'", "it's # not", 'END of it', 'END', '# a comment')).toBe(
      ["cat >x <s:<<'END'>", "<s:it's # not>", '<s:END of it>', '<s:END>', '<c:# a comment>'].join('\n'),
    );
  });

  test('a string goes on in the next line', async () => {
    expect(await shaded('bash', "say 'one", "# two'; return 1")).toBe("say <s:'one>\n<s:# two'>; <w:return> <n:1>");
  });
});

describe('YAML', () => {
  test('has keys, plain and quoted values, numbers, comments', async () => {
    expect(await shaded('yaml', '# why', 'kind: ConfigMap', 'on: true', '- name: "a # b" # c', '  port: 3128')).toBe(
      [
        '<c:# why>',
        '<k:kind>: <s:ConfigMap>',
        '<k:on>: <n:true>',
        '- <k:name>: <s:"a # b"> <c:# c>',
        '  <k:port>: <n:3128>',
      ].join('\n'),
    );
  });

  test.each(['ca.pem:', '"Fn::Base64":', '-', '- -', "- 'a b':"])(
    'a block of text behind %s is a string as far as it is indented',
    async (key) => {
      const text = await shaded('yaml', `  ${key} |`, '      if: "x"', '', '      # fi', '  next: a');
      expect(text).toContain('\n      <s:if: "x">\n\n      <s:# fi>\n  <k:next>: <s:a>');
    },
  );

  test('a key below one that has a block of text is no part of it', async () => {
    expect(await shaded('yaml', '- a: |', '    x: y', '  b: c')).toBe('- <k:a>: |\n    <s:x: y>\n  <k:b>: <s:c>');
  });
});

test('JSON has keys, strings, numbers', async () => {
  expect(await shaded('json', '  "a\\"b": ["x: y", -1.5e3, true, null],', '  "c": {}')).toBe(
    '  <k:"a\\"b">: [<s:"x: y">, <n:-1.5e3>, <n:true>, <n:null>],\n  <k:"c">: {}',
  );
});

test('TOML has tables, keys, strings, and lists of several lines', async () => {
  expect(await shaded('toml', '# why', '[settings.network]', 'no-proxy = [', '  "a",', ']', 'x = true')).toBe(
    ['<c:# why>', '<w:[settings.network]>', '<k:no-proxy> = [', '  <s:"a">,', ']', '<k:x> = <n:true>'].join('\n'),
  );
});

describe('PowerShell', () => {
  test('has variables, keys, words of the language, strings with variables in them', async () => {
    expect(
      await shaded('powershell', "$a = @{ B = 'x' } # c", 'foreach ($n in $a) { Set-Item "Env:$n" -Value 1 }'),
    ).toBe(
      [
        "<v:$a> = @{ <k:B> = <s:'x'> } <c:# c>",
        '<w:foreach> (<v:$n> <w:in> <v:$a>) { Set-Item <s:"Env:><v:$n><s:"> -Value <n:1> }',
      ].join('\n'),
    );
  });

  test('a string in single quotes may have lines, and quotes written twice', async () => {
    expect(await shaded('powershell', '@(', "  'BEGIN", "it''s # if", "END', 'x'", ') # c')).toBe(
      ['@(', "  <s:'BEGIN>", "<s:it''s # if>", "<s:END'>, <s:'x'>", ') <c:# c>'].join('\n'),
    );
  });
});

describe('HCL', () => {
  test('has blocks, attributes, references, and strings with templates in them', async () => {
    expect(
      await shaded('hcl', 'resource "aws_x" "n" {', `  name = "a-\${var.b["c"]}-d$\${e}"`, '  n = var.n + 3 // c', '}'),
    ).toBe(
      [
        '<w:resource> <s:"aws_x"> <s:"n"> {',
        `  <k:name> = <s:"a-><v:\${var.b>[<s:"c">]<v:}><s:-d$\${e}">`,
        '  <k:n> = <v:var.n> + <n:3> <c:// c>',
        '}',
      ].join('\n'),
    );
  });

  test('a here-document is a string until its word stands alone, templates apart', async () => {
    expect(
      await shaded('hcl', 'content = <<-EOT', '  a "b # c', `  \${path.module}x`, '  EOT', '# c', '/* a', 'b */ x = 1'),
    ).toBe(
      [
        '<k:content> = <s:<<-EOT>',
        '  <s:a "b # c>',
        `  <v:\${path.module}><s:x>`,
        '  <s:EOT>',
        '<c:# c>',
        '<c:/* a>',
        '<c:b */> <k:x> = <n:1>',
      ].join('\n'),
    );
  });
});

test('Markdown has headings, code in a line, links, and blocks of bash', async () => {
  expect(
    await shaded(
      'markdown',
      '# A "b',
      'Run `a.sh`, see [b](c.md).',
      '```bash',
      '# why',
      "echo 'x",
      '```',
      '# Not a comment',
    ),
  ).toBe(
    [
      '<w:# A "b>',
      'Run <s:`a.sh`>, see [b](<k:c.md>).',
      '<c:```bash>',
      '<c:# why>',
      "echo <s:'x>",
      '<c:```>',
      '<w:# Not a comment>',
    ].join('\n'),
  );
});

test('each part of MIME is told as what its head says, and an open string ends with its part', async () => {
  expect(
    await shaded(
      'mime',
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary="=="',
      '',
      '--==',
      'Content-Type: application/node.eks.aws',
      '',
      'kind: NodeConfig',
      '--==',
      'Content-Type: text/x-shellscript; charset="us-ascii"',
      '',
      'set -x',
      "echo 'open",
      '--==',
      'Content-Type: text/plain',
      '',
      'if: x',
      '--==--',
      'kind: x',
    ),
  ).toBe(
    [
      '<k:MIME-Version>: <s:1.0>',
      '<k:Content-Type>: <s:multipart/mixed>; boundary=<s:"==">',
      '',
      '<c:--==>',
      '<k:Content-Type>: <s:application/node.eks.aws>',
      '',
      '<k:kind>: <s:NodeConfig>',
      '<c:--==>',
      '<k:Content-Type>: <s:text/x-shellscript>; charset=<s:"us-ascii">',
      '',
      '<w:set> -x',
      "echo <s:'open>",
      '<c:--==>',
      '<k:Content-Type>: <s:text/plain>',
      '',
      'if: x',
      '<c:--==--> '.trim(),
      'kind: x',
    ].join('\n'),
  );
});

test('a text has its comments', async () => {
  expect(await shaded('text', '# why', 'acl x src 10.0.0.0/8 # y')).toBe('<c:# why>\nacl x src 10.0.0.0/8 # y');
});

describe.each(notations)('%s', (notation) => {
  test('takes whatever anybody types, and never tells more signs than there are', async () => {
    await loadMode(notation);
    const mode = modeOf(notation);
    if (mode === undefined) throw new Error(`There is no ${notation}.`);
    const signs = fc.constantFrom(...' \t"\'`$(){}[]<>#=:|-@/\\*!&,;x1é', '<<END', `\${`, '$(', '```', '--', '🙂');
    const line = fc.oneof(
      fc.string(),
      fc.array(signs, { maxLength: 30 }).map((some) => some.join('')),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
        let state = mode.start;
        for (const text of lines) {
          const frozen = JSON.stringify(state);
          const told = mode.shade(text, state);
          expect(JSON.stringify(state)).toBe(frozen);
          expect(mode.shade(text, state).shades).toBe(told.shades);
          const length = [...told.shades.matchAll(/\d+/g)].reduce((sum, [digits]) => sum + Number(digits), 0);
          expect(length).toBeLessThanOrEqual(text.length);
          expect(
            cutter(told.shades)(text)
              .map((part) => part.text)
              .join(''),
          ).toBe(text);
          state = told.after;
        }
      }),
      { numRuns: 300 },
    );
  });
});
