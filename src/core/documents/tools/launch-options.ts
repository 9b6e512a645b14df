// What every tool that starts instances asks: the image, and whether pods reach the instance metadata.

import type { OptionField } from '../../model/definition.ts';
import type { Problem } from '../../model/finding.ts';
import { excerpt } from '../../model/plain-text.ts';
import type { NodeGroupPlan, Plan } from '../../model/plan.ts';
import { textOption } from '../text-option.ts';

const checkImage = (text: string): Problem | undefined =>
  /^ami-(?:[0-9a-f]{8}|[0-9a-f]{17})$/.test(text)
    ? undefined
    : {
        code: 'option.image-id',
        params: { value: excerpt(text) },
        text: { en: '"{value}" is no AMI ID: ami- and 8 or 17 hexadecimal digits.' },
      };

export const imageOption: OptionField = {
  key: 'imageId',
  label: { en: 'AMI ID' },
  help: { en: 'The image the nodes start from. Empty: the one that the launch template has already.' },
  kind: 'text',
  default: '',
  placeholder: 'ami-0123456789abcdef0',
  check: checkImage,
  managements: ['managed-custom-ami', 'self-managed'],
};

export const imdsOption: OptionField = {
  key: 'podsUseImds',
  label: { en: 'Pods use instance metadata' },
  help: {
    en: 'Sets the hop limit to 2, so that pods reach instance metadata, and with it the role of the node. Off: nothing is written about it.',
  },
  kind: 'switch',
  default: false,
};

export const podsUseImds = (group: NodeGroupPlan): boolean => group.options[imdsOption.key] === true;

/** A pod stands one hop behind its node. */
export const hopsToPods = 2;

/** The metadata options of a launch template as EC2 and CloudFormation spell them. */
export const hopLimit = (group: NodeGroupPlan): { readonly HttpPutResponseHopLimit: number } | undefined =>
  podsUseImds(group) ? { HttpPutResponseHopLimit: hopsToPods } : undefined;

export const imageOf = (group: NodeGroupPlan): { readonly ImageId: string } | undefined => {
  const imageId = textOption(group, imageOption.key);
  return imageId === '' ? undefined : { ImageId: imageId };
};

/** The name of the public parameter with the newest image; nothing while the version of Kubernetes is not known. */
export const imageParameter = (plan: Plan, group: NodeGroupPlan): string | undefined => {
  const { kubernetesVersion } = plan.settings.cluster;
  return kubernetesVersion === undefined
    ? undefined
    : group.awsImage?.parameter.replace('{version}', () => kubernetesVersion);
};
