// The parts of the lab, in the order of the report.

import { cloudInit } from './cloud-init/cloud-init.ts';
import { defects } from './defects/defects.ts';
import type { Part } from './frame/part.ts';
import { kubectl } from './kubectl/kubectl.ts';
import { login } from './login/login.ts';
import { node } from './node/node.ts';
import { nodeadm } from './nodeadm/nodeadm.ts';
import { trust } from './trust/trust.ts';

export const parts: readonly Part[] = [cloudInit, node, trust, login, nodeadm, kubectl, defects];
