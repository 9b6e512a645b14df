// rollback.sh: puts back what apply.sh found, from the ConfigMap in which it kept it.

import { proxiedContainers } from '../../model/cluster-objects.ts';
import type { Document } from '../../model/document.ts';
import type { Plan } from '../../model/plan.ts';
import { sh } from '../../syntax/shell.ts';
import { verbatim } from '../../syntax/template.ts';
import { changingFrame, expand, inBundleFolder } from './script-frame.ts';
import { daemonSetsOf, inList } from './targets.ts';

/**
 * The script. It goes by what the cluster holds, not by this plan: a DaemonSet that an earlier bundle patched is put
 * back although this one leaves it out. What was kept is deleted last, so a run that broke off can be repeated.
 */
export function rollbackScript(plan: Plan): Document {
  const undo = daemonSetsOf(proxiedContainers).map((daemonSet) => {
    const containers = proxiedContainers.filter((container) => container.daemonSet === daemonSet);
    return sh`undo ${daemonSet} ${verbatim(containers.map(inList).join(' '))}`;
  });
  return {
    path: 'rollback.sh',
    notation: 'bash',
    executable: true,
    about: { en: 'Puts back what was there before the first apply.sh.' },
    text: sh`
      #!/usr/bin/env bash
      # Puts back what was there before the first run of apply.sh: the ConfigMap, and envFrom of the containers.
      # Node groups keep their user data; the end of the output says how to go back there. May run twice.
      #
      #   bash rollback.sh [--yes] [--any-server] [--timeout=15m]
      #
      # Options and needs are those of apply.sh.
      set -euo pipefail
      ${inBundleFolder}

      ${changingFrame(plan, verbatim(failed))}

      kept=$(k get configmap proxy-wizard-before --ignore-not-found -o name)
      if [ -z "$kept" ]; then
        say 'Nothing to undo: kube-system has no ConfigMap proxy-wizard-before, which apply.sh makes before it changes anything.'
        exit 0
      fi
      confirm 'Put back what was there before apply.sh and restart the pods?'

      step='put back ConfigMap proxy-environment-variables'
      former_map=$(k get configmap proxy-wizard-before -o 'jsonpath={.data.config-map\.json}')
      if [ -n "$former_map" ]; then
        # First, because restarted pods read it.
        here=$(k get configmap proxy-environment-variables --ignore-not-found -o name)
        if [ -n "$here" ]; then how=replace; else how=create; fi
        k "$how" -f - <<<"$former_map"
      fi

      in_use=no
      undo() {
        local daemonset=$1 before now after target current former entry restarted init='' containers='' lists='' ours=no
        shift
        step="put back DaemonSet $daemonset"
        before=$(k get configmap proxy-wizard-before -o "jsonpath={.data.$daemonset\.facts}")
        now=$(facts "$daemonset")
        for target in "$@"; do
          # A container that is not there now must not be named: the patch would add it.
          current=$(fact "$now" "$target") || continue
          former=$(fact "$before" "$target") || former=''
          if is_ours "$current"; then ours=yes; fi
          if [ "$current" = "$former" ]; then continue; fi
          if [ -n "$current" ] && ! is_ours "$current"; then
            say "$target of DaemonSet $daemonset is left alone; its envFrom was changed after apply.sh: $current"
            case "$current" in *'"proxy-environment-variables"'*) in_use=yes ;; esac
            continue
          fi
          entry="{\"name\":\"${expand('target#*/')}\",\"envFrom\":${expand('former:-null')}}"
          case "$target" in
            initContainers/*) init="$init,$entry" ;;
            *) containers="$containers,$entry" ;;
          esac
        done
        if [ "$ours$init$containers" = no ]; then
          say "DaemonSet $daemonset: nothing to put back."
          return
        fi

        restarted=$(fact "$before" restarted/-) || restarted=''
        if [ -n "$restarted" ]; then restarted="\"$restarted\""; fi
        if [ -n "$init" ]; then lists=",\"initContainers\":[${expand('init#,')}]"; fi
        if [ -n "$containers" ]; then lists="$lists,\"containers\":[${expand('containers#,')}]"; fi
        k patch daemonset "$daemonset" --patch "{\"spec\":{\"template\":{\"metadata\":{\"annotations\":{\"kubectl.kubernetes.io/restartedAt\":${expand('restarted:-null')}}},\"spec\":{${expand('lists#,')}}}}}"
        after=$(facts "$daemonset")
        if [ "$(fact "$now" generation/-)" = "$(fact "$after" generation/-)" ]; then
          # The template is as it was, so nothing restarts by itself; pods may still hold our values.
          k rollout restart "daemonset/$daemonset"
        fi
        step="wait for the pods of DaemonSet $daemonset; see: kubectl -n kube-system describe pods -l k8s-app=$daemonset"
        k rollout status "daemonset/$daemonset" --timeout="$timeout"
      }
      ${verbatim(undo.join('\n'))}

      step='delete ConfigMap proxy-environment-variables'
      if [ -z "$former_map" ] && [ "$in_use" = no ]; then
        k delete configmap proxy-environment-variables --ignore-not-found
      fi
      step='delete ConfigMap proxy-wizard-before'
      k delete configmap proxy-wizard-before --ignore-not-found

      step=''
      say 'Done: the cluster is as it was before apply.sh.'
      say 'Nodes keep what they booted with. Set each node group back to its former launch template version (or its former configuration, in the tool that made it), then let its nodes be replaced.'
    `,
  };
}

const failed = sh`
  printf 'What was kept is still in ConfigMap proxy-wizard-before. Once the cause is gone, bash rollback.sh may run again.\n'`;
