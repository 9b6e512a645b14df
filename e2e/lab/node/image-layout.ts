// A container image of one file, as an OCI image layout: no engine is needed to make it.

import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** A tar archive of one small file (POSIX ustar), of two blocks and an end of two empty ones. */
function archive(name: string, text: string): Buffer {
  const head = Buffer.alloc(512);
  head.write(name, 0);
  head.write('0000644\0', 100);
  head.write('0000000\0', 108);
  head.write('0000000\0', 116);
  head.write(`${text.length.toString(8).padStart(11, '0')}\0`, 124);
  head.write('00000000000\0', 136);
  head.write('        ', 148);
  head.write('0', 156);
  head.write('ustar\x0000', 257);
  const sum = head.reduce((all, byte) => all + byte, 0);
  head.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  const body = Buffer.alloc(512 * Math.ceil(text.length / 512));
  body.write(text);
  return Buffer.concat([head, body, Buffer.alloc(1024)]);
}

/** Writes the layout into a folder; its image has the tag `1`. */
export function layeredImage(folder: string): void {
  mkdirSync(join(folder, 'blobs/sha256'), { recursive: true });
  const blob = (content: Buffer, mediaType: string) => {
    const digest = createHash('sha256').update(content).digest('hex');
    writeFileSync(join(folder, 'blobs/sha256', digest), content);
    return { mediaType, digest: `sha256:${digest}`, size: content.length };
  };
  const json = (value: unknown, mediaType: string) => blob(Buffer.from(JSON.stringify(value)), mediaType);
  const type = 'application/vnd.oci.image';
  const layer = archive('hello', 'from the lab\n');
  const config = json(
    {
      architecture: 'amd64',
      os: 'linux',
      config: { Cmd: ['/hello'] },
      rootfs: { type: 'layers', diff_ids: [`sha256:${createHash('sha256').update(layer).digest('hex')}`] },
    },
    `${type}.config.v1+json`,
  );
  const layers = [blob(gzipSync(layer), `${type}.layer.v1.tar+gzip`)];
  const manifest = json(
    { schemaVersion: 2, mediaType: `${type}.manifest.v1+json`, config, layers },
    `${type}.manifest.v1+json`,
  );
  const annotations = { 'org.opencontainers.image.ref.name': '1' };
  writeFileSync(
    join(folder, 'index.json'),
    JSON.stringify({ schemaVersion: 2, manifests: [{ ...manifest, annotations }] }),
  );
  writeFileSync(join(folder, 'oci-layout'), '{"imageLayoutVersion":"1.0.0"}');
}
