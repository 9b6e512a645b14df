// The steps that ask AWS APIs which have no VPC endpoint here, from a node, through the proxy: before and after.

import type { Definitions } from '../../model/definition.ts';
import type { RunbookStep } from '../../model/document.ts';
import { type Localized, sentences } from '../../model/localized.ts';
import type { Plan } from '../../model/plan.ts';
import { sh } from '../../syntax/shell.ts';
import { type Verbatim, verbatim } from '../../syntax/template.ts';
import { loginPath } from '../platforms/login-at-boot.ts';

// What every node calls: joining and addresses, login to the registry, image layers.
const services = [
  { service: 'ec2', host: 'ec2' },
  { service: 'ecr.api', host: 'api.ecr' },
  { service: 's3', host: 's3' },
];

/** Hosts to ask: EC2, ECR and S3 where no endpoint with private DNS serves them, else the first that goes by the proxy. */
function hostsOf(plan: Plan): readonly { readonly service: string; readonly host: string }[] {
  const { region, vpcEndpoints } = plan.settings.cluster;
  const served = vpcEndpoints.flatMap((endpoint) => {
    if (typeof endpoint === 'string') return [endpoint];
    return endpoint.privateDns ? [endpoint.service] : [];
  });
  return services
    .filter(({ service }) => !served.includes(service))
    .map(({ service, host }) => ({ service, host: `${host}.${region}.${plan.dnsSuffix}` }));
}

// --noproxy '': curl obeys no_proxy even where the proxy is named (facts of curl's environment handling, curl(1)).
const asks = (curl: Verbatim, { service, host }: { readonly service: string; readonly host: string }): string =>
  sh`${curl} --silent --show-error --output /dev/null --max-time 20 --write-out ${`${service} %{http_code}\\n`} ${`https://${host}/`}`;

/** Of a node that is there already, before anything is changed; none where no host goes by the proxy. */
export function tryProxy(plan: Plan, { platforms }: Definitions): readonly RunbookStep[] {
  const other = plan.allowed.find(({ host, port }) => port === 443 && !host.startsWith('.'))?.host;
  const unserved = hostsOf(plan);
  const hosts = unserved.length > 0 || other === undefined ? unserved : [{ service: other, host: other }];
  if (hosts.length === 0) return [];
  const shells = new Set(
    plan.nodeGroups.flatMap((group) => platforms.find(({ id }) => id === group.platform)?.shell ?? []),
  );
  const curl = verbatim(sh`curl --noproxy '' --proxy ${plan.httpsProxy}`);
  return [
    {
      id: 'try-proxy',
      kind: 'step',
      title: {
        en: 'Try the proxy from one node',
        ko: '노드 하나에서 프록시 시험',
        ja: '1 台のノードからプロキシを試す',
      },
      about: sentences(tryWords, ...(plan.login === undefined ? [] : [tryWithLogin]), ...shells),
      commands: hosts.map((host) => asks(curl, host)),
    },
  ];
}

const tryWords: Localized = {
  en: 'Before anything is changed, in a shell on a node that is there (Session Manager, SSH) or in a pod with hostNetwork. The name of the proxy has to resolve from the VPC, and its security group or firewall has to let the nodes in. Any status from 200 to 499 but 407 means that the call came through. 000 comes with a message of curl: "Could not resolve proxy" is the name, a time-out the security group or the route, 403 after CONNECT the allow-list, 407 that the proxy asks for a login.',
  ko: '아무것도 변경하기 전에, 이미 있는 노드의 셸(Session Manager, SSH)이나 hostNetwork를 사용하는 파드에서 실행하세요. VPC에서 프록시 이름을 DNS로 확인할 수 있어야 하고, 프록시의 보안 그룹이나 방화벽이 노드를 허용해야 합니다. 407을 제외한 200~499 상태 코드는 호출이 통과했다는 뜻입니다. 000이면 curl 메시지를 보세요. "Could not resolve proxy"는 이름, 시간 초과는 보안 그룹이나 라우팅, CONNECT 뒤의 403은 허용 목록의 문제이고, 407은 프록시가 로그인을 요구한다는 뜻입니다.',
  ja: '何も変更しないうちに、既にあるノードのシェル (Session Manager、SSH) か hostNetwork の Pod で実行してください。VPC からプロキシの名前を解決でき、プロキシのセキュリティグループかファイアウォールがノードを許可している必要があります。407 を除く 200 から 499 のステータスは呼び出しが通ったことを示します。000 の場合は curl のメッセージを見てください。"Could not resolve proxy" は名前、タイムアウトはセキュリティグループかルート、CONNECT の後の 403 は許可リストの問題で、407 はプロキシがログインを求めていることを示します。',
};

const tryWithLogin: Localized = {
  en: 'The command has no login, so 407 is right here: the nodes reach the proxy. A later step asks with the login.',
  ko: '이 명령에는 로그인 정보가 없으므로 여기서는 407이 정상입니다. 노드가 프록시에 도달한다는 뜻입니다. 로그인 정보를 사용한 확인은 이후 단계에 있습니다.',
  ja: 'このコマンドにはログイン情報がないため、ここでは 407 が正常です。ノードがプロキシに到達したことを示します。ログイン情報を使った確認は後の手順にあります。',
};

/** With the login, which only nodes have that started with the new user data; nothing where there is none. */
export function throughProxy(plan: Plan): readonly RunbookStep[] {
  const { login } = plan;
  if (login === undefined) return [];
  // From the file of the node, which is no argument.
  const curl = verbatim(sh`sudo sh -c ${`set -a; . ${loginPath}; exec curl "$@"`} curl --noproxy ''`);
  const commands = hostsOf(plan).map((host) => asks(curl, host));
  if (commands.length === 0) return [];
  return [
    {
      id: 'check-through-proxy',
      kind: 'step',
      title: {
        en: 'Check AWS through the proxy',
        ko: '프록시를 통한 AWS 연결 확인',
        ja: 'プロキシ経由の AWS への接続を確認',
      },
      about: {
        en: 'For the services without a VPC endpoint. Run it in a shell on a node of the group (Session Manager, SSH). Any status from 200 to 499 but 407 means that the call came through; 000 with a message of curl means that the proxy or its allow-list stands in the way, 407 that it asks for a password.',
        ko: 'VPC 엔드포인트가 없는 서비스를 확인합니다. 그룹의 노드 셸에서 실행하세요(Session Manager, SSH). 407을 제외한 200~499 상태 코드는 호출이 통과했다는 뜻입니다. 000과 curl 메시지는 프록시 또는 허용 목록이 막고 있다는 뜻이고, 407은 프록시가 비밀번호를 요구한다는 뜻입니다.',
        ja: 'VPC エンドポイントのないサービスを確認します。グループのノードのシェルで実行してください (Session Manager、SSH)。407 を除く 200 から 499 のステータスは呼び出しが通ったことを示します。000 と curl のメッセージはプロキシか許可リストに遮られていること、407 はプロキシがパスワードを求めていることを示します。',
      },
      commands,
    },
  ];
}
