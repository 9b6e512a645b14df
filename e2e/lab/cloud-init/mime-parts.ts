// The parts of user data in MIME as strict readers see them, as text: nodeadm and Karpenter refuse what cloud-init forgives.

import { strictMimeParts } from '../nodeadm/mime/strict-mime.ts';

export interface MimePart {
  readonly contentType: string;
  readonly text: string;
}

/** The parts in order. Throws where a strict reader would refuse the document. */
export const mimeParts = (document: string): readonly MimePart[] =>
  strictMimeParts(Buffer.from(document)).map(({ contentType, bytes }) => ({
    contentType,
    text: Buffer.from(bytes).toString('utf8'),
  }));

/** Parts as one document, as whoever merges them writes it anew: of the headers only each Content-Type stays. */
export function mimeOf(parts: readonly MimePart[]): string {
  const written = parts.map(
    (part) => `--//\nContent-Type: ${part.contentType}\n\n${part.text.replace(/\n*$/, '\n')}\n`,
  );
  return `MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="//"\n\n${written.join('')}--//--\n`;
}
