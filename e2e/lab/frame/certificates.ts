// A certificate authority of the lab, and certificates of its neighbours, made by openssl in the tools root.

import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { must } from './command.ts';
import type { Lab } from './part.ts';

export interface Authority {
  readonly folder: string;
  /** The certificate of the authority, PEM. */
  readonly certificate: string;
}

/** openssl in a folder; the root stays as it is, because the folder is bound into a view of its own. */
const openssl = (lab: Lab, folder: string, script: string): Promise<string> =>
  must('unshare', [
    ...['--mount', 'bash', '-ec'],
    'mount --make-rprivate /; mount --bind "$2" "$1/mnt"; exec chroot "$1" bash -ec "cd /mnt; $3"',
    ...['_', lab.roots.tools, folder, script],
  ]);

const known = new Map<string, Promise<Authority>>();

/** An authority with its key, `ca.crt` and `ca.key`; the same for all who ask for the name. */
export function authority(lab: Lab, name: string): Promise<Authority> {
  const one = known.get(name) ?? newAuthority(lab, name);
  known.set(name, one);
  return one;
}

async function newAuthority(lab: Lab, name: string): Promise<Authority> {
  const folder = lab.scratch(`authority-${name}`);
  await openssl(
    lab,
    folder,
    `openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 3650 -subj '/CN=${name}' -keyout ca.key -out ca.crt 2>/dev/null`,
  );
  return { folder, certificate: readFileSync(join(folder, 'ca.crt'), 'utf8') };
}

const signed = new Map<string, Promise<string>>();

/** A folder of the caller's own with `server.crt` and `server.key` for some hosts, beside a copy of what signs them. */
export async function certificateFor(lab: Lab, { folder }: Authority, hosts: readonly string[]): Promise<string> {
  const key = [folder, ...hosts].join(' ');
  const one = signed.get(key) ?? sign(lab, folder, hosts);
  signed.set(key, one);
  const made = lab.scratch('certificate');
  cpSync(await one, made, { recursive: true });
  return made;
}

async function sign(lab: Lab, folder: string, hosts: readonly string[]): Promise<string> {
  const made = lab.scratch('certificate');
  for (const file of ['ca.crt', 'ca.key']) cpSync(join(folder, file), join(made, file));
  writeFileSync(join(made, 'names'), `subjectAltName=${hosts.map((host) => `DNS:${host}`).join(',')}\n`);
  await openssl(
    lab,
    made,
    "openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj '/CN=lab' -keyout server.key -out server.csr 2>/dev/null; openssl x509 -req -in server.csr -CA ca.crt -CAkey ca.key -CAcreateserial -days 3650 -extfile names -out server.crt 2>/dev/null; chmod 0644 server.key",
  );
  return made;
}
