// EKS Hybrid Nodes: machines on premises that nodeadm joins. There is no user data; two files go to each machine.

import type { PlatformDefinition } from '../../model/definition.ts';
import type { Program } from '../../model/program.ts';
import { hybridFindings } from './hybrid-findings.ts';
import { hybridNodeConfig } from './hybrid-node-config.ts';
import { hybridOptions, providerOf } from './hybrid-options.ts';
import { containerd, curlOf, daemonSets, ecrCredentialProvider, kubelet, ssmAgent } from './node-programs.ts';
import { asked, prepareNode } from './prepare-node.ts';
import { showsProxyOf } from './show-proxy.ts';

const SCRIPT = 'prepare-node.sh';
const CONFIG = 'nodeconfig.yaml';

const nodeadm: Program = {
  name: 'nodeadm',
  reader: 'go-0.36',
  calls: {
    en: 'EKS, SSM or IAM Roles Anywhere, the API server',
    ko: 'EKS, SSM 또는 IAM Roles Anywhere, API 서버',
    ja: 'EKS、SSM または IAM Roles Anywhere、API サーバー',
  },
  asks: ['aws:eks', 'aws:ssm', 'api-server', 'outside'],
  matters: true,
};

/** There is no instance metadata on premises. */
const withoutMetadata = (program: Program): Program => ({
  ...program,
  ...(program.asks && { asks: program.asks.filter((place) => place !== 'metadata') }),
});

export const hybrid: PlatformDefinition = {
  id: 'hybrid',
  title: 'Hybrid nodes',
  mechanism: 'script, nodeadm',
  about: {
    en: 'Machines on premises. A script writes the files that nodeadm validates, then joins the machine.',
    ko: '온프레미스 머신입니다. 스크립트가 nodeadm이 검증하는 파일을 작성한 뒤 머신을 조인합니다.',
    ja: 'オンプレミスのマシンです。スクリプトが nodeadm の検証するファイルを書き、マシンを参加させます。',
  },
  cannot: [
    {
      en: 'aws-node does not run there: the node is NotReady until Cilium or Calico does.',
      ko: 'aws-node가 실행되지 않습니다. Cilium 또는 Calico가 실행될 때까지 노드는 NotReady 상태입니다.',
      ja: 'aws-node は動きません。Cilium か Calico が動くまでノードは NotReady です。',
    },
    {
      en: 'Session Manager does not go by a proxy whose own address begins with https.',
      ko: 'Session Manager는 주소가 https로 시작하는 프록시를 사용할 수 없습니다.',
      ja: 'Session Manager はアドレスが https で始まるプロキシを使えません。',
    },
  ],
  showsProxy: () => showsProxyOf('containerd', 'kubelet'),
  managements: [],
  login: { way: 'typed' },
  bootstrapNeeds: [],
  programs: [
    nodeadm,
    containerd('go-0.36'),
    kubelet,
    withoutMetadata(ecrCredentialProvider),
    ...daemonSets('go-0.36').filter(({ asks }) => !asks?.includes('metadata')),
    withoutMetadata(ssmAgent('go-0.36')),
    // Ubuntu 22.04, and what Amazon Linux 2023 and Ubuntu 24.04 have.
    curlOf({ reader: 'curl-7.81', version: '7.81' }),
    curlOf({ reader: 'curl-7.87', version: '8.5' }),
  ],
  options: hybridOptions,
  reaches: (group) => [
    'hybrid-nodes',
    'snap-store',
    'ubuntu-packages',
    providerOf(group) === 'ssm' ? 'hybrid-activation' : 'roles-anywhere',
  ],
  check: hybridFindings,
  handsOver: ['own-files'],
  files: [SCRIPT, CONFIG],
  documents: (plan, group) => [
    {
      path: `${group.folder}/${SCRIPT}`,
      notation: 'bash',
      executable: true,
      about: {
        en: `Puts a machine of ${group.name} behind the proxy and joins it; runs on the machine, as root.`,
        ko: `${group.name}의 머신에 프록시를 설정하고 조인합니다. 머신에서 root로 실행합니다.`,
        ja: `${group.name} のマシンにプロキシを設定して参加させます。マシン上で root として実行します。`,
      },
      text: prepareNode(plan, group),
    },
    {
      path: `${group.folder}/${CONFIG}`,
      notation: 'yaml',
      about: {
        en: `The NodeConfig of ${group.name}: what is the same on every machine.`,
        ko: `${group.name}의 NodeConfig: 모든 머신에서 같은 부분입니다.`,
        ja: `${group.name} の NodeConfig: すべてのマシンで同じ部分です。`,
      },
      text: hybridNodeConfig(plan, group),
    },
  ],
  commands: (plan, group) => [`sudo --preserve-env=${asked(plan, group).join(',')} bash ${SCRIPT}`],
  applying: {
    en: 'Copy the two files of the group to each machine and run the command there, in the folder that has them. The proxy has to let the networks of these machines in; the allow-list names those of the VPC. The script gets nodeadm by the proxy if it is missing, and asks for what belongs to one machine: the activation of SSM (or SSM_ACTIVATION_ID and SSM_ACTIVATION_CODE), or with IAM Roles Anywhere the name, if the certificate does not tell it (NODE_NAME). Where the proxy asks for a password, it asks for the login too (or takes PROXY_LOGIN). Export such a value before you run the command, which hands it through sudo: written behind sudo, it would be in the log. Running it again gives a node that has joined new values.',
    ko: '그룹의 두 파일을 각 머신에 복사하고 그 폴더에서 명령을 실행하세요. 프록시는 이 머신들의 네트워크를 허용해야 합니다. 허용 목록에는 VPC 네트워크가 적혀 있습니다. 스크립트는 nodeadm이 없으면 프록시로 받아 오고, 머신마다 다른 값을 묻습니다. SSM이면 활성화(또는 SSM_ACTIVATION_ID와 SSM_ACTIVATION_CODE), IAM Roles Anywhere이면 인증서에 없을 때의 이름(NODE_NAME)입니다. 프록시가 비밀번호를 요구하면 로그인 정보도 묻습니다(또는 PROXY_LOGIN). 이런 값은 명령을 실행하기 전에 export 하세요. 명령이 sudo를 거쳐 전달합니다. sudo 뒤에 직접 쓰면 로그에 남습니다. 다시 실행하면 이미 조인한 노드에 새 값을 적용합니다.',
    ja: 'グループの 2 つのファイルを各マシンにコピーし、そのフォルダでコマンドを実行します。プロキシはこれらのマシンのネットワークを許可する必要があります。許可リストにあるのは VPC のネットワークです。スクリプトは nodeadm がなければプロキシ経由で取得し、マシンごとの値を尋ねます。SSM ならアクティベーション (または SSM_ACTIVATION_ID と SSM_ACTIVATION_CODE)、IAM Roles Anywhere なら証明書にない場合の名前 (NODE_NAME) です。プロキシがパスワードを求める場合はログイン情報も尋ねます (または PROXY_LOGIN)。こうした値はコマンドの前に export してください。コマンドが sudo を通して渡します。sudo の後ろに書くとログに残ります。再実行すると参加済みのノードに新しい値を適用します。',
  },
};
