// rollback.sh: puts back what apply.sh found, from the ConfigMap in which it kept it.

import { proxiedContainers } from '../../model/cluster-objects.ts';
import type { Document } from '../../model/document.ts';
import type { Plan } from '../../model/plan.ts';
import { sh } from '../../syntax/shell.ts';
import { verbatim } from '../../syntax/template.ts';
import { deliveryOf } from '../delivery/index.ts';
import { dropSecret } from './login-secret.ts';
import { changingFrame, expand, inBundleFolder } from './script-frame.ts';
import { daemonSetsOf, inList } from './targets.ts';
import { dropTrustMap, untrust } from './trust-script.ts';

/**
 * The script. It goes by what the cluster holds, not by this plan: a DaemonSet that an earlier bundle patched is put
 * back although this one leaves it out. What was kept is deleted last, and only when all is put back, so a run that broke
 * off or left something alone can be repeated.
 */
export function rollbackScript(plan: Plan): Document {
  const undo = daemonSetsOf(proxiedContainers).map((daemonSet) => {
    const containers = proxiedContainers.filter((container) => container.daemonSet === daemonSet);
    return sh`undo ${daemonSet} ${verbatim(containers.map(inList).join(' '))}`;
  });
  const asked = deliveryOf(plan).undoQuestion;
  return {
    path: 'rollback.sh',
    notation: 'bash',
    executable: true,
    about: {
      en: 'Puts back what was there before the first apply.sh.',
      ko: '첫 apply.sh 이전의 상태로 되돌립니다.',
      ja: '最初の apply.sh より前の状態に戻します。',
    },
    text: sh`
      #!/usr/bin/env bash
      # Puts back what was there before the first run of apply.sh: the ConfigMap, envFrom of the containers, and
      # without the CA bundle.
      # Leaves alone what was changed since, and the ConfigMap while a workload still names it, and says so.
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
      confirm ${`${asked === undefined ? '' : `${asked} `}Put back what was there before apply.sh and restart the pods?`}

      step="put back ConfigMap $map"
      former_map=$(k get configmap proxy-wizard-before -o 'jsonpath={.data.config-map\.json}')
      if [ -n "$former_map" ]; then
        # First, because restarted pods read it.
        here=$(k get configmap "$map" --ignore-not-found -o name)
        if [ -n "$here" ]; then how=replace; else how=create; fi
        k "$how" -f - <<<"$former_map"
      fi

      # Is there something that this run does not put back?
      left=no
      ${untrust}
      undo() {
        local daemonset=$1 before now after target current former entry entry_more restarted init='' containers='' volumes='' lists='' ours=no
        shift
        step="put back DaemonSet $daemonset"
        before=$(k get configmap proxy-wizard-before -o "jsonpath={.data.$daemonset\.facts}")
        now=$(facts "$daemonset")
        for target in "$@"; do
          # A container that is not there now must not be named: the patch would add it.
          current=$(fact "$now" "$target") || continue
          former=$(fact "$before" "$target") || former=''
          if is_ours "$current"; then ours=yes; fi
          entry=''
          if [ "$current" != "$former" ]; then
            if [ -n "$current" ] && ! is_ours "$current"; then
              say "$target of DaemonSet $daemonset is left alone; its envFrom was changed after apply.sh: $current"
              left=yes
            else
              entry=",\"envFrom\":${expand('former:-null')}"
            fi
          fi
          untrust "$target"
          entry=$entry$entry_more
          if [ -z "$entry" ]; then continue; fi
          entry="{\"name\":\"${expand('target#*/')}\"$entry}"
          case "$target" in
            initContainers/*) init="$init,$entry" ;;
            *) containers="$containers,$entry" ;;
          esac
        done
        if [ "$ours$init$containers$volumes" = no ]; then
          say "DaemonSet $daemonset: nothing to put back."
          # An earlier run may have put it back without seeing the end of it: old pods still need the ConfigMap.
          if [ -n "$now" ] && [ "$(fact "$before" generation/-)" != "$(fact "$now" generation/-)" ]; then wait_for "$daemonset"; fi
          return
        fi

        restarted=$(fact "$before" restarted/-) || restarted=''
        if [ -n "$restarted" ]; then restarted="\"$restarted\""; fi
        if [ -n "$init" ]; then lists=",\"initContainers\":[${expand('init#,')}]"; fi
        if [ -n "$containers" ]; then lists="$lists,\"containers\":[${expand('containers#,')}]"; fi
        lists=$lists$volumes
        k patch daemonset "$daemonset" --patch "{\"spec\":{\"template\":{\"metadata\":{\"annotations\":{\"kubectl.kubernetes.io/restartedAt\":${expand('restarted:-null')}}},\"spec\":{${expand('lists#,')}}}}}"
        after=$(facts "$daemonset")
        if [ "$(fact "$now" generation/-)" = "$(fact "$after" generation/-)" ]; then
          # The template is as it was, so nothing restarts by itself; pods may still hold our values.
          k rollout restart "daemonset/$daemonset"
        fi
        wait_for "$daemonset"
      }
      wait_for() {
        step="wait for the pods of DaemonSet $1; see: kubectl -n kube-system describe pods -l k8s-app=$1"
        k rollout status "daemonset/$1" --timeout="$timeout"
      }
      ${verbatim(undo.join('\n'))}

      # Workloads whose pods name the ConfigMap anywhere (envFrom, env, a volume; init containers too), or what a test of its
      # own finds in their template: a pod that starts without it fails, and nodes without aws-node have no network.
      names_map() {
        case "$1" in *"\"name\":\"$2\""*) return 0 ;; esac
        return 1
      }
      users() {
        local name=$1 names=${expand('2:-names_map')} workloads who template
        workloads=$(k get daemonsets,deployments,statefulsets,jobs,cronjobs -o 'jsonpath={range .items[*]}{.kind}/{.metadata.name} {.spec.template.spec}{.spec.jobTemplate.spec.template.spec}{"\n"}{end}') || return
        while read -r who template; do
          if "$names" "$template" "$name"; then printf ' %s' "$who"; fi
        done <<<"$workloads"
      }
      if [ -z "$former_map" ]; then
        step="look who uses ConfigMap $map"
        in_use=$(users "$map")
        if [ -n "$in_use" ]; then
          say "ConfigMap $map is kept, because these still name it:$in_use"
          say 'What kubectl set env wrote there goes away with kubectl set env and HTTP_PROXY- HTTPS_PROXY- NO_PROXY- (each with its dash).'
          left=yes
        else
          step="delete ConfigMap $map"
          k delete configmap "$map" --ignore-not-found
        fi
      fi

      ${dropTrustMap}
      ${dropSecret(plan)}

      if [ "$left" = yes ]; then
        step=''
        say 'Not all is as it was before apply.sh: see above what is left alone or kept. What was there before is still in ConfigMap proxy-wizard-before.'
        say 'Once that is mended, bash rollback.sh does the rest. If it is to stay so: kubectl -n kube-system delete configmap proxy-wizard-before'
      else
        step='delete ConfigMap proxy-wizard-before'
        k delete configmap proxy-wizard-before --ignore-not-found
        step=''
        say 'Done: the cluster is as it was before apply.sh.'
      fi
      say 'Nodes keep what they booted with. Set each node group back to its former launch template version (or its former configuration, in the tool that made it), then let its nodes be replaced.'
    `,
  };
}

const failed = sh`
  printf 'What was kept is still in ConfigMap proxy-wizard-before. Once the cause is gone, bash rollback.sh may run again.\n'`;
