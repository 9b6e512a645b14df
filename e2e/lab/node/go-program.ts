// A small Go program for the node, built once into the cache where the machine has Go.

import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from '../frame/command.ts';
import type { Lab } from '../frame/part.ts';

/** The folder with `ask` in it; nothing where there is no Go or it cannot build. */
export async function goProgram(lab: Lab): Promise<string | undefined> {
  const folder = join(lab.cache, 'go');
  const program = join(folder, 'ask');
  if (existsSync(program)) return folder;
  mkdirSync(folder, { recursive: true });
  const source = fileURLToPath(new URL('ask.go', import.meta.url));
  const env = {
    ...process.env,
    CGO_ENABLED: '0',
    GO111MODULE: 'off',
    GOFLAGS: '',
    HOME: process.env.HOME ?? lab.cache,
  };
  const beside = `${program}-${process.pid}-${Date.now()}`;
  const built = await run('go', ['build', '-o', beside, source], { env, limit: 120_000 }).catch(() => undefined);
  if (built?.code !== 0) return undefined;
  renameSync(beside, program);
  return folder;
}
