// How an Amazon Linux 2 node joins the cluster by its own user data: bootstrap.sh with the proxy in its environment.

import type { MimePart } from '../../model/definition.ts';
import type { NodeGroupPlan, Plan } from '../../model/plan.ts';
import { sh } from '../../syntax/shell.ts';
import { verbatim } from '../../syntax/template.ts';
import { bootstrapCommand } from './bootstrap-command.ts';
import { signalCommand, signalledDirectly } from './cloudformation-signal.ts';
import { exported } from './drop-in-boothook.ts';

/** The script that joins the node once, and tells CloudFormation how that went. */
export function join(plan: Plan, group: NodeGroupPlan): MimePart {
  const signal = signalCommand(plan, group, '"$rc"');
  const way = signalledDirectly(plan)
    ? 'The stack waits for this. CloudFormation has an endpoint in the VPC, so it is asked without the proxy.'
    : 'The stack waits for this, and CloudFormation is asked by the proxy too.';
  const tell = sh`

    ${verbatim(`# ${way}`)}
    ${signal ?? verbatim('')}
  `;
  const text = sh`
    #!/bin/bash
    # Runs once, after the boothook. bootstrap.sh asks AWS about the instance, so it gets the proxy too.
    ${exported(plan)}

    ${bootstrapCommand(plan, group)}
    # Saved at once: every further command would overwrite it.
    rc=$?
    ${verbatim(signal === undefined ? '' : tell)}
    exit "$rc"
  `;
  return { contentType: 'text/x-shellscript; charset="us-ascii"', text };
}
