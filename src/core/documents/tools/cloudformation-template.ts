// The stack of one node group: a launch template with the user data, and the group that starts its nodes from it. What
// the answers do not know is a parameter.

import type { UserData } from '../../model/definition.ts';
import type { NodeGroupPlan, Plan } from '../../model/plan.ts';
import { attribute, base64Of, cloudFormation, ref } from '../../syntax/cloudformation.ts';
import { userDataFile } from '../user-data.ts';
import { hopLimit, imageOf } from './launch-options.ts';

type Template = Parameters<typeof cloudFormation>[0];
type TemplateParameters = Template['parameters'];
type Resource = Template['resources'][string];

/** The logical ID of the group, which a signal names. */
export const GROUP = 'NodeGroup';
const LAUNCH_TEMPLATE = 'LaunchTemplate';
const PROFILE = 'InstanceProfile';

/** Whether the template brings the image. Without an AMI ID in the launch template, EKS picks one by the AmiType. */
export const bringsImage = (group: NodeGroupPlan): boolean => group.management !== 'managed';

const isSelfManaged = (group: NodeGroupPlan): boolean => group.management === 'self-managed';

/** Whether the nodes of a group tell the stack that they run: the platform can, and the tool has it do so. */
const signalsStack = (group: NodeGroupPlan): boolean =>
  typeof group.options.resource === 'string' && group.options.resource !== '';

/** The name of the public parameter with the newest image; nothing while the version of Kubernetes is not known. */
export const imageParameter = (plan: Plan, group: NodeGroupPlan): string | undefined => {
  const { kubernetesVersion } = plan.settings.cluster;
  return kubernetesVersion === undefined
    ? undefined
    : group.awsImage?.parameter.replace('{version}', () => kubernetesVersion);
};

const sizes = (group: NodeGroupPlan): TemplateParameters => ({
  InstanceType: {
    type: 'String',
    description: 'Type of the nodes. One with an ARM processor needs an image for ARM too.',
    default: 'm5.large',
  },
  MinSize: { type: 'Number', description: 'Fewest nodes.', default: 1, minValue: 0 },
  DesiredSize: {
    type: 'Number',
    description: isSelfManaged(group)
      ? 'Nodes to start with. An update keeps as many while it replaces them one by one.'
      : 'Nodes to start with.',
    default: 2,
    minValue: 1,
  },
  MaxSize: {
    type: 'Number',
    description: isSelfManaged(group)
      ? 'Most nodes. An update needs one more than DesiredSize: it starts a node before it ends another.'
      : 'Most nodes.',
    default: 3,
    minValue: 1,
  },
});

/** The kinds of image that EKS can pick for a managed group, the usual one first; none where the group brings its own. */
const amiTypes = (group: NodeGroupPlan): readonly string[] =>
  bringsImage(group) ? [] : (group.awsImage?.amiTypes ?? []);

function imageParameters(plan: Plan, group: NodeGroupPlan): TemplateParameters {
  const [usual] = amiTypes(group);
  if (!bringsImage(group)) {
    if (usual === undefined) return {};
    return {
      AmiType: {
        type: 'String',
        description: 'Which image EKS picks; another one for ARM or GPU instances.',
        default: usual,
        allowedValues: amiTypes(group),
      },
    };
  }
  if (imageOf(group) !== undefined) return {};
  const name = imageParameter(plan, group);
  return {
    ImageId: {
      type: 'AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>',
      description: 'Name of the parameter in Systems Manager that holds the AMI ID. Each deployment reads it anew.',
      ...(name === undefined ? {} : { default: name }),
    },
  };
}

/** A role that is new to the cluster would need an access entry, so one is asked that nodes join with already. */
const placement = (group: NodeGroupPlan): TemplateParameters => ({
  SubnetIds: { type: 'List<AWS::EC2::Subnet::Id>', description: 'Subnets of the nodes.' },
  ...(isSelfManaged(group)
    ? {
        SecurityGroupIds: {
          type: 'List<AWS::EC2::SecurityGroup::Id>',
          description: 'Security groups of the nodes: that of the cluster, and your own.',
        },
        NodeRoleName: {
          type: 'String',
          description:
            'Name, without path, of a role that the cluster lets nodes join with (access entry or aws-auth).',
          allowedPattern: '[A-Za-z0-9+=,.@_-]{1,64}',
          constraintDescription: 'The name of a role, not its ARN.',
        },
      }
    : {
        NodeRoleArn: {
          type: 'String',
          description: 'ARN of the role of the nodes.',
          allowedPattern: 'arn:aws[a-z-]*:iam::[0-9]{12}:role/.+',
          constraintDescription: 'The ARN of a role.',
        },
      }),
});

function launchTemplate(plan: Plan, group: NodeGroupPlan, userData: UserData): Resource {
  const { cluster } = plan.settings;
  const selfManaged = {
    IamInstanceProfile: { Arn: attribute(PROFILE, 'Arn') },
    SecurityGroupIds: ref('SecurityGroupIds'),
    TagSpecifications: [{ ResourceType: 'instance', Tags: [{ Key: 'Name', Value: `${cluster.name}-${group.name}` }] }],
  };
  return {
    type: 'AWS::EC2::LaunchTemplate',
    properties: {
      LaunchTemplateData: {
        ...(bringsImage(group) ? { ImageId: imageOf(group)?.ImageId ?? ref('ImageId') } : {}),
        InstanceType: ref('InstanceType'),
        ...(isSelfManaged(group) ? selfManaged : {}),
        MetadataOptions: { HttpTokens: 'required', HttpEndpoint: 'enabled', ...hopLimit(group) },
        UserData: base64Of(userDataFile(userData).text),
      },
    },
  };
}

const LATEST = attribute(LAUNCH_TEMPLATE, 'LatestVersionNumber');

const managed = (plan: Plan, group: NodeGroupPlan): Resource => ({
  type: 'AWS::EKS::Nodegroup',
  properties: {
    ClusterName: plan.settings.cluster.name,
    NodegroupName: group.name,
    NodeRole: ref('NodeRoleArn'),
    Subnets: ref('SubnetIds'),
    ...(amiTypes(group).length === 0 ? {} : { AmiType: ref('AmiType') }),
    LaunchTemplate: { Id: ref(LAUNCH_TEMPLATE), Version: LATEST },
    ScalingConfig: { MinSize: ref('MinSize'), DesiredSize: ref('DesiredSize'), MaxSize: ref('MaxSize') },
    UpdateConfig: { MaxUnavailable: 1 },
  },
});

/**
 * What would start or end nodes behind the back of an update is suspended, as AWS advises:
 * docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-updatepolicy.html
 */
const SUSPENDED = ['HealthCheck', 'ReplaceUnhealthy', 'AZRebalance', 'AlarmNotification', 'ScheduledActions'];

/** The unit on the node that sends the signal waits five minutes for kubelet; the rest is for booting and joining. */
const WAIT = 'PT15M';

function autoScalingGroup(plan: Plan, group: NodeGroupPlan): Resource {
  const signals = signalsStack(group);
  return {
    type: 'AWS::AutoScaling::AutoScalingGroup',
    ...(signals ? { creationPolicy: { ResourceSignal: { Count: ref('DesiredSize'), Timeout: WAIT } } } : {}),
    updatePolicy: {
      AutoScalingRollingUpdate: {
        MinInstancesInService: ref('DesiredSize'),
        MaxBatchSize: 1,
        PauseTime: WAIT,
        ...(signals ? { WaitOnResourceSignals: true } : {}),
        SuspendProcesses: SUSPENDED,
      },
    },
    properties: {
      MinSize: ref('MinSize'),
      DesiredCapacity: ref('DesiredSize'),
      MaxSize: ref('MaxSize'),
      VPCZoneIdentifier: ref('SubnetIds'),
      LaunchTemplate: { LaunchTemplateId: ref(LAUNCH_TEMPLATE), Version: LATEST },
      Tags: [{ Key: `kubernetes.io/cluster/${plan.settings.cluster.name}`, Value: 'owned', PropagateAtLaunch: true }],
    },
  };
}

/** The template below a head that says what it is and how to apply it. User data stands in it as in its own file. */
export const nodeGroupTemplate = (
  plan: Plan,
  group: NodeGroupPlan,
  userData: UserData,
  comment: readonly string[],
): string =>
  cloudFormation(
    {
      description: 'Nodes of Amazon EKS behind an HTTP proxy',
      parameters: { ...placement(group), ...imageParameters(plan, group), ...sizes(group) },
      resources: {
        ...(isSelfManaged(group)
          ? { [PROFILE]: { type: 'AWS::IAM::InstanceProfile', properties: { Roles: [ref('NodeRoleName')] } } }
          : {}),
        [LAUNCH_TEMPLATE]: launchTemplate(plan, group, userData),
        [GROUP]: isSelfManaged(group) ? autoScalingGroup(plan, group) : managed(plan, group),
      },
    },
    comment,
  );
