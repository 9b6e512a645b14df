// The NodeConfig of EKS Hybrid Nodes has fields of its own, so the schema of the EC2 one does not fit. Field by field after
// aws/eks-hybrid api/v1alpha1/nodeconfig_types.go (e5f42ca4); unknown ones are refused, as nodeadm refuses them in a file.

import Ajv from 'ajv';

const text = { type: 'string' };
const flag = { type: 'boolean' };
/**
 * @param {Readonly<Record<string, unknown>>} properties
 * @param {readonly string[]} required
 */
const closed = (properties, required = []) => ({
  type: 'object',
  additionalProperties: false,
  properties,
  required,
});
/** @param {readonly string[]} names */
const texts = (...names) => Object.fromEntries(names.map((name) => [name, text]));

const schema = closed(
  {
    apiVersion: { const: 'node.eks.aws/v1alpha1' },
    kind: { const: 'NodeConfig' },
    metadata: { type: 'object' },
    spec: closed({
      cluster: closed({
        ...texts('name', 'region', 'apiServerEndpoint', 'certificateAuthority', 'cidr', 'id'),
        enableOutpost: flag,
      }),
      containerd: closed(texts('config')),
      instance: closed({ localStorage: closed({ strategy: { enum: ['RAID0', 'Mount'] } }) }),
      kubelet: closed({ config: { type: 'object' }, flags: { type: 'array', items: text } }),
      hybrid: closed({
        enableCredentialsFile: flag,
        iamRolesAnywhere: closed(
          texts(
            'nodeName',
            'trustAnchorArn',
            'profileArn',
            'roleArn',
            'awsConfigPath',
            'certificatePath',
            'privateKeyPath',
          ),
        ),
        ssm: closed(texts('activationCode', 'activationId')),
      }),
    }),
  },
  ['apiVersion', 'kind', 'spec'],
);

const validate = new Ajv({ allErrors: true }).compile(schema);

/**
 * What does not belong into such a NodeConfig, or is of another type.
 * @param {unknown} object
 * @returns {readonly string[]}
 */
export const hybridNodeConfigErrors = (object) =>
  validate(object)
    ? []
    : (validate.errors ?? []).map(
        ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
      );
