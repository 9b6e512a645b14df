// The steps of the runbook about a proxy that asks for a password.

import { proxySecret } from '../../model/cluster-objects.ts';
import type { Definitions } from '../../model/definition.ts';
import type { RunbookStep } from '../../model/document.ts';
import { type Localized, sentences } from '../../model/localized.ts';
import type { NodeGroupPlan, Plan, ProxyLogin } from '../../model/plan.ts';
import { storeTitles } from '../../model/secret-name.ts';
import { command, sh } from '../../syntax/shell.ts';
import { type Hole, verbatim } from '../../syntax/template.ts';
import { loginPath } from '../platforms/login-at-boot.ts';
import { keepAddressCommand, keepCommand } from './login-keep.ts';
import { managedBy, ownerLabel } from './login-secret.ts';
import { nodeRolePolicyPath, ownSecrets, readingGroups } from './node-role-policy.ts';

const words = (text: string): readonly Hole[] => [verbatim(text)];

/** Before the cluster part: the secret, and the role that may read it. Empty where the proxy asks for no login. */
export function loginSteps(plan: Plan, definitions: Definitions): readonly RunbookStep[] {
  const { login } = plan;
  if (login === undefined) return [];
  const store = storeTitles[login.store];
  const groups = readingGroups(plan, definitions);
  // Where a tool makes the role together with the nodes, the policy is in its file.
  const given = groups.filter(
    ({ group }) => definitions.tools.find(({ id }) => id === group.tool)?.makesNodeRole !== true,
  );
  return [
    {
      id: 'login',
      kind: 'step',
      title: {
        en: `Keep the login of the proxy in ${store}`,
        ko: `프록시 로그인 정보를 ${store}에 보관`,
        ja: `プロキシのログイン情報を ${store} に置く`,
      },
      about: {
        en: 'The secret holds user:password as plain text, or JSON with the keys username and password; write the characters as they are, nodes encode them. A line break at its end does not count, and the user name has no colon. Keep to ASCII: the AWS CLI and other programs in Python cannot send other characters to a proxy. The command asks for user:password and shows nothing of it; leave it out if the secret is there.',
        ko: '시크릿에는 user:password 형식의 일반 텍스트 또는 username과 password 키를 가진 JSON을 넣습니다. 문자는 그대로 쓰며 인코딩은 노드가 합니다. 끝의 줄바꿈은 무시하고, 사용자 이름에는 콜론을 쓸 수 없습니다. ASCII 문자만 사용하세요. AWS CLI와 다른 Python 프로그램은 그 밖의 문자를 프록시에 보낼 수 없습니다. 명령은 user:password를 묻고 화면에 표시하지 않습니다. 시크릿이 이미 있으면 건너뛰세요.',
        ja: 'シークレットには user:password 形式のプレーンテキスト、または username と password のキーを持つ JSON を入れます。文字はそのまま書き、エンコードはノードが行います。末尾の改行は無視され、ユーザー名にコロンは使えません。ASCII 文字だけにしてください。AWS CLI などの Python プログラムは他の文字をプロキシに送れません。コマンドは user:password を尋ね、画面には表示しません。シークレットが既にあれば省いてください。',
      },
      commands: [keepCommand(plan, login)],
    },
    ...(given.length === 0
      ? []
      : [
          {
            id: 'node-role',
            kind: 'step' as const,
            title: {
              en: 'Let the role of the nodes read it',
              ko: '노드 역할에 읽기 권한 부여',
              ja: 'ノードロールに読み取りを許可',
            },
            about: {
              en: `${nodeRolePolicyPath} allows one action on this secret. If the secret is encrypted with a KMS key of your own, the role also needs kms:Decrypt on that key. If the VPC endpoint has a policy, it must allow the same action. A group that is not there yet gets the policy with the role it will have. A node that started before has no login until it starts again.`,
              ko: `${nodeRolePolicyPath} 정책은 이 시크릿에 대한 작업 하나만 허용합니다. 시크릿을 자체 KMS 키로 암호화했다면 역할에 그 키의 kms:Decrypt 권한도 필요합니다. VPC 엔드포인트에 정책이 있으면 같은 작업을 허용해야 합니다. 아직 없는 그룹은 사용할 역할에 이 정책을 추가하세요. 그 전에 시작된 노드는 다시 시작해야 로그인 정보를 받습니다.`,
              ja: `${nodeRolePolicyPath} はこのシークレットに対する 1 つのアクションだけを許可します。シークレットを独自の KMS キーで暗号化している場合は、そのキーの kms:Decrypt も必要です。VPC エンドポイントにポリシーがあれば同じアクションを許可してください。まだ存在しないグループは、使う予定のロールにこのポリシーを付けてください。それより前に起動したノードは、再起動するまでログイン情報を持ちません。`,
            },
            commands: policyCommands(
              plan,
              given.map(({ group }) => group),
            ),
          },
        ]),
    ...otherSecrets(plan, login, groups),
  ];
}

/** One step for each secret of a form of its own, which the nodes of some groups read. */
function otherSecrets(plan: Plan, login: ProxyLogin, groups: ReturnType<typeof readingGroups>): readonly RunbookStep[] {
  return ownSecrets(login, groups).map(({ secret, form, names }, index) => ({
    id: `login-settings-${index + 1}`,
    kind: 'step',
    title: {
      en: `Keep the login in ${secret} too`,
      ko: `${secret}에도 로그인 정보를 보관`,
      ja: `${secret} にもログイン情報を置く`,
    },
    about: sentences(
      {
        en: `The nodes of ${names} take the login in another form, from this secret. The first lines of their user data say what it has to hold.`,
        ko: `${names}의 노드는 이 시크릿에서 다른 형식의 로그인 정보를 읽습니다. 사용자 데이터의 첫 줄들에 들어갈 내용이 적혀 있습니다.`,
        ja: `${names} のノードはこのシークレットから別の形式のログイン情報を読み取ります。入れるべき内容はユーザーデータの先頭の行に書かれています。`,
      },
      ...(form === undefined ? [] : [encodes]),
    ),
    commands: form === undefined ? [] : [keepAddressCommand(plan, login, { secret, form })],
  }));
}

const encodes: Localized = {
  en: 'The command asks for user:password as it is, percent-encodes it, and shows nothing of it; leave it out if the secret is there.',
  ko: '명령은 user:password를 있는 그대로 물어 퍼센트 인코딩하며 화면에 표시하지 않습니다. 시크릿이 이미 있으면 건너뛰세요.',
  ja: 'コマンドは user:password をそのまま尋ねてパーセントエンコードし、画面には表示しません。シークレットが既にあれば省いてください。',
};

const isManaged = ({ management }: NodeGroupPlan): boolean => management?.startsWith('managed') ?? false;

/** The role of a managed group is asked of EKS; any other is typed, since nothing tells it. */
function policyCommands(plan: Plan, groups: readonly NodeGroupPlan[]): readonly string[] {
  const { name, region } = plan.settings.cluster;
  const role = command([
    words('aws eks describe-nodegroup'),
    ['--cluster-name', name],
    words('--nodegroup-name "$group"'),
    ['--region', region],
    words('--query nodegroup.nodeRole --output text'),
  ]);
  const put = sh`aws iam put-role-policy --role-name "$(basename "$role")" --policy-name eks-proxy-login --policy-document ${`file://${nodeRolePolicyPath}`}`;
  const each = (some: readonly NodeGroupPlan[], asks: string): readonly string[] =>
    some.length === 0
      ? []
      : [
          sh`
            for group in ${verbatim(some.map((group) => sh`${group.name}`).join(' '))}; do
              ${verbatim(asks)}
                ${verbatim(put)}
            done
          `.trimEnd(),
        ];
  return [
    ...each(groups.filter(isManaged), sh`role=$(${role}) &&`),
    ...each(
      groups.filter((group) => !isManaged(group)),
      `printf 'Name of the role of the nodes %s: ' "$group" && read -r role &&`,
    ),
  ];
}

/** By hand, in place of what apply.sh does; empty where there is no login. */
export const secretByHand = (plan: Plan): readonly RunbookStep[] =>
  plan.login === undefined
    ? []
    : [
        {
          id: 'secret',
          kind: 'instead',
          title: { en: 'By hand: the Secret', ko: '수동: 시크릿', ja: '手動: シークレット' },
          about: {
            en: 'Type two lines, HTTP_PROXY= and HTTPS_PROXY= with http://USER:PASSWORD@ in front of the host and port of the proxy, user and password percent-encoded, then Ctrl-D. The lines are seen on the screen, and stay in no file and no history.',
            ko: 'HTTP_PROXY=와 HTTPS_PROXY= 두 줄을 입력합니다. 프록시의 호스트와 포트 앞에 http://USER:PASSWORD@를 붙이고 사용자와 비밀번호는 퍼센트 인코딩합니다. 끝나면 Ctrl-D를 누르세요. 화면에는 보이지만 파일이나 기록에는 남지 않습니다.',
            ja: 'HTTP_PROXY= と HTTPS_PROXY= の 2 行を入力します。プロキシのホストとポートの前に http://USER:PASSWORD@ を付け、ユーザーとパスワードはパーセントエンコードします。最後に Ctrl-D を押してください。画面には表示されますが、ファイルや履歴には残りません。',
          },
          commands: [
            sh`kubectl create secret generic ${proxySecret} --namespace kube-system --from-env-file=/dev/stdin --dry-run=client -o json | kubectl label --local -f - -o json ${`${ownerLabel}=${managedBy}`} | kubectl create -f -`,
          ],
        },
      ];

/** Whether a node has the login, without showing it. */
export const loginOnNode = (plan: Plan, definitions: Definitions): readonly string[] =>
  readingGroups(plan, definitions).length === 0
    ? []
    : [sh`sudo ls -l ${loginPath}; sudo journalctl --no-pager -t eks-proxy-login`];
