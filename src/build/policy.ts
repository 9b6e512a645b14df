// The content security policy of a page: its hashes, and what a header says over it.

import { createHash } from 'node:crypto';

/** The source expression of an inline script or style (https://www.w3.org/TR/CSP3/#grammardef-hash-source). */
export const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** The texts of all inline elements of a page, `script` or `style`, as the browser hashes them. */
export const inlineTexts = (html: string, element: 'script' | 'style'): readonly string[] =>
  // Both at once: what looks like an element inside of another one is text.
  [...html.matchAll(/<(script|style)((?:\s[^>]*)?)>([\s\S]*?)<\/\1>/g)].flatMap(
    ([, name, attributes = '', text = '']) => (name === element && !/\ssrc=/.test(attributes) ? [text] : []),
  );

const META = /[ \t]*<meta http-equiv="Content-Security-Policy" content="([^"]*)"\s*\/?>\n?/;

/** The policy that a page holds in its head. Throws where it has none. */
export function policyOf(html: string): string {
  const policy = META.exec(html)?.[1];
  if (policy === undefined) throw new Error('The page has no content security policy.');
  return policy;
}

/**
 * A page with the policy in its head, in place of one that it had. It stands behind the charset, which has to be among the
 * first 1024 bytes, and before all that it governs.
 */
export function withPolicy(html: string, policy: string): string {
  const bare = html.replace(META, '');
  const charset = /<meta charset="utf-8"\s*\/?>/i;
  if (!charset.test(bare)) throw new Error('The page has no <meta charset="utf-8">.');
  return bare.replace(
    charset,
    (found) => `${found}\n    <meta http-equiv="Content-Security-Policy" content="${policy}" />`,
  );
}

/** One policy that allows whatever any of some policies does; `'none'` gives way to what another one allows. */
export function union(policies: readonly string[]): string {
  const directives = new Map<string, Set<string>>();
  for (const directive of policies.flatMap((policy) => policy.split(';'))) {
    const [name, ...sources] = directive.trim().split(/\s+/);
    if (name === undefined || name === '') continue;
    const all = directives.get(name) ?? new Set();
    for (const source of sources) all.add(source);
    if (all.size > 1) all.delete("'none'");
    directives.set(name, all);
  }
  return [...directives].map(([name, sources]) => [name, ...sources].join(' ')).join('; ');
}
