// Proxy variables as the lab compares them: sorted lines `NAME=value`.

import type { Plan } from '../../../src/core/index.ts';

const lines = (pairs: readonly string[]): string => [...pairs].sort().join('\n');

/** The six that a node is to have by the plan. */
export const expectedVariables = ({ httpProxy, httpsProxy, noProxy }: Plan): string =>
  lines(
    Object.entries({ HTTP_PROXY: httpProxy, HTTPS_PROXY: httpsProxy, NO_PROXY: noProxy }).flatMap(([name, value]) => [
      `${name}=${value}`,
      `${name.toLowerCase()}=${value}`,
    ]),
  );

/** Those of a drop-in, as systemd reads its quotes and doubled percent signs (systemd.syntax(7), systemd.unit(5)). */
export const dropInVariables = (text: string): string =>
  lines(
    [...text.matchAll(/^(?:Default)?Environment="(.*)"$/gm)].map(([, pair = '']) =>
      pair.replaceAll('%%', '%').replace(/\\(.)/g, '$1'),
    ),
  );
