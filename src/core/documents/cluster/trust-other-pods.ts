// What the runbook says about the pods that the bundle does not touch: they trust what their images trust.

import type { RunbookStep } from '../../model/document.ts';
import type { Plan } from '../../model/plan.ts';
import { sh } from '../../syntax/shell.ts';
import { trustMapPath } from './trust-map.ts';

/** How other pods come to trust the CA of the proxy; nothing where there is none. */
export const otherPods = (plan: Plan): readonly RunbookStep[] =>
  plan.caBundle === ''
    ? []
    : [
        {
          id: 'trust-other-pods',
          kind: 'later',
          title: { en: 'The CA bundle for other pods' },
          about: {
            en: 'Nodes and aws-node trust the CA bundle; every other pod trusts what its image does. kube-proxy and the network policy agent need nothing: they ask the API server alone, whose CA they have. A pod that goes by the proxy needs the ConfigMap in its own namespace (default, here), mounted, and what its language reads. Go and OpenSSL: SSL_CERT_DIR with the usual folders and the mounted one, as in patches/aws-node.yaml (OpenSSL wants the names that openssl rehash makes). Node.js: NODE_EXTRA_CA_CERTS, which adds. AWS_CA_BUNDLE (AWS CLI and SDKs), REQUESTS_CA_BUNDLE (Python requests) and SSL_CERT_FILE replace what the image trusts: give them a file that holds the public authorities too, or hosts that the proxy leaves alone are refused. Java reads a trust store of its own.',
          },
          commands: [
            'namespace=default',
            sh`sed "s/namespace: kube-system/namespace: $namespace/" ${trustMapPath} | kubectl apply -f -`,
          ],
        },
      ];
