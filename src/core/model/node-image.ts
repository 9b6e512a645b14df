// The image that nodes of a platform start from, for tools that start them themselves.

/** What AWS calls the images that nodes start from, those for x86_64 first. */
export interface AwsImage {
  /**
   * Values of AmiType for a managed group, the usual one first: docs.aws.amazon.com/eks/latest/APIReference/API_Nodegroup.html
   */
  readonly amiTypes: readonly string[];
  /** Public parameter of Systems Manager that holds the ID of the newest image; `{version}` is that of Kubernetes. */
  readonly parameter: string;
}
