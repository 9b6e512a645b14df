import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dataAddress, inlineScript, inlineStyle } from './inline.ts';

/** What JavaScript makes of an expression. */
const evaluated = (code: string): unknown => new Function(`return ${code}`)();

/** Texts with what an HTML reader looks for in a script, in every spelling. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom('</script>', '</SCRIPT\n', '<script', '<!--', '-->', '</', '<', '`', '${', '\\', '"'),
      fc.string(),
    ),
  )
  .map((parts) => parts.join(''));

test('a string stays what it was, and ends no script', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const inlined = inlineScript(JSON.stringify(text));
      expect(inlined).not.toMatch(/<(?:!--|\/?script)/i);
      expect(evaluated(inlined)).toBe(text);
    }),
  );
});

test('a regular expression and a template say the same', () => {
  expect(evaluated(inlineScript('/<\\/script>|<!--/u.test("<!-- x")'))).toBe(true);
  expect(evaluated(inlineScript('`</script>`+1'))).toBe('</script>1');
});

test('a tagged template, whose function would see the difference, is refused', () => {
  expect(() => inlineScript('const sh=String.raw;sh`</script>`')).toThrow(/tagged template/);
  expect(inlineScript('sh`a`;"</script>"')).toBe('sh`a`;"\\x3C/script>"');
});

test('a style sheet ends no style', () => {
  expect(inlineStyle('a::before { content: "</style>" }')).toBe('a::before { content: "\\3C /style>" }');
});

test('a file as an address is read back', async () => {
  const address = dataAddress('image/svg+xml', new TextEncoder().encode('<svg>한</svg>'));
  expect(await (await fetch(address)).text()).toBe('<svg>한</svg>');
});
