// The controllers on offer, in the order of the page.

import type { ControllerDefinition } from '../../model/controller.ts';
import { amazonCloudwatchObservability } from './amazon-cloudwatch-observability.ts';
import { awsEbsCsiDriver } from './aws-ebs-csi-driver.ts';
import { awsEfsCsiDriver } from './aws-efs-csi-driver.ts';
import { awsForFluentBit } from './aws-for-fluent-bit.ts';
import { awsLoadBalancerController } from './aws-load-balancer-controller.ts';
import { clusterAutoscaler } from './cluster-autoscaler.ts';
import { eksPodIdentityAgent } from './eks-pod-identity-agent.ts';
import { externalDns } from './external-dns.ts';
import { karpenterController } from './karpenter.ts';
import { mountpointS3CsiDriver } from './mountpoint-s3-csi-driver.ts';

export const controllers: readonly ControllerDefinition[] = [
  karpenterController,
  clusterAutoscaler,
  awsLoadBalancerController,
  awsEbsCsiDriver,
  awsEfsCsiDriver,
  mountpointS3CsiDriver,
  externalDns,
  amazonCloudwatchObservability,
  awsForFluentBit,
  eksPodIdentityAgent,
];
