// What apply.sh and rollback.sh do about the CA bundle of pods. They go by what trust-facts.ts adds to
// `facts` of script-frame.ts.

import { trustConfigMap, trustFolder, trustingContainer, trustVariable, trustVolume } from '../../model/pod-trust.ts';
import { sh } from '../../syntax/shell.ts';
import { type Verbatim, verbatim } from '../../syntax/template.ts';
import { expand } from './script-frame.ts';
import { trustFacts } from './trust-facts.ts';
import { trustMapPath } from './trust-map.ts';

const { name } = trustingContainer;

/** apply.sh: stops before the patch would replace something of others. Goes by `now`, the facts of the DaemonSet. */
export const trustChecks: Verbatim = verbatim(sh`
  # The patch sets one variable, one mount and one volume: each must be free, or ours already.
  free() {
    if [ -n "$2" ] && [ "$2" != "$3" ]; then
      stop "DaemonSet aws-node has $1 of its own, and a patch would replace it: $2
  Nothing was changed."
    fi
  }
  volume=$(fact "$now" volume/-) || volume=''
  free ${`a variable ${trustVariable.name} in its container ${name}`} "$(fact "$now" ${`variable/${name}`})" ${trustFacts.variable}
  free ${`a mount on ${trustFolder}`} "$(fact "$now" ${`mount/${name}`})" ${trustFacts.mount}
  free ${`a volume ${trustVolume}`} "${expand('volume#:')}" ${trustFacts.volume}`);

/** apply.sh: the ConfigMap, before the patch that needs it. */
export const applyTrustMap: Verbatim = verbatim(sh`
  step=${`apply ${trustMapPath}`}
  k apply -f ${trustMapPath}`);

/**
 * rollback.sh: `untrust TARGET` adds to `entry_more` and `volumes` what takes our variable, mount and volume out again; by
 * what the cluster holds, so that it undoes the work of an earlier bundle too. Says what was changed since, and sets left.
 */
export const untrust: Verbatim = verbatim(sh`
  # SSL_CERT_DIR, mount and volume of the CA bundle; apply.sh makes them only where there is nothing of that name.
  trust_folder=${trustFolder}
  trust_volume=${trustVolume}
  trusted_before=no
  untrust() {
    local variable mount volume
    entry_more=''
    if [ "$1" != ${`containers/${name}`} ]; then return; fi
    if [ "$(fact "$before" volume/-)" = ${trustFacts.volume} ]; then
      trusted_before=yes
      return
    fi
    variable=$(fact "$now" ${`variable/${name}`}) || variable=''
    mount=$(fact "$now" ${`mount/${name}`}) || mount=''
    volume=$(fact "$now" volume/-) || volume=''
    if [ "$variable" = ${trustFacts.variable} ]; then
      entry_more=",\"env\":[{\"\$patch\":\"delete\",\"name\":\"SSL_CERT_DIR\"}]"
    elif [ -n "$variable" ] && [ "$volume" = ${trustFacts.volume} ]; then
      say "$1: SSL_CERT_DIR is left alone, it was changed after apply.sh: $variable"
      left=yes
    fi
    if [ "$mount" = ${trustFacts.mount} ]; then
      entry_more="$entry_more,\"volumeMounts\":[{\"\$patch\":\"delete\",\"mountPath\":\"$trust_folder\"}]"
    fi
    if [ "$volume" = ${trustFacts.volume} ]; then
      volumes=",\"volumes\":[{\"\$patch\":\"delete\",\"name\":\"$trust_volume\"}]"
    fi
    if [ -n "$entry_more$volumes" ]; then ours=yes; fi
  }`);

/** rollback.sh: the ConfigMap of the CA bundle goes once no workload names it. Needs `users` and `left`. */
export const dropTrustMap: Verbatim = verbatim(sh`
  trust_map=${trustConfigMap}
  step="look who uses ConfigMap $trust_map"
  here=$(k get configmap "$trust_map" --ignore-not-found -o name)
  if [ -n "$here" ] && [ "$trusted_before" = no ]; then
    in_use=$(users "$trust_map")
    if [ -n "$in_use" ]; then
      say "ConfigMap $trust_map is kept, because these still name it:$in_use"
      left=yes
    else
      step="delete ConfigMap $trust_map"
      k delete configmap "$trust_map" --ignore-not-found
    fi
  fi`);
