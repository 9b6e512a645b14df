// terraform/cluster.tf: the ConfigMap and the containers that take it, for those who keep the cluster in Terraform too.
//
// The provider has no envFrom for objects that others own, so each variable is one entry of env, which server-side apply
// adds beside what EKS has there (hashicorp/terraform-provider-kubernetes docs/resources/env.md).

import { proxyConfigMap, type proxyKeys, proxySecret, systemNamespace } from '../../model/cluster-objects.ts';
import type { ClusterSide } from '../../model/definition.ts';
import type { RunbookStep } from '../../model/document.ts';
import type { Plan } from '../../model/plan.ts';
import { trustConfigMap, trustingContainer, trustKey } from '../../model/pod-trust.ts';
import { Block, type Body, call, type HclValue, Heredoc, hcl, interpolated, reference } from '../../syntax/hcl.ts';
import { sh } from '../../syntax/shell.ts';
import { verbatim } from '../../syntax/template.ts';
import { daemonSetsOf, patchPath, targetsOf } from '../cluster/targets.ts';
import { applyIn, awsProvider, awsRegion, headOf, terraformSettings } from './terraform-frame.ts';

const PATH = 'terraform/cluster.tf';
const FOLDER = PATH.replace(/\/.*/, '');
const MANAGER = 'eks-proxy-wizard';

const clusterData = (what: string): HclValue => reference(`data.aws_eks_cluster.this.${what}`);

/** The token is asked by the AWS CLI whenever it is needed: one in the state would not last. */
function access(plan: Plan): readonly Body[] {
  const { name, region } = plan.settings.cluster;
  return [
    { data: new Block(['aws_eks_cluster', 'this'], { name }) },
    {
      provider: new Block(['kubernetes'], {
        host: clusterData('endpoint'),
        cluster_ca_certificate: call('base64decode', clusterData('certificate_authority[0].data')),
        exec: new Block([], {
          api_version: 'client.authentication.k8s.io/v1beta1',
          command: 'aws',
          args: ['eks', 'get-token', '--cluster-name', name, '--region', region],
        }),
      }),
    },
  ];
}

const configMap = (label: string, name: string, data: HclValue, comment: readonly string[]): Body => ({
  resource: new Block(
    ['kubernetes_config_map_v1', label],
    { metadata: new Block([], { name, namespace: systemNamespace }), data },
    comment,
  ),
});

/** The containers, by a key that tells them apart. */
const containers = (plan: Plan): HclValue =>
  Object.fromEntries(
    targetsOf(plan).map(({ daemonSet, list, name }) => [
      `${daemonSet}/${name}`,
      {
        daemon_set: daemonSet,
        container: list === 'containers' ? name : null,
        init_container: list === 'initContainers' ? name : null,
      },
    ]),
  );

/**
 * A server-side apply takes back what its manager applied before and does not name again: each resource has a manager of
 * its own, or the last one would undo the others (kubernetes.io/docs/reference/using-api/server-side-apply/).
 */
const ofDaemonSet = (name: HclValue, manager: HclValue): Body => ({
  api_version: 'apps/v1',
  kind: 'DaemonSet',
  field_manager: manager,
  force: true,
  metadata: new Block([], { name, namespace: systemNamespace }),
});

const environment: Body = {
  resource: new Block(
    ['kubernetes_env', 'proxy'],
    {
      for_each: reference('local.containers'),
      container: reference('each.value.container'),
      init_container: reference('each.value.init_container'),
      ...ofDaemonSet(reference('each.value.daemon_set'), interpolated(`${MANAGER}/`, reference('each.key'))),
      dynamic: new Block(['env'], {
        for_each: reference('local.proxy'),
        content: new Block([], {
          name: reference('env.key'),
          value_from: new Block([], {
            config_map_key_ref: new Block([], {
              name: reference('kubernetes_config_map_v1.proxy.metadata[0].name'),
              key: reference('env.key'),
            }),
          }),
        }),
      }),
    },
    [
      'Entries of env beside those of EKS, which stay. An entry of the same name that others made is taken over. Each container',
      'has a field manager of its own: with one for all, each would take back what the one before it applied.',
    ],
  ),
};

const restarts = (plan: Plan): Body => ({
  resource: new Block(
    ['kubernetes_annotations', 'proxy'],
    {
      for_each: call('toset', [...daemonSetsOf(targetsOf(plan))]),
      template_annotations: {
        [`${MANAGER}/config`]: call('sha1', call('jsonencode', reference('kubernetes_config_map_v1.proxy.data'))),
      },
      ...ofDaemonSet(reference('each.value'), `${MANAGER}/restart`),
    },
    ['A change of a ConfigMap restarts no pod by itself; a change of this does.'],
  ),
});

/** Whether something is left to do that the provider has no resource for. */
const mounts = (plan: Plan): boolean => plan.login === undefined && plan.caBundle !== '';

function remains(plan: Plan): readonly string[] {
  if (plan.login !== undefined) {
    return [
      '',
      'The login of the proxy belongs into no state of Terraform, so this file makes the ConfigMap alone. apply.sh does the',
      `rest after it: it makes Secret ${proxySecret} and patches the DaemonSets, which take both.`,
    ];
  }
  if (!mounts(plan)) return [];
  return [
    '',
    'The provider adds no volume to a DaemonSet that others own. The CA bundle is mounted by',
    `kubectl -n ${systemNamespace} patch daemonset ${trustingContainer.daemonSet} --patch-file ${patchPath(trustingContainer.daemonSet)}`,
  ];
}

const head = (plan: Plan): readonly string[] => [
  'The proxy of the pods of aws-node and kube-proxy, in place of apply.sh. README.md explains each entry of NO_PROXY.',
  ...headOf(FOLDER),
  '',
  'A ConfigMap that is there already is imported before the first apply:',
  `terraform -chdir=${FOLDER} import kubernetes_config_map_v1.proxy ${systemNamespace}/${proxyConfigMap}`,
  '',
  'aws_eks_addon for vpc-cni and kube-proxy: set resolve_conflicts_on_update = "PRESERVE", so that an upgrade of the add-on',
  'leaves these variables where they are. The configuration of the managed add-ons itself takes no such variables.',
  ...remains(plan),
];

function clusterFile(plan: Plan): string {
  const { httpProxy, httpsProxy, noProxy } = plan;
  const values: Readonly<Record<(typeof proxyKeys)[number], string>> = {
    HTTP_PROXY: httpProxy,
    HTTPS_PROXY: httpsProxy,
    NO_PROXY: noProxy,
  };
  const alone = plan.login !== undefined;
  return hcl(
    [
      terraformSettings('>= 1.3', {
        aws: awsProvider,
        kubernetes: { source: 'hashicorp/kubernetes', version: '>= 2.30' },
      }),
      awsRegion(plan),
      ...access(plan),
      { locals: new Block([], { proxy: values, ...(alone ? {} : { containers: containers(plan) }) }) },
      configMap('proxy', proxyConfigMap, reference('local.proxy'), []),
      ...(plan.caBundle === ''
        ? []
        : [
            configMap('ca_bundle', trustConfigMap, { [trustKey]: new Heredoc(plan.caBundle) }, [
              'The CA bundle of the proxy.',
            ]),
          ]),
      ...(alone ? [] : [environment, restarts(plan)]),
    ],
    head(plan),
  );
}

function step(plan: Plan): RunbookStep {
  const login = plan.login !== undefined;
  const { daemonSet } = trustingContainer;
  const patch = [
    sh`kubectl -n kube-system patch daemonset ${daemonSet} --patch-file ${patchPath(daemonSet)}`,
    sh`kubectl -n kube-system rollout status ${`daemonset/${daemonSet}`}`,
  ];
  return {
    id: 'terraform-cluster',
    kind: 'instead',
    title: login
      ? { en: 'By Terraform: the ConfigMap', ko: 'Terraform: ConfigMap', ja: 'Terraform: ConfigMap' }
      : { en: 'By Terraform: the cluster part', ko: 'Terraform: 클러스터 부분', ja: 'Terraform: クラスターの部分' },
    about: login ? withLogin : mounts(plan) ? withMount : withoutMore,
    commands: [applyIn(FOLDER), ...(login ? ['bash apply.sh'] : mounts(plan) ? patch : [])],
  };
}

const inFolder = `-chdir=${FOLDER}`;
const MAP = 'kubernetes_config_map_v1.proxy';

const importStep: RunbookStep = {
  id: 'terraform-import',
  kind: 'instead',
  title: {
    en: 'By Terraform: a ConfigMap that is there already',
    ko: 'Terraform: ConfigMap이 이미 있는 경우',
    ja: 'Terraform: ConfigMap が既にある場合',
  },
  about: {
    en: 'Before the first apply, because Terraform refuses to make what is there. From then on terraform destroy would delete it: "Undo what Terraform made" says how to go back.',
    ko: '이미 있는 객체는 Terraform이 만들지 못하므로 첫 apply 전에 가져옵니다. 그 후에는 terraform destroy가 ConfigMap을 삭제합니다. 되돌리는 방법은 "Terraform으로 만든 것 되돌리기"에 있습니다.',
    ja: '既にあるオブジェクトを Terraform は作成できないため、最初の apply の前にインポートします。以後は terraform destroy が ConfigMap を削除します。戻し方は「Terraform で作成したものを元に戻す」にあります。',
  },
  commands: [
    sh`
      terraform ${inFolder} init &&
        terraform ${inFolder} import ${MAP} ${`${systemNamespace}/${proxyConfigMap}`}
    `.trimEnd(),
  ],
};

/**
 * A pod whose envFrom or volume names a ConfigMap does not start without it, and aws-node without pods is a node without
 * network: Terraform forgets the ConfigMaps, and they stay.
 */
const undoStep = (plan: Plan): RunbookStep => ({
  id: 'terraform-undo',
  kind: 'later',
  title: {
    en: 'Undo what Terraform made',
    ko: 'Terraform으로 만든 것 되돌리기',
    ja: 'Terraform で作成したものを元に戻す',
  },
  about: {
    en: 'A pod that names a ConfigMap does not start without it, so Terraform must not delete one that apply.sh, a patch or another workload still names. rollback.sh takes back what apply.sh did, or says that it did nothing; state rm lets Terraform forget the ConfigMap; destroy takes the variables out of the containers, and their pods restart. The ConfigMap stays and does no harm: delete it by hand when nothing names it.',
    ko: 'ConfigMap을 참조하는 파드는 ConfigMap 없이 시작하지 않으므로, apply.sh나 패치, 다른 워크로드가 아직 참조하는 ConfigMap을 Terraform이 삭제하면 안 됩니다. rollback.sh는 apply.sh가 한 일을 되돌리거나 되돌릴 것이 없다고 알려 줍니다. state rm은 Terraform 상태에서 ConfigMap을 제거하고, destroy는 컨테이너에서 변수를 제거해 파드를 재시작합니다. ConfigMap은 남지만 문제가 없습니다. 참조하는 것이 없을 때 직접 삭제하세요.',
    ja: 'ConfigMap を参照する Pod は ConfigMap なしでは起動しないため、apply.sh やパッチ、別のワークロードがまだ参照している ConfigMap を Terraform が削除してはいけません。rollback.sh は apply.sh が行ったことを戻すか、戻すものがないと伝えます。state rm は Terraform の状態から ConfigMap を外し、destroy はコンテナから変数を取り除いて Pod を再起動します。ConfigMap は残りますが害はありません。参照するものがなくなったら手動で削除してください。',
  },
  commands: [
    'bash rollback.sh',
    sh`terraform ${inFolder} state rm ${verbatim(
      [MAP, ...(plan.caBundle === '' ? [] : ['kubernetes_config_map_v1.ca_bundle'])].join(' '),
    )}`,
    sh`terraform ${inFolder} destroy`,
  ],
});

const preserved = {
  en: 'Set resolve_conflicts_on_update = "PRESERVE" in aws_eks_addon for vpc-cni and kube-proxy.',
  ko: 'vpc-cni와 kube-proxy의 aws_eks_addon에는 resolve_conflicts_on_update = "PRESERVE"를 설정하세요.',
  ja: 'vpc-cni と kube-proxy の aws_eks_addon には resolve_conflicts_on_update = "PRESERVE" を設定してください。',
};

const withoutMore = {
  en: `${PATH} makes the ConfigMap and gives each container its variables from it, and restarts the pods when they change. ${preserved.en}`,
  ko: `${PATH} 파일은 ConfigMap을 만들고 각 컨테이너의 변수를 그 ConfigMap에서 가져오게 하며, 값이 바뀌면 파드를 재시작합니다. ${preserved.ko}`,
  ja: `${PATH} は ConfigMap を作成し、各コンテナの変数をそこから取得させ、値が変わると Pod を再起動します。${preserved.ja}`,
};

const withMount = {
  en: `${withoutMore.en} The provider cannot mount the CA bundle into a DaemonSet of others: the patch does that.`,
  ko: `${withoutMore.ko} 공급자는 다른 주체가 소유한 DaemonSet에 CA 번들을 마운트할 수 없으므로 패치로 마운트합니다.`,
  ja: `${withoutMore.ja} プロバイダーは他者が所有する DaemonSet に CA バンドルをマウントできないため、パッチでマウントします。`,
};

const withLogin = {
  en: `${PATH} makes the ConfigMap alone: the login of the proxy belongs into no state of Terraform, so apply.sh makes the Secret and patches the DaemonSets. ${preserved.en}`,
  ko: `${PATH} 파일은 ConfigMap만 만듭니다. 프록시 로그인 정보를 Terraform 상태에 두어서는 안 되므로 시크릿 생성과 DaemonSet 패치는 apply.sh가 합니다. ${preserved.ko}`,
  ja: `${PATH} は ConfigMap だけを作成します。プロキシのログイン情報を Terraform の状態に置くべきではないため、シークレットの作成と DaemonSet のパッチは apply.sh が行います。${preserved.ja}`,
};

/** The one object that every tool of Terraform names. */
export const terraformCluster: ClusterSide = {
  files: [PATH],
  documents: (plan) => [
    {
      path: PATH,
      notation: 'hcl',
      about: {
        en: 'Terraform: the cluster part, in place of apply.sh or before it.',
        ko: 'Terraform: apply.sh를 대신하거나 그 전에 적용하는 클러스터 부분.',
        ja: 'Terraform: apply.sh の代わりに、またはその前に適用するクラスターの部分。',
      },
      text: clusterFile(plan),
    },
  ],
  steps: (plan) => [step(plan), importStep],
  undo: (plan) => [undoStep(plan)],
};
