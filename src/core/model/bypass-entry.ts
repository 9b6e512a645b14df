// One entry of NO_PROXY as every program reads it: a host, `.domain`, an IP address or a CIDR. What only some programs
// understand (`*.x`, ports, upper case, a dot at the end) is refused, with the common form in its place.

import { addressBytes, addressProblem, addressText, checkCidr } from './cidr.ts';
import type { Problem } from './finding.ts';
import { isHost, looksLikeIpv4 } from './host-name.ts';
import type { Localized } from './localized.ts';
import { checkNoLogin, checkPlainText, excerpt, insteadIfGood } from './plain-text.ts';

const RANGE: Localized = {
  en: '"{value}" is a range of addresses, which hardly any program reads. Write networks, such as 10.0.0.0/28.',
  ko: '"{value}" 값은 주소 범위이며, 범위를 읽는 프로그램은 거의 없습니다. 10.0.0.0/28과 같은 네트워크로 적으세요.',
  ja: '「{value}」はアドレスの範囲で、範囲を読むプログラムはほとんどありません。10.0.0.0/28 のようなネットワークで書いてください。',
};

const PATH: Localized = {
  en: 'An entry is a host, without a path: "{value}".',
  ko: '항목에는 경로 없이 호스트만 적습니다: "{value}".',
  ja: '項目にはパスを付けず、ホストだけを書きます:「{value}」',
};

/** Takes an entry that all programs read alike, as far as they know its kind at all. Refuses all else by name. */
export function checkBypassEntry(text: string): Problem | undefined {
  const plain = checkPlainText(text) ?? checkNoLogin(text);
  if (plain !== undefined) return plain;
  const value = excerpt(text);
  const refuse = (code: string, words: Localized, candidate?: string): Problem => ({
    code: `bypass.${code}`,
    params: { value },
    text: words,
    ...(candidate === undefined ? {} : insteadOf(text, candidate)),
  });
  if (isRange(text)) {
    return refuse('range', RANGE);
  }
  if (/[,;|]|\S\s+\S/.test(text))
    return refuse('several', {
      en: '"{value}" is more than one entry. Add them one by one.',
      ko: '"{value}"에 항목이 여러 개 있습니다. 하나씩 추가하세요.',
      ja: '「{value}」には項目が複数あります。1 つずつ追加してください。',
    });
  if (/\s/.test(text)) {
    return refuse(
      'blank',
      {
        en: 'There is a blank in "{value}": many programs would misread the list.',
        ko: '"{value}"에 공백이 있습니다. 많은 프로그램이 목록을 잘못 읽게 됩니다.',
        ja: '「{value}」に空白があります。多くのプログラムがリストを読み誤ります。',
      },
      text.trim(),
    );
  }
  if (/[^ -~]/.test(text)) {
    return refuse('not-ascii', {
      en: '"{value}" is not ASCII. A host name in another script is written as xn--...',
      ko: '"{value}" 값은 ASCII가 아닙니다. 다른 문자로 된 호스트 이름은 xn--... 형식으로 적습니다.',
      ja: '「{value}」は ASCII ではありません。ほかの文字のホスト名は xn--... の形で書きます。',
    });
  }
  if (text === '*')
    return refuse('everything', {
      en: '* would switch the proxy off for every destination.',
      ko: '*는 모든 대상에 대해 프록시를 끕니다.',
      ja: '* はすべての宛先でプロキシを無効にします。',
    });
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) {
    const host = text.replace(/^[^/]*\/\//, '').replace(/\/.*$/, '');
    return refuse(
      'scheme',
      {
        en: 'An entry is a host, not an address with a scheme.',
        ko: '항목에는 스키마가 있는 주소가 아니라 호스트를 적습니다.',
        ja: '項目には、スキームの付いたアドレスではなくホストを書きます。',
      },
      host,
    );
  }
  if (text.includes('*')) {
    const dotted = text.startsWith('*.') ? text.slice(1) : undefined;
    return refuse(
      'star',
      {
        en: 'Most programs do not read * in "{value}". A leading dot means the same to all of them.',
        ko: '대부분의 프로그램은 "{value}"의 *를 읽지 않습니다. 맨 앞의 점은 모든 프로그램에서 같은 뜻입니다.',
        ja: 'ほとんどのプログラムは「{value}」の * を読み取りません。先頭のドットは、すべてのプログラムで同じ意味になります。',
      },
      dotted,
    );
  }
  if (text !== text.toLowerCase()) {
    return refuse(
      'upper-case',
      {
        en: 'Some programs compare letter by letter: write "{value}" in lower case.',
        ko: '일부 프로그램은 글자 그대로 비교합니다. "{value}" 값을 소문자로 적으세요.',
        ja: '文字をそのまま比べるプログラムがあります。「{value}」は小文字で書いてください。',
      },
      text.toLowerCase(),
    );
  }
  const network = /^(.*\/\d+):\d*$/.exec(text)?.[1];
  if (network !== undefined) {
    return refuse(
      'network-port',
      {
        en: 'Behind a network there is no port: "{value}".',
        ko: '네트워크 뒤에는 포트를 적지 않습니다: "{value}".',
        ja: 'ネットワークの後ろにポートは書きません:「{value}」',
      },
      network,
    );
  }
  const name = /^([^/:]*[a-z][^/:]*)(?::\d*)?\//.exec(text)?.[1];
  if (name !== undefined && isName(name.replace(/\.$/, ''))) {
    return refuse('path', PATH, name);
  }
  if (text.includes('/')) return checkCidr(text);
  const address = addressIn(text);
  if (address !== undefined) {
    const usual = address.length === 16 && !text.includes('.') ? text.replace(/[^[\]]+/, addressText(address)) : text;
    if (usual === text) return undefined;
    return refuse(
      'ipv6-form',
      {
        en: 'Some programs compare an address letter by letter: write "{value}" in its shortest form.',
        ko: '일부 프로그램은 주소를 글자 그대로 비교합니다. "{value}" 값을 가장 짧은 형식으로 적으세요.',
        ja: 'アドレスを文字のまま比べるプログラムがあります。「{value}」は最も短い形で書いてください。',
      },
      usual,
    );
  }
  const port = /^(\[[^\]]*\]|[^:]*):\d*$/.exec(text)?.[1];
  if (port !== undefined) {
    return refuse(
      'port',
      {
        en: 'Most programs do not read a port in "{value}": list the host alone.',
        ko: '대부분의 프로그램은 "{value}"의 포트를 읽지 않습니다. 호스트만 적으세요.',
        ja: 'ほとんどのプログラムは「{value}」のポートを読み取りません。ホストだけを書いてください。',
      },
      port,
    );
  }
  if (looksLikeIpv4(text) && !text.endsWith('.')) return addressProblem(text);
  if (/[^.]\.+$/.test(text)) {
    return refuse(
      'last-dot',
      {
        en: 'The dot at the end of "{value}" hides it from most programs.',
        ko: '"{value}" 끝의 점 때문에 대부분의 프로그램이 이 항목을 인식하지 못합니다.',
        ja: '「{value}」の末尾のドットのため、ほとんどのプログラムがこの項目を認識できません。',
      },
      text.replace(/\.+$/, ''),
    );
  }
  if (isName(text)) return undefined;
  return refuse('entry', {
    en: '"{value}" is no host, .domain, IP address or network.',
    ko: '"{value}" 값은 호스트도 .domain도 IP 주소도 네트워크도 아닙니다.',
    ja: '「{value}」はホスト、.domain、IP アドレス、ネットワークのいずれでもありません。',
  });
}

/** A host, or a domain with a dot before it. */
const isName = (text: string): boolean => isHost(text.startsWith('.') ? text.slice(1) : text);

/** `10.0.0.1-10.0.0.9`, `10.0.0.1-9`: by its signs a host name, but nobody means one. */
const isRange = (text: string): boolean => /^\d+(?:\.\d+){3}\s*-\s*\d+(?:\.\d+)*$/.test(text);

/** The better form of a candidate where it has a flaw of its own: `*.Corp.Example` has two. */
function insteadOf(refused: string, candidate: string): { readonly instead?: string } {
  const better = candidate === refused ? undefined : checkBypassEntry(candidate)?.instead;
  return insteadIfGood(checkBypassEntry, refused, better ?? candidate);
}

/** The bytes of an address; brackets are for IPv6 alone. */
function addressIn(text: string): readonly number[] | undefined {
  const bracketed = /^\[(.*)\]$/.exec(text)?.[1];
  if (bracketed === undefined) return addressBytes(text);
  const bytes = addressBytes(bracketed);
  return bytes?.length === 16 ? bytes : undefined;
}
