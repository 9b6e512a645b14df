// `npm run lab`: what the documents do on real parts. Builds its root file systems and programs once, then runs every part
// in namespaces of its own: nothing of it stays, even where it is killed.
//   --all          every platform in every story instead of each distinct shape once
//   --only a,b     some parts

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { bound } from './frame/bound.ts';
import { NO_MORE } from './frame/programs.ts';
import { cacheFolder, missing } from './frame/requirements.ts';

const here = fileURLToPath(new URL('.', import.meta.url));
const lacking = missing();
if (lacking.length > 0) {
  console.log(`The lab is skipped. It needs ${lacking.join(', ')}.`);
  console.log('0 passed, 0 failed, 1 skipped');
  process.exit(0);
}

const cache = cacheFolder();
const end = (child: ChildProcess): Promise<number> => once(child, 'close').then(([code]) => code ?? 1);

// Programs take long to build, and the first parts do without: what came of each is handed on when it is known.
const built: string[] = [];
let tell = (line: string): void => void built.push(line);
const builds = bound('bash', `${here}programs/build.sh`, cache);
if (builds.stdout !== null) createInterface({ input: builds.stdout }).on('line', (line) => tell(line));
end(builds).then(() => tell(NO_MORE));

const roots = bound('bash', `${here}frame/roots.sh`, cache);
roots.stdout?.pipe(process.stdout);
if ((await end(roots)) !== 0) {
  console.log('The root file systems of the lab could not be built.');
  console.log('0 passed, 1 failed');
  process.exit(1);
}

// Control groups are no namespace's own: what nodes made is removed once this process has ended, however it ended.
const group = `eks-proxy-wizard-lab-${process.pid}`;
const sweep = `mount --make-rprivate / && mount -t cgroup2 cgroup2 /mnt && mkdir "/mnt/$1" || exit
  echo ready
  cat >/dev/null
  for _ in {1..100}; do
    [ -d "/mnt/$1" ] || exit
    find "/mnt/$1" -depth -type d -exec rmdir {} + 2>/dev/null
    sleep 0.1
  done`;
const sweeper = spawn('unshare', ['--mount', 'bash', '-c', sweep, '_', group], {
  stdio: ['pipe', 'pipe', 'ignore'],
  detached: true,
});
await Promise.race([once(sweeper.stdout, 'data'), end(sweeper)]);
sweeper.unref();
sweeper.stdout.destroy();

// The inner process ends when its input does, which is when this one has ended; with it end all others of its namespace.
const isolation = ['--mount', '--pid', '--net', '--ipc', '--uts', '--fork', '--kill-child=KILL', '--mount-proc'];
const inner = spawn(
  'unshare',
  [
    ...isolation,
    ...['--propagation', 'private'],
    ...[process.execPath, '--import', 'tsx', `${here}frame/inner.ts`, cache, group],
    ...process.argv.slice(2),
  ],
  { stdio: ['pipe', 'inherit', 'inherit'], cwd: fileURLToPath(new URL('../..', import.meta.url)) },
);
inner.stdin?.on('error', () => undefined);
tell = (line) => void inner.stdin?.write(`${line}\n`);
built.forEach(tell);
process.exit(await end(inner));
