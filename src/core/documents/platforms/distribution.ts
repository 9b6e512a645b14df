// What differs between distributions of Linux, for boothooks and scripts that are the same on all.

import type { Plan } from '../../model/plan.ts';
import { sh } from '../../syntax/shell.ts';
import { type Verbatim, verbatim } from '../../syntax/template.ts';
import * as amazonLinuxTrust from './amazon-linux-trust.ts';
import { aptProxy } from './apt-proxy.ts';
import * as debianTrust from './debian-trust.ts';
import { packageManagerProxy } from './package-manager-proxy.ts';

export interface Distribution {
  /** Shell lines that put the CA bundle of the plan into the trust store of the system; nothing where there is none. */
  trust(plan: Plan): Verbatim;
  /** Variables for programs that bring a list of authorities of their own; nothing where the plan has no CA bundle. */
  trustVariables(plan: Plan): readonly (readonly [name: string, value: string])[];
  /** Shell lines that give the package manager its proxy. */
  packageProxy(plan: Plan): Verbatim;
  /** Who reads /etc/environment, as a comment says it. */
  readonly readEnvironment: string;
}

const amazonLinux = (manager: 'yum' | 'dnf', file: string): Distribution => ({
  trust: amazonLinuxTrust.systemTrust,
  trustVariables: amazonLinuxTrust.trustVariables,
  packageProxy: (plan) =>
    verbatim(
      sh`
        ${verbatim(`# ${manager} reads its own file only.`)}
        ${packageManagerProxy(file, plan.httpProxy)}
      `.trimEnd(),
    ),
  readEnvironment: 'Logins (PAM)',
});

export const amazonLinux2 = amazonLinux('yum', '/etc/yum.conf');
export const amazonLinux2023 = amazonLinux('dnf', '/etc/dnf/dnf.conf');

export const debian: Distribution = {
  trust: debianTrust.systemTrust,
  trustVariables: debianTrust.trustVariables,
  packageProxy: aptProxy,
  // The units that snapd makes have EnvironmentFile=-/etc/environment (snapcore/snapd wrappers/services.go).
  readEnvironment: 'Logins (PAM) and snaps',
};
