// Values that stand alone: the IP of the article's step 1, CIDR blocks from jsonpath, `--query`, `--output text` or the
// instance metadata, and the address of an API endpoint. The command above says what they are; else conclude/ has to.

import { readAddress, readCidr } from '../addresses.ts';
import type { Chunk } from '../cut/chunk.ts';
import { inferred, stated } from '../detection.ts';
import { regionOfHost } from './aws-names.ts';
import type { Reader, SeenCidr } from './reader.ts';

/** The words of a chunk that is nothing but words, without quotes and the `%` that zsh shows for a missing line end. */
function wordsOf(chunk: Chunk): string[] {
  if (chunk.kind === 'value') {
    const values = Array.isArray(chunk.value) ? chunk.value.flat(3) : [chunk.value];
    return values.every((value) => typeof value === 'string') ? values : [];
  }
  if (chunk.kind !== 'line' || chunk.text.length > 4000) return [];
  return chunk.text
    .trim()
    .replace(/ ?[%$#>]$/, '')
    .split(/[\s,]+/)
    .map((word) => word.replace(/^(["'`])(.*)\1$/, '$2'))
    .filter((word) => word !== '' && word !== '-');
}

let last: { readonly chunk: Chunk; readonly words: readonly string[] } | undefined;

/** The same; three readers in a row ask about the same chunk. */
function bareWords(chunk: Chunk): readonly string[] {
  if (last?.chunk !== chunk) last = { chunk, words: wordsOf(chunk) };
  return last.words;
}

const every = (words: readonly string[], read: (word: string) => unknown): boolean =>
  words.length > 0 && words.every((word) => read(word) !== undefined);

export const bareClusterIp: Reader = {
  source: 'kubectl get service kubernetes',
  read(chunk) {
    const words = bareWords(chunk);
    return every(words, readAddress) && words.length <= 2 ? { clusterIps: words } : undefined;
  },
};

const whose = (command: string): SeenCidr['of'] =>
  /\bservicecidrs?\b|serviceIpv[46]Cidr/i.test(command)
    ? 'service'
    : /describe-vpcs|vpc-ipv[46]-cidr-blocks/.test(command)
      ? 'vpc'
      : undefined;

export const bareCidrs: Reader = {
  source: 'a CIDR block',
  read(chunk) {
    const words = bareWords(chunk);
    if (!every(words, readCidr)) return undefined;
    const listed = words.length > 1 || chunk.kind === 'value';
    return { cidrs: words.map((cidr) => ({ cidr, of: whose(chunk.command), listed })) };
  },
};

export const bareEndpoint: Reader = {
  source: 'an address of an API endpoint',
  read(chunk) {
    const [endpoint = '', ...more] = bareWords(chunk);
    const region = regionOfHost(endpoint);
    if (region === undefined || more.length > 0 || !endpoint.startsWith('https://')) return undefined;
    const note = {
      en: 'Read from the host name of the endpoint.',
      ko: '엔드포인트의 호스트 이름에서 읽었습니다.',
      ja: 'エンドポイントのホスト名から読み取りました。',
    };
    return {
      facts: [stated('cluster.endpoint', endpoint, this.source), inferred('cluster.region', region, this.source, note)],
    };
  },
};
