// Names that people give or that EKS gives: cluster, node group, Kubernetes version, DNS domain.

import type { Problem } from './finding.ts';
import { isHost, looksLikeIpv4 } from './host-name.ts';
import { type Localized, sentences } from './localized.ts';
import { checkPlainText, excerpt, insteadIfGood } from './plain-text.ts';

/**
 * 1 to 100 letters, digits, `-`, `_`; the first is a letter or a digit.
 * Source: the EKS API reference, CreateCluster, pattern of `name`.
 */
export const checkClusterName = (text: string): Problem | undefined =>
  checkName(text, 100, 'cluster.name', {
    en: 'A cluster name has letters, digits, - and _, and begins with a letter or digit.',
    ko: '클러스터 이름에는 영문자, 숫자, -, _를 사용하며 영문자나 숫자로 시작합니다.',
    ja: 'クラスター名に使えるのは英字、数字、-、_ で、先頭は英字か数字です。',
  });

/**
 * 1 to 63 letters, digits, `-`, `_`; the first is a letter or a digit. Source: the EKS user guide on managed node
 * groups; the name is also the group's folder in the bundle.
 */
export const checkNodeGroupName = (text: string): Problem | undefined =>
  checkName(text, 63, 'node-group.name', {
    en: 'A node group name has letters, digits, - and _, and begins with a letter or digit.',
    ko: '노드 그룹 이름에는 영문자, 숫자, -, _를 사용하며 영문자나 숫자로 시작합니다.',
    ja: 'ノードグループ名に使えるのは英字、数字、-、_ で、先頭は英字か数字です。',
  });

const NO_SUCH_CHARACTER: Localized = {
  en: '"{character}" cannot stand there.',
  ko: '이름에는 "{character}" 문자를 쓸 수 없습니다.',
  ja: '名前に「{character}」は使えません。',
};

const NO_BLANK: Localized = {
  en: 'A blank cannot stand there.',
  ko: '이름에는 공백을 쓸 수 없습니다.',
  ja: '名前に空白は使えません。',
};

function checkName(text: string, most: number, code: string, rule: Localized): Problem | undefined {
  const plain = checkPlainText(text);
  if (plain !== undefined) return plain;
  if (/^[0-9A-Za-z][A-Za-z0-9_-]*$/.test(text)) {
    if (text.length <= most) return undefined;
    return {
      code: `${code}-length`,
      params: { length: String(text.length), most: String(most) },
      text: {
        en: 'The name has {length} characters; {most} are allowed.',
        ko: '이름이 {length}자입니다. {most}자까지 허용됩니다.',
        ja: '名前が {length} 文字です。{most} 文字まで使えます。',
      },
    };
  }
  const character = /[^A-Za-z0-9_-]/u.exec(text)?.[0] ?? text.slice(0, 1);
  return {
    code,
    params: { character },
    text: sentences(character === ' ' ? NO_BLANK : NO_SUCH_CHARACTER, rule),
    ...insteadIfGood((candidate) => checkName(candidate, most, code, rule), text, text.trim()),
  };
}

/** `1.NN`, as EKS names its versions. */
export function checkKubernetesVersion(text: string): Problem | undefined {
  const plain = checkPlainText(text);
  if (plain !== undefined) return plain;
  if (/^1\.[1-9]\d$/.test(text)) return undefined;
  const [, minor] = /^\s*v?(1\.[1-9]\d)(?:\.\d+)?(?:[-+].*)?\s*$/.exec(text) ?? [];
  return {
    code: 'cluster.version',
    params: { value: excerpt(text) },
    text: {
      en: '"{value}" is not a version as EKS names it, such as 1.34.',
      ko: '"{value}" 값은 1.34와 같은 EKS의 버전 이름이 아닙니다.',
      ja: '「{value}」は 1.34 のような EKS のバージョン名ではありません。',
    },
    ...(minor === undefined ? {} : { instead: minor }),
  };
}

/** A DNS domain without a dot at its ends: `cluster.local`. */
export function checkDnsDomain(text: string): Problem | undefined {
  const plain = checkPlainText(text);
  if (plain !== undefined) return plain;
  if (isHost(text) && !looksLikeIpv4(text) && text === text.toLowerCase()) return undefined;
  return {
    code: 'cluster.dns-domain',
    params: { value: excerpt(text) },
    text: {
      en: '"{value}" is not a DNS domain in lower case, such as cluster.local.',
      ko: '"{value}" 값은 cluster.local과 같은 소문자 DNS 도메인이 아닙니다.',
      ja: '「{value}」は cluster.local のような小文字の DNS ドメインではありません。',
    },
    ...insteadIfGood(
      checkDnsDomain,
      text,
      text
        .trim()
        .replace(/^\.+|\.+$/g, '')
        .toLowerCase(),
    ),
  };
}
