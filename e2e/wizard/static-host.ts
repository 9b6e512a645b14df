// A static host as there are many: files of a folder below a path, 404.html for what is not there, headers as `_headers` says.
// It can put another version in place, and go away.

import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
};

/** The rules of a `_headers` file: a path, or its beginning with `*`, and headers indented below it. */
function headersFor(file: string, path: string): Record<string, string> {
  const found: Record<string, string> = {};
  let applies = false;
  for (const line of file.split('\n')) {
    const [, name = '', value = ''] = /^\s+([\w-]+): (.*)$/.exec(line) ?? [];
    if (/^\S/.test(line)) applies = line.endsWith('*') ? path.startsWith(line.slice(0, -1)) : path === line;
    else if (applies && name !== '') found[name] = value;
  }
  return found;
}

export class StaticHost {
  /** The address of the folder, with `/` at its end. */
  url = '';
  private folder: string;
  private readonly below: string;
  private readonly server = createServer(async (request, response) => {
    const path = new URL(request.url ?? '', 'http://host').pathname;
    const inside = path.startsWith(this.below) ? path.slice(this.below.length - 1) : undefined;
    const rules = await this.read('/_headers');
    const content = inside === undefined ? undefined : await this.read(inside.replace(/\/$/, '/index.html'));
    if (content !== undefined && inside !== undefined) {
      const headers = headersFor(String(rules), inside);
      const type = TYPES[extname(inside.replace(/\/$/, '/index.html'))] ?? 'application/octet-stream';
      response.writeHead(200, { ...headers, 'content-type': type }).end(content);
      return;
    }
    const missing = inside === undefined ? undefined : await this.read('/404.html');
    response.writeHead(404, { ...headersFor(String(rules), '/404.html'), 'content-type': 'text/html' }).end(missing);
  });

  constructor(folder: string, below: string) {
    this.folder = folder;
    this.below = below;
  }

  private read(path: string): Promise<Buffer | undefined> {
    return readFile(join(this.folder, normalize(decodeURIComponent(path)))).catch(() => undefined);
  }

  async open() {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    const address = this.server.address();
    this.url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}${this.below}`;
  }

  /** Puts another version in place. */
  replaceBy(folder: string) {
    this.folder = folder;
  }

  /** Nobody answers any more. */
  close() {
    this.server.closeAllConnections();
    this.server.close();
  }
}
