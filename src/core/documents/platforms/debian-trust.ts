// How a node of Ubuntu or Debian comes to trust the CA of a TLS-intercepting proxy. amazon-linux-trust.ts says why Python
// needs more than that and services in Go must not have it.

import { certificateBlocks } from '../../model/ca-bundle.ts';
import type { Plan } from '../../model/plan.ts';
import { heredoc, sh } from '../../syntax/shell.ts';
import { type Verbatim, verbatim } from '../../syntax/template.ts';
import { told } from './told-in-journal.ts';

/**
 * update-ca-certificates(8): the name ends with .crt. A file for each certificate: openssl, and with it Python, looks
 * authorities up by links that openssl-rehash(1) makes for files with exactly one.
 */
const ANCHOR = '/usr/local/share/ca-certificates/eks-proxy-ca';

/** All that the system trusts, the public authorities and ours, once update-ca-certificates has run. */
const SYSTEM = '/etc/ssl/certs/ca-certificates.crt';

/** Variables for programs in Python that bring a list of their own: they read the whole list of the system. */
export const trustVariables = (plan: Plan): readonly (readonly [name: string, value: string])[] =>
  plan.caBundle === ''
    ? []
    : [
        ['AWS_CA_BUNDLE', SYSTEM],
        ['REQUESTS_CA_BUNDLE', SYSTEM],
      ];

/**
 * Shell lines that put the bundle into the trust store of the system in place of a former one; nothing where the plan has
 * none. A failure is said in the journal and does not stop the script. Go programs that run already keep the
 * old list: restart them after these lines.
 */
export const systemTrust = (plan: Plan): Verbatim => {
  if (plan.caBundle === '') return verbatim('');
  const files = certificateBlocks(plan.caBundle).map(
    (certificate, index) => heredoc(`cat >${ANCHOR}-${index + 1}.crt`, `${certificate}\n`).text,
  );
  return verbatim(
    sh`

      # The CA bundle of the proxy, among what the whole system trusts: a file for each certificate.
      mkdir -p /usr/local/share/ca-certificates
      rm -f ${verbatim(`${ANCHOR}-*.crt`)}
      ${verbatim(files.join('\n'))}
      update-ca-certificates || ${told("'update-ca-certificates failed: the CA bundle of the proxy is not trusted.'")} >&2
    `.trimEnd(),
  );
};
