// The CA bundle of a proxy that opens TLS connections and signs them anew: certificates in PEM (RFC 7468), nothing else.

import { type Certificate, readCertificate } from './certificate.ts';
import { base64Bytes } from './der.ts';
import type { Problem } from './finding.ts';
import type { Localized, Params } from './localized.ts';
import { hasMark } from './marks.ts';
import { excerpt } from './plain-text.ts';

// A proxy has a handful of certificates, of two kB at most; a whole trust store has 200 kB.
const LONGEST = 60_000;

/** Whether a text holds a private key, or the beginning of one. Such a text is shown and kept nowhere. */
export const holdsPrivateKey = (text: string): boolean => /PRIVATE\s+KEY/i.test(text);

// Line breaks as JSON writes them count as such: a backslash occurs in no certificate.
const plain = (text: string): string => text.replaceAll(/\\r\\n|\\n|\r\n?/g, '\n');

const BLOCK = /-----BEGIN ([^\n-]*)-----([^-]*)-----END ([^\n-]*)-----/g;

/** The base64 of each certificate on one line. What stands between the blocks (names, dumps of openssl) is left out. */
const bodiesOf = (text: string): readonly string[] =>
  [...plain(text).matchAll(BLOCK)].map(([, , body = '']) => body.replaceAll(/\s/g, ''));

/** The certificates of a bundle, in order; those that cannot be read are left out. */
export const certificatesOf = (text: string): readonly Certificate[] =>
  bodiesOf(text).flatMap((body) => readCertificate(base64Bytes(body) ?? []) ?? []);

/**
 * A good bundle in its one form: 64 characters a line, LF, each certificate once, nothing between them. What checkCaBundle
 * refuses is no good bundle.
 */
export const caBundleText = (text: string): string =>
  [...new Set(bodiesOf(text))]
    .map((body) => `-----BEGIN CERTIFICATE-----\n${body.replace(/.{1,64}/g, '$&\n')}-----END CERTIFICATE-----\n`)
    .join('');

/** Each certificate of a good bundle alone, without the line break at its end; a marked bundle as it is. */
export const certificateBlocks = (caBundle: string): readonly string[] =>
  hasMark(caBundle) ? [caBundle] : [...caBundle.matchAll(BLOCK)].map(([block]) => block);

const problem = (code: string, text: Localized, params: Params = {}): Problem => ({
  code: `ca-bundle.${code}`,
  params,
  text,
});

/**
 * One or more certificates in PEM. Refuses private keys (the message and whoever shows the value hold nothing of it),
 * other blocks, certificates that are cut off or of another shape, and texts without any.
 */
export function checkCaBundle(text: string): Problem | undefined {
  if (holdsPrivateKey(text)) return problem('private-key', texts.privateKey);
  if (text.length > LONGEST)
    return problem('too-long', texts.tooLong, { length: `${text.length}`, most: `${LONGEST}` });
  const whole = plain(text);
  const labels = [...whole.matchAll(/-----BEGIN ([^\n-]*)-----/g)].map(([, label = '']) => label);
  const other = labels.find((label) => label !== 'CERTIFICATE');
  if (other !== undefined) return problem('other-block', texts.otherBlock, { label: excerpt(other) });
  if (labels.length === 0) return problem('not-pem', texts.notPem);
  const blocks = [...whole.matchAll(BLOCK)];
  const ends = whole.match(/-----END/g)?.length ?? 0;
  if (blocks.length !== labels.length || ends !== labels.length || blocks.some(([, begin, , end]) => begin !== end)) {
    return problem('cut', texts.cut);
  }
  const broken = bodiesOf(text).findIndex((body) => readCertificate(base64Bytes(body) ?? []) === undefined);
  return broken < 0 ? undefined : problem('broken', texts.broken, { number: `${broken + 1}` });
}

const texts = {
  privateKey: {
    en: 'There is a private key in it. It was not kept. Whoever has that key can pose as any server to your nodes: give only the certificate, which begins with -----BEGIN CERTIFICATE-----.',
    ko: '프라이빗 키가 들어 있습니다. 키는 보관하지 않았습니다. 그 키를 가진 사람은 노드에 대해 어떤 서버로든 위장할 수 있습니다. -----BEGIN CERTIFICATE-----로 시작하는 인증서만 입력하세요.',
    ja: 'プライベートキーが含まれています。キーは保管していません。そのキーを持つ人はノードに対してどのサーバーにもなりすませます。-----BEGIN CERTIFICATE----- で始まる証明書だけを入力してください。',
  },
  tooLong: {
    en: 'This is {length} characters long, more than {most}. Give the certificates of your proxy alone, not a whole trust store: nodes keep the public authorities that they have.',
    ko: '길이가 {length}자로 {most}자를 넘습니다. 전체 신뢰 저장소가 아니라 프록시의 인증서만 입력하세요. 노드에 있는 퍼블릭 인증 기관은 그대로 유지됩니다.',
    ja: '長さが {length} 文字で、{most} 文字を超えています。トラストストア全体ではなく、プロキシの証明書だけを入力してください。ノードにあるパブリック認証局はそのまま残ります。',
  },
  otherBlock: {
    en: 'There is a block "{label}" in it. Give certificates only; openssl x509 writes them in the form that is needed.',
    ko: '"{label}" 블록이 들어 있습니다. 인증서만 입력하세요. openssl x509가 필요한 형식으로 출력합니다.',
    ja: 'ブロック「{label}」が含まれています。証明書だけを入力してください。openssl x509 が必要な形式で出力します。',
  },
  notPem: {
    en: 'This is no certificate in PEM, which begins with -----BEGIN CERTIFICATE-----. A .cer or .der file is turned into one by: openssl x509 -inform der -in FILE',
    ko: '-----BEGIN CERTIFICATE-----로 시작하는 PEM 인증서가 아닙니다. .cer 또는 .der 파일은 다음 명령으로 변환합니다: openssl x509 -inform der -in FILE',
    ja: '-----BEGIN CERTIFICATE----- で始まる PEM 形式の証明書ではありません。.cer や .der のファイルは次のコマンドで変換できます: openssl x509 -inform der -in FILE',
  },
  cut: {
    en: 'A certificate in it has no beginning or no end: each begins with -----BEGIN CERTIFICATE----- and ends with -----END CERTIFICATE-----, five hyphens on each side.',
    ko: '시작이나 끝이 없는 인증서가 있습니다. 각 인증서는 -----BEGIN CERTIFICATE-----로 시작해 -----END CERTIFICATE-----로 끝나며, 양쪽에 하이픈이 다섯 개씩 있습니다.',
    ja: '先頭または末尾が欠けた証明書があります。各証明書は -----BEGIN CERTIFICATE----- で始まり -----END CERTIFICATE----- で終わり、両側にハイフンが 5 つずつあります。',
  },
  broken: {
    en: 'Certificate number {number} cannot be read: some of it was lost or changed on the way.',
    ko: '{number}번째 인증서를 읽을 수 없습니다. 복사 과정에서 일부가 누락되었거나 바뀌었습니다.',
    ja: '{number} 番目の証明書を読み取れません。途中で一部が失われたか、変わっています。',
  },
} satisfies Record<string, Localized>;
