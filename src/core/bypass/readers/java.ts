// Java, which reads no proxy variable: -Dhttp.nonProxyHosts of the JVM, for http and https. openjdk/jdk
// sun.net.spi.DefaultProxySelector (17). The list is separated by `|`; `*` at the start or the end of an entry.

import { because, byFirst, loopback, type Reason, refused, throughProxy } from './answers.ts';
import { compared, type EntryList, trimmedEntries, withoutEmpty } from './comma-list.ts';
import { javaHost } from './java-uri.ts';
import type { NoProxyReader, Verdict } from './reader.ts';
import { versions } from './runtime-version.ts';

/** Patterns as they stand in the list, and in lower case. */
const patterns = (entries: readonly string[]): EntryList => compared(entries, (entry) => entry.toLowerCase());

/** What Java adds to a property that is not empty. Where it is empty, nothing is excluded. */
const ALWAYS = patterns('localhost|127.*|[::1]|0.0.0.0|[::0]'.split('|'));

/** `*` at the start and at the end stands for anything; within, it is a sign like any other. `starBefore`: as if one stood before. */
function fits(pattern: string, host: string, starBefore = false): Reason {
  if (host === pattern) return because.sameName;
  const star = pattern.startsWith('*');
  const startOpen = star || starBefore;
  const endOpen = pattern.endsWith('*') && pattern.length > 1;
  if (!startOpen && !endOpen) return undefined;
  const text = pattern.slice(star && !starBefore ? 1 : 0, endOpen ? -1 : undefined);
  const holds = startOpen ? (endOpen ? host.includes(text) : host.endsWith(text)) : host.startsWith(text);
  return holds ? because.pattern : undefined;
}

/** `reason` is asked about what stands in the list, `fits` about what Java adds to it. */
function verdict(list: EntryList, reason: (text: string, host: string) => Reason): Verdict {
  return (url) => {
    const host = javaHost(url);
    if (host === undefined) return refused;
    const answer = byFirst(list, (text) => reason(text, host));
    if (answer !== undefined) return answer;
    return list.entries.length > 0 && byFirst(ALWAYS, (text) => fits(text, host)) ? loopback : throughProxy;
  };
}

/** Answers for a JVM with this value of http.nonProxyHosts. */
export const readNonProxyHosts = (property: string): Verdict =>
  verdict(patterns(withoutEmpty(property.split('|'))), fits);

/** NO_PROXY as people translate it by hand: commas to `|`, a leading dot to `*.`, the rest as it stands. */
function fitsTranslated(text: string, host: string): Reason {
  const bar = text.indexOf('|');
  if (bar >= 0) return fitsTranslated(text.slice(0, bar), host) ?? fitsAny(text.slice(bar + 1), host);
  return fits(text, host, text.startsWith('.'));
}

/** What follows a `|` in an entry is a pattern already. */
function fitsAny(text: string, host: string): Reason {
  return text
    .split('|')
    .filter((pattern) => pattern !== '')
    .map((pattern) => fits(pattern, host))
    .find((reason) => reason !== undefined);
}

export const java: NoProxyReader = {
  id: 'java',
  title: 'Java, list translated to http.nonProxyHosts',
  knows: versions('java-nonProxyHosts', [0]),
  read: (noProxy) => verdict(trimmedEntries(noProxy), fitsTranslated),
};
