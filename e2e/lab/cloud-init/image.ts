// What the images of EKS have and Debian has not, as far as user data touches it: recorders in the place of the programs,
// and the files that scripts change.

import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Writes down how it was called, one word a line, and what it has of the proxy. Fails where the real one would. */
const recorder = (name: string, then = ''): string => `#!/bin/bash
{ echo "== $# words"; printf '%s\\n' "$@"; env | grep -iE '^(https?|no)_proxy=' | sort; } >>/lab/called-${name}
${then}
`;

/** What the store of the lab keeps: user name and password of the proxy. */
export const LOGIN = { username: 'jane', password: 'p"a\'s$s`w%o@r:d/?#[]{}\\ \u00e9\u20ac\u{1f600}&;~' } as const;

const PROGRAMS: Readonly<Record<string, string>> = {
  'usr/bin/systemctl': recorder('systemctl'),
  'etc/eks/bootstrap.sh': recorder('bootstrap.sh', '[ ! -e /lab/bootstrap-fails ] || exit 7'),
  // Prints the secret as the AWS CLI does; asked for anything else, it fails.
  'usr/bin/aws': recorder(
    'aws',
    `[ "$1 $2" = 'secretsmanager get-secret-value' ] || exit 254\ncat <<'END'\n${JSON.stringify(LOGIN)}\nEND`,
  ),
  // As aws-cfn-bootstrap does without a resource to signal.
  'opt/aws/bin/cfn-signal': recorder('cfn-signal', '[ $# -gt 0 ] || exit 1'),
  'usr/bin/update-ca-trust': recorder('update-ca-trust'),
  'usr/bin/snap': recorder('snap'),
};

/** Lines of others. */
export const FOREIGN = 'LANG=C.UTF-8\nJAVA_OPTIONS=-Xmx1g -Dwords=two';

const FILES: Readonly<Record<string, string>> = {
  // The second line is none for a shell: its words would be a command.
  'etc/environment': `${FOREIGN}\n`,
  // Some of the public authorities stand for all: update-ca-certificates starts five programs for each.
  'etc/ca-certificates.conf': [1, 2, 3, 4].map((number) => `mozilla/Amazon_Root_CA_${number}.crt\n`).join(''),
  'etc/yum.conf': '[main]\ncachedir=/var/cache/yum\n',
  'etc/dnf/dnf.conf': '[main]\ngpgcheck=1\n',
  // In the place of Debian's: only the parts of cloud-init that carry user data run. Short, because each stage reads it anew
  // four times or more, by a slow reader.
  'etc/cloud/cloud.cfg': `datasource_list: [ Ec2 ]
datasource: { Ec2: { metadata_urls: [ "http://169.254.169.254" ], max_wait: 10, timeout: 5 } }
network: { config: disabled }
cloud_init_modules: []
cloud_config_modules: []
cloud_final_modules: [ scripts-per-once, scripts-per-boot, scripts-per-instance, scripts-user ]
system_info: { distro: debian }
`,
};

/** Lays the image over a folder that becomes the upper part of an overlay. */
export function layImage(upper: string): void {
  for (const [files, mode] of [
    [PROGRAMS, 0o755],
    [FILES, 0o644],
  ] as const) {
    for (const [path, text] of Object.entries(files)) {
      const file = join(upper, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
      chmodSync(file, mode);
    }
  }
  for (const folder of ['etc/pki/ca-trust/source/anchors', 'etc/systemd/system/kubelet.service.d']) {
    mkdirSync(join(upper, folder), { recursive: true });
  }
}

/** The paths of the image itself: all else in the upper folder was written by user data. */
export const imagePaths: ReadonlySet<string> = new Set([...Object.keys(PROGRAMS), ...Object.keys(FILES)]);
