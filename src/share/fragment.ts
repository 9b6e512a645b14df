// What the fragment of an address is, before anything of it is read. Small: the page carries it from the start, and fetches
// the rest when there is a link.

/** The version of the links that are written, and the only one that is read. */
export const LINK_VERSION = 1;

/**
 * A link's fragment: version, payload in base64url, checksum of both in hexadecimal. It ends with a letter or a digit:
 * programs that find addresses in a text leave other signs at the end out.
 */
export const LINK = /^v([1-9]\d{0,3})=([A-Za-z0-9_-]+)\.([0-9a-f]{8})$/;

/** As some programs write it that rewrite addresses. */
const BEGINNING = /^v\d+(?:=|%3D)/i;

/** Whether a fragment, without its `#`, wants to be a link: also one that is cut, changed or of another version. */
export const isLink = (fragment: string): boolean => BEGINNING.test(fragment);

/** The fragment with the one sign restored that programs write as `%3D`. */
export const plainFragment = (fragment: string): string => fragment.replace(/^v(\d+)%3D/i, 'v$1=');
