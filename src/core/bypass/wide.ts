// Entries that send more direct than anyone means: AWS services without an endpoint, whole top-level domains, a large
// part of all addresses. A direct call to what has no route hangs, which looks worse than a refusal.

import { serviceOf } from '../aws/endpoints.ts';
import { partitions } from '../aws/regions.ts';
import { parseCidr } from '../model/cidr.ts';
import type { Finding } from '../model/finding.ts';
import { excerpt } from '../model/plain-text.ts';
import type { BypassEntry } from '../model/plan.ts';

type Wide = Pick<Finding, 'code' | 'severity' | 'params' | 'text'>;

const wide = (code: string, entry: string, en: string, params: Finding['params'] = {}): Wide => ({
  code: `bypass.${code}`,
  severity: 'warning',
  params: { entry: excerpt(entry), ...params },
  text: { en },
});

/** What is too wide about an entry that is good by itself; `list` says what goes direct anyway. */
export function tooWide(entry: string, region: string, list: readonly BypassEntry[]): Wide | undefined {
  const block = parseCidr(entry);
  if (block !== undefined) {
    if (block.prefix === 0) {
      return wide('all-addresses', entry, '{entry} sends every address direct: what has no route would hang.');
    }
    // fc00::/7 is all that IPv6 has for private networks.
    return block.prefix < (block.family === 4 ? 8 : 7)
      ? wide('wide-network', entry, '{entry} sends a large part of all addresses direct: what has no route would hang.')
      : undefined;
  }
  const host = entry.replace(/^\./, '');
  if (isTopLevel(host)) {
    return wide('too-wide', entry, '{entry} sends every site below .{domain} direct: what has no route would hang.', {
      domain: host,
    });
  }
  if (sendsAwsDirect(host, list)) {
    // `.ec2.REGION.SUFFIX` has nothing below it: only services with names before their host are meant by a dot.
    const service = serviceOf(entry.startsWith('.') ? `name${entry}` : host, region);
    return service === undefined
      ? wide(
          'aws-host',
          entry,
          '{entry} sends AWS services direct. Without a VPC endpoint for each of them the connection hangs. If there is one, tick it among the VPC endpoints instead.',
        )
      : wide(
          'aws-host',
          entry,
          '{entry} belongs to {service}, and no VPC endpoint is ticked for it: without one a direct connection hangs. If there is one, tick it among the VPC endpoints instead.',
          { service },
        );
  }
  return undefined;
}

const suffixes = [
  ...partitions.flatMap(({ dnsSuffix, dualStackDnsSuffix }) => [dnsSuffix, dualStackDnsSuffix]),
  'on.aws',
];

const under = (inner: string, outer: string): boolean => inner === outer || inner.endsWith(`.${outer}`);

/**
 * Whether a host takes in AWS services that the list does not send direct anyway. Endpoints by their own host names
 * (vpce) and load balancers (elb) are the user's own.
 */
function sendsAwsDirect(host: string, list: readonly BypassEntry[]): boolean {
  if (!suffixes.some((suffix) => under(host, suffix) || under(suffix, host))) return false;
  if (host.split('.').some((label) => label === 'vpce' || label === 'elb')) return false;
  return !list.some((one) => one.origin !== 'user' && !one.removed && under(host, one.entry.replace(/^\./, '')));
}

// Two letters are a country's. Of the others those that everybody has sites below; one word may also be a host of the
// user's own, so the list is short.
const generic = new Set('com org net edu gov mil int info biz dev app cloud io ai online site tech xyz'.split(' '));

// Countries that sell names one level deeper, where `co.kr` is no company but all of them. publicsuffix.org/list
const UNDER_A_COUNTRY =
  /^(?:ac|co|com|edu|go|gov|mil|ne|net|or|org|re)\.(?:au|br|cn|hk|id|il|in|jp|kr|mx|my|nz|sg|th|tr|tw|uk|za)$/;

const isTopLevel = (host: string): boolean =>
  /^[a-z]{2}$/.test(host) || generic.has(host) || UNDER_A_COUNTRY.test(host);
