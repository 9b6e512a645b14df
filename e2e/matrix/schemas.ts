// Kubernetes objects against the schemas of whoever reads them, with unknown fields refused. Some are public files that are
// too long to keep here; where ../shared/oracles has none of them, only the written ones are held against the objects.

import { existsSync, readFileSync } from 'node:fs';
import Ajv, { type ValidateFunction } from 'ajv';
import { parse } from 'yaml';
import { hybridNodeConfigErrors } from './hybrid-node-config.mjs';
import { writtenSchemas } from './kubernetes-schemas.ts';

const folder = new URL('../../../shared/oracles/schemas/', import.meta.url);
export const hasSchemas = existsSync(folder);

type Schema = Readonly<Record<string, unknown>>;

type KubernetesObject = Schema & { readonly apiVersion?: unknown; readonly kind?: unknown; readonly spec?: unknown };

const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isKubernetesObject = (value: unknown): value is KubernetesObject => isSchema(value);

/** The schema of a custom resource with every object closed; words that JSON Schema does not have fall away. */
function closed(schema: Schema): Schema {
  const walked = Object.fromEntries(
    Object.entries(schema)
      .filter(([key]) => !key.startsWith('x-kubernetes-') && key !== 'format')
      .map(([key, value]) => {
        if (key === 'properties' && isSchema(value)) {
          return [
            key,
            Object.fromEntries(Object.entries(value).map(([name, one]) => [name, isSchema(one) ? closed(one) : one])),
          ];
        }
        return [key, isSchema(value) ? closed(value) : value];
      }),
  );
  const open =
    schema['x-kubernetes-preserve-unknown-fields'] === true ||
    'additionalProperties' in schema ||
    !('properties' in schema);
  return open ? walked : { ...walked, additionalProperties: false };
}

const METADATA = {
  type: 'object',
  additionalProperties: false,
  properties: { name: { type: 'string' }, labels: { type: 'object' }, annotations: { type: 'object' } },
};

function resource(file: string): readonly (readonly [string, ValidateFunction])[] {
  const { spec } = parse(readFileSync(new URL(file, folder), 'utf8'));
  return spec.versions.map(
    (version: { readonly name: string; readonly schema: { readonly openAPIV3Schema: Schema } }) => {
      const { properties, ...rest } = version.schema.openAPIV3Schema as { readonly properties: Schema };
      const schema = closed({ ...rest, properties: { ...properties, metadata: METADATA } });
      return [
        `${spec.group}/${version.name} ${spec.names.kind}`,
        new Ajv({ strict: false, allErrors: true }).compile(schema),
      ] as const;
    },
  );
}

/** A JSON Schema of draft 7 that refuses unknown fields itself. */
const clusterConfig = (): readonly (readonly [string, ValidateFunction])[] => [
  [
    'eksctl.io/v1alpha5 ClusterConfig',
    new Ajv({ strict: false, allErrors: true }).compile(
      JSON.parse(readFileSync(new URL('eksctl-clusterconfig.schema.json', folder), 'utf8')),
    ),
  ],
];

const resources: ReadonlyMap<string, ValidateFunction> = new Map([
  ...Object.entries(writtenSchemas).map(
    ([kind, schema]) => [kind, new Ajv({ strict: false, allErrors: true }).compile(schema)] as const,
  ),
  ...(hasSchemas
    ? [
        ...['node.eks.aws_nodeconfigs.yaml', 'karpenter.k8s.aws_ec2nodeclasses.yaml'].flatMap((file) => resource(file)),
        ...clusterConfig(),
      ]
    : []),
]);

/** Of one kind and version, and another schema: only a machine outside of AWS is told of a region. */
const HYBRID = 'node.eks.aws/v1alpha1 NodeConfig of hybrid nodes';

/** `node.eks.aws/v1alpha1 NodeConfig` and what else there is a schema for. */
export const schemaKinds: readonly string[] = [...resources.keys(), HYBRID];

/** What says nothing of its own kind is told by what it has: a patch of what kubectl is told, or the values of a chart. */
export function kindOf(object: unknown): string {
  if (!isKubernetesObject(object)) return '';
  if ('AWSTemplateFormatVersion' in object) return 'CloudFormation template';
  if (!('kind' in object)) {
    if (!isSchema(object.spec)) return 'values of a chart';
    return 'csi' in object.spec ? 'part of a PersistentVolume' : 'patch of a DaemonSet';
  }
  const kind = `${object.apiVersion} ${object.kind}`;
  const cluster = isSchema(object.spec) ? object.spec.cluster : undefined;
  return isSchema(cluster) && 'region' in cluster ? `${kind} of hybrid nodes` : kind;
}

/** What the schema of its kind says against an object; nothing where there is no schema for it. */
export function schemaErrors(object: unknown): readonly string[] {
  const kind = kindOf(object);
  if (kind === HYBRID) return hybridNodeConfigErrors(object);
  const validate = resources.get(kind);
  if (validate === undefined || validate(object)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
  );
}
