// MIME multipart, as strict as its strictest reader: Go's net/mail and mime/multipart, with which nodeadm reads user
// data (awslabs/amazon-eks-ami nodeadm/internal/configprovider/mime.go). cloud-init's reader forgives more.

export interface Part {
  /** `text/x-shellscript; charset="us-ascii"` */
  readonly contentType: string;
  /** Starts with its first line and ends with a line break; readers get exactly this. */
  readonly text: string;
}

/** Why a part cannot be written so that every reader gets it unharmed. */
function trouble({ contentType, text }: Part): string | undefined {
  if (!/^[\x20-\x7e]+\/[\x20-\x7e]+$/.test(contentType)) return 'a content type is one line of ASCII';
  if (/^\s/.test(text)) return 'a part starts with its first line: a blank one before #! breaks the script';
  if (!text.endsWith('\n')) return 'a part ends with a line break';
  return undefined;
}

/**
 * A multipart/mixed document: `MIME-Version` first, a blank line after each header block and before each boundary, a
 * quoted boundary that occurs in no part, the closing boundary, LF (RFC 2046 5.1). Refuses, as a programmer's error, no
 * parts at all and a part that is empty, starts blank or does not end with a line break.
 */
export function mime(parts: readonly Part[]): string {
  const wrong = parts.length === 0 ? 'a multipart document has a part' : parts.map(trouble).find(Boolean);
  if (wrong !== undefined) throw new Error(wrong);
  let boundary = '==BOUNDARY==';
  for (let n = 1; parts.some(({ text }) => text.includes(boundary)); n += 1) boundary = `==BOUNDARY${n}==`;
  const body = parts.map(({ contentType, text }) => `--${boundary}\nContent-Type: ${contentType}\n\n${text}\n`);
  return `MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="${boundary}"\n\n${body.join('')}--${boundary}--\n`;
}
