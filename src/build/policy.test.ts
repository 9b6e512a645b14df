import { expect, test } from 'vitest';
import { hashOf, inlineTexts, policyOf, union, withPolicy } from './policy.ts';

const PAGE = `<!doctype html>
<html>
  <head>
    <meta charset="utf-8" />
    <script type="module" src="./a.js"></script>
    <style>p { color: red }</style>
  </head>
  <body><script type="module">one()</script><script>two("<style>")</script></body>
</html>`;

test('the hash of the empty string is the one that the page allows for emotion', () => {
  expect(hashOf('')).toBe("'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='");
});

test('inline scripts and styles are read as the browser reads them, and a script with an address is none', () => {
  expect(inlineTexts(PAGE, 'script')).toEqual(['one()', 'two("<style>")']);
  expect(inlineTexts(PAGE, 'style')).toEqual(['p { color: red }']);
});

test('a policy stands right behind the charset, once, and is read back', () => {
  const page = withPolicy(withPolicy(PAGE, "default-src 'self'"), "default-src 'none'; img-src data:");
  expect(policyOf(page)).toBe("default-src 'none'; img-src data:");
  expect(page.match(/Content-Security-Policy/g)).toHaveLength(1);
  expect(page).toMatch(/<meta charset="utf-8" \/>\n\s+<meta http-equiv="Content-Security-Policy"/);
});

test('a page without a charset and one without a policy are refused', () => {
  expect(() => withPolicy('<head></head>', "default-src 'none'")).toThrow(/charset/);
  expect(() => policyOf(PAGE)).toThrow(/no content security policy/);
});

test('a union allows what each of its policies does, and nothing where all of them allow nothing', () => {
  expect(
    union(["default-src 'none'; script-src 'self'; connect-src 'none'", "default-src 'none'; script-src 'sha256-x'"]),
  ).toBe("default-src 'none'; script-src 'self' 'sha256-x'; connect-src 'none'");
  expect(union(["connect-src 'none'", "connect-src 'self'"])).toBe("connect-src 'self'");
});
