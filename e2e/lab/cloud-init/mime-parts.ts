// The parts of user data in MIME as strict readers see them: Go's net/mail and mime/multipart, which nodeadm and Karpenter
// use, refuse what cloud-init forgives (github.com/golang/go src/net/mail/message.go, src/mime/multipart/multipart.go).

export interface MimePart {
  readonly contentType: string;
  readonly text: string;
}

const HEADER = /^[!-9;-~]+:[ \t]*[^\r\n]*$/;

/** Headers up to the first empty line, and what follows it; throws on a line that is no header. */
function cutHeaders(text: string, what: string): readonly [headers: ReadonlyMap<string, string>, rest: string] {
  const headers = new Map<string, string>();
  let rest = text;
  for (;;) {
    const end = rest.indexOf('\n');
    if (end < 0) throw new Error(`${what}: the headers do not end`);
    const line = rest.slice(0, end).replace(/\r$/, '');
    rest = rest.slice(end + 1);
    if (line === '') return [headers, rest];
    if (!HEADER.test(line)) throw new Error(`${what}: malformed header: missing colon: ${JSON.stringify(line)}`);
    const colon = line.indexOf(':');
    headers.set(line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim());
  }
}

/** The parts in order. Throws where a strict reader would refuse the document. */
export function mimeParts(document: string): readonly MimePart[] {
  const [headers, body] = cutHeaders(document, 'document');
  const type = headers.get('content-type') ?? '';
  const boundary = /^multipart\/[\w-]+;\s*boundary="([^"]+)"$/i.exec(type)?.[1];
  if (boundary === undefined) throw new Error(`not multipart, or its boundary is not quoted: ${type}`);
  const marker = `--${boundary}`;
  const parts: MimePart[] = [];
  // A boundary stands at the beginning of a line; the line break before it belongs to it.
  const sections = `\n${body}`.split(`\n${marker}`);
  if (!sections.at(-1)?.startsWith('--')) throw new Error('unexpected end: the closing boundary is missing');
  for (const section of sections.slice(1, -1)) {
    const end = section.indexOf('\n');
    if (end < 0 || section.slice(0, end).trim() !== '')
      throw new Error(`not a boundary: ${marker}${section.slice(0, 40)}`);
    const [own, text] = cutHeaders(section.slice(end + 1), 'part');
    parts.push({ contentType: own.get('content-type') ?? '', text });
  }
  return parts;
}
