// What the chosen controllers add to the bundle: their files, the ConfigMaps of namespaces other than kube-system, their
// steps in the runbook and their findings. It knows no controller by name.

import { proxySecret, systemNamespace } from '../../model/cluster-objects.ts';
import type { ControllerDefinition } from '../../model/controller.ts';
import type { Definitions } from '../../model/definition.ts';
import type { Document, RunbookStep } from '../../model/document.ts';
import type { Finding } from '../../model/finding.ts';
import { type Localized, sentences } from '../../model/localized.ts';
import type { Plan } from '../../model/plan.ts';
import { sh } from '../../syntax/shell.ts';
import { verbatim } from '../../syntax/template.ts';
import { yaml } from '../../syntax/yaml.ts';
import { configMapObject } from '../cluster/config-map.ts';
import { secretCopy } from '../cluster/login-copy.ts';
import { trustMapObject } from '../cluster/trust-map.ts';
import { gitopsMapPath, gitopsTrustPath } from '../delivery/gitops.ts';
import { deliveryOf } from '../delivery/index.ts';

/** Those of a plan, in the order of the list. */
const chosenOf = ({ settings }: Plan, { controllers = [] }: Definitions): readonly ControllerDefinition[] =>
  controllers.filter(({ id }) => settings.addOns.controllers.includes(id));

const mapPath = (namespace: string): string => `helm/proxy-env-vars-config.${namespace}.yaml`;
const trustPath = (namespace: string): string => `helm/proxy-ca-bundle-config.${namespace}.yaml`;

/** Paths that a controller may add to a bundle. */
export const controllerPaths = ({ files, namespace }: ControllerDefinition): readonly string[] => [
  ...files,
  ...(namespace === systemNamespace
    ? []
    : [mapPath(namespace), trustPath(namespace), gitopsMapPath(namespace), gitopsTrustPath(namespace)]),
];

/** The namespaces of the chosen ones besides kube-system, each once: their pods read ConfigMaps and Secrets of their own. */
export const elsewhereOf = (plan: Plan, definitions: Definitions): readonly string[] => [
  ...new Set(
    chosenOf(plan, definitions).flatMap(({ namespace }) => (namespace === systemNamespace ? [] : [namespace])),
  ),
];

/** Whether what reads Git has the ConfigMaps and the charts: then they are in gitops/, and helm is not to be used. */
const inGit = (plan: Plan): boolean => deliveryOf(plan).hand === 'git';

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

/** Files of the chosen controllers; a namespace has its ConfigMaps once, in gitops/ where Git has those. */
export function controllerParts(plan: Plan, definitions: Definitions): readonly Document[] {
  return [
    ...chosenOf(plan, definitions).flatMap((controller) => controller.documents(plan)),
    ...(inGit(plan) ? [] : elsewhereOf(plan, definitions).flatMap((namespace) => mapsIn(plan, namespace))),
  ];
}

/** What does not reach them, at their place among the answers; and who makes node groups without having been chosen. */
export const controllerFindings = (plan: Plan, definitions: Definitions): readonly Finding[] => [
  ...chosenOf(plan, definitions).flatMap(({ id, check }) => {
    const index = plan.settings.addOns.controllers.indexOf(id);
    return check?.(plan, `addOns.controllers.${index}`) ?? [];
  }),
  ...notChosen(plan, definitions),
];

/** A warning for each controller that makes node groups of the plan by their tool, and was not chosen. */
function notChosen(plan: Plan, { controllers = [], tools }: Definitions): readonly Finding[] {
  return controllers.flatMap(({ id, title, reaches = [] }) => {
    const groups = plan.nodeGroups.filter((group) => {
      const asked = tools.find((tool) => tool.id === group.tool)?.reaches?.(group) ?? [];
      return asked.some((one) => reaches.includes(one));
    });
    if (groups.length === 0 || plan.settings.addOns.controllers.includes(id)) return [];
    return [
      {
        code: 'controllers.not-chosen',
        severity: 'warning',
        field: 'addOns.controllers',
        params: { controller: title, groups: groups.map(({ name }) => name).join(', ') },
        text: {
          en: '{controller} makes the nodes of {groups}, and calls AWS itself: choose it among the controllers, unless it has the proxy already.',
          ko: '{controller} 컨트롤러가 {groups}의 노드를 만들며 직접 AWS를 호출합니다. 이미 프록시가 설정되어 있지 않다면 컨트롤러에서 선택하세요.',
          ja: '{controller} は {groups} のノードを作り、自分でも AWS を呼び出します。プロキシがまだ設定されていなければ、コントローラーで選択してください。',
        },
        mend: {
          label: { en: 'Choose {controller}', ko: '{controller} 선택', ja: '{controller} を選択' },
          field: 'addOns.controllers',
          value: [...plan.settings.addOns.controllers, id],
        },
      },
    ];
  });
}

/** One step each, behind the cluster's part: its namespace gets what its pods read first. */
export const controllerSteps = (plan: Plan, definitions: Definitions): readonly RunbookStep[] => [
  ...chartSteps(plan, definitions),
  ...chosenOf(plan, definitions).map((controller) => {
    const { namespace, applying, besides, values } = controller;
    const { charts } = deliveryOf(plan);
    const step = { id: `controller-${controller.id}`, kind: 'step' as const, title: { en: controller.title } };
    const more = besides?.(plan) ?? [];
    if (charts !== undefined) {
      return {
        ...step,
        about: values === undefined ? applying : sentences(itsValues(values), applying),
        commands: [...more, ...rolledOut(controller)],
      };
    }
    return {
      ...step,
      about: applying,
      commands: [
        ...(namespace === systemNamespace
          ? []
          : [
              sh`kubectl create namespace ${namespace} --dry-run=client -o yaml | kubectl apply -f -`,
              ...mapsIn(plan, namespace).map(({ path }) => sh`kubectl apply -f ${path}`),
              ...copyOf(plan, namespace),
            ]),
        ...controller.commands(plan),
        ...more,
      ],
    };
  }),
];

/** Once for all of them, where what reads Git renders charts too: where values go. */
function chartSteps(plan: Plan, definitions: Definitions): readonly RunbookStep[] {
  const { charts } = deliveryOf(plan);
  if (charts === undefined || !chosenOf(plan, definitions).some(({ values }) => values !== undefined)) return [];
  return [
    {
      id: 'controller-charts',
      kind: 'step',
      title: {
        en: 'Put the values of the controllers into Git',
        ko: '컨트롤러의 값을 Git에 추가',
        ja: 'コントローラーの値を Git に入れる',
      },
      about: charts.about,
      commands: [charts.command],
    },
  ];
}

const itsValues = (path: string): Localized => ({
  en: `Its values are those of ${path}.`,
  ko: `값은 ${path}에 있습니다.`,
  ja: `値は ${path} にあります。`,
});

const copyOf = (plan: Plan, namespace: string): readonly string[] =>
  plan.login === undefined ? [] : [secretCopy(proxySecret, sh`${namespace}`)];

const rolledOut = ({ namespace, workloads }: ControllerDefinition): readonly string[] =>
  workloads.map((workload) => sh`kubectl -n ${namespace} rollout status ${workload}`);

/**
 * Before gitops/ is synced, where Git has the ConfigMaps: their namespaces, with the Secret of a login, which Git must not
 * have. Nothing elsewhere: the step of each controller does it.
 */
export function namespaceSteps(plan: Plan, definitions: Definitions): readonly RunbookStep[] {
  const namespaces = elsewhereOf(plan, definitions);
  if (!inGit(plan) || namespaces.length === 0) return [];
  return [
    {
      id: 'namespaces',
      kind: 'step',
      title: {
        en: 'Namespaces of the controllers',
        ko: '컨트롤러의 네임스페이스',
        ja: 'コントローラーの名前空間',
      },
      about: plan.login === undefined ? namespaceWords : sentences(namespaceWords, copyWords),
      commands: namespaces.flatMap((namespace) => [
        sh`kubectl get namespace ${namespace} || kubectl create namespace ${namespace}`,
        ...copyOf(plan, namespace),
      ]),
    },
  ];
}

const namespaceWords = {
  en: 'gitops/ has a ConfigMap for each of them, and cannot be synced before they are there. What applies it must be allowed to write ConfigMaps there: the AppProject of Argo CD, the service account of Flux.',
  ko: 'gitops/에는 네임스페이스마다 ConfigMap이 있으며, 네임스페이스가 없으면 동기화할 수 없습니다. 이를 적용하는 쪽(Argo CD의 AppProject, Flux의 서비스 계정)에 그 네임스페이스의 ConfigMap 쓰기 권한이 있어야 합니다.',
  ja: 'gitops/ には名前空間ごとに ConfigMap があり、名前空間がないと同期できません。適用する側 (Argo CD の AppProject、Flux のサービスアカウント) に、そこへ ConfigMap を書き込む権限が必要です。',
};

const copyWords = {
  en: 'The Secret with the login is copied there from kube-system; keep it out of Git.',
  ko: '로그인 정보가 든 시크릿을 kube-system에서 복사합니다. Git에는 넣지 마세요.',
  ja: 'ログイン情報を持つシークレットを kube-system からコピーします。Git には入れないでください。',
};

/** The copies of the Secret in other namespaces, made anew; nothing without a login. */
export const controllerCopies = (plan: Plan, definitions: Definitions): readonly string[] =>
  elsewhereOf(plan, definitions).flatMap((namespace) => copyOf(plan, namespace));

/** Restarts what has read the ConfigMap or the Secret, and waits: each namespace at once. */
export function controllerRollouts(plan: Plan, definitions: Definitions): readonly string[] {
  const chosen = chosenOf(plan, definitions).filter(({ workloads }) => workloads.length > 0);
  return [...new Set(chosen.map(({ namespace }) => namespace))].flatMap((namespace) => {
    const its = chosen.filter((one) => one.namespace === namespace);
    const all = its.flatMap(({ workloads }) => workloads.map((workload) => sh`${workload}`)).join(' ');
    return [sh`kubectl -n ${namespace} rollout restart ${verbatim(all)}`, ...its.flatMap(rolledOut)];
  });
}

/** After a change of the ConfigMap: the copies in other namespaces, and pods that have read the old one. */
export function controllerRestart(plan: Plan, definitions: Definitions): readonly RunbookStep[] {
  if (chosenOf(plan, definitions).length === 0) return [];
  return [
    {
      id: 'controllers-restart',
      kind: 'later',
      title: {
        en: 'The controllers, after a later change of the ConfigMap',
        ko: '이후 ConfigMap 변경 뒤의 컨트롤러',
        ja: 'ConfigMap を後で変更したときのコントローラー',
      },
      about: inGit(plan) ? restartInGit : restartByHelm,
      commands: [
        ...(inGit(plan)
          ? []
          : elsewhereOf(plan, definitions).flatMap((namespace) =>
              mapsIn(plan, namespace).map(({ path }) => sh`kubectl apply -f ${path}`),
            )),
        ...controllerRollouts(plan, definitions),
      ],
    },
  ];
}

const restartByHelm = {
  en: 'They read the proxy when they start, so their pods are restarted. Values that hold the proxy or NO_PROXY as text take a new helm upgrade. Namespaces other than kube-system have a ConfigMap of their own.',
  ko: '컨트롤러는 시작할 때 프록시를 읽으므로 파드를 재시작합니다. 프록시나 NO_PROXY가 텍스트로 들어 있는 값은 helm upgrade를 다시 실행해야 합니다. kube-system이 아닌 네임스페이스에는 별도의 ConfigMap이 있습니다.',
  ja: 'コントローラーは起動時にプロキシを読み取るので、Pod を再起動します。プロキシや NO_PROXY が文字列で入っている値は helm upgrade をやり直します。kube-system 以外の名前空間には専用の ConfigMap があります。',
};

const restartInGit = {
  en: 'They read the proxy when they start, so their pods are restarted once the new gitops/ is synced. Values that hold the proxy or NO_PROXY as text go into Git anew.',
  ko: '컨트롤러는 시작할 때 프록시를 읽으므로 새 gitops/가 동기화된 뒤 파드를 재시작합니다. 프록시나 NO_PROXY가 텍스트로 들어 있는 값은 Git에 다시 반영하세요.',
  ja: 'コントローラーは起動時にプロキシを読み取るので、新しい gitops/ が同期されたら Pod を再起動します。プロキシや NO_PROXY が文字列で入っている値は Git に入れ直してください。',
};
