// Runs a program in process and mount namespaces of its own that end when this process does, even by SIGKILL: their first
// process waits for the end of its input, which only this process holds open.

import { type ChildProcess, spawn } from 'node:child_process';

const WATCH = `exec 3<&0
"$@" </dev/null 3<&- &
cat <&3 >/dev/null &
wait -n`;

/** Its standard output is given to the caller, its errors go to the terminal. */
export const bound = (command: string, ...args: readonly string[]): ChildProcess =>
  spawn(
    'unshare',
    [
      ...['--mount', '--pid', '--fork', '--kill-child=KILL', '--mount-proc'],
      ...['bash', '-c', WATCH, 'bound', command, ...args],
    ],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
