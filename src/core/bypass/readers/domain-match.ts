// Names and the domains above them, compared as text.

import { because, type Reason } from './answers.ts';

/** Whether a host lies below a domain: `a.example.com` below `example.com`, but not `notexample.com`. */
export const isBelow = (host: string, domain: string): boolean =>
  host.length > domain.length && host.charCodeAt(host.length - domain.length - 1) === 46 && host.endsWith(domain);

export const sameOrBelow = (host: string, domain: string): Reason => {
  if (host === domain) return because.sameName;
  return isBelow(host, domain) ? because.below : undefined;
};

/** Without one dot before it. */
export const withoutDot = (domain: string): string => (domain.startsWith('.') ? domain.slice(1) : domain);
