// What proxy the services of a node really have: not what a file says, but what the processes that run were started with.

import { sh } from '../../syntax/shell.ts';
import { verbatim } from '../../syntax/template.ts';

/**
 * For nodes with a shell of Linux, run on the node: the proxy variables of each of these processes, the oldest of its name
 * (proc(5), pgrep(1)). A login in an address is not shown.
 */
export const showsProxyOf = (...processes: readonly string[]): string =>
  sh`
    for name in ${verbatim(processes.map((process) => sh`${process}`).join(' '))}; do
      sudo cat "/proc/$(pgrep -xo "$name")/environ" | tr '\0' '\n' | grep -i _proxy= | sed "s|//[^@/]*@|//|; s|^|$name: |"
    done`;
