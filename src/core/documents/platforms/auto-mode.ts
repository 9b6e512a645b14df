// EKS Auto Mode: AWS runs the nodes, and an object of the cluster, the NodeClass, gives them the proxy. There is no user
// data. docs.aws.amazon.com/eks/latest/userguide/create-node-class.html

import type { PlatformDefinition } from '../../model/definition.ts';
import type { Problem } from '../../model/finding.ts';
import { excerpt } from '../../model/plain-text.ts';
import { sh } from '../../syntax/shell.ts';
import { fileIntoGit, intoCluster } from '../object-into-cluster.ts';
import { autoModeFindings } from './auto-mode-findings.ts';
import { nodeClass, nodePool, PRIVATE_SUBNETS, USUAL_ROLE } from './node-class.ts';
import { containerd, ecrCredentialProvider, kubelet } from './node-programs.ts';

const FILE = 'nodeclass.yaml';
/** docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html: a name, without the path. */
const checkRole = (text: string): Problem | undefined =>
  /^[\w+=,.@-]{1,64}$/.test(text)
    ? undefined
    : {
        code: 'option.role-name',
        params: { value: excerpt(text) },
        text: {
          en: '"{value}" is no name of an IAM role: up to 64 letters, digits and + = , . @ - _, without the path and not the ARN.',
          ko: '"{value}" 값은 IAM 역할 이름이 아닙니다. 경로나 ARN이 아닌 이름만, 영문자, 숫자, + = , . @ - _ 로 64자까지 입력하세요.',
          ja: '「{value}」は IAM ロール名ではありません。パスや ARN ではなく名前だけを、英数字と + = , . @ - _ で 64 文字以内で入力してください。',
        },
      };

const checkTag = (text: string): Problem | undefined =>
  /^[^=]{1,128}=.{1,256}$/.test(text)
    ? undefined
    : {
        code: 'option.tag',
        params: { value: excerpt(text) },
        text: {
          en: '"{value}" is no tag: write it as key=value.',
          ko: '"{value}" 값은 태그가 아닙니다. key=value 형식으로 입력하세요.',
          ja: '「{value}」はタグではありません。key=value の形で入力してください。',
        },
      };

export const autoMode: PlatformDefinition = {
  id: 'auto-mode',
  title: 'EKS Auto Mode',
  mechanism: 'NodeClass',
  about: {
    en: 'AWS runs the nodes. A NodeClass gives them one proxy, for https, and a list of at most 50 entries.',
    ko: 'AWS가 노드를 운영합니다. NodeClass로 https용 프록시 하나와 최대 50개 항목의 목록을 전달합니다.',
    ja: 'AWS がノードを運用します。NodeClass で https 用のプロキシ 1 つと最大 50 項目のリストを渡します。',
  },
  cannot: [
    {
      en: 'It has no user data: nothing but the proxy for https, at most 50 entries of 255 characters and CA bundles reach the nodes.',
      ko: '사용자 데이터가 없습니다. 노드에는 https용 프록시, 255자 이하 항목 최대 50개, CA 번들만 전달됩니다.',
      ja: 'ユーザーデータはありません。ノードに渡るのは https 用のプロキシ、255 文字以内の項目 50 個まで、CA バンドルだけです。',
    },
  ],
  showsProxy: (_plan, { name }) => sh`kubectl get nodeclass ${name} -o jsonpath='{.spec.advancedNetworking}'`,
  managements: [],
  bootstrapNeeds: [],
  login: {
    way: 'none',
    instead: {
      en: 'A NodeClass has no place for a secret, and everyone who may read it would see the login: the nodes of {group} get none. Let the proxy allow them by their source addresses, or give a forwarding proxy that holds the login.',
      ko: 'NodeClass에는 시크릿을 둘 곳이 없고 NodeClass를 읽을 수 있는 모두가 로그인 정보를 보게 되므로 {group}의 노드에는 주지 않습니다. 프록시가 소스 주소로 허용하게 하거나 로그인 정보를 가진 포워드 프록시를 사용하세요.',
      ja: 'NodeClass にシークレットの置き場所はなく、読める人全員にログイン情報が見えてしまうため、{group} のノードには渡しません。プロキシで送信元アドレスにより許可するか、ログイン情報を持つフォワードプロキシを使ってください。',
    },
  },
  // AWS does not publish what runs there; these are what any node has, and its versions are current.
  programs: [containerd('go-0.36'), kubelet, ecrCredentialProvider].map((program) => ({ ...program, onlyHttps: true })),
  options: [
    {
      key: 'nodeRole',
      label: { en: 'Node role', ko: '노드 역할', ja: 'ノードロール' },
      help: {
        en: `The name of the IAM role of the nodes. Empty: ${USUAL_ROLE}, as the guide of EKS calls it.`,
        ko: `노드의 IAM 역할 이름입니다. 비워 두면 EKS 설명서의 이름(${USUAL_ROLE})을 사용합니다.`,
        ja: `ノードの IAM ロール名です。空の場合は EKS のガイドにある ${USUAL_ROLE} を使います。`,
      },
      kind: 'text',
      default: '',
      placeholder: USUAL_ROLE,
      check: checkRole,
    },
    {
      key: 'subnetTag',
      label: { en: 'Tag of the subnets', ko: '서브넷 태그', ja: 'サブネットのタグ' },
      help: {
        en: `The subnets that nodes start in, by a tag. Empty: ${PRIVATE_SUBNETS}, which private subnets of EKS have.`,
        ko: `노드를 시작할 서브넷의 태그입니다. 비워 두면 EKS 프라이빗 서브넷에 있는 태그(${PRIVATE_SUBNETS})를 사용합니다.`,
        ja: `ノードを起動するサブネットのタグです。空の場合は EKS のプライベートサブネットに付く ${PRIVATE_SUBNETS} を使います。`,
      },
      kind: 'text',
      default: '',
      placeholder: PRIVATE_SUBNETS,
      check: checkTag,
    },
    {
      key: 'nodePool',
      label: { en: 'A NodePool beside it', ko: 'NodePool도 작성', ja: 'NodePool も作成' },
      help: {
        en: 'Nodes get the proxy only in a NodePool that names this class. Off: you name it in pools of your own.',
        ko: '이 클래스를 지정한 NodePool의 노드만 프록시를 사용합니다. 끄면 기존 NodePool에서 직접 지정하세요.',
        ja: 'このクラスを指定した NodePool のノードだけがプロキシを使います。オフの場合は既存の NodePool で指定してください。',
      },
      kind: 'switch',
      default: true,
    },
  ],
  check: autoModeFindings,
  handsOver: ['own-files'],
  files: [FILE],
  documents: (plan, group) => [
    {
      path: `${group.folder}/${FILE}`,
      notation: 'yaml',
      about: {
        en: `The NodeClass ${group.name}: what nodes of EKS Auto Mode take their proxy from.`,
        ko: `NodeClass ${group.name}: EKS Auto Mode 노드가 프록시 설정을 읽는 객체입니다.`,
        ja: `NodeClass ${group.name}: EKS Auto Mode のノードがプロキシ設定を読むオブジェクトです。`,
      },
      text:
        group.options.nodePool === false ? nodeClass(plan, group) : `${nodeClass(plan, group)}---\n${nodePool(group)}`,
    },
  ],
  commands: (plan, group) => [
    intoCluster(plan, `${group.folder}/${FILE}`, `nodeclass.eks.amazonaws.com/${group.name}`),
  ],
  applyingByGit: fileIntoGit(FILE),
  applying: {
    en: 'Nodes take the proxy when they start: pools that name this class replace theirs one after another, because the class has drifted. The pools general-purpose and system keep the class default, which cannot be changed; disable them once pods run in yours. aws-node and kube-proxy are no pods on such nodes, so the patches are for other nodes of the cluster.',
    ko: '노드는 시작할 때 프록시 설정을 읽습니다. 이 클래스를 지정한 NodePool은 드리프트를 감지해 노드를 차례로 교체합니다. general-purpose와 system 풀은 변경할 수 없는 default 클래스를 계속 사용하므로, 파드가 새 풀에서 실행되면 비활성화하세요. 이 노드에는 aws-node와 kube-proxy 파드가 없으므로 패치는 클러스터의 다른 노드에만 필요합니다.',
    ja: 'ノードは起動時にプロキシ設定を読みます。このクラスを指定した NodePool はドリフトを検出し、ノードを順に入れ替えます。general-purpose と system のプールは変更できない default クラスのままなので、Pod が新しいプールで動いたら無効にしてください。これらのノードに aws-node と kube-proxy の Pod はないため、パッチはクラスターの他のノードのためのものです。',
  },
};
