// Mistakes that strict readers refuse, or that cloud-init tells of, aloud or in its log alone.

import { type Defect, replace } from './defect.ts';

/** nodeadm and Karpenter find nothing in the whole document. */
export const refused: readonly Defect[] = [
  {
    name: 'no empty line after the headers of the document',
    put: replace(/^(MIME-Version: .*\nContent-Type: .*\n)\n/g, '$1'),
    told: /malformed header/,
  },
  { name: 'an empty line before the headers', put: (text) => `\n${text}`, told: /no media type/ },
  { name: 'no closing boundary', put: replace(/--==BOUNDARY==--\n$/g, ''), told: /closing boundary/ },
  {
    name: 'no empty line after the headers of a part',
    put: replace(/(\nContent-Type: text\/[^\n]*\n)\n/g, '$1'),
    told: /missing colon/,
  },
];

const VALUES = /has the six variables once, with the values of the plan/;

export const inCloudInit: readonly Defect[] = [
  {
    name: 'a boothook without its interpreter',
    put: replace('\n\n#!/bin/bash\n# Puts', '\n\n# Puts'),
    told: /no boothook fails/,
  },
  {
    name: 'a boothook with the mark of cloud-init in the place of its interpreter',
    put: replace('\n\n#!/bin/bash\n# Puts', '\n\n#cloud-boothook\n# Puts'),
    told: /no boothook fails/,
  },
  {
    name: 'an empty line before the interpreter of the script',
    put: replace(/(\nContent-Type: text\/x-shellscript[^\n]*\n\n)/g, '$1\n'),
    told: /ends without errors/,
  },
  {
    name: 'no backslash after cfn-signal',
    put: replace('cfn-signal \\\n', 'cfn-signal\n'),
    told: /shellcheck has nothing to say|ends without errors/,
  },
  {
    name: 'the names of the cluster left to CloudFormation, which does not fill them in',
    put: replace(/\n\/etc\/eks\/bootstrap\.sh [\s\S]*?\n# Saved/g, '\n/etc/eks/bootstrap.sh\n# Saved'),
    told: /bootstrap\.sh has the cluster/,
  },
  {
    name: '/etc/environment read by a shell',
    put: replace('source /etc/eks/http-proxy.env', 'source /etc/environment'),
    told: /every command is there/,
  },
  {
    name: 'instance metadata asked without a token',
    put: replace('umask 022\n', 'umask 022\ncurl -s http://169.254.169.254/latest/meta-data/mac >/dev/null\n'),
    told: /without a token/,
  },
  {
    name: 'lines of others in /etc/environment lost',
    put: replace(`{ [ -z "$others" ] || printf '%s\\n' "$others"; cat`, '{ cat'),
    told: /lines of others stay/,
  },
  {
    name: 'a drop-in for a folder that is not made',
    put: replace(/ *mkdir -p "\/etc\/systemd\/system\/\$service\.service\.d"\n/g, ''),
    told: /no boothook fails/,
  },
  {
    name: 'a drop-in that names another file',
    put: replace('EnvironmentFile=/etc/eks/http-proxy.env', 'EnvironmentFile=/etc/eks/http_proxy.env'),
    told: /refers to is there/,
  },
  { name: 'a file that everybody can write', put: replace('umask 022', 'umask 000'), told: /written by everybody/ },
  { name: 'variables in small letters left out', put: replace(/^(?:https?|no)_proxy=.*\n/gm, ''), told: VALUES },
  { name: 'the network of the Services taken for the usual one', put: replace('172.20.0.', '10.100.0.'), told: VALUES },
  { name: 'names of another region', put: replace('.ap-northeast-2.', '.us-east-1.'), told: VALUES },
  {
    name: "the host of the cluster's endpoint missing in the list",
    put: replace(/[0-9a-f]{32}\.[^,"]*,/g, ''),
    told: VALUES,
  },
];

/** These show at the second boot only. */
export const atSecondBoot: readonly Defect[] = [
  {
    name: 'variables appended at every boot',
    put: replace(
      'cat /etc/eks/http-proxy.env; } >/etc/environment',
      'cat /etc/eks/http-proxy.env; } >>/etc/environment',
    ),
    told: /second boot changes no file/,
  },
];

/** These where bootstrap.sh fails. */
export const whereJoiningFails: readonly Defect[] = [
  {
    name: 'the code for CloudFormation taken after another command',
    put: replace('# Saved at once: every further command would overwrite it.\n', 'echo joined\n'),
    told: /cfn-signal has the code of bootstrap\.sh/,
  },
];

/** These where instance metadata gives no token. */
export const withoutToken: readonly Defect[] = [
  {
    name: 'what instance metadata answers taken as it is',
    put: replace(
      'if blocks=$(vpc_blocks); then',
      'if blocks=$(curl -s http://169.254.169.254/latest/meta-data/vpc-ipv4-cidr-blocks); then',
    ),
    told: /has the whole list|nobody asks for metadata without a token/,
  },
];

/** These where the proxy asks for a login. */
export const withLogin: readonly Defect[] = [
  { name: 'a login that everybody can read', put: replace('umask 077', 'umask 022'), told: /is for root alone/ },
  {
    name: 'a login among the variables of all',
    put: replace('mv -f "$new" "$file"\n', 'cat "$new" >>/etc/environment\nmv -f "$new" "$file"\n'),
    told: /the login is in no other file/,
  },
];
