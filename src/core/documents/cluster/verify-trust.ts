// The checks of verify.sh about the CA bundle: is it in its ConfigMap, to the last character, and does aws-node read it?

import { trustConfigMap, trustFolder, trustingContainer, trustKey } from '../../model/pod-trust.ts';
import { heredoc, sh } from '../../syntax/shell.ts';
import { type Verbatim, verbatim } from '../../syntax/template.ts';
import { containerTrustFacts, podTrustFacts, trustFacts } from './trust-facts.ts';

const { daemonSet, list, name } = trustingContainer;
const check = `trust/${daemonSet}/${name}`;

/** Lines that make both checks of this bundle; `get`, `fact`, `ok` and `fail` are those of verify.sh. */
export const trustCheck = (caBundle: string): Verbatim =>
  verbatim(sh`
    trust_map=${trustConfigMap}
    # The x keeps the line break at the end.
    wanted_bundle=$(${heredoc('cat', caBundle.endsWith('\n') ? caBundle : `${caBundle}\n`)}
    printf x)
    check_trust_map() {
      if ! get configmap "$trust_map" --ignore-not-found -o ${`jsonpath={.data.${trustKey.replace('.', '\\.')}}x`}; then
        fail "configmap/$trust_map cannot be read: $why"
      elif [ -z "$got" ]; then
        fail "configmap/$trust_map there is no such ConfigMap in kube-system"
      elif [ "$got" = "$wanted_bundle" ]; then
        ok "configmap/$trust_map is the CA bundle of this bundle"
      else
        fail "configmap/$trust_map is not the CA bundle of this bundle"
      fi
    }
    check_trust_map

    check_trust() {
      local check=${check} seen lacks=''
      if ! get daemonset ${daemonSet} --ignore-not-found -o ${`jsonpath={range .spec.template.spec.${list}[*]}${containerTrustFacts}{end}${podTrustFacts}`}; then
        fail "$check DaemonSet aws-node cannot be read: $why"
        return
      fi
      seen=$got
      if [ -z "$seen" ]; then
        fail "$check there is no DaemonSet aws-node"
        return
      fi
      if [ "$(fact "$seen" volume/-)" != ${trustFacts.volume} ]; then lacks="$lacks the volume"; fi
      if [ "$(fact "$seen" ${`mount/${name}`})" != ${trustFacts.mount} ]; then lacks="$lacks the mount on "${trustFolder}; fi
      if [ "$(fact "$seen" ${`variable/${name}`})" != ${trustFacts.variable} ]; then lacks="$lacks SSL_CERT_DIR"; fi
      if [ -n "$lacks" ]; then
        fail "$check does not read the CA bundle; missing or changed:$lacks"
      else
        ok "$check reads the CA bundle beside what its image trusts"
      fi
    }
    check_trust`);
