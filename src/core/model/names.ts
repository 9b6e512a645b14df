// Names that people give or that EKS gives: cluster, node group, Kubernetes version, DNS domain.

import type { Problem } from './finding.ts';
import { isHost, looksLikeIpv4 } from './host-name.ts';
import { checkPlainText, excerpt, insteadIfGood } from './plain-text.ts';

/**
 * 1 to 100 letters, digits, `-`, `_`; the first is a letter or a digit.
 * Source: the EKS API reference, CreateCluster, pattern of `name`.
 */
export const checkClusterName = (text: string): Problem | undefined =>
  checkName(
    text,
    100,
    'cluster.name',
    'A cluster name has letters, digits, - and _, and begins with a letter or digit.',
  );

/**
 * 1 to 63 letters, digits, `-`, `_`; the first is a letter or a digit. Source: the EKS user guide on managed node
 * groups; the name is also the group's folder in the bundle.
 */
export const checkNodeGroupName = (text: string): Problem | undefined =>
  checkName(
    text,
    63,
    'node-group.name',
    'A node group name has letters, digits, - and _, and begins with a letter or digit.',
  );

function checkName(text: string, most: number, code: string, rule: string): Problem | undefined {
  const plain = checkPlainText(text);
  if (plain !== undefined) return plain;
  if (/^[0-9A-Za-z][A-Za-z0-9_-]*$/.test(text)) {
    if (text.length <= most) return undefined;
    return {
      code: `${code}-length`,
      params: { length: String(text.length), most: String(most) },
      text: { en: 'The name has {length} characters; {most} are allowed.' },
    };
  }
  const character = /[^A-Za-z0-9_-]/u.exec(text)?.[0] ?? text.slice(0, 1);
  return {
    code,
    params: { character: character === ' ' ? 'a blank' : character },
    text: { en: `"{character}" cannot stand there. ${rule}` },
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
    text: { en: '"{value}" is not a version as EKS names it, such as 1.34.' },
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
    text: { en: '"{value}" is not a DNS domain in lower case, such as cluster.local.' },
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
