// What a node needs to join by itself: the address of the API server and the certificate that signs it.

import type { Problem } from './finding.ts';
import { isHost } from './host-name.ts';
import { checkNoLogin, checkPlainText, excerpt, insteadIfGood } from './plain-text.ts';

const ENDPOINT = /^https:\/\/([^/:]+)\/?$/i;

/** The host of an endpoint that `checkEndpoint` accepts, lower case; nothing for anything else. */
export const endpointHostOf = (text: string): string | undefined =>
  checkEndpoint(text) === undefined ? ENDPOINT.exec(text)?.[1]?.toLowerCase() : undefined;

/**
 * `https://` and a host name, as `cluster.endpoint` of describe-cluster prints it. An id of hexadecimal digits that is
 * nearly as long as an EKS id (32) has lost or gained some on the way; other hosts (IPv6 clusters have
 * `eks-cluster.REGION.api.aws`, a company its own name) are taken as they are.
 */
export function checkEndpoint(text: string): Problem | undefined {
  const plain = checkPlainText(text) ?? checkNoLogin(text);
  if (plain !== undefined) return plain;
  const value = excerpt(text);
  const host = ENDPOINT.exec(text)?.[1];
  if (host === undefined || !isHost(host)) {
    return {
      code: 'endpoint.url',
      params: { value },
      text: {
        en: '"{value}" is not the endpoint as EKS prints it: https:// and a host name, nothing more.',
        ko: '"{value}" 값은 EKS가 출력하는 엔드포인트 형식이 아닙니다. https://와 호스트 이름만 있어야 합니다.',
        ja: '「{value}」は EKS が出力するエンドポイントの形式ではありません。https:// とホスト名だけを入力します。',
      },
      ...insteadIfGood(
        checkEndpoint,
        text,
        `https://${text
          .trim()
          .replace(/^\w+:\/\//, '')
          .replace(/(?::443)?(?:\/.*)?$/, '')}`,
      ),
    };
  }
  const [, id = ''] = /^([0-9a-f]{26,40})\.[^.]+\..+\.(?:eks\.|api\.)/i.exec(host) ?? [];
  if (id === '' || id.length === 32) return undefined;
  return {
    code: 'endpoint.id',
    params: { length: String(id.length) },
    text: {
      en: 'The id at its start has {length} characters, an EKS id has 32: some were lost or added on the way. Read it again with --query cluster.endpoint.',
      ko: '앞부분의 ID가 {length}자이지만 EKS의 ID는 32자입니다. 복사 과정에서 글자가 누락되었거나 추가되었습니다. --query cluster.endpoint로 다시 확인하세요.',
      ja: '先頭の ID が {length} 文字ですが、EKS の ID は 32 文字です。途中で文字が失われたか、加わっています。--query cluster.endpoint でもう一度確認してください。',
    },
  };
}

// base64 of "-----BEGIN ": how every certificate in PEM begins, whatever kind it says it is.
const PEM_START = 'LS0tLS1CRUdJTi';

/** base64 of a certificate in PEM, on one line, as `certificateAuthority.data` of describe-cluster has it. */
export function checkCertificateAuthority(text: string): Problem | undefined {
  if (text.includes('-----BEGIN')) {
    return {
      code: 'certificate.pem',
      params: {},
      text: {
        en: 'This is the certificate itself. The cluster gives it in base64, beginning with LS0tLS1CRUdJTi.',
        ko: '인증서 자체입니다. 클러스터는 LS0tLS1CRUdJTi로 시작하는 base64로 제공합니다.',
        ja: 'これは証明書そのものです。クラスターは LS0tLS1CRUdJTi で始まる base64 で示します。',
      },
    };
  }
  if (/\s/.test(text) && text.length < LONGEST_CERTIFICATE) {
    return {
      code: 'certificate.blank',
      params: {},
      text: {
        en: 'There are blanks or line breaks in it. It is one word.',
        ko: '공백이나 줄 바꿈이 있습니다. 이어진 한 단어여야 합니다.',
        ja: '空白または改行があります。途切れのない 1 つの文字列です。',
      },
      ...insteadIfGood(checkCertificateAuthority, text, text.replaceAll(/\s/g, '')),
    };
  }
  const plain = checkPlainText(text, LONGEST_CERTIFICATE);
  if (plain !== undefined) return plain;
  if (text.startsWith(PEM_START) && text.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(text)) return undefined;
  return {
    code: 'certificate.base64',
    params: { value: excerpt(text) },
    text: {
      en: '"{value}" is not certificateAuthority.data of the cluster: base64, beginning with LS0tLS1CRUdJTi, its length a multiple of four.',
      ko: '"{value}" 값은 클러스터의 certificateAuthority.data가 아닙니다. LS0tLS1CRUdJTi로 시작하는 base64이며 길이가 4의 배수입니다.',
      ja: '「{value}」はクラスターの certificateAuthority.data ではありません。LS0tLS1CRUdJTi で始まる base64 で、長さは 4 の倍数です。',
    },
  };
}

// The CA of a cluster is one certificate of 1.4 to 2 kB.
const LONGEST_CERTIFICATE = 8000;
