// VPC endpoints as answers: the service's short name, and host names of its own where private DNS is off.

import type { Problem } from './finding.ts';
import { isHost, looksLikeIpv4 } from './host-name.ts';
import { checkPlainText, excerpt, insteadIfGood } from './plain-text.ts';

/** The `<name>` of `com.amazonaws.<region>.<name>`. Takes names it has never heard of: AWS adds some every month. */
export function checkEndpointService(text: string): Problem | undefined {
  const plain = checkPlainText(text);
  if (plain !== undefined) return plain;
  const name = /^(?:[a-z]{2}\.)?com\.amazonaws\.(?:[a-z]+(?:-[a-z]+)+-\d+\.)?(.+)$/.exec(text)?.[1];
  if (name === undefined && /^[a-z0-9]+(?:[.-][a-z0-9]+)*$/.test(text)) return undefined;
  return {
    code: 'endpoint-service.name',
    params: { value: excerpt(text) },
    text: {
      en: '"{value}" is not the short name of an endpoint service, such as ecr.api of com.amazonaws.REGION.ecr.api.',
      ko: '"{value}" 값은 엔드포인트 서비스의 짧은 이름이 아닙니다. 예를 들어 com.amazonaws.REGION.ecr.api의 짧은 이름은 ecr.api입니다.',
      ja: '「{value}」はエンドポイントサービスの短い名前ではありません。たとえば com.amazonaws.REGION.ecr.api の短い名前は ecr.api です。',
    },
    ...insteadIfGood(checkEndpointService, text, name ?? text.trim().toLowerCase()),
  };
}

/** A host name of a VPC endpoint, lower case; no scheme, no port. A leading `*`, as describe prints it, becomes a dot. */
export function checkEndpointHost(text: string): Problem | undefined {
  const plain = checkPlainText(text);
  if (plain !== undefined) return plain;
  const bare = text.startsWith('.') ? text.slice(1) : text;
  if (isHost(bare) && !looksLikeIpv4(bare) && text === text.toLowerCase()) return undefined;
  const host = text
    .trim()
    .toLowerCase()
    .replace(/^\w+:\/\//, '')
    .replace(/[:/].*$/, '')
    .replace(/^\*/, '');
  return {
    code: 'endpoint-service.host',
    params: { value: excerpt(text) },
    text: {
      en: '"{value}" is not a host name in lower case.',
      ko: '"{value}" 값은 소문자 호스트 이름이 아닙니다.',
      ja: '「{value}」は小文字のホスト名ではありません。',
    },
    ...insteadIfGood(checkEndpointHost, text, host),
  };
}
