// The script that puts a machine on premises behind the proxy and joins it as a hybrid node. nodeadm validates what it
// writes, path by path and value by value, and does not join otherwise: aws/eks-hybrid internal/network/proxy_validator.go
// (e5f42ca4); docs.aws.amazon.com/eks/latest/userguide/hybrid-nodes-proxy.html.

import type { NodeGroupPlan, Plan } from '../../model/plan.ts';
import { proxyEnvironment } from '../../model/plan.ts';
import { heredoc, sh } from '../../syntax/shell.ts';
import { environmentAssignment, environmentFile, unit } from '../../syntax/systemd.ts';
import { type Verbatim, verbatim } from '../../syntax/template.ts';
import { aptProxy } from './apt-proxy.ts';
import { exportLogin, initFlags, loginOfService } from './hybrid-login.ts';
import { certificatePath, providerOf } from './hybrid-options.ts';
import { packageManagerProxy } from './package-manager-proxy.ts';
import { snapProxy } from './snap-proxy.ts';

/** nodeadm looks for `HTTP_PROXY=` and the value in the file itself, so no EnvironmentFile will do. */
const dropIn = (plan: Plan): string =>
  unit([
    [
      'Service',
      [
        ...proxyEnvironment(plan).map(([name, value]): [string, string] => [
          'Environment',
          environmentAssignment(name, value),
        ]),
        ...loginOfService(plan),
      ],
    ],
  ]);

/** The guide names the folder in /etc, nodeadm validates the one in /usr/lib; of files of one name, that in /etc counts. */
const CONTAINERD = ['/etc/systemd/system/containerd.service.d', '/usr/lib/systemd/system/containerd.service.d'];

const head = (plan: Plan, group: NodeGroupPlan): Verbatim =>
  verbatim(
    sh`
      #!/usr/bin/env bash
      # Puts this machine behind the proxy and joins it to its EKS cluster as a hybrid node.
      # Run it as root on the machine, with nodeconfig.yaml beside it. It may run again: files are written whole, and on a node
      # that has joined, the services are restarted and nothing else happens.
      set -o errexit -o nounset -o pipefail
      umask 022
      export LC_ALL=C

      fail() {
        printf 'prepare-node.sh: %s\n' "$1" >&2
        exit 1
      }
      [ "$(id -u)" -eq 0 ] || fail 'run this as root.'
      unset CDPATH
      here=$(cd -- "$(dirname -- "$0")" && pwd)
      [ -r "$here/nodeconfig.yaml" ] || fail 'nodeconfig.yaml has to lie beside this script.'

      # nodeadm tells systems apart by this word, and knows these three.
      os=$(sed -n 's/^ID=//p' /etc/os-release | tr -d "\"'")
      case "$os" in
        ubuntu | rhel | amzn) ;;
        *) fail "nodeadm runs on Ubuntu, Red Hat Enterprise Linux and Amazon Linux 2023; /etc/os-release says $os." ;;
      esac

      # For nodeadm and all that it starts.
      ${verbatim(
        proxyEnvironment(plan)
          .map(([name, value]) => sh`export ${verbatim(name)}=${value}`)
          .join('\n'),
      )}
      ${exportLogin(plan)}
      ${verbatim(providerOf(group) === 'ssm' ? ssmFolder : '')}
    `.trimEnd(),
  );

const ssmFolder = sh`

  case "$os" in
    ubuntu) ssm_agent=snap.amazon-ssm-agent.amazon-ssm-agent ;;
    *) ssm_agent=amazon-ssm-agent ;;
  esac`;

/** The CA bundle, by the means of the system; it has to be there before services in Go start. */
const trust = (plan: Plan): Verbatim =>
  plan.caBundle === ''
    ? verbatim('')
    : verbatim(
        sh`

          # The CA bundle of the proxy, among what the whole system trusts.
          bundle=$(mktemp)
          ${heredoc('cat >"$bundle"', plan.caBundle.endsWith('\n') ? plan.caBundle : `${plan.caBundle}\n`)}
          case "$os" in
            ubuntu)
              # A file for each certificate, as update-ca-certificates wants it.
              anchor=/usr/local/share/ca-certificates/eks-proxy-ca
              mkdir -p /usr/local/share/ca-certificates
              rm -f "$anchor"-*.crt
              awk -v anchor="$anchor" '/^-----BEGIN/ { n++ } { print >(anchor "-" n ".crt") }' "$bundle"
              update-ca-certificates
              # It has read the old list already.
              systemctl try-restart snapd || true
              ;;
            *)
              mkdir -p /etc/pki/ca-trust/source/anchors
              install -m 0644 "$bundle" /etc/pki/ca-trust/source/anchors/eks-proxy-ca.pem
              update-ca-trust extract
              ;;
          esac
          rm -f "$bundle"
        `.trimEnd(),
      );

/** Everybody can read these files, so there is nothing in them where the proxy asks for a login. */
const packages = (plan: Plan): Verbatim =>
  plan.login !== undefined
    ? verbatim('')
    : verbatim(
        sh`

      case "$os" in
        ubuntu)
          ${aptProxy(plan)}
          ${snapProxy(plan)}
          ;;
        rhel)
          # dnf reads dnf.conf, and yum.conf is a link to it or a file of its own.
          ${packageManagerProxy('/etc/dnf/dnf.conf', plan.httpProxy)}
          ${packageManagerProxy('/etc/yum.conf', plan.httpProxy)}
          ;;
        amzn)
          ${packageManagerProxy('/etc/dnf/dnf.conf', plan.httpProxy)}
          ;;
      esac
    `.trimEnd(),
      );

const services = (plan: Plan, group: NodeGroupPlan): Verbatim =>
  verbatim(
    sh`
      # Drop-ins of the services, in the places that nodeadm validates.
      for folder in ${verbatim([...CONTAINERD, '/etc/systemd/system/kubelet.service.d'].join(' '))}${verbatim(
        providerOf(group) === 'ssm' ? ' "/etc/systemd/system/$ssm_agent.service.d"' : '',
      )}; do
        mkdir -p "$folder"
        ${heredoc('cat >"$folder/http-proxy.conf"', dropIn(plan))}
      done
      ${verbatim(plan.login === undefined ? '' : snapd)}
      systemctl daemon-reload
      ${verbatim(plan.login === undefined ? '' : restartSnapd)}

      # Logins (PAM) and snaps read /etc/environment. Lines of others stay, ours are replaced.
      others=$(grep -svE '^(HTTP_PROXY|HTTPS_PROXY|NO_PROXY|http_proxy|https_proxy|no_proxy)=' /etc/environment || true)
      {
        [ -z "$others" ] || printf '%s\n' "$others"
        ${heredoc('cat', environmentFile(proxyEnvironment(plan)))}
      } >/etc/environment
    `.trimEnd(),
  );

const SNAPD = '/etc/systemd/system/snapd.service.d';

/** snapd with no settings of its own takes the variables of its service (canonical/snapd overlord/configstate/proxyconf). */
const snapd = sh`
  if [ "$os" = ubuntu ]; then
    # snapd gets the agent of SSM from the snap store.
    mkdir -p ${SNAPD}
    cp /etc/systemd/system/kubelet.service.d/http-proxy.conf ${SNAPD}
  fi`;
const restartSnapd = sh`[ "$os" != ubuntu ] || systemctl try-restart snapd || true`;

/** Where nodeadm of the commercial regions is; elsewhere the guide has to be asked (aws/eks-hybrid internal/aws/manifest.go). */
const download = (plan: Plan): Verbatim =>
  plan.partition === 'aws'
    ? verbatim(
        sh`
          if ! command -v nodeadm >/dev/null; then
            case "$(uname -m)" in
              x86_64) machine=amd64 ;;
              aarch64) machine=arm64 ;;
              *) fail "there is no nodeadm for $(uname -m)." ;;
            esac
            echo 'Getting nodeadm by the proxy ...'
            curl -fsSL -o /usr/local/bin/nodeadm.new "https://hybrid-assets.eks.amazonaws.com/releases/latest/bin/linux/$machine/nodeadm"
            chmod 0755 /usr/local/bin/nodeadm.new
            mv -f /usr/local/bin/nodeadm.new /usr/local/bin/nodeadm
            PATH=$PATH:/usr/local/bin
          fi
        `.trimEnd(),
      )
    : verbatim(
        sh`
          command -v nodeadm >/dev/null ||
            fail 'nodeadm is not here: get it as the guide of EKS Hybrid Nodes says for this partition, then run this again.'
        `.trimEnd(),
      );

const install = (plan: Plan, group: NodeGroupPlan): Verbatim =>
  verbatim(
    sh`
      # Without this, nodeadm init ends well and does nothing.
      if [ ! -e /opt/nodeadm/tracker ]; then
        ${versionOf(plan)}
        source_of_containerd=distro
        # Red Hat has none.
        if [ "$os" = rhel ]; then source_of_containerd=docker; fi
        nodeadm install "$version" --credential-provider ${providerOf(group)} --containerd-source "$source_of_containerd"
      fi
    `.trimEnd(),
  );

const versionOf = ({ settings }: Plan): Verbatim => {
  const { kubernetesVersion } = settings.cluster;
  return verbatim(
    kubernetesVersion === undefined
      ? sh`
          version=$(printenv KUBERNETES_VERSION || true)
          [ -n "$version" ] || fail 'give the version of the cluster: export KUBERNETES_VERSION=1.NN, and run this again (sudo --preserve-env=KUBERNETES_VERSION).'
        `.trimEnd()
      : sh`version=${kubernetesVersion}`,
  );
};

/** The activation comes from the environment, from a former run, or from the person at the terminal; it is written for root alone. */
const ssmCredentials: Verbatim = verbatim(
  sh`
    # The activation of SSM stands in no file of the bundle: it comes from the environment, a former run or you.
    activation=$(printenv SSM_ACTIVATION_ID || true)
    code=$(printenv SSM_ACTIVATION_CODE || true)
    if [ -z "$activation$code" ] && grep -qs '^      activationId: ' "$whole"; then
      own=$(sed -n '/^  hybrid:$/,$p' "$whole")
    else
      if [ -z "$activation" ] && [ -t 0 ]; then read -r -p 'SSM activation ID: ' activation; fi
      if [ -z "$code" ] && [ -t 0 ]; then read -r -s -p 'SSM activation code: ' code && echo; fi
      [[ $activation =~ ^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$ ]] ||
        fail 'SSM_ACTIVATION_ID has to be the ID of an activation: five groups of hexadecimal digits with hyphens between.'
      [[ $code =~ ^[[:print:]]{20,250}$ && $code != *\'* ]] ||
        fail 'SSM_ACTIVATION_CODE has to be the code of an activation: 20 to 250 characters without an apostrophe.'
      own=$(printf "  hybrid:\n    ssm:\n      activationId: '%s'\n      activationCode: '%s'" "$activation" "$code")
    fi
  `.trimEnd(),
);

const nameOfNode = (group: NodeGroupPlan): Verbatim =>
  verbatim(
    sh`
      # The name of the node: from the environment, or that of the certificate, which the role usually demands.
      certificate=${certificatePath(group)}
      name=$(printenv NODE_NAME || true)
      if [ -z "$name" ] && [ -r "$certificate" ]; then
        name=$(openssl x509 -noout -subject -nameopt multiline -in "$certificate" | sed -n 's/^ *commonName *= //p')
      fi
      [[ $name =~ ^[a-z0-9]([a-z0-9.-]{0,62}[a-z0-9])?$ ]] ||
        fail "give the name of the node (lower-case letters, digits, hyphens, dots; 64 at most): export NODE_NAME, and run this again (sudo --preserve-env=NODE_NAME). $certificate says '$name'."
      own="      nodeName: '$name'"
    `.trimEnd(),
  );

const join = (plan: Plan, group: NodeGroupPlan): Verbatim =>
  verbatim(
    sh`
      whole=/etc/eks-hybrid/nodeconfig.yaml
      ${providerOf(group) === 'ssm' ? ssmCredentials : nameOfNode(group)}

      # For root alone; nodeadm upgrade needs it again.
      (
        umask 077
        mkdir -p /etc/eks-hybrid
        cat "$here/nodeconfig.yaml" - <<<"$own" >"$whole.new"
        mv -f "$whole.new" "$whole"
      )
      nodeadm config check --config-source "file://$whole"
      nodeadm init --config-source "file://$whole"${initFlags(plan)}
      systemctl is-active --quiet kubelet || fail 'nodeadm ended and kubelet does not run: journalctl -u kubelet says more.'
      echo 'The node has joined. It is NotReady until its CNI (Cilium or Calico) runs.'
    `.trimEnd(),
  );

/** prepare-node.sh. Needs bash, coreutils, sed, awk and curl, which the three systems have. */
export const prepareNode = (plan: Plan, group: NodeGroupPlan): string => sh`
  ${head(plan, group)}
  ${trust(plan)}
  ${packages(plan)}

  ${services(plan, group)}

  # A node that has joined: what runs takes the new values at its next start, which is now.
  if systemctl is-active --quiet kubelet; then
    systemctl restart containerd kubelet
    ${verbatim(providerOf(group) === 'ssm' ? 'systemctl try-restart "$ssm_agent" || true' : '')}
    echo 'This node has joined already. Its services were restarted with the proxy.'
    exit 0
  fi

  ${download(plan)}
  ${install(plan, group)}

  ${join(plan, group)}
`;

/**
 * What the script takes from its environment in the place of a question. sudo hands nothing on that it is not told (sudoers(5),
 * env_reset), and logs whatever stands behind it as an argument.
 */
export const asked = (plan: Plan, group: NodeGroupPlan): readonly string[] => [
  ...(plan.login === undefined ? [] : ['PROXY_LOGIN']),
  ...(providerOf(group) === 'ssm' ? ['SSM_ACTIVATION_ID', 'SSM_ACTIVATION_CODE'] : ['NODE_NAME']),
  ...(plan.settings.cluster.kubernetesVersion === undefined ? ['KUBERNETES_VERSION'] : []),
];
