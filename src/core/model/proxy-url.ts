// The proxy's address. Programs differ about everything that is left out of it, so scheme, host and port are all asked
// for (facts: without scheme Node throws, without port curl takes 1080 and the others 80).

import { addressBytes } from './cidr.ts';
import type { Problem } from './finding.ts';
import { isHost } from './host-name.ts';
import { checkPlainText, excerpt, insteadIfGood } from './plain-text.ts';

/**
 * The text with everything hidden that may be a user name or a password: what stands before the last `@`, and, while there
 * is none yet, a port that is no number. Also takes texts that are no address at all, because they are shown while they
 * are typed.
 */
export function maskCredentials(text: string): string {
  const at = text.lastIndexOf('@');
  const [scheme = ''] = /^[a-z][a-z0-9+.-]*:\/\//i.exec(text) ?? [];
  if (at >= 0) return `${scheme}***${text.slice(at)}`;
  const [, host, port = ''] = /^([^/?#:[\]]*:)([^/?#]*)/.exec(text.slice(scheme.length)) ?? [];
  return host === undefined || /^\d*$/.test(port) ? text : `${scheme}${host}***`;
}

/** The address without what stands before its last `@`: what `maskCredentials` shows, without the stars. */
export function withoutLogin(text: string): string {
  const [scheme = ''] = /^[a-z][a-z0-9+.-]*:\/\//i.exec(text) ?? [];
  const at = text.lastIndexOf('@');
  return at < 0 ? text : `${scheme}${text.slice(at + 1)}`;
}

export interface ProxyAddress {
  readonly scheme: 'http' | 'https';
  /** Without brackets. */
  readonly host: string;
  readonly port: number;
}

/** Reads what `checkProxyUrl` accepts; nothing for anything else. */
export function parseProxyUrl(text: string): ProxyAddress | undefined {
  if (checkProxyUrl(text) !== undefined) return undefined;
  const [, scheme, bracketed, host, port] = /^(https?):\/\/(?:\[(.*)\]|(.*)):(\d+)\/?$/.exec(text) ?? [];
  return { scheme: scheme === 'https' ? 'https' : 'http', host: bracketed ?? host ?? '', port: Number(port) };
}

/** The code of the problem that an address holds a login. */
export const loginInAddress = 'proxy.credentials';

const CREDENTIALS: Problem = {
  code: loginInAddress,
  params: {},
  text: {
    en: 'The address holds a user name or a password. It would end up in user data, a ConfigMap and logs, where every pod and many people can read it. Safe ways: keep the login in AWS Secrets Manager or SSM Parameter Store, where the nodes read it at boot; let the proxy allow the nodes by their source addresses, without a login; or run a small forwarding proxy that holds the login, and give its address here.',
    ko: '주소에 사용자 이름이나 비밀번호가 들어 있습니다. 사용자 데이터, ConfigMap, 로그에 남아 모든 파드와 많은 사람이 읽을 수 있게 됩니다. 안전한 방법: 로그인 정보를 AWS Secrets Manager나 SSM Parameter Store에 두고 노드가 부팅할 때 읽게 하거나, 프록시가 노드의 소스 주소를 로그인 없이 허용하게 하거나, 로그인 정보를 가진 작은 전달 프록시를 두고 그 주소를 여기에 입력하세요.',
    ja: 'アドレスにユーザー名またはパスワードが含まれています。ユーザーデータ、ConfigMap、ログに残り、すべての Pod と多くの人が読めてしまいます。安全な方法: ログイン情報を AWS Secrets Manager または SSM Parameter Store に置き、ノードが起動時に読み取る。プロキシがノードの送信元アドレスをログインなしで許可する。またはログイン情報を持つ小さな転送プロキシを動かし、そのアドレスをここに入力する。',
  },
};

/**
 * `http://host:port` or `https://host:port`, with at most one `/` behind it. Refuses all else, each with its own
 * message. No message holds any part of a text with an `@` in it.
 */
export function checkProxyUrl(text: string): Problem | undefined {
  if (text.includes('@')) return CREDENTIALS;
  return checkPlainText(text) ?? checkCharacters(text) ?? checkParts(text);
}

function checkCharacters(text: string): Problem | undefined {
  if (/\s/u.test(text)) {
    return {
      code: 'proxy.blank',
      params: {},
      text: { en: 'There is a blank in the address. It would be cut there.' },
      ...insteadIfGood(checkProxyUrl, text, text.trim()),
    };
  }
  const foreign = /[^ -~]/u.exec(text)?.[0];
  if (foreign !== undefined) {
    return {
      code: 'proxy.not-ascii',
      params: { character: foreign },
      text: { en: '"{character}" cannot be in an address. A host name in another script is written as xn--...' },
    };
  }
  if (/["'`]/.test(text)) {
    return {
      code: 'proxy.quote',
      params: {},
      text: { en: 'There is a quote in the address. Type it without quotes: the files add their own.' },
      ...insteadIfGood(checkProxyUrl, text, text.replaceAll(/["'`]/g, '')),
    };
  }
  if (/[$()]/.test(text)) {
    return {
      code: 'proxy.shell',
      params: {},
      text: { en: 'The address holds $ or a bracket of a shell. Nothing is computed here: type the address itself.' },
    };
  }
  const character = /[^A-Za-z0-9:/.\-_[\]?#%=&~+]/.exec(text)?.[0];
  if (character === undefined) return undefined;
  return {
    code: 'proxy.character',
    params: { character },
    text: { en: '"{character}" cannot be in the address of a proxy.' },
  };
}

function checkParts(text: string): Problem | undefined {
  const [, scheme, rest = ''] = /^([a-z][a-z0-9+.-]*):\/\/(.*)$/i.exec(text) ?? [];
  if (scheme === undefined) {
    return {
      code: 'proxy.scheme-missing',
      params: {},
      text: { en: 'The address does not begin with http://. Without it some programs fail and others guess.' },
      ...insteadIfGood(checkProxyUrl, text, `http://${text}`),
    };
  }
  if (/^socks/i.test(scheme)) {
    return {
      code: 'proxy.socks',
      params: { scheme: excerpt(scheme) },
      text: {
        en: '{scheme} is a SOCKS proxy. Most programs on a node cannot use one: give the HTTP port of the proxy.',
      },
    };
  }
  if (scheme !== 'http' && scheme !== 'https') {
    return {
      code: 'proxy.scheme',
      params: { scheme: excerpt(scheme) },
      text: { en: '{scheme}:// is not how a proxy is reached. Write http://.' },
      ...(/^https?$/i.test(scheme) ? insteadIfGood(checkProxyUrl, text, `${scheme.toLowerCase()}://${rest}`) : {}),
    };
  }
  const end = rest.search(/[/?#]/);
  const authority = end < 0 ? rest : rest.slice(0, end);
  const authorityProblem = checkAuthority(authority);
  if (authorityProblem !== undefined) return authorityProblem;
  const tail = end < 0 ? '' : rest.slice(end);
  if (tail === '' || tail === '/') return undefined;
  return {
    code: 'proxy.path',
    params: { tail: excerpt(tail) },
    text: { en: '"{tail}" behind the port is too much: a proxy has a host and a port, no path.' },
    instead: `${scheme}://${authority}`,
  };
}

function checkAuthority(authority: string): Problem | undefined {
  if (addressBytes(authority)?.length === 16) {
    return {
      code: 'proxy.ipv6-brackets',
      params: { host: authority },
      text: { en: 'An IPv6 address stands in brackets, with the port behind them: http://[{host}]:3128' },
    };
  }
  const [, bracketed, named, port] = /^(?:\[([^[\]]*)\]|([^:[\]]*))(?::(.*))?$/.exec(authority) ?? [];
  const host = bracketed ?? named;
  if (host === '') {
    return { code: 'proxy.host-missing', params: {}, text: { en: 'The host of the proxy is missing.' } };
  }
  const good = bracketed === undefined ? host !== undefined && isHost(host) : addressBytes(bracketed)?.length === 16;
  if (!good) {
    return {
      code: 'proxy.host',
      params: { host: excerpt(host ?? authority) },
      text: { en: '"{host}" is neither a host name nor an IP address.' },
    };
  }
  if (port === undefined || port === '') {
    return {
      code: 'proxy.port-missing',
      params: {},
      text: { en: 'The port is missing, such as :3128. Without it curl takes 1080 and other programs take 80.' },
    };
  }
  // What stands there is repeated only where it is a number: it may be a password whose @ is not typed yet.
  if (!/^\d+$/.test(port)) {
    return { code: 'proxy.port', params: {}, text: { en: 'What stands behind the last colon is not a port number.' } };
  }
  if (port.length > 5 || port.startsWith('0') || Number(port) > 65535) {
    return {
      code: 'proxy.port-range',
      params: { port: excerpt(port) },
      text: { en: '{port} is no port: ports go from 1 to 65535.' },
    };
  }
  return undefined;
}
