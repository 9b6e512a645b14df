// apply.sh: ConfigMap, patches, restart; looks first, keeps what was there, stops at the first failure.

import { nodeAgent, type PodContainer } from '../../model/cluster-objects.ts';
import type { Document } from '../../model/document.ts';
import type { Plan } from '../../model/plan.ts';
import { trustingContainer } from '../../model/pod-trust.ts';
import { sh } from '../../syntax/shell.ts';
import { verbatim } from '../../syntax/template.ts';
import { deliveryOf } from '../delivery/index.ts';
import { asWords, wayOf } from './apply-way.ts';
import { loginChecks, loginHelp, loginOption, readLogin } from './login-apply.ts';
import { changingFrame, inBundleFolder, type OwnOption } from './script-frame.ts';
import { daemonSetsOf, inList } from './targets.ts';
import { trustChecks } from './trust-script.ts';

/** How a container that the patch names can be missing, and what to answer in the wizard then. */
const without = (name: string): string =>
  name === nodeAgent
    ? 'VPC CNI before 1.14 has no aws-eks-nodeagent: answer that in the wizard and take the new bundle.'
    : 'Another component may do its work in this cluster: nothing here fits it.';

function checks(plan: Plan, targets: readonly PodContainer[], daemonSet: string): string {
  const its = targets.filter((target) => target.daemonSet === daemonSet);
  const trusts = plan.caBundle !== '' && its.some(({ name }) => name === trustingContainer.name);
  return [
    sh`look ${daemonSet}`,
    ...its.map((target) => sh`check ${daemonSet} ${inList(target)} ${without(target.name)}`),
    ...(trusts ? [trustChecks.text] : []),
    ...(plan.login === undefined
      ? []
      : [sh`check_env ${daemonSet} ${verbatim(its.map(({ name }) => sh`${name}`).join(' '))}`]),
  ].join('\n');
}

/**
 * The script. A second run goes through the same steps; what was there before the first is kept only once. Where Git has
 * the DaemonSets it leaves them alone: two hands on one field would undo each other.
 */
export function applyScript(plan: Plan): Document {
  const delivery = deliveryOf(plan);
  const targets = delivery.envFrom(plan);
  const daemonSets = daemonSetsOf(targets);
  const { login } = plan;
  const way = wayOf(plan, daemonSets);
  return {
    path: 'apply.sh',
    notation: 'bash',
    executable: true,
    about: way.about,
    text: sh`
      #!/usr/bin/env bash
      # ${verbatim(way.what)}
      # Looks before it changes, keeps what was there in ConfigMap proxy-wizard-before (for rollback.sh), may run twice.
      #
      #   bash apply.sh [--yes] [--any-server] [--timeout=15m]${verbatim(login === undefined ? '' : ` [${ownOption.usage}]`)}
      #
      #   --yes         do not ask before changing anything
      #   --any-server  go on although kubectl's server is not the endpoint of this bundle (a tunnel, an alias)
      #   --timeout     how long to wait for the pods of each DaemonSet
      ${verbatim(login === undefined ? '' : loginHelp(login).join('\n'))}
      #
      # Needs kubectl, bash and coreutils${verbatim(login === undefined ? '' : ', awk, and the AWS CLI for --login=store')}.
      set -euo pipefail
      ${inBundleFolder}

      ${changingFrame(plan, verbatim(failed), login && ownOption)}

      for file in ${asWords(way.files)}; do
        if [ ! -f "$file" ]; then stop "$file is missing beside this script."; fi
      done

      # ${verbatim(way.why)}
      look() {
        now=$(facts "$1")
        if [ -z "$now" ]; then stop "there is no DaemonSet $1 in kube-system. If this cluster does without it, there is nothing to ${verbatim(way.verb)}: for kube-proxy, answer that in the wizard and take the new bundle."; fi
      }
      check() {
        local value
        value=$(fact "$now" "$2") || stop "DaemonSet $1 has no $2, and ${verbatim(way.missing)}. $3"
        if [ -n "$value" ] && ! is_ours "$value"; then
          stop "$2 of DaemonSet $1 takes variables from elsewhere already, and ${verbatim(way.replaces)} would replace that: $value
      Nothing was changed. Move those variables into env of the container first."
        fi
      }
      ${login === undefined ? verbatim('') : loginChecks}
      ${verbatim(daemonSets.map((daemonSet) => checks(plan, targets, daemonSet)).join('\n'))}

      confirm ${way.question}
      ${login === undefined ? verbatim('') : verbatim(`\n${readLogin(plan, login).text}`)}

      step='keep what was there in ConfigMap proxy-wizard-before'
      kept=$(k get configmap proxy-wizard-before --ignore-not-found -o name)
      if [ -n "$kept" ]; then
        say 'What was there before the first run is kept already, in ConfigMap proxy-wizard-before.'
      else
        folder=$(mktemp -d)
        former=$(k get configmap "$map" --ignore-not-found -o json)
        if [ -n "$former" ]; then
          # Without what only the server may write, so that rollback.sh can hand it back as it is.
          kubectl patch --local -f - --type merge -o json <<<"$former" >"$folder/config-map.json" \
            --patch '{"metadata":{"creationTimestamp":null,"resourceVersion":null,"uid":null}}'
        fi
        for daemonset in aws-node kube-proxy; do
          facts "$daemonset" >"$folder/$daemonset.facts"
          # For the eye: containers with all their env and envFrom.
          k get daemonset "$daemonset" --ignore-not-found -o yaml >"$folder/$daemonset.yaml"
        done
        kept=$(k create configmap proxy-wizard-before --from-file="$folder" --dry-run=client -o json)
        k create -f - <<<"$kept"
      fi
      ${verbatim(way.applying.map((block) => `\n${block}`).join('\n'))}

      step=''
      say ${`Done. Next: ${way.next}`}
    `,
  };
}

const ownOption: OwnOption = {
  branch: loginOption,
  usage: '--login=store|typed|keep',
  variable: 'login_from=store',
};

const failed = sh`
  printf 'bash rollback.sh puts back what was there. Once the cause is gone, bash apply.sh may run again.\n'`;
