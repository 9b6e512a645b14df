// `npm run lab`: what the documents do on real parts. Builds its root file systems once, then runs every part in
// namespaces of its own: nothing of it stays, even where it is killed.
//   --all          every platform in every story instead of each distinct shape once
//   --only a,b     some parts

import { spawn, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { cacheFolder, missing } from './frame/requirements.ts';

const here = fileURLToPath(new URL('.', import.meta.url));
const lacking = missing();
if (lacking.length > 0) {
  console.log(`The lab is skipped. It needs ${lacking.join(', ')}.`);
  console.log('0 passed, 0 failed, 1 skipped');
  process.exit(0);
}

const cache = cacheFolder();
const built = spawnSync('bash', [`${here}frame/roots.sh`, cache], { stdio: 'inherit' });
if (built.status !== 0) {
  console.log('The root file systems of the lab could not be built.');
  console.log('0 passed, 1 failed');
  process.exit(1);
}

// Control groups are no namespace's own: what nodes made is removed once this process has ended, however it ended.
const group = `eks-proxy-wizard-lab-${process.pid}`;
const sweep = `cat >/dev/null
  mount --make-rprivate / && mount -t cgroup2 cgroup2 /mnt || exit
  for _ in {1..100}; do
    [ -d "/mnt/$1" ] || exit
    find "/mnt/$1" -depth -type d -exec rmdir {} + 2>/dev/null
    sleep 0.1
  done`;
spawn('unshare', ['--mount', 'bash', '-c', sweep, '_', group], {
  stdio: ['pipe', 'ignore', 'ignore'],
  detached: true,
}).unref();

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
inner.on('close', (code) => process.exit(code ?? 1));
