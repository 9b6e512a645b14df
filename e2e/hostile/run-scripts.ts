// Runs many scripts in one bash, each in an empty folder and an empty environment: every command is a recorder, so that
// what a script does is the list of its calls, what it prints, and the files that it writes. A value that gets out of its
// quotes is a call of its own, or a file that is not expected.

import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Folders of a node that scripts write to: they lie in a folder of the test instead. */
const NODE_FOLDER = /(?<![\w.$\-/"}])\/(?=(?:etc|usr|opt|var|home|root|run|lib|boot|srv)\/)/g;

// No command is found, so bash asks the handler; what has to do something is a function. Everything is a word with NUL
// behind it, on descriptor 3.
const DRIVER = `
root=$1 folder=$2 count=$3
shopt -s globstar dotglob nullglob
say() { printf '%s\\0' "$@" >&3; }
# Takes what comes through a pipe first: who writes into it does not fail, and is told before who reads.
record() {
  if [[ -p /dev/stdin ]]; then IFS= read -r -d '' _ || :; fi
  say call "$@"
}
command_not_found_handle() { record "$@"; echo 1; }
# The usual ones as functions, which need no process of their own.
for name in aws bash chmod curl grep head journalctl kubectl mv sed seq sleep sudo systemctl tail tr update-ca-trust; do
  eval "$name() { record $name "'"$@"; echo 1; }'
done
dirname() { record dirname "$@"; echo .; }
mkdir() {
  local one
  record mkdir "$@"
  for one; do
    if [[ $one != -* && ! -d $one ]]; then /bin/mkdir -p -- "$one"; fi
  done
}
cat() {
  local one text
  say call cat "$@"
  if (($# == 0)); then
    IFS= read -r -d '' text || :
    printf '%s' "$text"
  fi
  for one; do
    if [[ $one = - ]]; then IFS= read -r -d '' text || :; else IFS= read -r -d '' text <"$one" || :; fi
    printf '%s' "$text"
  done
}
command_of() {
  record "$@"
  say environment "\${HTTP_PROXY-}" "\${HTTPS_PROXY-}" "\${NO_PROXY-}"
}
for ((at = 0; at < count; at++)); do
  cd "$root/empty" || exit
  (
    source "$folder/$at.functions"
    set --
    source "$folder/$at.sh"
  ) </dev/null >"$folder/out" 2>"$folder/err"
  say ended "$?" out "$(<"$folder/out")" err "$(<"$folder/err")"
  for file in "$root"/**; do
    if [[ -f $file && -s $file ]]; then
      IFS= read -r -d '' text <"$file"
      say file "$file" "$text"
      : >"$file"
    fi
  done
  printf 'end\\0\\0' >&3
done
`;

/** The commands of a script that stand with their whole path, in the first place of a line or behind an operator. */
const commandsIn = (script: string, root: string): readonly string[] => [
  ...new Set(
    [...script.matchAll(/(?:^|[;&|(]|\b(?:if|then|do|else)\b)[ \t]*(\/[\w./-]+)/gm)].flatMap(([, path = '']) =>
      path.startsWith(root) ? [path] : [],
    ),
  ),
];

const NOBODY = 65_534;

const bash = spawnSync('sh', ['-c', 'command -v bash'], { encoding: 'utf8' }).stdout.trim();

/** What each script did, as words. Files are told by `file`, their name and their text. */
function runAll(scripts: readonly string[]): readonly (readonly string[])[] {
  const home = mkdtempSync(join(tmpdir(), 'hostile-'));
  const root = join(home, 'root');
  const folder = join(home, 'scripts');
  for (const path of [root, join(root, 'empty'), folder]) mkdirSync(path);
  scripts.forEach((script, at) => {
    const moved = script.replace(NODE_FOLDER, `${root}/`);
    for (const [, path = ''] of moved.matchAll(/>{1,2}\s*"?(\/[\w./-]+)/g)) {
      if (path.startsWith(root)) mkdirSync(dirname(path), { recursive: true });
    }
    writeFileSync(join(folder, `${at}.sh`), moved);
    const functions = commandsIn(moved, root).map((path) => `function ${path} { command_of ${path} "$@"; }\n`);
    writeFileSync(join(folder, `${at}.functions`), functions.join(''));
  });
  writeFileSync(join(folder, 'driver'), DRIVER);
  writeFileSync(join(home, 'trace'), '');
  // Where the tests run as root, the scripts do not: a path that was not moved stays as it is.
  const isRoot = process.getuid?.() === 0;
  chmodSync(home, 0o755);
  if (isRoot) spawnSync('chown', ['-R', `${NOBODY}:${NOBODY}`, home]);
  const { status, stderr, error } = spawnSync(
    bash,
    ['--norc', '-c', 'exec 3>"$4"; source "$0/driver"', folder, root, folder, `${scripts.length}`, join(home, 'trace')],
    { env: { PATH: '/nowhere' }, encoding: 'utf8', timeout: 300_000, ...(isRoot ? { uid: NOBODY, gid: NOBODY } : {}) },
  );
  const trace = readFileSync(join(home, 'trace'), 'utf8');
  rmSync(home, { recursive: true });
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`bash ended with ${status}: ${stderr.slice(0, 2000)}`);
  const runs = trace.split('end\0\0').slice(0, -1);
  return runs.map((run, at) =>
    run
      .split('\0')
      .slice(0, -1)
      .map((word) => word.replaceAll(`${folder}/${at}.sh`, 'script').replaceAll(root, '').replaceAll(folder, '')),
  );
}

const known = new Map<string, readonly string[]>();

/** The same, and what the scripts in those files do: a script that was run once does the same again. */
export function runScripts(scripts: readonly string[]): ReadonlyMap<string, readonly string[]> {
  let next = [...new Set(scripts)].filter((script) => !known.has(script));
  while (next.length > 0) {
    const runs = runAll(next);
    for (const [at, script] of next.entries()) known.set(script, runs[at] ?? []);
    next = [...new Set(runs.flat().filter((word) => word.startsWith('#!')))].filter((script) => !known.has(script));
  }
  return known;
}
