// What a registry keeps, as its driver for files has it (distribution/distribution registry/storage/paths.go): a container
// image of one file under some names. Nobody has to push it.

import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
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

const TYPE = 'application/vnd.oci.image';

/** Writes the store into a folder, with the image under each name: `app:1`. */
export function registryStore(folder: string, names: readonly string[]): void {
  const write = (path: string, content: string | Buffer): void => {
    const file = join(folder, 'docker/registry/v2', path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  };
  const blob = (content: Buffer, mediaType: string) => {
    const hash = createHash('sha256').update(content).digest('hex');
    write(`blobs/sha256/${hash.slice(0, 2)}/${hash}/data`, content);
    return { mediaType, digest: `sha256:${hash}`, size: content.length };
  };
  const json = (value: unknown, mediaType: string) => blob(Buffer.from(JSON.stringify(value)), mediaType);
  const layer = archive('hello', 'from the lab\n');
  const config = json(
    {
      architecture: 'amd64',
      os: 'linux',
      config: { Cmd: ['/hello'] },
      rootfs: { type: 'layers', diff_ids: [`sha256:${createHash('sha256').update(layer).digest('hex')}`] },
    },
    `${TYPE}.config.v1+json`,
  );
  const layers = [blob(gzipSync(layer), `${TYPE}.layer.v1.tar+gzip`)];
  const mediaType = `${TYPE}.manifest.v1+json`;
  const { digest } = json({ schemaVersion: 2, mediaType, config, layers }, mediaType);
  const link = (path: string, to: string): void => write(`${path}/link`, to);
  for (const name of names) {
    const [repository = '', tag = ''] = name.split(':');
    const within = `repositories/${repository}`;
    for (const one of [config, ...layers]) link(`${within}/_layers/${one.digest.replace(':', '/')}`, one.digest);
    link(`${within}/_manifests/revisions/${digest.replace(':', '/')}`, digest);
    link(`${within}/_manifests/tags/${tag}/current`, digest);
    link(`${within}/_manifests/tags/${tag}/index/${digest.replace(':', '/')}`, digest);
  }
}
