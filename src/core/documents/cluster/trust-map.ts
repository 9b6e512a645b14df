// proxy-ca-bundle-config.yaml: the ConfigMap that aws-node takes the CA of a TLS-intercepting proxy from.

import { systemNamespace } from '../../model/cluster-objects.ts';
import type { Document } from '../../model/document.ts';
import type { Plan } from '../../model/plan.ts';
import { trustConfigMap, trustKey } from '../../model/pod-trust.ts';
import { Block, type YamlValue, yaml } from '../../syntax/yaml.ts';

export const trustMapPath = 'proxy-ca-bundle-config.yaml';

/** The object, in any namespace and with metadata of others' beside its name. */
export const trustMapObject = (
  plan: Plan,
  namespace: string = systemNamespace,
  metadata: Readonly<Record<string, YamlValue>> = {},
): Readonly<Record<string, YamlValue>> => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: trustConfigMap, namespace, ...metadata },
  data: { [trustKey]: new Block(plan.caBundle) },
});

/** The ConfigMap with the bundle in one key; none where the plan has no CA bundle. */
export const trustMap = (plan: Plan): readonly Document[] =>
  plan.caBundle === ''
    ? []
    : [
        {
          path: trustMapPath,
          notation: 'yaml',
          about: {
            en: 'The ConfigMap with the CA bundle of the proxy, mounted into the pods of aws-node.',
            ko: '프록시의 CA 번들을 담은 ConfigMap. aws-node 파드에 마운트됩니다.',
            ja: 'プロキシの CA バンドルを持つ ConfigMap。aws-node の Pod にマウントされます。',
          },
          text: yaml(trustMapObject(plan), [
            'The CA bundle of the proxy, for pods: what nodes trust does not reach them. README.md lists the certificates.',
            'A program reads it when it starts: apply a change with apply.sh, which restarts the pods.',
          ]),
        },
      ];
