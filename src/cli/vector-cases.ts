// Files of vectors: what real programs answered to a list and an address, one object a case.

import { Complaint } from './complaint.ts';

export interface VectorCase {
  /** As the file calls it, for people. */
  readonly name: string;
  readonly noProxy: string;
  readonly url: string;
  /** What each program answered, by its name and version. */
  readonly answers: Readonly<Record<string, string>>;
  /** What Java was asked with instead of NO_PROXY; absent where the list was translated naively. */
  readonly javaNonProxyHosts: string | undefined;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isAnswers = (value: unknown): value is Readonly<Record<string, string>> =>
  isRecord(value) && Object.values(value).every((answer) => typeof answer === 'string');

/** One case; `wrong` takes the end of a sentence that says what keeps it from being one. */
function caseOf(one: unknown, name: string, wrong: (fault: string) => Complaint): VectorCase {
  if (!isRecord(one)) throw wrong('is not an object');
  const { noProxy, url, answers, javaNonProxyHosts } = one;
  if (typeof noProxy !== 'string') throw wrong('has no text under "noProxy"');
  if (typeof url !== 'string') throw wrong('has no text under "url"');
  if (!isAnswers(answers)) throw wrong('has no "answers" that name each program and what it answered');
  if (javaNonProxyHosts !== undefined && javaNonProxyHosts !== null && typeof javaNonProxyHosts !== 'string') {
    throw wrong('has a "javaNonProxyHosts" that is no text');
  }
  return { name, noProxy, url, answers, javaNonProxyHosts: javaNonProxyHosts ?? undefined };
}

function nameOf(one: unknown, index: number): string {
  const id = isRecord(one) ? one.id : undefined;
  return typeof id === 'string' || typeof id === 'number' ? String(id) : `number ${index + 1}`;
}

/** The cases of a parsed file; `path` is for the complaint where it is no such file. Unknown keys are left alone. */
export function vectorCases(json: unknown, path: string): readonly VectorCase[] {
  if (!Array.isArray(json)) throw new Complaint(`${path} is no file of vectors: it holds no list of cases.`);
  return json.map((one: unknown, index) => {
    const name = nameOf(one, index);
    return caseOf(one, name, (fault) => new Complaint(`${path}: case ${name} ${fault}.`));
  });
}
