// The platforms on offer, in the order of the page.

import type { PlatformDefinition } from '../../model/definition.ts';
import { al2 } from './al2.ts';
import { al2Docker } from './al2-docker.ts';
import { al2023 } from './al2023.ts';
import { autoMode } from './auto-mode.ts';
import { bottlerocket } from './bottlerocket.ts';
import { hybrid } from './hybrid.ts';
import { ubuntu } from './ubuntu.ts';
import { windows } from './windows.ts';

export const platforms: readonly PlatformDefinition[] = [
  al2023,
  bottlerocket,
  ubuntu,
  windows,
  autoMode,
  hybrid,
  al2,
  al2Docker,
];
