// What the certificates of a CA bundle say of each other.

import { certificatesOf } from '../model/ca-bundle.ts';
import type { Finding } from '../model/finding.ts';
import { hasMark } from '../model/marks.ts';
import type { ProxySettings } from '../model/settings.ts';

/** Warnings about a good bundle; whether it is one is the check of the answer itself. */
export function caBundleFindings({ caBundle = '' }: ProxySettings): readonly Finding[] {
  if (caBundle === '' || hasMark(caBundle)) return [];
  const certificates = certificatesOf(caBundle);
  const subjects = new Set(certificates.map(({ subject }) => subject));
  return certificates.flatMap(({ subject, issuer, authority }) => {
    if (!authority) return [notAnAuthority(subject)];
    return subjects.has(issuer) ? [] : [withoutRoot(subject, issuer)];
  });
}

/** Go takes such a root for none (crypto/x509, Certificate.isValid), OpenSSL too (X509_check_ca). */
const notAnAuthority = (subject: string): Finding => ({
  code: 'ca-bundle.not-a-ca',
  severity: 'warning',
  field: 'proxy.caBundle',
  params: { subject },
  text: {
    en: '{subject} is the certificate of a server, not of an authority: nothing that it signs is trusted. Ask those who run the proxy for the certificate that the proxy signs with.',
    ko: '{subject} 인증서는 인증 기관이 아니라 서버의 인증서이므로, 이것으로 서명한 것은 신뢰되지 않습니다. 프록시 관리자에게 프록시가 서명에 사용하는 인증서를 요청하세요.',
    ja: '{subject} は認証局ではなくサーバーの証明書のため、これで署名されたものは信頼されません。プロキシの管理者に、プロキシが署名に使う証明書を依頼してください。',
  },
});

/** OpenSSL goes on to a self-signed certificate unless X509_V_FLAG_PARTIAL_CHAIN is set; Go ends at any it trusts. */
const withoutRoot = (subject: string, issuer: string): Finding => ({
  code: 'ca-bundle.no-root',
  severity: 'warning',
  field: 'proxy.caBundle',
  params: { subject, issuer },
  text: {
    en: '{subject} is signed by {issuer}, which is not in the bundle. containerd and kubelet take it as it is; curl, dnf and the AWS CLI want the chain up to its root: add that certificate.',
    ko: '{subject}에 서명한 {issuer} 인증서가 번들에 없습니다. containerd와 kubelet은 그대로 받아들이지만 curl, dnf, AWS CLI는 루트까지의 체인이 필요합니다. 그 인증서를 추가하세요.',
    ja: '{subject} に署名した {issuer} がバンドルにありません。containerd と kubelet はそのまま受け入れますが、curl、dnf、AWS CLI にはルートまでのチェーンが必要です。その証明書を追加してください。',
  },
});
