// The programs on this machine against the readers that stand for them: 50 lists and addresses, all on loopback. What a
// machine lacks is skipped and named.

import { execFile, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Duplex } from 'node:stream';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readers } from './index.ts';
import type { Way } from './reader.ts';

interface Case {
  readonly noProxy: string;
  readonly host: string;
}

const NAMES = ['a.test', 'x.a.test', 'nota.test', 'b.test', 'svc.b.test', 'A.test', 'a.test.', '7.test'];
const IPV4 = ['127.1.2.3', '127.1.255.9', '127.16.0.1', '127.0.0.9', '127.2.2.2'];
const IPV6 = ['fd00:ec2::254', '::1', 'fd12:3456:789a::1'];

const name = fc.constantFrom(...NAMES);
const ipv4 = fc.constantFrom(...IPV4);
const ipv6 = fc.constantFrom(...IPV6);
const entry = fc.oneof(
  name,
  name.map((one) => `.${one}`),
  name.map((one) => one.toUpperCase()),
  name.map((one) => `${one}:80`),
  name.map((one) => `*.${one}`),
  ipv4,
  fc.tuple(ipv4, fc.constantFrom('8', '16', '24', '32', '33', '0')).map((parts) => parts.join('/')),
  fc.constantFrom('127.1', '2.3', '', '*', 'test', '.', '127.1.2.3:80', '::/0'),
  ipv6,
  ipv6.map((one) => `[${one}]`),
  fc.tuple(ipv6, fc.constantFrom('32', '108', '128')).map((parts) => parts.join('/')),
);
const noProxy = fc
  .array(fc.tuple(entry, fc.constantFrom(',', ',', ',', ', ', ' ,', ' ')), { minLength: 1, maxLength: 4 })
  .map((parts) => parts.flat().slice(0, -1).join(''));

/** The same cases on every run. */
const cases = (host: fc.Arbitrary<string>): readonly Case[] =>
  fc.sample(fc.record({ noProxy, host }), { seed: 2026, numRuns: 50 });

const withIpv6 = cases(
  fc.oneof(
    name,
    ipv4,
    ipv6.map((one) => `[${one}]`),
  ),
);
/** Hosts that no request leaves the machine for: the names are reserved, the addresses are loopback. */
const onLoopback = cases(fc.oneof(name, ipv4));

let proxy: Server;
let origin: ReturnType<typeof createTcpServer>;
let folder = '';
/** The users that asked the proxy for anything: each request has one of its own. */
const proxied = new Set<string>();

const remember = (request: IncomingMessage) => {
  const [, credentials = ''] = /^Basic (.+)$/.exec(request.headers['proxy-authorization'] ?? '') ?? [];
  proxied.add(Buffer.from(credentials, 'base64').toString().replace(/:.*$/s, ''));
};

const portOf = (server: { address(): string | AddressInfo | null }): number => {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'readers-test-'));
  proxy = createServer((request, response) => {
    remember(request);
    response.end();
  });
  // What curl does with --connect-to: it is remembered, and goes no further.
  proxy.on('connect', (request: IncomingMessage, socket: Duplex) => {
    remember(request);
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  origin = createTcpServer((socket) =>
    socket.on('error', () => {}).end('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n'),
  );
  await new Promise<void>((done) => proxy.listen(0, '127.0.0.1', done));
  await new Promise<void>((done) => origin.listen(0, '127.0.0.1', done));
});

afterAll(() => {
  proxy.close();
  origin.close();
  rmSync(folder, { recursive: true, force: true });
});

const variables = (list: string, user: string): NodeJS.ProcessEnv => {
  const address = `http://${user}:x@127.0.0.1:${portOf(proxy)}`;
  const env: NodeJS.ProcessEnv = { PATH: process.env.PATH, HOME: folder, LC_ALL: 'C.UTF-8' };
  for (const key of ['http_proxy', 'https_proxy']) env[key] = env[key.toUpperCase()] = address;
  return { ...env, no_proxy: list, NO_PROXY: list };
};

/** Runs the program once for each case, eight at a time; which way a request went is what the proxy saw of it. */
async function ways(all: readonly Case[], command: string, args: (url: string) => readonly string[]): Promise<Way[]> {
  const found: Way[] = [];
  const queue = [...all.entries()];
  const work = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const [index, { noProxy: list, host }] = next;
      const user = `${basename(command)}-${all.length}-${index}`;
      const env = variables(list, user);
      await new Promise((done) => execFile(command, args(`http://${host}/`), { env, timeout: 5000 }, done));
      found[index] = proxied.has(user) ? 'proxy' : 'direct';
    }
  };
  await Promise.all(Array.from({ length: 8 }, work));
  return found;
}

/** What a script of another language answers, one line a case, to lines of list and address. */
function answers(all: readonly Case[], command: string, args: readonly string[]): string[] {
  const input = all.map(({ noProxy: list, host }) => `${list}\t http://${host}/\n`).join('');
  const { stdout, stderr, status } = spawnSync(command, args, { input, encoding: 'utf8', env: variables('', 'none') });
  if (status !== 0) throw new Error(`${command} ended with ${status}: ${stderr}`);
  return stdout.trim().split('\n');
}

/** Every case with the way the real program took, beside ours. */
function compare(runtime: string, all: readonly Case[], real: readonly string[]): void {
  const reader = readers.find((one) => one.knows(runtime));
  expect(reader, `a reader for ${runtime}`).toBeDefined();
  const said = all.map(({ noProxy: list, host }, at) => [list, host, real[at]]);
  const ours = all.map(({ noProxy: list, host }) => [list, host, reader?.read(list)(`http://${host}/`).way]);
  expect(ours).toEqual(said);
  expect(new Set(real).size).toBeGreaterThan(1);
}

/** What a program says about its version; nothing where it is not there. */
function said(command: string, ...args: readonly string[]): string | undefined {
  const { error, status, stdout } = spawnSync(command, args, { encoding: 'utf8' });
  return error !== undefined || status !== 0 ? undefined : stdout;
}

describe('real programs on 50 lists and addresses', { timeout: 30_000 }, () => {
  test('curl', async ({ skip }) => {
    const version = /^curl \S+/.exec(said('curl', '-V') ?? '')?.[0];
    if (version === undefined) return skip('no curl here');
    const to = `::127.0.0.1:${portOf(origin)}`;
    const args = (url: string) => ['-q', '-g', '-s', '-o', join(folder, 'out'), '--connect-to', to, url];
    compare(version, withIpv6, await ways(withIpv6, 'curl', args));
  });

  test('wget', async ({ skip }) => {
    const [, two = '', version] = /^GNU Wget(2?) (\S+)/.exec(said('wget', '--version') ?? '') ?? [];
    if (version === undefined) return skip('no wget here');
    const args = (url: string) => ['--no-config', '-q', '-t1', '-T1', '--dns-timeout=1', '-O', '/dev/null', url];
    compare(`wget${two} ${version}`, onLoopback, await ways(onLoopback, 'wget', args));
  });

  test('apt', async ({ skip }) => {
    const version = /^apt \S+/.exec(said('apt-get', '--version') ?? '')?.[0];
    const helper = '/usr/lib/apt/apt-helper';
    if (version === undefined || !existsSync(helper)) return skip('no apt here');
    // What the machine's own apt.conf says would count before the variables.
    const conf = join(folder, 'apt.conf');
    writeFileSync(
      conf,
      'Dir::Etc::main "none"; Dir::Etc::parts "none"; APT::Sandbox::User "root"; Acquire::Retries "0";',
    );
    const args = (url: string) => [`APT_CONFIG=${conf}`, helper, 'download-file', url, join(folder, 'file')];
    compare(version, onLoopback, await ways(onLoopback, 'env', args));
  });

  test('urllib of Python', ({ skip }) => {
    const version = /^Python (\S+)/.exec(said('python3', '-V') ?? '')?.[1];
    if (version === undefined) return skip('no python3 here');
    const script = `
import os, sys, urllib.request
handler = urllib.request.ProxyHandler()
for line in sys.stdin:
    os.environ["no_proxy"], url = line.rstrip("\\n").split("\\t ")
    request = urllib.request.Request(url)
    host = request.host
    handler.proxy_open(request, os.environ["http_proxy"], request.type)
    print("direct" if request.host == host else "proxy")
`;
    compare(`python-urllib CPython ${version}`, withIpv6, answers(withIpv6, 'python3', ['-c', script]));
  });

  test('requests of Python', ({ skip }) => {
    const version = said('python3', '-c', 'import requests; print(requests.__version__)')?.trim();
    if (version === undefined) return skip('no Python requests here');
    const script = `
import os, sys, requests
session = requests.Session()
for line in sys.stdin:
    os.environ["no_proxy"], url = line.rstrip("\\n").split("\\t ")
    os.environ["NO_PROXY"] = os.environ["no_proxy"]
    url = session.prepare_request(requests.Request("GET", url)).url
    settings = session.merge_environment_settings(url, {}, None, None, None)
    print("proxy" if requests.utils.select_proxy(url, settings["proxies"]) else "direct")
`;
    compare(`python-requests ${version}`, withIpv6, answers(withIpv6, 'python3', ['-c', script]));
  });

  test('Node with NODE_USE_ENV_PROXY', async ({ skip }) => {
    const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
    const able = (major === 22 && minor >= 21) || (major === 24 && minor >= 5) || major > 24;
    if (!able) return skip(`Node ${process.versions.node} reads no proxy variables`);
    const script = join(folder, 'get.mjs');
    writeFileSync(script, `import http from 'node:http';\nhttp.get(process.argv[2]).on('error', () => {});\n`);
    const args = (url: string) => ['--use-env-proxy', script, url];
    const found = await ways(onLoopback, process.execPath, args);
    compare(`node-http-NODE_USE_ENV_PROXY v${process.versions.node}`, onLoopback, found);
  });

  test('Node by default', async () => {
    const few = onLoopback.slice(0, 4);
    const script = join(folder, 'default.mjs');
    writeFileSync(script, `import http from 'node:http';\nhttp.get(process.argv[2]).on('error', () => {});\n`);
    const found = await ways(few, process.execPath, (url) => [script, url]);
    const reader = readers.find((one) => one.knows(`node-http-default ${process.versions.node}`));
    expect(found).toEqual(few.map(({ noProxy: list, host }) => reader?.read(list)(`http://${host}/`).way));
  });

  test('Go with golang.org/x/net', ({ skip }) => {
    const cache = said('go', 'env', 'GOMODCACHE')?.trim();
    if (cache === undefined) return skip('no go here');
    const modules = join(cache, 'golang.org/x');
    const version = existsSync(modules)
      ? readdirSync(modules)
          .find((one) => /^net@v\d+\.\d+\.\d+$/.test(one))
          ?.slice('net@v'.length)
      : undefined;
    if (version === undefined) return skip('no golang.org/x/net in the module cache');
    writeFileSync(join(folder, 'go.mod'), `module m\n\ngo 1.21\n\nrequire golang.org/x/net v${version}\n`);
    writeFileSync(
      join(folder, 'main.go'),
      `package main

import (
	"bufio"
	"fmt"
	"net/url"
	"os"
	"strings"

	"golang.org/x/net/http/httpproxy"
)

func main() {
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		list, address, _ := strings.Cut(lines.Text(), "\\t ")
		to, err := url.Parse(address)
		if err != nil {
			panic(err)
		}
		config := httpproxy.Config{HTTPProxy: "http://127.0.0.1:1", NoProxy: list}
		proxy, err := config.ProxyFunc()(to)
		if err != nil {
			panic(err)
		}
		if proxy == nil {
			fmt.Println("direct")
		} else {
			fmt.Println("proxy")
		}
	}
}
`,
    );
    const env = { ...process.env, GOFLAGS: '-mod=mod', GOPROXY: 'off', GOSUMDB: 'off' };
    const built = spawnSync('go', ['build', '-o', 'ask', '.'], { cwd: folder, env, timeout: 8000 });
    if (built.status !== 0) return skip('go could not build it here in 8 seconds and without the network');
    compare(`go x/net ${version}`, withIpv6, answers(withIpv6, join(folder, 'ask'), []));
  });
});
