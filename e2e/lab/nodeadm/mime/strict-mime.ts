// The parts of user data as nodeadm sees them. It reads them with Go's net/mail and mime/multipart (awslabs/
// amazon-eks-ami nodeadm/internal/configprovider/mime.go), which refuse much of what cloud-init forgives. This is that
// reader, so that its verdict is there on machines without Go; where there is Go, a test holds the two together.

import { type Bytes, bytesOf, shown, wholeLine } from './bytes.ts';
import { readHeaders } from './headers.ts';
import { mediaType } from './media-type.ts';

export interface StrictPart {
  /** As it stands in the header; empty where there is none, and then nodeadm passes the part over. */
  readonly contentType: string;
  /** `application/node.eks.aws`, without parameters. */
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** Of mime/multipart: a boundary, or a line before the first one, has to fit into its buffer. */
const BUFFER = 4096;

const afterBlanks = (text: string): string => text.replace(/^[ \t]+/, '');

/**
 * What is before the next boundary, and the place moved to the line break that belongs to it. A boundary ends with a
 * blank, a line break or `--`; anything else behind it makes it text.
 */
function readBody(bytes: Bytes, dashes: string, lineBreak: string): string {
  const start = bytes.at;
  const ends = (at: number): boolean => {
    const next = bytes.all.slice(at, at + 2);
    return /^[ \t\r\n]/.test(next) || next === '--';
  };
  if (bytes.all.startsWith(dashes, start) && ends(start + dashes.length)) return '';
  const marker = `${lineBreak}${dashes}`;
  let found = bytes.all.indexOf(marker, start);
  while (found >= 0 && !ends(found + marker.length)) found = bytes.all.indexOf(marker, found + marker.length);
  if (found < 0) throw new Error('unexpected end: the closing boundary is missing');
  bytes.at = found;
  return bytes.all.slice(start, found);
}

/**
 * The parts in order. Throws, with the reason, where nodeadm would refuse the document or not take it for a multipart one.
 * A part in quoted-printable is refused too: Go would decode it, and user data has none.
 */
export function strictMimeParts(document: Uint8Array): readonly StrictPart[] {
  const bytes = bytesOf(document);
  const head = readHeaders(bytes, 'document');
  const { type, parameters } = mediaType(head.values.get('content-type') ?? '');
  if (!type.startsWith('multipart/')) throw new Error(`not multipart: ${type}`);
  const boundary = parameters.get('boundary') ?? '';
  if (boundary === '') throw new Error('multipart: boundary is empty');
  const dashes = `--${boundary}`;
  // Until the first boundary shows that lines end with LF, they end with CRLF.
  let lineBreak = '\r\n';
  let separated = false;
  const parts: StrictPart[] = [];
  for (;;) {
    const line = wholeLine(bytes);
    const whole = line?.endsWith('\n') ?? false;
    const behind = line?.startsWith(`${dashes}--`) ? afterBlanks(line.slice(dashes.length + 2)) : undefined;
    if (line === undefined || (!whole && behind !== ''))
      throw new Error('multipart: the document ends before its parts do');
    if (line.length > BUFFER) throw new Error('multipart: a line is too long');
    const rest = line.startsWith(dashes) ? afterBlanks(line.slice(dashes.length)) : undefined;
    if (parts.length === 0 && rest === '\n') lineBreak = '\n';
    if (rest === lineBreak) {
      const { values, cut } = readHeaders(bytes, 'part');
      // Go takes the end of the data among the headers of a part for the end of the document.
      if (cut) return parts;
      if (/^quoted-printable$/i.test(values.get('content-transfer-encoding') ?? ''))
        throw new Error('quoted-printable is not read here');
      const contentType = values.get('content-type') ?? '';
      const body = readBody(bytes, dashes, lineBreak);
      const own = contentType === '' ? '' : mediaType(contentType).type;
      parts.push({ contentType, type: own, bytes: Buffer.from(body, 'latin1') });
      separated = false;
    } else if (behind === '' || behind === lineBreak) {
      return parts;
    } else if (parts.length > 0) {
      if (separated || line !== lineBreak) throw new Error(`multipart: expecting a new part: ${shown(line)}`);
      separated = true;
    }
  }
}
