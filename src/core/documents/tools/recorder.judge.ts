// Runs the commands of a tool in bash, with recorders in the place of the programs that they call.

import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Each call as its words, the program first, in order; what was said; the exit code. `programs` are bodies of bash. */
export function recorded(commands: readonly string[], programs: Readonly<Record<string, string>>) {
  const folder = mkdtempSync(join(tmpdir(), 'recorder-'));
  try {
    for (const [name, body] of Object.entries(programs)) {
      const file = join(folder, name);
      const record = `{ echo '*'; printf '%s\\n' ${name} "$@"; } >>${folder}/calls`;
      writeFileSync(file, `#!/bin/bash\n${record}\n${body}\n`);
      chmodSync(file, 0o755);
    }
    const { status, stderr } = spawnSync('bash', ['-s'], {
      input: `${commands.join('\n')}\n`,
      encoding: 'utf8',
      env: { PATH: `${folder}:${process.env.PATH}` },
    });
    const calls = existsSync(join(folder, 'calls')) ? readFileSync(join(folder, 'calls'), 'utf8') : '';
    const words = calls.split('*\n').slice(1);
    return { calls: words.map((call) => call.trimEnd().split('\n')), status, stderr };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
