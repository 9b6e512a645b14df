// Made-up Linux: as small as a platform can be. CONTRIBUTING.md shows it; drop-ins bring the proxy, bootstrap.sh joins the node.

import { bootstrapCommand } from '../../src/core/documents/platforms/bootstrap-command.ts';
import { debian } from '../../src/core/documents/platforms/distribution.ts';
import { boothook, exported } from '../../src/core/documents/platforms/drop-in-boothook.ts';
import { containerd, daemonSets, kubelet } from '../../src/core/documents/platforms/node-programs.ts';
import { textOption } from '../../src/core/documents/text-option.ts';
import type { MimePart, PlatformDefinition } from '../../src/core/model/definition.ts';
import type { NodeGroupPlan, Plan } from '../../src/core/model/plan.ts';
import { sh } from '../../src/core/syntax/shell.ts';

const join = (plan: Plan, group: NodeGroupPlan): MimePart => ({
  contentType: 'text/x-shellscript; charset="us-ascii"',
  text: sh`
    #!/bin/bash
    # Runs once, after the boothook.
    ${exported(plan)}
    echo ${textOption(group, 'channel') || 'stable'} >/etc/made-up-channel
    ${bootstrapCommand(plan, group)}
  `,
});

export const madeUp: PlatformDefinition = {
  id: 'made-up',
  title: 'Made-up Linux',
  mechanism: 'systemd drop-ins',
  about: {
    en: 'An example. Drop-ins give the proxy to its services.',
    ko: '예시입니다. 드롭인 파일로 서비스에 프록시를 전달합니다.',
    ja: '例です。ドロップインファイルでサービスにプロキシを渡します。',
  },
  managements: ['managed-custom-ami', 'self-managed'],
  bootstrapNeeds: ['endpoint', 'certificateAuthority'],
  login: { way: 'at-boot', callsBefore: [] },
  programs: [containerd('go-0.36'), kubelet, ...daemonSets('go-0.36')],
  options: [
    {
      key: 'channel',
      label: { en: 'Channel', ko: '채널', ja: 'チャンネル' },
      help: { en: 'Where its updates come from.', ko: '업데이트를 받는 채널입니다.', ja: '更新の取得元です。' },
      kind: 'text',
      default: '',
      placeholder: 'beta',
    },
  ],
  handsOver: ['boothook', 'shell-script'],
  userData: (plan, group) => ({
    kind: 'mime',
    parts: [
      boothook(plan, {
        distribution: debian,
        about: ['Puts this node behind the proxy. Runs at every boot; running it again changes nothing.'],
        runtime: 'containerd',
        services: ['kubelet'],
        pythonServices: [],
        fromImds: false,
      }),
      join(plan, group),
    ],
  }),
};
