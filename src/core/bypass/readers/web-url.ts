// http and https addresses as the URL standard (WHATWG) takes them apart: Node's `new URL`, and the url crate of Rust.
// https://url.spec.whatwg.org/#concept-basic-url-parser

import { rememberLast } from './remember-last.ts';
import { webHost } from './web-host.ts';
import { trimControls } from './white-space.ts';

export interface WebUrl {
  readonly scheme: 'http' | 'https';
  /** A user name or a password stands before the host. */
  readonly credentials: boolean;
  /** In its normal form; IPv6 in brackets. */
  readonly host: string;
  /** Absent where it is the one of the scheme. */
  readonly port: number | undefined;
}

/** The port that a scheme has when none is written. */
export const defaultPort = (scheme: 'http' | 'https'): number => (scheme === 'https' ? 443 : 80);

/** Where a host ends: the first colon outside of brackets, else the end. */
function hostEnd(text: string): number {
  const bracket = text.indexOf('[') >= 0 ? text.indexOf(']') : -1;
  const colon = text.indexOf(':', Math.max(0, bracket));
  return colon < 0 ? text.length : colon;
}

/** The parts of an http or https address; nothing for anything else, and where the standard fails. */
export const webUrl = rememberLast((text): WebUrl | undefined => {
  const url = trimControls(text).replace(/[\t\n\r]/g, '');
  const found = /^(https?):[/\\]*([^/\\?#]*)/i.exec(url);
  if (found === null) return undefined;
  const scheme = found[1]?.toLowerCase() === 'https' ? 'https' : 'http';
  const authority = found[2] ?? '';
  const at = authority.lastIndexOf('@');
  const hostAndPort = authority.slice(at + 1);
  const end = hostEnd(hostAndPort);
  const host = webHost(hostAndPort.slice(0, end));
  const digits = hostAndPort.slice(end + 1);
  const port = digits === '' ? defaultPort(scheme) : Number(digits);
  if (host === undefined || !/^\d*$/.test(digits) || port > 65535) return undefined;
  const credentials = at > 0 && authority.slice(0, at) !== ':';
  return { scheme, credentials, host, port: port === defaultPort(scheme) ? undefined : port };
});
