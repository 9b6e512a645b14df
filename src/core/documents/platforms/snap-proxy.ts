// snapd has settings of its own for its way to the snap store: snapcraft.io/docs/system-options (proxy.http, proxy.https).

import type { Plan } from '../../model/plan.ts';
import { sh } from '../../syntax/shell.ts';
import { type Verbatim, verbatim } from '../../syntax/template.ts';

/**
 * Shell lines that give snapd the proxy. They never end the script: there may be no snapd, or nothing to ask of the store.
 * To be run when the system is up; snapd does not answer before. Nothing where the proxy asks for a login, which would be
 * an argument here: without these settings snapd takes the variables of its service (overlord/configstate/proxyconf).
 */
export const snapProxy = ({ login, httpProxy, httpsProxy }: Plan): Verbatim =>
  login !== undefined
    ? verbatim('')
    : verbatim(
        sh`

      # snapd has settings of its own for the snap store. A node without it does not stop here.
      if command -v snap >/dev/null; then
        snap set system ${`proxy.http=${httpProxy}`} ${`proxy.https=${httpsProxy}`} || echo 'snapd did not take the proxy.' >&2
      fi
    `.trimEnd(),
      );
