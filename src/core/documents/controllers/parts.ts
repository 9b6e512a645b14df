// What the chosen controllers add to the bundle: their files, the ConfigMaps of namespaces other than kube-system, their
// steps in the runbook and their findings. It knows no controller by name.

import { proxySecret, systemNamespace } from '../../model/cluster-objects.ts';
import type { ControllerDefinition } from '../../model/controller.ts';
import type { Definitions } from '../../model/definition.ts';
import type { Document, RunbookStep } from '../../model/document.ts';
import type { Finding } from '../../model/finding.ts';
import type { Plan } from '../../model/plan.ts';
import { sh } from '../../syntax/shell.ts';
import { yaml } from '../../syntax/yaml.ts';
import { configMapObject } from '../cluster/config-map.ts';
import { secretCopy } from '../cluster/login-copy.ts';
import { trustMapObject } from '../cluster/trust-map.ts';

/** Those of a plan, in the order of the list. */
const chosenOf = ({ settings }: Plan, { controllers = [] }: Definitions): readonly ControllerDefinition[] =>
  controllers.filter(({ id }) => settings.addOns.controllers.includes(id));

const mapPath = (namespace: string): string => `helm/proxy-env-vars-config.${namespace}.yaml`;
const trustPath = (namespace: string): string => `helm/proxy-ca-bundle-config.${namespace}.yaml`;

/** Paths that a controller may add to a bundle. */
export const controllerPaths = ({ files, namespace }: ControllerDefinition): readonly string[] => [
  ...files,
  ...(namespace === systemNamespace ? [] : [mapPath(namespace), trustPath(namespace)]),
];

function mapsIn(plan: Plan, namespace: string): readonly Document[] {
  return [
    {
      path: mapPath(namespace),
      notation: 'yaml',
      about: {
        en: `The ConfigMap of the proxy for pods in the namespace ${namespace}.`,
        ko: `${namespace} 네임스페이스의 파드를 위한 프록시 ConfigMap입니다.`,
        ja: `名前空間 ${namespace} の Pod 用の、プロキシの ConfigMap です。`,
      },
      text: yaml(configMapObject(plan, namespace), [
        `The same as proxy-env-vars-config.yaml, for the namespace ${namespace}: pods read ConfigMaps of their own namespace only.`,
      ]),
    },
    ...(plan.caBundle === ''
      ? []
      : [
          {
            path: trustPath(namespace),
            notation: 'yaml' as const,
            about: {
              en: `The ConfigMap with the CA bundle of the proxy, for pods in the namespace ${namespace}.`,
              ko: `${namespace} 네임스페이스의 파드를 위한, 프록시 CA 번들 ConfigMap입니다.`,
              ja: `名前空間 ${namespace} の Pod 用の、プロキシの CA バンドルの ConfigMap です。`,
            },
            text: yaml(trustMapObject(plan, namespace), [
              `The same as proxy-ca-bundle-config.yaml, for the namespace ${namespace}.`,
            ]),
          },
        ]),
  ];
}

/** Files of the chosen controllers; a namespace has its ConfigMaps once. */
export function controllerParts(plan: Plan, definitions: Definitions): readonly Document[] {
  const chosen = chosenOf(plan, definitions);
  const namespaces = new Set(chosen.map(({ namespace }) => namespace).filter((one) => one !== systemNamespace));
  return [
    ...chosen.flatMap((controller) => controller.documents(plan)),
    ...[...namespaces].flatMap((namespace) => mapsIn(plan, namespace)),
  ];
}

/** What does not reach them, at their place among the answers. */
export const controllerFindings = (plan: Plan, definitions: Definitions): readonly Finding[] =>
  chosenOf(plan, definitions).flatMap(({ id, check }) => {
    const index = plan.settings.addOns.controllers.indexOf(id);
    return check?.(plan, `addOns.controllers.${index}`) ?? [];
  });

/** One step each, behind the cluster's part: its namespace gets what its pods read first. */
export const controllerSteps = (plan: Plan, definitions: Definitions): readonly RunbookStep[] =>
  chosenOf(plan, definitions).map((controller) => ({
    id: `controller-${controller.id}`,
    kind: 'step',
    title: { en: controller.title },
    about: controller.applying,
    commands: [
      ...(controller.namespace === systemNamespace
        ? []
        : [
            sh`kubectl create namespace ${controller.namespace} --dry-run=client -o yaml | kubectl apply -f -`,
            ...mapsIn(plan, controller.namespace).map(({ path }) => sh`kubectl apply -f ${path}`),
            ...(plan.login === undefined ? [] : [secretCopy(proxySecret, sh`${controller.namespace}`)]),
          ]),
      ...controller.commands(plan),
    ],
  }));

/** After a change of the ConfigMap: the copies in other namespaces, and pods that have read the old one. */
export function controllerRestart(plan: Plan, definitions: Definitions): readonly RunbookStep[] {
  const chosen = chosenOf(plan, definitions);
  if (chosen.length === 0) return [];
  const namespaces = [...new Set(chosen.map(({ namespace }) => namespace))].filter((one) => one !== systemNamespace);
  return [
    {
      id: 'controllers-restart',
      kind: 'later',
      title: {
        en: 'The controllers, after a later change of the ConfigMap',
        ko: '이후 ConfigMap 변경 뒤의 컨트롤러',
        ja: 'ConfigMap を後で変更したときのコントローラー',
      },
      about: {
        en: 'They read the proxy when they start: restart their pods (kubectl rollout restart). Values that hold the proxy or NO_PROXY as text take a new helm upgrade. Namespaces other than kube-system have a ConfigMap of their own.',
        ko: '컨트롤러는 시작할 때 프록시를 읽으므로 파드를 재시작하세요(kubectl rollout restart). 프록시나 NO_PROXY가 텍스트로 들어 있는 값은 helm upgrade를 다시 실행해야 합니다. kube-system이 아닌 네임스페이스에는 별도의 ConfigMap이 있습니다.',
        ja: 'コントローラーは起動時にプロキシを読み取るので、Pod を再起動してください (kubectl rollout restart)。プロキシや NO_PROXY が文字列で入っている値は helm upgrade をやり直します。kube-system 以外の名前空間には専用の ConfigMap があります。',
      },
      commands: namespaces.flatMap((namespace) =>
        mapsIn(plan, namespace).map(({ path }) => sh`kubectl apply -f ${path}`),
      ),
    },
  ];
}
