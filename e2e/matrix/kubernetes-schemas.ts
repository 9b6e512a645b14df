// The Kubernetes objects that no public schema of a handy size is there for, as far as we write them: every field that is
// not here is refused. By hand from the API reference of Kubernetes (core/v1 ConfigMap, Container, Volume), the NodePool of
// kubernetes-sigs/karpenter (pkg/apis/crds/karpenter.sh_nodepools.yaml), and the NodeClass of EKS Auto Mode
// (docs.aws.amazon.com/eks/latest/userguide/create-node-class.html), its limits too.

type Schema = Readonly<Record<string, unknown>>;

/** An object with these fields and no other; those that begin with ? may be missing. */
function fields(properties: Readonly<Record<string, Schema>>): Schema {
  const entries = Object.entries(properties);
  return {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(entries.map(([name, schema]) => [name.replace(/^\?/, ''), schema])),
    required: entries.flatMap(([name]) => (name.startsWith('?') ? [] : [name])),
  };
}

const text: Schema = { type: 'string', minLength: 1 };
const flag: Schema = { type: 'boolean' };
const constant = (value: string): Schema => ({ const: value });
const list = (items: Schema, most = 1000): Schema => ({ type: 'array', items, minItems: 1, maxItems: most });
const one = (...schemas: readonly Schema[]): Schema => ({ oneOf: schemas });
const map = (values: Schema): Schema => ({ type: 'object', additionalProperties: values, minProperties: 1 });

/** RFC 1123: names of objects, and of what stands in pods. */
const objectName: Schema = { type: 'string', pattern: '^[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?$' };
const label: Schema = { type: 'string', pattern: '^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$' };
const variable: Schema = { type: 'string', pattern: '^[A-Za-z_][A-Za-z0-9_]*$' };
const metadata = fields({ name: objectName, '?namespace': label, '?labels': map(text), '?annotations': map(text) });

const configMap = fields({
  apiVersion: constant('v1'),
  kind: constant('ConfigMap'),
  metadata,
  data: { ...map({ type: 'string' }), propertyNames: { pattern: '^[-._a-zA-Z0-9]{1,253}$' } },
});

const reference = fields({ name: objectName, '?optional': flag });
const keyReference = fields({ name: objectName, key: text, '?optional': flag });
const variables = one(
  fields({ name: variable, value: { type: 'string' } }),
  fields({
    name: variable,
    valueFrom: one(fields({ configMapKeyRef: keyReference }), fields({ secretKeyRef: keyReference })),
  }),
);
const container = fields({
  name: label,
  '?envFrom': list(one(fields({ configMapRef: reference }), fields({ secretRef: reference }))),
  '?env': list(variables),
  '?volumeMounts': list(fields({ mountPath: { type: 'string', pattern: '^/[^:]+$' }, name: label, '?readOnly': flag })),
});
const volume = one(
  fields({ name: label, configMap: reference }),
  fields({ name: label, secret: fields({ secretName: objectName, '?optional': flag }) }),
);

/** What a patch of a DaemonSet may hold: containers, found by their names, and volumes. */
const daemonSetSpec = fields({
  template: fields({
    spec: fields({ '?initContainers': list(container), '?containers': list(container), '?volumes': list(volume) }),
  }),
});
const daemonSetPatch = fields({ spec: daemonSetSpec });

/** A part of the object, for server-side apply: the same fields, under the name of the whole. */
const daemonSet = fields({
  apiVersion: constant('apps/v1'),
  kind: constant('DaemonSet'),
  metadata,
  spec: daemonSetSpec,
});

/** sigs.k8s.io/kustomize api/types/kustomization.go */
const kustomization = fields({
  apiVersion: constant('kustomize.config.k8s.io/v1beta1'),
  kind: constant('Kustomization'),
  resources: list({ type: 'string', pattern: '^[a-z0-9.-]+\\.yaml$' }),
});

/** core/v1 CSIPersistentVolumeSource: its attributes are texts. */
const volumeAttributes = fields({ spec: fields({ csi: fields({ volumeAttributes: map({ type: 'string' }) }) }) });

const entry: Schema = { type: 'string', minLength: 1, maxLength: 255 };
const selectors = list(fields({ tags: map(text) }));
const nodeClass = fields({
  apiVersion: constant('eks.amazonaws.com/v1'),
  kind: constant('NodeClass'),
  metadata: fields({ name: { allOf: [objectName, { not: { const: 'default' } }] } }),
  spec: fields({
    role: text,
    subnetSelectorTerms: selectors,
    securityGroupSelectorTerms: selectors,
    advancedNetworking: fields({
      httpsProxy: { ...entry, pattern: '^https?://[^/@]+:[0-9]+$' },
      noProxy: list(entry, 50),
    }),
    '?certificateBundles': list(
      fields({
        name: label,
        data: { type: 'string', pattern: '^(?:[A-Za-z0-9+/]{4})+(?:[A-Za-z0-9+/]{2,3}={1,2})?$' },
      }),
    ),
  }),
});

const nodePool = fields({
  apiVersion: constant('karpenter.sh/v1'),
  kind: constant('NodePool'),
  metadata: fields({ name: objectName }),
  spec: fields({
    template: fields({
      spec: fields({
        nodeClassRef: fields({ group: text, kind: text, name: objectName }),
        requirements: list(
          fields({
            key: text,
            operator: { enum: ['In', 'NotIn', 'Exists', 'DoesNotExist', 'Gt', 'Lt'] },
            '?values': list(text),
          }),
          100,
        ),
      }),
    }),
    '?limits': fields({ cpu: text }),
  }),
});

/** By kind, as `kindOf` says it; an object without one is a patch. */
export const writtenSchemas: Readonly<Record<string, Schema>> = {
  'v1 ConfigMap': configMap,
  'eks.amazonaws.com/v1 NodeClass': nodeClass,
  'karpenter.sh/v1 NodePool': nodePool,
  'apps/v1 DaemonSet': daemonSet,
  'kustomize.config.k8s.io/v1beta1 Kustomization': kustomization,
  'patch of a DaemonSet': daemonSetPatch,
  'part of a PersistentVolume': volumeAttributes,
};
