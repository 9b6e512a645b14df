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
  /** Shell lines that give the package manager its proxy; nothing where the proxy asks for a login. */
  packageProxy(plan: Plan): Verbatim;
  /** A snap does not run before the system is up, so not in a boothook. */
  readonly awsCliIsSnap: boolean;
  /** Who reads /etc/environment, as a comment says it. */
  readonly readEnvironment: string;
}

/** Without a login the address would be of no use there, and with it, it would be for everybody to read. */
const withoutLogin =
  (lines: (plan: Plan) => string) =>
  (plan: Plan): Verbatim =>
    verbatim(plan.login === undefined ? `\n${lines(plan).trimEnd()}` : '');

const amazonLinux = (manager: 'yum' | 'dnf', file: string): Distribution => ({
  trust: amazonLinuxTrust.systemTrust,
  trustVariables: amazonLinuxTrust.trustVariables,
  packageProxy: withoutLogin(
    (plan) =>
      sh`
        ${verbatim(`# ${manager} reads its own file only.`)}
        ${packageManagerProxy(file, plan.httpProxy)}
      `,
  ),
  awsCliIsSnap: false,
  readEnvironment: 'Logins (PAM)',
});

export const amazonLinux2 = amazonLinux('yum', '/etc/yum.conf');
export const amazonLinux2023 = amazonLinux('dnf', '/etc/dnf/dnf.conf');

export const debian: Distribution = {
  trust: debianTrust.systemTrust,
  trustVariables: debianTrust.trustVariables,
  packageProxy: withoutLogin((plan) => aptProxy(plan).text),
  // canonical/ubuntu-cloud-docs docs/aws/aws-reference/eks-kubelet-snap.rst
  awsCliIsSnap: true,
  // The units that snapd makes have EnvironmentFile=-/etc/environment (snapcore/snapd wrappers/services.go).
  readEnvironment: 'Logins (PAM) and snaps',
};
