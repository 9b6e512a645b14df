// The objects of the cluster that we write or change, by name: documents/ makes them, verify/ finds them in output.

export const systemNamespace = 'kube-system';

/** The ConfigMap that pods take their proxy from, named as everyone has named it since amazon-vpc-cni-k8s#49. */
export const proxyConfigMap = 'proxy-environment-variables';

/** The Secret with the addresses that have a login, where the proxy asks for one: pods take it after the ConfigMap. */
export const proxySecret = 'proxy-environment-variables';

/** Its keys. Pods get no lower-case twins: the programs in them are Go, which prefers upper case. */
export const proxyKeys = ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY'] as const;

/** One container of a DaemonSet: its name and the list of the pod template that it stands in. */
export interface PodContainer {
  readonly daemonSet: string;
  readonly list: 'initContainers' | 'containers';
  readonly name: string;
}

/** The agent of network policies. VPC CNI has it since 1.14 (aws/amazon-vpc-cni-k8s, config/master/aws-k8s-cni.yaml). */
export const nodeAgent = 'aws-eks-nodeagent';

/** Every container that may have to go by the proxy, in the order in which EKS lists them. */
export const proxiedContainers: readonly PodContainer[] = [
  { daemonSet: 'aws-node', list: 'initContainers', name: 'aws-vpc-cni-init' },
  { daemonSet: 'aws-node', list: 'containers', name: 'aws-node' },
  { daemonSet: 'aws-node', list: 'containers', name: nodeAgent },
  { daemonSet: 'kube-proxy', list: 'containers', name: 'kube-proxy' },
];

/** First and last line of what verify.sh prints; the first goes on with the cluster's name. */
export const verifyStart = 'eks-proxy-wizard verify 1';
export const verifyEnd = 'eks-proxy-wizard verify end';
