// gitops/: the ConfigMaps, and partial objects of the DaemonSets for server-side apply. Lists of containers merge by name
// there, so an object that names its containers and nothing else adds to what EKS made; all other fields keep their owner.

import { systemNamespace } from '../../model/cluster-objects.ts';
import type { Document } from '../../model/document.ts';
import type { Localized } from '../../model/localized.ts';
import type { Plan } from '../../model/plan.ts';
import { trustingContainer } from '../../model/pod-trust.ts';
import { type YamlValue, yaml } from '../../syntax/yaml.ts';
import { configMapObject, configMapPath } from '../cluster/config-map.ts';
import { loginWords, podTemplate, trustWords } from '../cluster/patches.ts';
import { daemonSetsOf, targetsOf } from '../cluster/targets.ts';
import { trustMapObject, trustMapPath } from '../cluster/trust-map.ts';

export const gitopsFolder = 'gitops';
const inFolder = (file: string): string => `${gitopsFolder}/${file}`;

/** The ConfigMaps for pods of another namespace. */
export const gitopsMapPath = (namespace: string): string => inFolder(`proxy-env-vars-config.${namespace}.yaml`);
export const gitopsTrustPath = (namespace: string): string => inFolder(`proxy-ca-bundle-config.${namespace}.yaml`);

/** The manager of fields that a hand applies them by: apply.sh, and the commands of the runbook. */
export const fieldManager = 'eks-proxy-wizard';

export const gitopsFiles: readonly string[] = [
  'kustomization.yaml',
  configMapPath,
  trustMapPath,
  'aws-node.yaml',
  'kube-proxy.yaml',
].map(inFolder);

/** What one tool wants said of each object. */
export interface GitopsManners {
  readonly annotations: Readonly<Record<string, string>>;
  /** How the folder gets into the cluster, as comments of kustomization.yaml. */
  readonly applying: readonly string[];
  /** What the annotations are for, as comments. */
  readonly why: readonly string[];
}

/** The folder: kustomization.yaml with all that it names. `elsewhere` are other namespaces that get the ConfigMaps. */
export function gitopsDocuments(
  plan: Plan,
  { annotations, applying, why }: GitopsManners,
  elsewhere: readonly string[] = [],
): readonly Document[] {
  const targets = targetsOf(plan);
  const daemonSets = daemonSetsOf(targets);
  const metadata = Object.keys(annotations).length === 0 ? {} : { annotations };
  const at = (
    path: string,
    about: Localized,
    value: Readonly<Record<string, YamlValue>>,
    comment: readonly string[],
  ): Document => ({ path, notation: 'yaml', about, text: yaml(value, comment) });
  const document = (file: string, ...rest: [Localized, Readonly<Record<string, YamlValue>>, readonly string[]]) =>
    at(inFolder(file), ...rest);
  const maps = [
    document(configMapPath, words.map, configMapObject(plan, systemNamespace, metadata), [
      'The proxy of aws-node and kube-proxy. A change here restarts no pod by itself: README.md has the command.',
      'New pods of the DaemonSets do not start without it.',
      ...why,
    ]),
    ...(plan.caBundle === ''
      ? []
      : [
          document(trustMapPath, words.trust, trustMapObject(plan, systemNamespace, metadata), [
            'The CA bundle of the proxy, mounted into the pods of aws-node.',
            ...why,
          ]),
        ]),
    ...elsewhere.flatMap((namespace) => [
      at(gitopsMapPath(namespace), words.mapIn(namespace), configMapObject(plan, namespace, metadata), [
        `The same for the namespace ${namespace}, which has to be there: pods read ConfigMaps of their own namespace only.`,
        ...why,
      ]),
      ...(plan.caBundle === ''
        ? []
        : [
            at(gitopsTrustPath(namespace), words.trustIn(namespace), trustMapObject(plan, namespace, metadata), [
              `The CA bundle of the proxy, for pods in the namespace ${namespace}.`,
              ...why,
            ]),
          ]),
    ]),
  ];
  const parts = daemonSets.map((daemonSet) =>
    document(
      `${daemonSet}.yaml`,
      words.part(daemonSet),
      {
        apiVersion: 'apps/v1',
        kind: 'DaemonSet',
        metadata: { name: daemonSet, namespace: systemNamespace, ...metadata },
        spec: {
          template: podTemplate(
            plan,
            targets.filter((target) => target.daemonSet === daemonSet),
          ),
        },
      },
      [
        `Part of DaemonSet ${daemonSet}, for server-side apply on the one that is there: what is not named here stays as it is.`,
        'It is no whole object: kubectl create and client-side apply refuse it, and so does a cluster without the DaemonSet.',
        'envFrom is one field: what else stood there is replaced. bash apply.sh stops if something does.',
        ...(plan.login === undefined ? [] : loginWords),
        ...(plan.caBundle !== '' && daemonSet === trustingContainer.daemonSet ? trustWords : []),
        ...why,
      ],
    ),
  );
  const listed = [...maps, ...parts].map(({ path }) => path.slice(gitopsFolder.length + 1));
  return [
    document(
      'kustomization.yaml',
      words.kustomization,
      { apiVersion: 'kustomize.config.k8s.io/v1beta1', kind: 'Kustomization', resources: listed },
      [
        ...applying,
        'Where a kustomization of yours has the whole DaemonSets as a base, name their two files under patches: instead.',
      ],
    ),
    ...maps,
    ...parts,
  ];
}

const words = {
  map: {
    en: 'The ConfigMap that the pods aws-node and kube-proxy take their proxy from, for Git.',
    ko: 'aws-node와 kube-proxy 파드가 프록시를 읽는 ConfigMap입니다(Git용).',
    ja: 'aws-node と kube-proxy の Pod がプロキシを読み取る ConfigMap です (Git 用)。',
  },
  trust: {
    en: 'The ConfigMap with the CA bundle of the proxy, for Git.',
    ko: '프록시의 CA 번들이 든 ConfigMap입니다(Git용).',
    ja: 'プロキシの CA バンドルを持つ ConfigMap です (Git 用)。',
  },
  mapIn: (namespace: string): Localized => ({
    en: `The ConfigMap of the proxy for pods in the namespace ${namespace}, for Git.`,
    ko: `${namespace} 네임스페이스의 파드를 위한 프록시 ConfigMap입니다(Git용).`,
    ja: `名前空間 ${namespace} の Pod 用の、プロキシの ConfigMap です (Git 用)。`,
  }),
  trustIn: (namespace: string): Localized => ({
    en: `The ConfigMap with the CA bundle of the proxy, for pods in the namespace ${namespace}, for Git.`,
    ko: `${namespace} 네임스페이스의 파드를 위한, 프록시 CA 번들 ConfigMap입니다(Git용).`,
    ja: `名前空間 ${namespace} の Pod 用の、プロキシの CA バンドルの ConfigMap です (Git 用)。`,
  }),
  part: (daemonSet: string): Localized => ({
    en: `Lets the containers of DaemonSet ${daemonSet} take the proxy from the ConfigMap: a partial object for server-side apply.`,
    ko: `DaemonSet ${daemonSet}의 컨테이너가 ConfigMap에서 프록시를 읽게 합니다. 서버 측 적용을 위한 부분 객체입니다.`,
    ja: `DaemonSet ${daemonSet} のコンテナが ConfigMap からプロキシを読み取るようにします。サーバーサイド適用用の部分オブジェクトです。`,
  }),
  kustomization: {
    en: 'Names the files of this folder, and says how they get into the cluster.',
    ko: '이 폴더의 파일을 나열하고 클러스터에 적용하는 방법을 설명합니다.',
    ja: 'このフォルダのファイルを列挙し、クラスターへの適用方法を説明します。',
  },
} as const;
