// proxy-env-vars-config.yaml: the ConfigMap that aws-node and kube-proxy take their proxy from.

import { proxyConfigMap, systemNamespace } from '../../model/cluster-objects.ts';
import type { Document } from '../../model/document.ts';
import type { Plan } from '../../model/plan.ts';
import { type YamlValue, yaml } from '../../syntax/yaml.ts';

export const configMapPath = 'proxy-env-vars-config.yaml';

/** The object, in any namespace and with metadata of others' beside its name. */
export const configMapObject = (
  plan: Plan,
  namespace: string = systemNamespace,
  metadata: Readonly<Record<string, YamlValue>> = {},
): Readonly<Record<string, YamlValue>> => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: proxyConfigMap, namespace, ...metadata },
  data: { HTTP_PROXY: plan.httpProxy, HTTPS_PROXY: plan.httpsProxy, NO_PROXY: plan.noProxy },
});

/** The ConfigMap with the three variables of the plan. Each value holds a `:` or a `,`, so it is always quoted. */
export const configMap = (plan: Plan): Document => ({
  path: configMapPath,
  notation: 'yaml',
  about: {
    en: 'The ConfigMap that the pods aws-node and kube-proxy take their proxy from.',
    ko: 'aws-node와 kube-proxy 파드가 프록시를 읽는 ConfigMap.',
    ja: 'aws-node と kube-proxy の Pod がプロキシを読み取る ConfigMap。',
  },
  text: yaml(configMapObject(plan), [
    'The proxy of aws-node and kube-proxy. README.md explains each entry of NO_PROXY.',
    'A change here restarts no pod by itself: apply it with apply.sh.',
    ...(plan.login === undefined
      ? []
      : ['The login of the proxy is not here: apply.sh puts it into a Secret of the same name.']),
  ]),
});
