// The step that checks the AWS APIs which have no VPC endpoint here, from a node, through the proxy.

import type { RunbookStep } from '../../model/document.ts';
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

/** curl by the proxy; with its login from the file of the node, which is no argument. */
const byProxy = ({ httpsProxy, login }: Plan): Verbatim =>
  verbatim(
    login === undefined
      ? sh`curl --noproxy '' --proxy ${httpsProxy}`
      : sh`sudo sh -c ${`set -a; . ${loginPath}; exec curl "$@"`} curl --noproxy ''`,
  );

/** One step with a command for each of EC2, ECR and S3 that no endpoint with private DNS serves; none if all are served. */
export function throughProxy(plan: Plan): readonly RunbookStep[] {
  const { region, vpcEndpoints } = plan.settings.cluster;
  const served = vpcEndpoints.flatMap((endpoint) => {
    if (typeof endpoint === 'string') return [endpoint];
    return endpoint.privateDns ? [endpoint.service] : [];
  });
  // --noproxy '': curl obeys no_proxy even where the proxy is named (facts of curl's environment handling, curl(1)).
  const commands = services
    .filter(({ service }) => !served.includes(service))
    .map(
      ({ service, host }) =>
        sh`${byProxy(plan)} --silent --show-error --output /dev/null --max-time 20 --write-out ${`${service} %{http_code}\\n`} ${`https://${host}.${region}.${plan.dnsSuffix}/`}`,
    );
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
