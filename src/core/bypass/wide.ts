// Entries that send more direct than anyone means: AWS services without an endpoint, whole top-level domains, a large
// part of all addresses. A direct call to what has no route hangs, which looks worse than a refusal.

import { serviceOf } from '../aws/endpoints.ts';
import { partitions } from '../aws/regions.ts';
import { parseCidr } from '../model/cidr.ts';
import type { Finding } from '../model/finding.ts';
import type { Localized } from '../model/localized.ts';
import { excerpt } from '../model/plain-text.ts';
import type { BypassEntry } from '../model/plan.ts';

type Wide = Pick<Finding, 'code' | 'severity' | 'params' | 'text'>;

const wide = (code: string, entry: string, text: Localized, params: Finding['params'] = {}): Wide => ({
  code: `bypass.${code}`,
  severity: 'warning',
  params: { entry: excerpt(entry), ...params },
  text,
});

/** What is too wide about an entry that is good by itself; `list` says what goes direct anyway. */
export function tooWide(entry: string, region: string, list: readonly BypassEntry[]): Wide | undefined {
  const block = parseCidr(entry);
  if (block !== undefined) {
    if (block.prefix === 0) {
      return wide('all-addresses', entry, {
        en: '{entry} sends every address direct: what has no route would hang.',
        ko: '{entry} 항목은 모든 주소에 직접 접속하게 합니다. 경로가 없는 대상은 응답 없이 멈춥니다.',
        ja: '{entry} はすべてのアドレスを直接接続にします。経路のない宛先は応答のないまま止まります。',
      });
    }
    // fc00::/7 is all that IPv6 has for private networks.
    return block.prefix < (block.family === 4 ? 8 : 7)
      ? wide('wide-network', entry, {
          en: '{entry} sends a large part of all addresses direct: what has no route would hang.',
          ko: '{entry} 항목은 전체 주소의 상당 부분에 직접 접속하게 합니다. 경로가 없는 대상은 응답 없이 멈춥니다.',
          ja: '{entry} は全アドレスの大部分を直接接続にします。経路のない宛先は応答のないまま止まります。',
        })
      : undefined;
  }
  const host = entry.replace(/^\./, '');
  if (isTopLevel(host)) {
    return wide(
      'too-wide',
      entry,
      {
        en: '{entry} sends every site below .{domain} direct: what has no route would hang.',
        ko: '{entry} 항목은 .{domain} 아래의 모든 사이트에 직접 접속하게 합니다. 경로가 없는 대상은 응답 없이 멈춥니다.',
        ja: '{entry} は .{domain} の下のすべてのサイトを直接接続にします。経路のない宛先は応答のないまま止まります。',
      },
      {
        domain: host,
      },
    );
  }
  if (sendsAwsDirect(host, list)) {
    // `.ec2.REGION.SUFFIX` has nothing below it: only services with names before their host are meant by a dot.
    const service = serviceOf(entry.startsWith('.') ? `name${entry}` : host, region);
    return service === undefined
      ? wide('aws-host', entry, {
          en: '{entry} sends AWS services direct. Without a VPC endpoint for each of them the connection hangs. If there is one, tick it among the VPC endpoints instead.',
          ko: '{entry} 항목은 AWS 서비스에 직접 접속하게 합니다. 각 서비스의 VPC 엔드포인트가 없으면 연결이 응답 없이 멈춥니다. 엔드포인트가 있다면 대신 VPC 엔드포인트에서 선택하세요.',
          ja: '{entry} は AWS のサービスを直接接続にします。それぞれの VPC エンドポイントがないと、接続は応答のないまま止まります。エンドポイントがある場合は、代わりに VPC エンドポイントで選択してください。',
        })
      : wide(
          'aws-host',
          entry,
          {
            en: '{entry} belongs to {service}, and no VPC endpoint is ticked for it: without one a direct connection hangs. If there is one, tick it among the VPC endpoints instead.',
            ko: '{entry} 항목은 {service}의 호스트인데 그 VPC 엔드포인트가 선택되어 있지 않습니다. 엔드포인트가 없으면 직접 연결이 응답 없이 멈춥니다. 있다면 대신 VPC 엔드포인트에서 선택하세요.',
            ja: '{entry} は {service} のホストですが、その VPC エンドポイントが選択されていません。エンドポイントがないと、直接の接続は応答のないまま止まります。ある場合は、代わりに VPC エンドポイントで選択してください。',
          },
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
