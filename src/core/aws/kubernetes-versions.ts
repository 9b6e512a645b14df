// The versions of Kubernetes that EKS runs, and until when. Sources: docs.aws.amazon.com/eks/latest/userguide/
// kubernetes-versions.html (awsdocs/amazon-eks-user-guide latest/ug/versioning/kubernetes-versions.adoc 01385604 for 1.31
// to 1.34), endoflife.date/amazon-eks (1.35), aws-samples/sample-apex-skills eks-upgrade-check (1.36). "aws eks
// describe-cluster-versions" tells what holds today.

export interface KubernetesVersion {
  readonly version: string;
  /** Last days, UTC; absent where they are not told yet. */
  readonly standardUntil?: string;
  readonly extendedUntil?: string;
}

/** The day of this table: there is no clock here. */
export const versionsAsOf = '2026-11-22';

/** Oldest first. 1.37 came to EKS on 2026-10-03. */
export const kubernetesVersions = [
  { version: '1.31', standardUntil: '2025-11-26', extendedUntil: '2026-11-26' },
  { version: '1.32', standardUntil: '2026-03-23', extendedUntil: '2027-03-23' },
  { version: '1.33', standardUntil: '2026-07-29', extendedUntil: '2027-07-29' },
  { version: '1.34', standardUntil: '2026-12-02', extendedUntil: '2027-12-02' },
  { version: '1.35', standardUntil: '2027-03-27', extendedUntil: '2028-03-27' },
  { version: '1.36', standardUntil: '2027-08-02', extendedUntil: '2028-08-02' },
  { version: '1.37' },
] as const satisfies readonly KubernetesVersion[];
