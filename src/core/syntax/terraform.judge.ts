// The terraform program as a judge for tests, where this machine has one: offline, without providers.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Neither the machine's settings nor a check for newer versions. */
const env = { ...process.env, TF_CLI_CONFIG_FILE: '/dev/null', CHECKPOINT_DISABLE: '1', TF_IN_AUTOMATION: '1' };

export const hasTerraform = spawnSync('terraform', ['version'], { env }).status === 0;

/** Does something with files in a folder that is there for that long. */
function inFolder<T>(files: Readonly<Record<string, string>>, use: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'hcl-'));
  try {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What `terraform fmt` would change in some files, by their names, or says against them; empty where nothing. */
export const formatted = (files: Readonly<Record<string, string>>): string =>
  inFolder(files, (folder) => {
    const { stdout, stderr } = spawnSync('terraform', ['fmt', '-no-color', '-check', '-diff', folder], {
      env,
      encoding: 'utf8',
    });
    return stdout + stderr;
  });

/** What an expression is in a folder of files, as `terraform console` says it in JSON. Refuses what it does not compute. */
export const computed = (files: Readonly<Record<string, string>>, expression: string): unknown =>
  inFolder(files, (folder) => {
    const { stdout, stderr } = spawnSync('terraform', ['console'], {
      cwd: folder,
      env,
      encoding: 'utf8',
      input: `base64encode(jsonencode(${expression}))\n`,
      maxBuffer: 1 << 28,
    });
    if (stderr !== '' || !/^"[\w+/=]*"\n$/.test(stdout)) throw new Error(stdout + stderr);
    return JSON.parse(Buffer.from(stdout.slice(1, -2), 'base64').toString());
  });
