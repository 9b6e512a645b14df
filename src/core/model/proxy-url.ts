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
    ko: '주소에 사용자 이름이나 비밀번호가 들어 있습니다. 사용자 데이터, ConfigMap, 로그에 남아 모든 파드와 많은 사람이 읽을 수 있게 됩니다. 안전한 방법: 로그인 정보를 AWS Secrets Manager나 SSM Parameter Store에 두고 노드가 부팅할 때 읽게 하거나, 프록시가 노드의 소스 주소를 로그인 없이 허용하게 하거나, 로그인 정보를 가진 작은 포워드 프록시를 두고 그 주소를 여기에 입력하세요.',
    ja: 'アドレスにユーザー名またはパスワードが含まれています。ユーザーデータ、ConfigMap、ログに残り、すべての Pod と多くの人が読めてしまいます。安全な方法: ログイン情報を AWS Secrets Manager または SSM Parameter Store に置き、ノードが起動時に読み取る。プロキシがノードの送信元アドレスをログインなしで許可する。またはログイン情報を持つ小さなフォワードプロキシを動かし、そのアドレスをここに入力する。',
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
      text: {
        en: 'There is a blank in the address. It would be cut there.',
        ko: '주소에 공백이 있습니다. 그 자리에서 잘립니다.',
        ja: 'アドレスに空白があります。そこで切れてしまいます。',
      },
      ...insteadIfGood(checkProxyUrl, text, text.trim()),
    };
  }
  const foreign = /[^ -~]/u.exec(text)?.[0];
  if (foreign !== undefined) {
    return {
      code: 'proxy.not-ascii',
      params: { character: foreign },
      text: {
        en: '"{character}" cannot be in an address. A host name in another script is written as xn--...',
        ko: '주소에는 "{character}" 문자를 쓸 수 없습니다. 다른 문자로 된 호스트 이름은 xn--... 형식으로 적습니다.',
        ja: 'アドレスに「{character}」は使えません。ほかの文字のホスト名は xn--... の形で書きます。',
      },
    };
  }
  if (/["'`]/.test(text)) {
    return {
      code: 'proxy.quote',
      params: {},
      text: {
        en: 'There is a quote in the address. Type it without quotes: the files add their own.',
        ko: '주소에 따옴표가 있습니다. 따옴표 없이 입력하세요. 파일에는 필요한 따옴표가 추가됩니다.',
        ja: 'アドレスに引用符があります。引用符なしで入力してください。必要な引用符はファイルで付けます。',
      },
      ...insteadIfGood(checkProxyUrl, text, text.replaceAll(/["'`]/g, '')),
    };
  }
  if (/[$()]/.test(text)) {
    return {
      code: 'proxy.shell',
      params: {},
      text: {
        en: 'The address holds $ or a bracket of a shell. Nothing is computed here: type the address itself.',
        ko: '주소에 $ 또는 셸 괄호가 있습니다. 여기서는 아무것도 계산하지 않으므로 주소 자체를 입력하세요.',
        ja: 'アドレスに $ またはシェルの括弧があります。ここでは何も展開されないため、アドレスそのものを入力してください。',
      },
    };
  }
  const character = /[^A-Za-z0-9:/.\-_[\]?#%=&~+]/.exec(text)?.[0];
  if (character === undefined) return undefined;
  return {
    code: 'proxy.character',
    params: { character },
    text: {
      en: '"{character}" cannot be in the address of a proxy.',
      ko: '프록시 주소에는 "{character}" 문자를 쓸 수 없습니다.',
      ja: 'プロキシのアドレスに「{character}」は使えません。',
    },
  };
}

function checkParts(text: string): Problem | undefined {
  const [, scheme, rest = ''] = /^([a-z][a-z0-9+.-]*):\/\/(.*)$/i.exec(text) ?? [];
  if (scheme === undefined) {
    return {
      code: 'proxy.scheme-missing',
      params: {},
      text: {
        en: 'The address does not begin with http://. Without it some programs fail and others guess.',
        ko: '주소가 http://로 시작하지 않습니다. 없으면 실패하는 프로그램도 있고 추측하는 프로그램도 있습니다.',
        ja: 'アドレスが http:// で始まっていません。ないと失敗するプログラムもあれば、推測するプログラムもあります。',
      },
      ...insteadIfGood(checkProxyUrl, text, `http://${text}`),
    };
  }
  if (/^socks/i.test(scheme)) {
    return {
      code: 'proxy.socks',
      params: { scheme: excerpt(scheme) },
      text: {
        en: '{scheme} is a SOCKS proxy. Most programs on a node cannot use one: give the HTTP port of the proxy.',
        ko: '{scheme} 주소는 SOCKS 프록시입니다. 노드의 프로그램은 대부분 사용할 수 없으므로 프록시의 HTTP 포트를 입력하세요.',
        ja: '{scheme} は SOCKS プロキシです。ノードのほとんどのプログラムは使えません。プロキシの HTTP ポートを入力してください。',
      },
    };
  }
  if (scheme !== 'http' && scheme !== 'https') {
    return {
      code: 'proxy.scheme',
      params: { scheme: excerpt(scheme) },
      text: {
        en: '{scheme}:// is not how a proxy is reached. Write http://.',
        ko: '{scheme}://로는 프록시에 접속하지 않습니다. http://로 적으세요.',
        ja: '{scheme}:// ではプロキシに接続しません。http:// と書いてください。',
      },
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
    text: {
      en: '"{tail}" behind the port is too much: a proxy has a host and a port, no path.',
      ko: '포트 뒤의 "{tail}" 부분은 필요 없습니다. 프록시에는 호스트와 포트만 있고 경로는 없습니다.',
      ja: 'ポートの後ろの「{tail}」は不要です。プロキシにあるのはホストとポートだけで、パスはありません。',
    },
    instead: `${scheme}://${authority}`,
  };
}

function checkAuthority(authority: string): Problem | undefined {
  if (addressBytes(authority)?.length === 16) {
    return {
      code: 'proxy.ipv6-brackets',
      params: { host: authority },
      text: {
        en: 'An IPv6 address stands in brackets, with the port behind them: http://[{host}]:3128',
        ko: 'IPv6 주소는 대괄호로 묶고 포트는 그 뒤에 적습니다: http://[{host}]:3128',
        ja: 'IPv6 アドレスは角括弧で囲み、その後ろにポートを書きます: http://[{host}]:3128',
      },
    };
  }
  const [, bracketed, named, port] = /^(?:\[([^[\]]*)\]|([^:[\]]*))(?::(.*))?$/.exec(authority) ?? [];
  const host = bracketed ?? named;
  if (host === '') {
    return {
      code: 'proxy.host-missing',
      params: {},
      text: {
        en: 'The host of the proxy is missing.',
        ko: '프록시의 호스트가 없습니다.',
        ja: 'プロキシのホストがありません。',
      },
    };
  }
  const good = bracketed === undefined ? host !== undefined && isHost(host) : addressBytes(bracketed)?.length === 16;
  if (!good) {
    return {
      code: 'proxy.host',
      params: { host: excerpt(host ?? authority) },
      text: {
        en: '"{host}" is neither a host name nor an IP address.',
        ko: '"{host}" 값은 호스트 이름도 IP 주소도 아닙니다.',
        ja: '「{host}」はホスト名でも IP アドレスでもありません。',
      },
    };
  }
  if (port === undefined || port === '') {
    return {
      code: 'proxy.port-missing',
      params: {},
      text: {
        en: 'The port is missing, such as :3128. Without it curl takes 1080 and other programs take 80.',
        ko: ':3128과 같은 포트가 없습니다. 없으면 curl은 1080을, 다른 프로그램은 80을 사용합니다.',
        ja: ':3128 のようなポートがありません。ないと curl は 1080 を、ほかのプログラムは 80 を使います。',
      },
    };
  }
  // What stands there is repeated only where it is a number: it may be a password whose @ is not typed yet.
  if (!/^\d+$/.test(port)) {
    return {
      code: 'proxy.port',
      params: {},
      text: {
        en: 'What stands behind the last colon is not a port number.',
        ko: '마지막 콜론 뒤의 값이 포트 번호가 아닙니다.',
        ja: '最後のコロンの後ろがポート番号ではありません。',
      },
    };
  }
  if (port.length > 5 || port.startsWith('0') || Number(port) > 65535) {
    return {
      code: 'proxy.port-range',
      params: { port: excerpt(port) },
      text: {
        en: '{port} is no port: ports go from 1 to 65535.',
        ko: '{port} 값은 포트가 아닙니다. 포트는 1에서 65535까지입니다.',
        ja: '{port} はポートではありません。ポートは 1 から 65535 までです。',
      },
    };
  }
  return undefined;
}
