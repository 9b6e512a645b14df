// snapd has settings of its own for its way to the snap store: snapcraft.io/docs/system-options (proxy.http, proxy.https).

import type { Plan } from '../../model/plan.ts';
import { sh } from '../../syntax/shell.ts';
import { type Verbatim, verbatim } from '../../syntax/template.ts';

/**
 * Shell lines that give snapd the proxy. They never end the script: there may be no snapd, and nothing that a node needs
 * hangs on the store. To be run when the system is up; snapd does not answer before.
 */
export const snapProxy = ({ httpProxy, httpsProxy }: Plan): Verbatim =>
  verbatim(
    sh`
      # snapd has settings of its own. Nothing a node needs hangs on the snap store, so a failure stops nothing.
      if command -v snap >/dev/null; then
        snap set system ${`proxy.http=${httpProxy}`} ${`proxy.https=${httpsProxy}`} || echo 'snapd did not take the proxy.' >&2
      fi
    `.trimEnd(),
  );
