// Raw DEFLATE (RFC 1951) by the streams that browsers and Node have of their own.

/** The bytes that a stream gives, unless they are more than `most`: then it is stopped there, and answers nothing. */
async function bytesOf(stream: ReadableStream<Uint8Array>, most: number): Promise<Uint8Array | undefined> {
  const reader = stream.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (let read = await reader.read(); read.value !== undefined; read = await reader.read()) {
    length += read.value.length;
    if (length > most) {
      await reader.cancel();
      return undefined;
    }
    chunks.push(read.value);
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

const streamOf = (bytes: Uint8Array<ArrayBuffer>): ReadableStream<Uint8Array<ArrayBuffer>> =>
  new Blob([bytes]).stream();

export async function deflated(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const packed = await bytesOf(
    streamOf(bytes).pipeThrough(new CompressionStream('deflate-raw')),
    Number.POSITIVE_INFINITY,
  );
  return packed ?? new Uint8Array();
}

/**
 * What was packed; nothing as soon as there is more of it than `most` bytes, however little it was packed. Rejects what is
 * no whole DEFLATE stream, or has anything behind it.
 */
export const inflated = (bytes: Uint8Array<ArrayBuffer>, most: number): Promise<Uint8Array | undefined> =>
  bytesOf(streamOf(bytes).pipeThrough(new DecompressionStream('deflate-raw')), most);
