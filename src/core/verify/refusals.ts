// What stopped a command before it could say anything of the cluster: told by name, since a bare "Forbidden" is said by two
// that have nothing to do with each other, the API server and a proxy on the way to it.

import type { Localized } from '../model/localized.ts';
import type { Verdict } from './verdict.ts';

interface Refusal {
  /** Its groups are the holes of the text. */
  readonly said: RegExp;
  readonly text: Localized;
}

/**
 * kubernetes/apimachinery pkg/api/errors (StatusReasonForbidden) and kubectl's cmdutil.BehaviorOnFatal for the first; Go's
 * net/http says the status text alone where a proxy refuses CONNECT, and kubectl puts its own words before that.
 */
const refusals: readonly Refusal[] = [
  {
    said: /\(Forbidden\).*?User "(?<user>[^"]{1,200})" cannot (?<verb>\w{1,20}) resource "(?<resource>[\w./-]{1,80})"/,
    text: {
      en: 'The API server refuses it (RBAC): {user} may not {verb} {resource}. Have a role that may, or run it as someone who has one.',
      ko: 'API 서버가 거부했습니다(RBAC). {user}에게 {resource}에 대한 {verb} 권한이 없습니다. 권한이 있는 역할을 받거나 권한이 있는 사용자로 실행하세요.',
      ja: 'API サーバーが拒否しました (RBAC)。{user} には {resource} に対する {verb} の権限がありません。権限のあるロールを受けるか、権限のあるユーザーで実行してください。',
    },
  },
  {
    said: /(?:Unable to connect to the server|Get "https:[^"]{1,300}"): Forbidden\b/,
    text: {
      en: 'A proxy refuses the way to the API server (403): kubectl goes by the HTTPS_PROXY of your shell. Put the host of the API endpoint into the NO_PROXY of your shell, or have the proxy let it through.',
      ko: '프록시가 API 서버로 가는 연결을 거부했습니다(403). kubectl이 셸의 HTTPS_PROXY를 사용하고 있습니다. API 엔드포인트의 호스트를 셸의 NO_PROXY에 넣거나 프록시에서 허용하게 하세요.',
      ja: 'プロキシが API サーバーへの接続を拒否しました (403)。kubectl がシェルの HTTPS_PROXY を使っています。API エンドポイントのホストをシェルの NO_PROXY に入れるか、プロキシで許可してもらってください。',
    },
  },
  {
    said: /(?:Unable to connect to the server|Get "https:[^"]{1,300}"): Proxy Authentication Required\b/,
    text: {
      en: 'A proxy on the way to the API server asks for a password (407): kubectl goes by the HTTPS_PROXY of your shell. Put the host of the API endpoint into the NO_PROXY of your shell.',
      ko: 'API 서버로 가는 프록시가 비밀번호를 요구합니다(407). kubectl이 셸의 HTTPS_PROXY를 사용하고 있습니다. API 엔드포인트의 호스트를 셸의 NO_PROXY에 넣으세요.',
      ja: 'API サーバーへの途中のプロキシがパスワードを求めています (407)。kubectl がシェルの HTTPS_PROXY を使っています。API エンドポイントのホストをシェルの NO_PROXY に入れてください。',
    },
  },
];

/** Each refusal once, at the first line that says it. */
export function refusalVerdicts(lines: readonly string[]): readonly Verdict[] {
  return refusals.flatMap(({ said, text }): readonly Verdict[] => {
    for (const [index, line] of lines.entries()) {
      const found = said.exec(line);
      if (found !== null) return [{ state: 'fails', text, params: { ...found.groups }, line: index + 1 }];
    }
    return [];
  });
}
