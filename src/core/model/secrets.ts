// What may leave the page with a draft, in a link or into storage: everything but what may be a secret. settings.json of the
// bundle needs none of this: with a secret in the answers it does not come out at all.

import { holdsPrivateKey } from './ca-bundle.ts';
import { base64Bytes } from './der.ts';
import { maskCredentials, withoutLogin } from './proxy-url.ts';
import { shownOfSecretName } from './secret-name.ts';
import type { Draft } from './settings.ts';

/** A draft without its secrets, and the fields (as in settings.json) that lost something. */
export interface Cleaned {
  readonly draft: Draft;
  readonly fields: readonly string[];
}

/** What is left of one text; `field` has `*` for an index. */
type Clean = (text: string, field: string) => string;

/** A private key in PEM, also as the base64 in which a cluster's certificate comes. */
export function isPrivateKey(text: string): boolean {
  const beginning = text.slice(0, Math.min(text.length - (text.length % 4), 128));
  const decoded = text.startsWith('LS0t') ? String.fromCharCode(...(base64Bytes(beginning) ?? [])) : '';
  return /-----BEGIN[^-]*PRIVATE\s+KEY/i.test(`${text}\n${decoded}`);
}

const withoutKey: Clean = (text, field) =>
  isPrivateKey(text) || (field === 'proxy.caBundle' && holdsPrivateKey(text)) ? '' : text;

/** Answers in which an `@` may stand for something else than the end of a login. */
const FREE = /^(?:bypass\.add\.\*\.why|proxy\.credentials\.name|nodeGroups\.\*\.options\..*)$/s;

/** The login of an address within a text, up to the last `@` of its word: a password may hold one, and a slash. */
const LOGIN_IN_ADDRESS = /:\/\/\S*@/g;

/** Without what may be a password whose `@` is not typed yet: what a preview would hide. */
const withoutBeginning = (address: string): string => {
  const shown = maskCredentials(address);
  return shown === address ? address : shown.replace(/\*\*\*$/, '');
};

const withoutSecret: Clean = (text, field) => {
  const keyless = withoutKey(text, field);
  if (field === 'proxy.http' || field === 'proxy.https') return withoutBeginning(withoutLogin(keyless));
  if (field === 'proxy.credentials.name') return shownOfSecretName(keyless);
  return FREE.test(field) ? keyless.replace(LOGIN_IN_ADDRESS, '://') : withoutLogin(keyless);
};

function cleaned(draft: Draft, clean: Clean): Cleaned {
  const copy: Draft = JSON.parse(JSON.stringify(draft));
  const fields: string[] = [];
  const walk = (parent: object, path: readonly string[], pattern: readonly string[]) => {
    for (const [key, value] of Object.entries(parent)) {
      const here = [...path, key];
      const field = [...pattern, Array.isArray(parent) ? '*' : key];
      if (typeof value === 'object' && value !== null) walk(value, here, field);
      if (typeof value !== 'string') continue;
      const left = clean(value, field.join('.'));
      if (left === value) continue;
      Reflect.set(parent, key, left);
      fields.push(here.join('.'));
    }
  };
  walk(copy, [], []);
  return { draft: copy, fields };
}

/**
 * The draft without the logins of addresses (`user:password@`, and one that is half typed), a login in place of a secret's
 * name, and private keys. The rest of each such text stays; a text with a key in it is emptied.
 */
export const withoutSecrets = (draft: Draft): Cleaned => cleaned(draft, withoutSecret);

/** The draft without private keys alone: for answers that come in, where a login is told by its finding. */
export const withoutPrivateKeys = (draft: Draft): Draft => cleaned(draft, withoutKey).draft;
