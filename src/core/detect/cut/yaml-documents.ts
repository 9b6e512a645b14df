// Cuts YAML documents off a paste by their indentation, and reads those that may tell something.

import { parseDocument } from 'yaml';
import { type Note, noteOf } from '../detection.ts';
import { type Cut, lineAt, type Place } from './chunk.ts';
import { isError } from './failures.ts';
import { commandOn } from './prompts.ts';

const KEY = String.raw`(?:"[^"\n]{1,200}"|'[^'\n]{1,200}'|[A-Za-z_][\w ./()-]{0,200})`;
const START = new RegExp(String.raw`^( *)(?:---[ \t]*$|(?:- +)*${KEY} *:(?: |$)|- +\S)`);
const TOP_KEY = new RegExp(`^${KEY} *:(?: |$)`);
/** A paste in YAML is worth reading only if it has a word that one of the readers looks for. */
const WORTH_READING =
  /\b(?:cluster|clusterIPs?|cidrs|CidrBlock|Vpcs|VpcId|VpcEndpoint\w*|kind|IP|vpcId|endpoint|serviceIpv[46]Cidr|endpointPublicAccess|certificateAuthority)"?[ \t]*:|^[ \t]*- +["']?[\da-f.:]+\/\d/im;
/**
 * Twice what a cluster with hundreds of services prints; more is not for reading on every keystroke, be it one document or
 * all of a paste together.
 */
const LARGEST = 256 * 1024;
/** A line that a terminal of fixed width broke off the one above. */
const WRAPPED = /^[A-Za-z\d+/=]{1,400}$/;

export const startsYaml = (line: string): boolean => START.test(line) && !isError(line);

const indentOf = (line: string): number => line.length - line.trimStart().length;

/** The lines of one document, without the indentation they share, and where they end. */
function documentAt(text: string, at: number): { readonly lines: string[]; readonly end: number } {
  const base = indentOf(lineAt(text, at));
  const seen = new Set<string>();
  const lines: string[] = [];
  let list: boolean | undefined;
  let end = at;
  while (end < text.length) {
    const line = lineAt(text, end);
    const own = line.slice(Math.min(base, indentOf(line)));
    if (own !== '' && !own.startsWith(' ')) {
      const previous = lines.at(-1) ?? '';
      if (lines.length > 0 && previous.length >= 60 && WRAPPED.test(own)) {
        lines[lines.length - 1] = previous + own;
        end += line.length + 1;
        continue;
      }
      if (indentOf(line) < base || commandOn(line) !== undefined) break;
      const mark = /^---[ \t]*$/.test(own);
      if (mark ? lines.length > 0 : !startsYaml(own)) break;
      const key = TOP_KEY.exec(own)?.[0];
      const item = own.startsWith('- ');
      // A list does not go on as a mapping, and a key that comes again belongs to the next output.
      if (key !== undefined && (list === true || seen.has(key))) break;
      if (key !== undefined) seen.add(key);
      if (!mark) list ??= item;
    }
    lines.push(own);
    end += line.length + 1;
  }
  return { lines, end: Math.min(end, text.length) };
}

const tooMuch = (length: number): Note =>
  noteOf(
    {
      en: '{size} of YAML are too much to read here. Paste the output of the one command that is asked for.',
      ko: 'YAML의 크기가 {size}이며 여기서 읽기에는 너무 큽니다. 요청한 명령 하나의 출력만 붙여넣으세요.',
      ja: 'YAML が {size} あり、ここで読み取るには大きすぎます。必要なコマンド 1 つの出力だけを貼り付けてください。',
    },
    { size: `${Math.round(length / 1024)} KB` },
  );

/** One YAML document. An alias, which no command prints and which can blow up memory, makes it unreadable. */
export function yamlDocument({ text, at, line, command, yamlRead }: Place): Cut | undefined {
  if (!startsYaml(line)) return undefined;
  const { lines, end } = documentAt(text, at);
  const piece = lines.join('\n').trimEnd();
  const unread: Cut = { end, chunks: [{ kind: 'line', text: piece, command }] };
  if (piece === '---') return { end };
  if (!WORTH_READING.test(piece)) return unread;
  if (piece.length > LARGEST) return { ...unread, notes: [tooMuch(piece.length)] };
  if (yamlRead + piece.length > LARGEST) {
    // Said once, of all that is left.
    return yamlRead > LARGEST ? unread : { ...unread, yamlRead: LARGEST + 1, notes: [tooMuch(text.length - at)] };
  }
  const read = { yamlRead: yamlRead + piece.length };
  try {
    const document = parseDocument(piece, { logLevel: 'silent', prettyErrors: false, schema: 'core' });
    if (document.errors.length > 0) throw document.errors[0];
    const value: unknown = document.toJS({ maxAliasCount: 0 });
    return { ...read, end, chunks: [{ kind: 'value', value, partial: false, text: piece, command }] };
  } catch {
    const start = piece.trimStart().split('\n', 1)[0]?.slice(0, 60) ?? '';
    const note = noteOf(
      {
        en: 'YAML that begins with {start} cannot be read: its indentation may be lost or its end missing. JSON survives copying better: use --output json, or -o json with kubectl.',
        ko: 'YAML을 읽을 수 없습니다(시작 부분: {start}). 들여쓰기가 사라졌거나 끝부분이 누락되었을 수 있습니다. JSON이 복사에 더 안전하므로 --output json을, kubectl에는 -o json을 사용하세요.',
        ja: '{start} で始まる YAML を読み取れません。インデントが失われたか、末尾が欠けているようです。JSON のほうがコピーに強いため、--output json を、kubectl では -o json を使ってください。',
      },
      { start },
    );
    return piece.includes('\n') ? { ...unread, ...read, notes: [note] } : { ...unread, ...read };
  }
}
