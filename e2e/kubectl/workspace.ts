// A folder with a bundle and a kubeconfig for the mock API server, and ways to run things in it.

import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { write } from '../../src/core/documents/write.ts';
import type { Definitions } from '../../src/core/model/definition.ts';
import type { Document } from '../../src/core/model/document.ts';
import type { Plan } from '../../src/core/model/plan.ts';

const answers = (command: string, ...args: string[]): boolean =>
  spawnSync(command, args, { stdio: 'ignore' }).status === 0;

export const hasKubectl = answers('kubectl', 'version', '--client');
export const hasShellcheck = answers('shellcheck', '--version');

/** The name of a group of tests, which says why it is skipped where the machine lacks something. */
export const needing = (present: boolean, command: string, name: string): string =>
  present ? name : `${name} (skipped: this machine has no ${command})`;

/** How tests that start many programs run: on two busy processors one of a dozen took 48 s. */
export const sideBySide = { timeout: 240_000, concurrent: true };

const noDefinitions: Definitions = { platforms: [], tools: [] };

/** The documents of a plan that belong to the cluster. */
export const clusterDocuments = (plan: Plan): readonly Document[] => write(plan, noDefinitions).documents;

export interface Outcome {
  /** Nothing where a signal ended it. */
  readonly code: number | null;
  readonly signal: string | null;
  readonly out: string;
  readonly err: string;
}

export interface Workspace {
  /** Writes the documents of a plan, over those that are there. */
  write(plan: Plan): void;
  /** Runs a script of the bundle from another folder. */
  script(name: string, args?: readonly string[], input?: string): Promise<Outcome>;
  /**
   * The same, and presses Ctrl-C as soon as that holds, and again four times a second until the script ends: one that
   * meets a kubectl which ends well is lost, because bash takes it for handled.
   */
  interrupted(name: string, args: readonly string[], when: () => boolean): Promise<Outcome>;
  /** The same, and ends the script alone by SIGTERM as soon as that holds: what it runs goes on. */
  terminated(name: string, args: readonly string[], when: () => boolean): Promise<Outcome>;
  kubectl(...args: string[]): Promise<Outcome>;
  /** Where a file or folder of the bundle lies. */
  path(name: string): string;
  /** Puts a program before all others: `text` is a script of sh. */
  program(name: string, text: string): void;
  /** The text of a file in the folder above the bundle; empty where there is none. */
  read(path: string): string;
  /** What scripts have left in the folder for temporary files. */
  leftInTmp(): readonly string[];
  close(): void;
}

/** Looked at each millisecond while a program runs, until it is true. */
type Disturbance = (pid: number) => boolean;

/** Sends a signal to a process, or by a negative number to its group, which may be gone by now. */
function send(pid: number, signal: NodeJS.Signals): true {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
  return true;
}

/** The folder has a blank in its name. */
export function openWorkspace(server: string): Workspace {
  const home = mkdtempSync(join(tmpdir(), 'eks proxy wizard '));
  const config = join(home, 'config');
  writeFileSync(
    config,
    JSON.stringify({
      apiVersion: 'v1',
      kind: 'Config',
      clusters: [{ name: 'mock', cluster: { server } }],
      users: [{ name: 'nobody', user: {} }],
      contexts: [{ name: 'mock', context: { cluster: 'mock', user: 'nobody' } }],
      'current-context': 'mock',
    }),
  );
  const { HTTP_PROXY: _1, HTTPS_PROXY: _2, http_proxy: _3, https_proxy: _4, ...inherited } = process.env;
  const [bin, tmp] = [join(home, 'bin'), join(home, 'tmp')];
  for (const folder of [bin, tmp]) mkdirSync(folder);
  const env = { ...inherited, HOME: home, TMPDIR: tmp, KUBECONFIG: config, PATH: `${bin}:${process.env.PATH}` };
  const run = (command: string, args: readonly string[], input: string, disturb?: Disturbance): Promise<Outcome> =>
    new Promise((resolve, reject) => {
      const child = spawn(command, args, { cwd: '/', env, detached: true });
      const watch = setInterval(() => {
        if (child.pid !== undefined && disturb?.(child.pid)) clearInterval(watch);
      }, 1);
      let out = '';
      let err = '';
      child.stdout.on('data', (chunk) => {
        out += chunk;
      });
      child.stderr.on('data', (chunk) => {
        err += chunk;
      });
      child.stdin.on('error', () => undefined);
      child.stdin.end(input);
      child.on('error', reject);
      child.on('exit', () => {
        clearInterval(watch);
        // What a script that was ended left running holds its streams open.
        if (child.pid !== undefined) send(-child.pid, 'SIGKILL');
      });
      child.on('close', (code, signal) => {
        resolve({ code, signal, out, err });
      });
    });
  return {
    write(plan) {
      for (const { path, text, executable } of clusterDocuments(plan)) {
        const file = join(home, 'bundle', path);
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, text);
        chmodSync(file, executable ? 0o755 : 0o644);
      }
    },
    script: (name, args = [], input = '') => run('bash', [join(home, 'bundle', name), ...args], input),
    path: (name) => join(home, 'bundle', name),
    interrupted(name, args, when) {
      let next = 0;
      return run('bash', [join(home, 'bundle', name), ...args], '', (pid) => {
        if (Date.now() >= next && when()) {
          // As a terminal does: the script and what it runs.
          send(-pid, 'SIGINT');
          next = Date.now() + 250;
        }
        return false;
      });
    },
    terminated: (name, args, when) =>
      run('bash', [join(home, 'bundle', name), ...args], '', (pid) => when() && send(pid, 'SIGTERM')),
    kubectl: (...args) => run('kubectl', ['-n', 'kube-system', ...args], ''),
    program(name, text) {
      writeFileSync(join(bin, name), `#!/bin/sh\n${text}\n`);
      chmodSync(join(bin, name), 0o755);
    },
    read: (path) => (existsSync(join(home, path)) ? readFileSync(join(home, path), 'utf8') : ''),
    leftInTmp: () => readdirSync(tmp),
    close: () => rmSync(home, { recursive: true, force: true }),
  };
}
