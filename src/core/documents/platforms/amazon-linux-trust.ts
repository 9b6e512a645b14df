// How a node of Amazon Linux comes to trust the CA of a TLS-intercepting proxy: the trust store of the system, and
// variables for programs that bring a list of their own.

import type { Plan } from '../../model/plan.ts';
import { heredoc, sh } from '../../syntax/shell.ts';
import { type Verbatim, verbatim } from '../../syntax/template.ts';
import { told } from './told-in-journal.ts';

/** update-ca-trust(8): certificates in PEM, several in one file too, that are trusted as authorities. */
const ANCHOR = '/etc/pki/ca-trust/source/anchors/eks-proxy-ca.pem';

/** All that the system trusts, the public authorities and ours, once update-ca-trust has run. */
const SYSTEM = '/etc/pki/tls/certs/ca-bundle.crt';

/**
 * Variables for programs in Python: the AWS CLI brings a list of its own (botocore, certifi), and so may what uses requests.
 * Both then read the whole list of the system, so that hosts that the proxy leaves alone are trusted as before. Not meant
 * for services in Go (containerd, kubelet, the SSM agent): they read the system's list by themselves, and those on the
 * AWS SDK with an HTTP client of their own refuse to start with AWS_CA_BUNDLE (aws/aws-sdk-go-v2 config/resolve.go).
 */
export const trustVariables = (plan: Plan): readonly (readonly [name: string, value: string])[] =>
  plan.caBundle === ''
    ? []
    : [
        ['AWS_CA_BUNDLE', SYSTEM],
        ['REQUESTS_CA_BUNDLE', SYSTEM],
      ];

/**
 * Shell lines that put the bundle into the trust store of the system, the whole file at every run; nothing where the plan
 * has none. A failure is said in the journal and does not stop the script: the proxy has to be set all the same.
 * Go programs that run already have read the old list and keep it: restart them after these lines.
 */
export const systemTrust = (plan: Plan): Verbatim =>
  plan.caBundle === ''
    ? verbatim('')
    : verbatim(
        sh`

          # The CA bundle of the proxy, among what the whole system trusts.
          mkdir -p /etc/pki/ca-trust/source/anchors
          ${heredoc(`cat >${ANCHOR}`, plan.caBundle.endsWith('\n') ? plan.caBundle : `${plan.caBundle}\n`)}
          update-ca-trust extract || ${told("'update-ca-trust failed: the CA bundle of the proxy is not trusted.'")} >&2
        `.trimEnd(),
      );
