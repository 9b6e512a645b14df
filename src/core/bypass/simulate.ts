// Asks programs where they would send a request, each by the rules of its own reader.

import type { Program } from '../model/program.ts';
import { readers } from './readers/index.ts';
import type { Answer, NoProxyReader, Verdict } from './readers/reader.ts';
import { targetOf } from './target.ts';

export interface Simulated {
  readonly url: string;
  /** In the order of the programs. */
  readonly answers: readonly { readonly program: Program; readonly answer: Answer }[];
}

const byId: ReadonlyMap<string, NoProxyReader> = new Map(readers.map((reader) => [reader.id, reader]));

/** The reader that a program follows. Throws where a platform names one that is not there. */
export function readerOf({ name, reader }: Program): NoProxyReader {
  const found = byId.get(reader);
  if (found === undefined) throw new Error(`${name} follows the reader ${reader}, and there is none`);
  return found;
}

const noHttpProxy: Answer = {
  way: 'direct',
  why: { en: 'has a proxy for https alone', ko: 'https용 프록시만 있음', ja: 'https 用のプロキシだけがある' },
  noProxySet: true,
};

const ownClient: Answer = {
  way: 'direct',
  why: {
    en: 'calls this by a client of its own, which knows no proxy',
    ko: '프록시를 모르는 자체 클라이언트로 호출함',
    ja: 'プロキシに対応しない独自のクライアントで呼び出す',
  },
};

/** A verdict for each program; programs with the same rules share one. */
export function verdicts(noProxy: string, programs: readonly Program[]): readonly Verdict[] {
  const byReader = new Map<string, Verdict>();
  return programs.map((program) => {
    const verdict = byReader.get(program.reader) ?? readerOf(program).read(noProxy);
    byReader.set(program.reader, verdict);
    const { neverProxies = [], onlyHttps = false } = program;
    if (neverProxies.length === 0 && !onlyHttps) return verdict;
    return (url) => {
      const host = targetOf(url)?.host;
      if (host !== undefined && neverProxies.includes(host)) return ownClient;
      const answer = verdict(url);
      return onlyHttps && answer.way === 'proxy' && /^http:/i.test(url) ? noHttpProxy : answer;
    };
  });
}

/**
 * Whether an answer goes another way than it should. Not so where the program refuses the address, which goes nowhere,
 * and where it has no proxy for the scheme, which its platform says.
 */
export const goesAstray = ({ way, noProxySet }: Answer, should: Answer['way']): boolean =>
  way !== 'error' && way !== should && noProxySet === undefined;

/**
 * Where each program sends each address with this NO_PROXY. Takes any texts and never throws on them; an address that a
 * program refuses is an answer too.
 */
export function simulate(noProxy: string, programs: readonly Program[], urls: readonly string[]): readonly Simulated[] {
  const asked = verdicts(noProxy, programs);
  return urls.map((url) => {
    const answers = new Map<Verdict, Answer>();
    return {
      url,
      answers: programs.map((program, index) => {
        const verdict = asked[index];
        if (verdict === undefined) throw new Error(`no verdict of ${program.name}`);
        const answer = answers.get(verdict) ?? verdict(url);
        answers.set(verdict, answer);
        return { program, answer };
      }),
    };
  });
}
