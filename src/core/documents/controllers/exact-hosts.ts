// NO_PROXY for Fluent Bit, which compares a host with each entry as a whole: no suffix, no network, no port
// (fluent/fluent-bit src/flb_upstream.c; fluent-bit#2805). So it gets a list of its own.

import type { Finding } from '../../model/finding.ts';
import type { BypassEntry, Plan } from '../../model/plan.ts';

/** A host or an address as it stands in a configuration: IPv6 without brackets. */
const isExact = ({ entry }: BypassEntry): boolean => !/^[.[*]|\//.test(entry);

/** The API server as the kubernetes filter calls it in the charts of AWS, then every entry of the list that is one host. */
export function exactHosts({ bypass, settings }: Plan): string {
  const listed = bypass.filter((one) => !one.removed && isExact(one)).map(({ entry }) => entry);
  const services = ['kubernetes.default.svc', `kubernetes.default.svc.${settings.cluster.dnsDomain}`];
  return [...new Set([...services, ...listed])].join(',');
}

/** Entries of the user's own that do nothing there. */
export function exactHostFindings({ bypass }: Plan, title: string, field: string): readonly Finding[] {
  const useless = bypass.filter((one) => one.origin === 'user' && !one.removed && !isExact(one));
  const shown = useless.filter(({ entry }) => !entry.startsWith('['));
  if (shown.length === 0) return [];
  return [
    {
      code: 'controllers.exact-hosts',
      severity: 'warning',
      field,
      params: { controller: title, entries: shown.map(({ entry }) => entry).join(', ') },
      text: {
        en: 'Fluent Bit of {controller} compares whole host names, so {entries} does nothing there. If it sends logs to a host behind one of these, add that exact host to the bypass list.',
        ko: '{controller}의 Fluent Bit는 호스트 이름 전체를 비교하므로 {entries} 항목은 효과가 없습니다. 이 범위의 호스트로 로그를 보낸다면 정확한 호스트를 우회 목록에 추가하세요.',
        ja: '{controller} の Fluent Bit はホスト名全体を比較するため、{entries} は効きません。その範囲のホストにログを送る場合は、正確なホストをバイパスリストに追加してください。',
      },
    },
  ];
}
