// The signal to CloudFormation from a node that nodeadm joins. User scripts end before nodeadm-run.service starts kubelet
// (awslabs/amazon-eks-ami templates/al2023/runtime/rootfs/etc/systemd/system), so a signal from there would always be
// good news. A unit that starts after nodeadm-run.service sends the real result.

import type { NodeGroupPlan, Plan } from '../../model/plan.ts';
import { heredoc, sh } from '../../syntax/shell.ts';
import { environmentAssignment, unit } from '../../syntax/systemd.ts';
import { type Verbatim, verbatim } from '../../syntax/template.ts';
import { trustVariables } from './amazon-linux-trust.ts';
import { signalCommand } from './cloudformation-signal.ts';

const PROGRAM = '/usr/local/bin/eks-node-signal';
const UNIT = 'eks-node-signal.service';

/** Shell lines that set the unit up and queue it behind nodeadm; nothing where no stack waits. */
export function nodeadmSignal(plan: Plan, group: NodeGroupPlan): Verbatim | undefined {
  const signal = signalCommand(plan, group, '"$rc"');
  if (signal === undefined) return undefined;
  const program = sh`
    #!/bin/bash
    # Good is: nodeadm ended well, and within five minutes kubelet answers at its health port.
    rc=1
    if [ "$(systemctl show --property=Result nodeadm-run.service)" = Result=success ]; then
      for _ in $(seq 60); do
        if curl -sf -o /dev/null --noproxy '*' --max-time 2 http://127.0.0.1:10248/healthz; then
          rc=0
          break
        fi
        sleep 5
      done
    fi
    ${signal}
  `;
  const service = unit([
    [
      'Unit',
      [
        ['Description', 'Tell CloudFormation whether the kubelet of this node runs'],
        ['After', 'nodeadm-run.service'],
      ],
    ],
    [
      'Service',
      [
        ['Type', 'oneshot'],
        // cfn-signal is Python, whose list of authorities is not the system's; cloud-final's variables are not its own.
        ...trustVariables(plan).map(([name, value]) => ['Environment', environmentAssignment(name, value)] as const),
        ['ExecStart', PROGRAM],
      ],
    ],
  ]);
  return verbatim(
    sh`

      # CloudFormation hears of this node when kubelet runs: that is after this script, so a unit tells it.
      ${heredoc(`cat >${PROGRAM}`, program)}
      chmod 0755 ${PROGRAM}
      ${heredoc(`cat >/etc/systemd/system/${UNIT}`, service)}
      systemctl daemon-reload
      systemctl start --no-block ${UNIT}
    `.trimEnd(),
  );
}
