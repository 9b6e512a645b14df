// The core as the page has it: bundled. Run file by file, every arrow function of it would be wrapped to keep its name.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { root } from '../tool.mjs';

export type Core = typeof import('./measured.ts');

/** Builds and loads it. */
export async function builtCore(): Promise<Core> {
  const outDir = await mkdtemp(join(tmpdir(), 'eks-proxy-wizard-core-'));
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: 'e2e/bench/measured.ts',
      outDir,
      emptyOutDir: true,
      rolldownOptions: { output: { codeSplitting: false, entryFileNames: 'core.mjs' } },
    },
  });
  const core: Core = await import(pathToFileURL(join(outDir, 'core.mjs')).href);
  await rm(outDir, { recursive: true, force: true });
  return core;
}
