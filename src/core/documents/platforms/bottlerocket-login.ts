// A proxy that asks for a password, on Bottlerocket: a bootstrap command applies settings that a secret holds, before
// containerd and kubelet start (bottlerocket-core-kit packages/os/bootstrap-commands.service, Before=preconfigured.target;
// the URIs: bottlerocket-core-kit#554, Bottlerocket 1.55). There is no shell that could make settings of another form.

import type { FirstCall, OptionField } from '../../model/definition.ts';
import type { Finding, Problem } from '../../model/finding.ts';
import { hasMark, unmarked } from '../../model/marks.ts';
import type { NodeGroupPlan, Plan } from '../../model/plan.ts';
import { checkSecretName, storeTitles } from '../../model/secret-name.ts';
import type { TomlTable } from '../../syntax/toml.ts';
import { optionField, textOption } from '../text-option.ts';

const SETTINGS = 'loginSettings';

/** A name that some store takes: which one is chosen is no answer of the group. */
const checkEither = (text: string): Problem | undefined =>
  checkSecretName('ssm')(text) === undefined ? undefined : checkSecretName('secretsmanager')(text);

export const loginOption: OptionField = {
  key: SETTINGS,
  label: {
    en: 'Secret with the login as settings',
    ko: '로그인 정보를 설정으로 담은 시크릿',
    ja: 'ログイン情報を設定として持つシークレット',
  },
  help: {
    en: 'Only for a proxy that asks for a password. Name or ARN of another secret in the same store: TOML, [settings.network] with https-proxy, the login in its address percent-encoded. Bottlerocket 1.55 or later.',
    ko: '비밀번호를 요구하는 프록시에만 필요합니다. 같은 저장소에 있는 다른 시크릿의 이름 또는 ARN입니다. 내용은 TOML이며 [settings.network]의 https-proxy 주소에 퍼센트 인코딩한 로그인 정보를 넣습니다. Bottlerocket 1.55 이상이 필요합니다.',
    ja: 'パスワードを求めるプロキシの場合だけ必要です。同じストアにある別のシークレットの名前または ARN。中身は TOML で、[settings.network] の https-proxy のアドレスにパーセントエンコードしたログイン情報を入れます。Bottlerocket 1.55 以降が必要です。',
  },
  kind: 'text',
  default: '',
  placeholder: '/corp/proxy-bottlerocket',
  check: checkEither,
};

/** pluto asks for the settings that user data leaves open before any bootstrap command (packages/os/sundog.service). */
export const describeInstances: FirstCall = {
  service: 'ec2',
  withoutEndpoint: {
    en: 'Bottlerocket asks EC2 about the node before a bootstrap command of {group} can read the login, so the proxy would refuse it and the node would never join: the VPC needs an endpoint for ec2 with private DNS.',
    ko: 'Bottlerocket은 {group}의 부트스트랩 명령이 로그인 정보를 읽기 전에 EC2에 노드 정보를 요청하므로 프록시가 거부하고 노드는 조인하지 못합니다. VPC에 프라이빗 DNS를 켠 ec2 엔드포인트가 필요합니다.',
    ja: 'Bottlerocket は {group} のブートストラップコマンドがログイン情報を読み取る前に EC2 にノードの情報を問い合わせるため、プロキシに拒否されて参加できません。VPC にプライベート DNS を有効にした ec2 のエンドポイントが必要です。',
  },
};

export const loginSecrets = (group: NodeGroupPlan): readonly string[] => {
  const secret = textOption(group, SETTINGS);
  return secret === '' ? [] : [secret];
};

/** What the secret holds: TOML with one setting (bottlerocket-settings-sdk, settings.network.https-proxy). */
export const loginForm = { before: '[settings.network]\nhttps-proxy = "', after: '"\n' };

/** The command that applies the secret at every boot; nothing where there is no login or no secret yet. */
export function loginCommands({ login }: Plan, group: NodeGroupPlan): TomlTable | undefined {
  const secret = textOption(group, SETTINGS);
  if (login === undefined || secret === '') return undefined;
  const from = secret.startsWith('arn:') ? secret : `${login.store}://${secret}`;
  // Not essential: a node that halts for a wrong login could not be looked at.
  return { 'proxy-login': { commands: [['apiclient', 'apply', from]], essential: false, mode: 'always' } };
}

/** What the secret has to hold; the address is that of the plan, so that it can be copied. */
export function loginComment({ login, httpsProxy }: Plan, group: NodeGroupPlan): readonly string[] {
  const secret = textOption(group, SETTINGS);
  if (login === undefined || secret === '' || hasMark(httpsProxy + secret)) return [];
  return [
    `The address below has no login. The secret ${secret} holds settings with it, percent-encoded, as`,
    `  [settings.network]`,
    `  https-proxy = "${httpsProxy.replace('://', '://USER:PASSWORD@')}"`,
  ];
}

export function loginFindings({ login }: Plan, group: NodeGroupPlan): readonly Finding[] {
  if (login === undefined) return [];
  const field = optionField(group, SETTINGS);
  const secret = textOption(group, SETTINGS);
  const params = { group: group.name, store: storeTitles[login.store] };
  if (secret === '') {
    return [
      {
        code: 'bottlerocket.login-settings',
        severity: 'error',
        field,
        params,
        text: {
          en: 'Bottlerocket takes the login of the proxy as settings only: put another secret into {store}, TOML with https-proxy below [settings.network] and the login in its address, and name it here. Or let the proxy allow the nodes of {group} by their source addresses.',
          ko: 'Bottlerocket은 프록시 로그인 정보를 설정 형태로만 받습니다. {store}에 다른 시크릿을 만들어 [settings.network] 아래 https-proxy 주소에 로그인 정보를 넣은 TOML을 저장하고 그 이름을 여기에 입력하세요. 또는 프록시가 {group}의 노드를 소스 주소로 허용하게 하세요.',
          ja: 'Bottlerocket はプロキシのログイン情報を設定としてだけ受け取ります。{store} に別のシークレットを作り、[settings.network] の https-proxy のアドレスにログイン情報を入れた TOML を保存して、その名前をここに入力してください。または、プロキシで {group} のノードを送信元アドレスにより許可してください。',
        },
      },
    ];
  }
  const problem = checkSecretName(login.store)(unmarked(secret));
  if (problem !== undefined && !hasMark(secret)) {
    const { instead: _, ...said } = problem;
    return [{ ...said, severity: 'error', field }];
  }
  return [
    {
      code: 'bottlerocket.login-release',
      severity: 'note',
      field,
      params,
      unproven: true,
      text: {
        en: 'The nodes of {group} read the login with Bottlerocket 1.55 or later; older ones have no apiclient that reads from {store}. This was not tried: start one node first. Every user of the Bottlerocket API on the node sees the login among its settings.',
        ko: '{group}의 노드는 Bottlerocket 1.55 이상에서 로그인 정보를 읽습니다. 이전 버전의 apiclient는 {store}에서 읽지 못합니다. 시험해 보지 못했으므로 먼저 노드를 하나만 시작하세요. 노드에서 Bottlerocket API를 쓰는 사용자는 설정에서 로그인 정보를 볼 수 있습니다.',
        ja: '{group} のノードは Bottlerocket 1.55 以降でログイン情報を読み取ります。それより古い apiclient は {store} から読めません。試していないため、まず 1 台だけ起動してください。ノード上で Bottlerocket API を使う人には設定の中のログイン情報が見えます。',
      },
    },
  ];
}
