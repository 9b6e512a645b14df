// Runs programs, and servers that live as long as the work that needs them.

import { type ChildProcess, spawn } from 'node:child_process';

export interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

interface Options {
  readonly input?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** After so many milliseconds the program is killed, with all that it started. */
  readonly limit?: number;
}

/** The program's end, whatever its code. Refuses only where it cannot be started. */
export const run = (command: string, args: readonly string[], { input = '', env, limit }: Options = {}) =>
  new Promise<Outcome>((resolve, reject) => {
    // The leader of a group of its own, so that all of it can be ended.
    const child = spawn(command, args, { ...(env && { env }), detached: true });
    const timer =
      limit &&
      setTimeout(() => {
        if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
      }, limit);
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
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve({ code, out, err });
    });
  });

/** The program's output; throws with what it said where it fails. */
export async function must(command: string, args: readonly string[], options: Options = {}): Promise<string> {
  const { code, out, err } = await run(command, args, options);
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}: ${(err || out).slice(-2000)}`);
  return out;
}

/**
 * A server that says `ready` on standard output or error when it can be asked; `stop` ends it and its children. One that
 * says nothing is there at once; where it ends by itself, what it said last goes to `mourn`.
 */
export function serve(
  command: string,
  args: readonly string[],
  ready?: string,
  mourn: (last: string) => void = () => undefined,
): Promise<() => Promise<void>> {
  return new Promise((resolve, reject) => {
    const child: ChildProcess = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], detached: true });
    let said = '';
    let stopped = false;
    const ended = new Promise<void>((done) => {
      child.on('close', () => done());
      child.on('error', () => done());
    });
    const stop = async () => {
      stopped = true;
      if (child.pid !== undefined && child.exitCode === null) {
        try {
          process.kill(-child.pid, 'SIGKILL');
        } catch {
          // It has ended by itself.
        }
      }
      await ended;
    };
    const listen = (chunk: Buffer) => {
      said = `${said}${chunk}`.slice(-20_000);
      if (ready !== undefined && said.includes(ready)) resolve(stop);
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    child.on('error', reject);
    child.on('close', (code) => {
      const last = `${command} ended with ${code}: ${said.slice(-1000)}`;
      reject(new Error(last));
      if (!stopped) mourn(last);
    });
    if (ready === undefined) resolve(stop);
  });
}

/** Asks again and again until it holds; says what was waited for where it does not in time. */
export async function until(what: string, holds: () => Promise<boolean> | boolean, limit = 60_000): Promise<void> {
  const end = Date.now() + limit;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`waited in vain for ${what}`);
    await new Promise((done) => setTimeout(done, 50));
  }
}
