// How a pod comes to trust the CA of the proxy, by name: documents/ makes it. What nodes trust does not reach pods.
//
// Only the container aws-node needs it: it asks EC2 (and STS, with a role of its own) by the proxy. kube-proxy, the init
// container and the network policy agent ask the API server alone, whose CA comes with their service account.
//
// SSL_CERT_DIR, because it adds: a Go program reads every certificate of these folders and those of its image too
// (golang/go src/crypto/x509/root_unix.go; a file behind a symbolic link with a slash in it counts, and the files of a
// ConfigMap are such). SSL_CERT_FILE and AWS_CA_BUNDLE would replace what the image trusts (config/resolve.go of
// aws/aws-sdk-go-v2 begins with an empty pool), so that hosts that are reached without the proxy would be refused.

import type { PodContainer } from './cluster-objects.ts';

/** Ours alone, as its name says, so there is nothing of others in it to keep. */
export const trustConfigMap = 'proxy-wizard-ca-bundle';
export const trustKey = 'ca.pem';
export const trustVolume = 'proxy-wizard-ca-bundle';
export const trustFolder = '/etc/proxy-wizard-ca-bundle';

/** The folders that Go reads by itself on Linux (root_linux.go), and ours. */
export const trustVariable = { name: 'SSL_CERT_DIR', value: `/etc/ssl/certs:/etc/pki/tls/certs:${trustFolder}` };

export const trustingContainer: PodContainer = { daemonSet: 'aws-node', list: 'containers', name: 'aws-node' };
