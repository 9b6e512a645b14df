// The answers about the proxy. A host of the proxy that is in the bypass list is no trouble: no program looks up its
// proxy there.

import { caBundleText, checkCaBundle, holdsPrivateKey } from '../model/ca-bundle.ts';
import type { Finding } from '../model/finding.ts';
import { gap, hasMark } from '../model/marks.ts';
import {
  checkProxyUrl,
  loginInAddress,
  maskCredentials,
  type ProxyAddress,
  parseProxyUrl,
} from '../model/proxy-url.ts';
import type { Draft, ProxySettings } from '../model/settings.ts';
import { movedLogin, readCredentials } from './credentials.ts';
import type { FieldReader } from './field-reader.ts';

type ProxyDraft = NonNullable<Draft['proxy']>;

/** A draft's CA bundle where the proxy is known to open TLS connections and its certificates are still missing. */
export const caBundleToCome = gap('proxy.caBundle');

/** Addresses without the `/` at their end; the one for HTTPS is that for HTTP where none is given. */
export function readProxy(draft: ProxyDraft, reader: FieldReader): ProxySettings {
  const read = (field: string, typed: string | undefined) =>
    reader
      .optional(field, typed, checkProxyUrl, maskCredentials, ({ code }) =>
        code === loginInAddress ? movedLogin(field, typed ?? '', draft.credentials !== undefined) : undefined,
      )
      ?.replace(/\/$/, '');
  const http = read('proxy.http', draft.http) ?? reader.missing('proxy.http');
  const https = read('proxy.https', draft.https) ?? http;
  for (const finding of schemeFindings(draft)) reader.add(finding);
  const credentials = readCredentials(draft.credentials, reader);
  const caBundle =
    draft.caBundle === caBundleToCome
      ? reader.missing('proxy.caBundle')
      : reader.optional('proxy.caBundle', draft.caBundle?.trim(), checkCaBundle, shownOfBundle);
  return {
    http,
    https,
    ...(caBundle === undefined ? {} : { caBundle: hasMark(caBundle) ? caBundle : caBundleText(caBundle) }),
    ...(credentials === undefined ? {} : { credentials }),
  };
}

/** What a preview shows of a bundle that is none: its first line, and nothing of a private key. */
const shownOfBundle = (text: string): string => (holdsPrivateKey(text) ? '' : (text.split('\n', 1)[0] ?? ''));

function schemeFindings(draft: ProxyDraft): readonly Finding[] {
  const http = parseProxyUrl(draft.http ?? '');
  const https = parseProxyUrl(draft.https ?? '');
  const same = http !== undefined && http.host === https?.host && http.port === https.port;
  if (same && http.scheme === 'http' && https?.scheme === 'https') return [mistakenScheme(draft.http ?? '')];
  return [
    ...(http?.scheme === 'https' ? [spokenInTls('proxy.http', http)] : []),
    ...(https?.scheme === 'https' && !same ? [spokenInTls('proxy.https', https)] : []),
  ];
}

const mistakenScheme = (http: string): Finding => ({
  code: 'proxy.https-scheme',
  severity: 'warning',
  field: 'proxy.https',
  params: { http },
  text: {
    en: 'The same host and port as the other address, but with https://. The scheme says how the proxy itself is spoken to, not what goes through it: it is most likely http:// here too.',
    ko: '다른 주소와 호스트와 포트가 같은데 https://입니다. 스키마는 프록시를 거치는 트래픽이 아니라 프록시 자체에 접속하는 방식을 나타냅니다. 여기도 http://일 가능성이 높습니다.',
    ja: 'もう一方のアドレスとホストとポートが同じで、https:// になっています。スキームが示すのはプロキシを通るトラフィックではなく、プロキシ自体への接続方法です。ここもおそらく http:// です。',
  },
  mend: { label: { en: 'Use {http}', ko: '{http} 사용', ja: '{http} を使う' }, field: 'proxy.https', value: http },
});

const spokenInTls = (field: string, { host }: ProxyAddress): Finding => ({
  code: 'proxy.tls',
  severity: 'warning',
  field,
  params: { host },
  text: {
    en: 'With https:// the proxy itself must speak TLS on this port. wget and Python urllib would speak plain HTTP to it anyway. Most proxies are reached by http://, for HTTPS destinations too.',
    ko: 'https://이면 프록시 자체가 이 포트에서 TLS를 사용해야 합니다. 그래도 wget과 Python urllib는 일반 HTTP로 접속합니다. 대부분의 프록시는 HTTPS 대상에 대해서도 http://로 접속합니다.',
    ja: 'https:// の場合、プロキシ自体がこのポートで TLS を使う必要があります。それでも wget と Python urllib は平文の HTTP で接続します。ほとんどのプロキシには、HTTPS の宛先でも http:// で接続します。',
  },
});
