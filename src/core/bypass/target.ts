// The host that an address leads to, in one form for all questions about it.

import { type Network, singleAddress } from '../model/cidr.ts';
import { rememberLast } from './readers/remember-last.ts';
import { webUrl } from './readers/web-url.ts';

export interface Target {
  /** Lower case, IPv6 without brackets, no dot at the end. */
  readonly host: string;
  /** Where the host is an address. */
  readonly address: Network | undefined;
}

/** Nothing for what is no http or https address. Takes any text. */
export const targetOf = rememberLast((url): Target | undefined => {
  const parts = webUrl(url);
  if (parts === undefined) return undefined;
  const host = parts.host.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  return { host, address: singleAddress(host) };
});

/**
 * What a person types as a destination, as an address: `ec2.us-west-2.amazonaws.com`, `10.0.3.4`, `fd00:ec2::254` and
 * `localhost:10248` get what they lack. What has a scheme stays as it is.
 */
export function destinationUrl(typed: string): string {
  const text = typed.trim();
  if (/^[a-z][a-z\d+.-]*:\/\//i.test(text)) return text;
  const address = singleAddress(text);
  if (address === undefined) return `https://${text}`;
  return address.family === 6 ? `http://[${text}]/` : `http://${text}/`;
}
