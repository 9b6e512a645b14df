// Networks as people write them: strict reading of one CIDR block, and what follows from it. IPv4 is read in four
// decimal parts only, because programs disagree about everything else (010.0.0.0 is 8.0.0.0 to some).

import ipaddr from 'ipaddr.js';
import type { Problem } from './finding.ts';
import { checkPlainText, excerpt, insteadIfGood } from './plain-text.ts';

export interface Network {
  readonly family: 4 | 6;
  /** The first address, as the four or sixteen bytes it has. */
  readonly bytes: readonly number[];
  readonly prefix: number;
}

/** The bytes of an address; nothing where it is not one: no octal, hexadecimal or short IPv4, no zone, no brackets. */
export function addressBytes(text: string): readonly number[] | undefined {
  const parts = /^\d/.test(text) ? text.split('.') : [];
  if (parts.length === 4 && parts.every(isOctet)) return parts.map(Number);
  // Looked at first: the reader of IPv6 takes long to refuse what is none, such as a word of a log.
  if (text.includes(':') && !/[^\da-fx:.]/i.test(text) && ipaddr.IPv6.isValid(text)) {
    return ipaddr.IPv6.parse(text).toByteArray();
  }
  return undefined;
}

const isOctet = (part: string): boolean => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255;

/** As people write it: IPv6 in lower case and shortened as in RFC 5952. */
export const addressText = (bytes: readonly number[]): string =>
  bytes.length === 4 ? bytes.join('.') : ipaddr.fromByteArray([...bytes]).toString();

const masked = (bytes: readonly number[], prefix: number): number[] =>
  bytes.map((byte, index) => byte & (0xff00 >> Math.min(8, Math.max(0, prefix - index * 8))) & 0xff);

/** The block of `prefix` bits around an address. */
export const networkAround = (bytes: readonly number[], prefix: number): Network => ({
  family: bytes.length === 4 ? 4 : 6,
  bytes: masked(bytes, prefix),
  prefix,
});

/** `address/bits` as it stands, host bits and all; nothing for anything else. */
export const readBlock = (text: string): Network | undefined => split(text);

/** Reads what `checkCidr` accepts; nothing for anything else. */
export function parseCidr(text: string): Network | undefined {
  return text.includes('/') && checkCidr(text) === undefined ? split(text) : undefined;
}

function split(text: string): Network | undefined {
  const slash = text.indexOf('/');
  const bytes = addressBytes(text.slice(0, slash));
  const length = text.slice(slash + 1);
  if (slash < 0 || bytes === undefined || !/^(?:0|[1-9]\d{0,2})$/.test(length)) return undefined;
  const prefix = Number(length);
  return prefix > bytes.length * 8 ? undefined : { family: bytes.length === 4 ? 4 : 6, bytes, prefix };
}

/** Whether one of these is a good IPv6 network: then the cluster is an IPv6 one. A wrong text is neither. */
export const hasIpv6 = (cidrs: readonly string[]): boolean => cidrs.some((text) => parseCidr(text)?.family === 6);

/** In the form that text-comparing programs expect: lower case, IPv6 shortened as in RFC 5952. */
export const cidrText = (network: Network): string => `${addressText(network.bytes)}/${network.prefix}`;

/** Whether every address of `inner` is one of `outer`. */
export const contains = (outer: Network, inner: Network): boolean =>
  outer.family === inner.family &&
  outer.prefix <= inner.prefix &&
  masked(inner.bytes, outer.prefix).every((byte, index) => byte === outer.bytes[index]);

/** Two blocks share an address only if one lies in the other. */
export const overlaps = (one: Network, other: Network): boolean => contains(one, other) || contains(other, one);

/** The address so many steps behind the network's own; nothing where that lies outside. */
export function addressIn(network: Network, steps: number): string | undefined {
  const bytes = [...network.bytes];
  let carry = steps;
  for (let at = bytes.length - 1; at >= 0 && carry > 0; at -= 1) {
    const sum = (bytes[at] ?? 0) + carry;
    bytes[at] = sum & 0xff;
    carry = sum >>> 8;
  }
  const found: Network = { ...network, bytes, prefix: bytes.length * 8 };
  return carry === 0 && contains(network, found) ? addressText(bytes) : undefined;
}

/** The block of this length that a network lies in; the network itself where that is longer than its own. */
export const enclosing = (network: Network, prefix: number): Network =>
  prefix >= network.prefix ? network : { ...network, bytes: masked(network.bytes, prefix), prefix };

/** One address as a block of its own; nothing for what `addressBytes` does not read. */
export function singleAddress(text: string): Network | undefined {
  const bytes = addressBytes(text);
  return bytes && { family: bytes.length === 4 ? 4 : 6, bytes, prefix: bytes.length * 8 };
}

/**
 * The address of the `kubernetes` Service: the network's address + 1 (10.100.0.1, 172.20.0.1, ...::1). Nothing for a
 * block of one address. Source: kubernetes/kubernetes pkg/controlplane/instance.go, ServiceIPRange.
 */
export const firstServiceIp = (network: Network): string | undefined => addressIn(network, 1);

/** `10.0.0.0/16` or `fd00::/108`, written as its network. Refuses all else, each with its own message. */
export function checkCidr(text: string): Problem | undefined {
  const plain = checkPlainText(text);
  if (plain !== undefined) return plain;
  const value = excerpt(text);
  if (/\s/.test(text)) {
    return {
      code: 'cidr.blank',
      params: { value },
      text: {
        en: 'There is a blank in "{value}".',
        ko: '"{value}"에 공백이 있습니다.',
        ja: '「{value}」に空白があります。',
      },
      ...insteadIfGood(checkCidr, text, text.replaceAll(/\s/g, '')),
    };
  }
  if (/[,;|]/.test(text)) {
    return {
      code: 'cidr.several',
      params: { value },
      text: {
        en: '"{value}" is more than one network. Add them one by one.',
        ko: '"{value}"에 네트워크가 여러 개 있습니다. 하나씩 추가하세요.',
        ja: '「{value}」にはネットワークが複数あります。1 つずつ追加してください。',
      },
    };
  }
  const [address = '', prefix, ...rest] = text.split('/');
  const bytes = addressBytes(address);
  if (bytes === undefined) return addressProblem(address === '' ? text : address);
  const bits = String(bytes.length * 8);
  if (prefix === undefined || prefix === '') {
    return {
      code: 'cidr.prefix-missing',
      params: { value, bits },
      text: {
        en: '{value} is one address. A network has a length behind it, such as /16.',
        ko: '{value} 값은 주소 하나입니다. 네트워크에는 뒤에 /16과 같은 접두사 길이가 붙습니다.',
        ja: '{value} は 1 つのアドレスです。ネットワークには後ろに /16 のようなプレフィックス長が付きます。',
      },
    };
  }
  const network = split(text);
  if (network === undefined || rest.length > 0) {
    return {
      code: 'cidr.prefix',
      params: { prefix: excerpt([prefix, ...rest].join('/')), bits },
      text: {
        en: '/{prefix} is no length: it goes from /0 to /{bits}.',
        ko: '/{prefix} 값은 접두사 길이가 아닙니다. /0에서 /{bits}까지입니다.',
        ja: '/{prefix} はプレフィックス長ではありません。/0 から /{bits} までです。',
      },
    };
  }
  const start = { ...network, bytes: masked(network.bytes, network.prefix) };
  if (start.bytes.some((byte, index) => byte !== network.bytes[index])) {
    return {
      code: 'cidr.host-bits',
      params: { value, network: cidrText(start) },
      text: {
        en: '{value} is an address inside a network. The network is {network}.',
        ko: '{value} 값은 네트워크 안의 주소입니다. 네트워크는 {network}입니다.',
        ja: '{value} はネットワーク内のアドレスです。ネットワークは {network} です。',
      },
      instead: cidrText(start),
    };
  }
  return undefined;
}

/** Why a text is not an address: the words for each way it goes wrong. */
export function addressProblem(text: string): Problem {
  const address = excerpt(text);
  const parts = text.split('.');
  if (parts.length === 4 && parts.every((part) => /^\d+$/.test(part))) {
    if (parts.some((part) => /^0\d/.test(part))) {
      return {
        code: 'cidr.octal',
        params: { address },
        text: {
          en: '{address} has a part with a leading zero, which some programs read as octal. Write it without.',
          ko: '{address}에 0으로 시작하는 부분이 있으며, 일부 프로그램은 이를 8진수로 읽습니다. 앞의 0을 빼고 적으세요.',
          ja: '{address} に 0 で始まる部分があり、8 進数として読むプログラムがあります。先頭の 0 を除いて書いてください。',
        },
      };
    }
    const part = excerpt(parts.find((one) => Number(one) > 255) ?? '');
    return {
      code: 'cidr.part',
      params: { address, part },
      text: {
        en: '{address} is no address: {part} is more than 255.',
        ko: '{address} 값은 주소가 아닙니다. {part} 부분이 255보다 큽니다.',
        ja: '{address} はアドレスではありません。{part} は 255 を超えています。',
      },
    };
  }
  return {
    code: 'cidr.address',
    params: { address },
    text: {
      en: '"{address}" is no IP address. A network looks like 10.0.0.0/16 or fd00:1234::/108.',
      ko: '"{address}" 값은 IP 주소가 아닙니다. 네트워크는 10.0.0.0/16 또는 fd00:1234::/108과 같은 형식입니다.',
      ja: '「{address}」は IP アドレスではありません。ネットワークは 10.0.0.0/16 や fd00:1234::/108 のような形式です。',
    },
  };
}
