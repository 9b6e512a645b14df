// What must be true for nodes to read the login of the proxy: the call for it cannot go by the proxy that asks for it, and
// neither can what a node calls before. Which platform can do what is told by the platform itself.

import { partitionOf } from '../aws/regions.ts';
import type { Definitions, LoginWay } from '../model/definition.ts';
import type { Finding, Mend } from '../model/finding.ts';
import type { NodeGroupPlan, Plan, ProxyLogin } from '../model/plan.ts';
import { parseSecretArn, storeTitles } from '../model/secret-name.ts';
import type { Draft, VpcEndpoint } from '../model/settings.ts';
import { wayTo } from './credentials.ts';

/** Nothing where the proxy asks for no login. */
export function credentialsFindings(draft: Draft, plan: Plan, { platforms }: Definitions): readonly Finding[] {
  const { login } = plan;
  if (login === undefined) return [];
  const groups = plan.nodeGroups.flatMap((group) => {
    const platform = platforms.find(({ id }) => id === group.platform);
    return platform === undefined ? [] : [{ group, login: platform.login }];
  });
  const endpoints = draft.cluster?.vpcEndpoints ?? [];
  const readsAtBoot = groups.some((one) => one.login.way === 'at-boot');
  return [
    ...elsewhere(login, plan),
    ...(readsAtBoot && wayTo(login.store, plan.settings.cluster) === undefined ? [noEndpoint(login, endpoints)] : []),
    basicAlone,
    ...groups.flatMap((one) => groupFindings(one, endpoints, plan)),
  ];
}

const FIELD = 'proxy.credentials.from';

/** Says that there is an endpoint after all: adds it, or turns on the private DNS of the one that is told. */
function thereIsOne(service: string, endpoints: readonly VpcEndpoint[]): Mend {
  const told = endpoints.findIndex((one) => typeof one !== 'string' && one.service === service);
  return {
    label:
      told < 0
        ? {
            en: 'My VPC has this endpoint: tick {service}',
            ko: '내 VPC에 이 엔드포인트가 있음: {service} 선택',
            ja: 'VPC にこのエンドポイントがある: {service} を選択',
          }
        : {
            en: 'The private DNS of {service} is on',
            ko: '{service}의 프라이빗 DNS가 켜져 있음',
            ja: '{service} のプライベート DNS は有効',
          },
    field: 'cluster.vpcEndpoints',
    value: told < 0 ? [...endpoints, service] : endpoints.with(told, service),
  };
}

const noEndpoint = ({ store }: ProxyLogin, endpoints: readonly VpcEndpoint[]): Finding => ({
  code: 'credentials.endpoint',
  severity: 'error',
  field: FIELD,
  params: { store: storeTitles[store], service: store },
  text: {
    en: 'Each node asks {store} for the login at boot, and that call cannot go by the proxy which asks for it: the VPC needs an endpoint for {service}.',
    ko: '각 노드는 부팅할 때 {store}에서 로그인 정보를 읽으며, 이 호출은 로그인을 요구하는 프록시를 거칠 수 없습니다. VPC에 {service} 엔드포인트가 필요합니다.',
    ja: '各ノードは起動時に {store} からログイン情報を読み取りますが、この呼び出しはログインを求めるプロキシを経由できません。VPC に {service} のエンドポイントが必要です。',
  },
  mend: thereIsOne(store, endpoints),
});

/** A secret is read where it is: the endpoint of a region serves that region alone. */
function elsewhere({ store, secret }: ProxyLogin, { settings: { cluster }, partition }: Plan): readonly Finding[] {
  const arn = parseSecretArn(store, secret);
  if (arn === undefined || partitionOf(cluster.region) === undefined) return [];
  if (arn.region === cluster.region && arn.partition === partition) return [];
  return [
    {
      code: 'credentials.region',
      severity: 'error',
      field: 'proxy.credentials.name',
      params: { elsewhere: arn.region, region: cluster.region },
      text: {
        en: 'This secret is in {elsewhere}, and the nodes are in {region}: a VPC endpoint leads to its own region only. Replicate the secret to {region} and give the ARN there.',
        ko: '이 시크릿은 {elsewhere}에 있고 노드는 {region}에 있습니다. VPC 엔드포인트는 자기 리전으로만 연결됩니다. 시크릿을 {region}에 복제하고 그곳의 ARN을 입력하세요.',
        ja: 'このシークレットは {elsewhere} にあり、ノードは {region} にあります。VPC エンドポイントは自リージョンにしか通じません。シークレットを {region} にレプリケートし、その ARN を入力してください。',
      },
    },
  ];
}

/** Go's net/http, libcurl by environment, botocore: a login in the address of a proxy is sent as Basic (RFC 7617). */
const basicAlone: Finding = {
  code: 'credentials.basic',
  severity: 'note',
  field: FIELD,
  params: {},
  text: {
    en: 'Programs log in at the proxy with Basic only, not with NTLM or Kerberos, and to an http:// address they send the login unencrypted. Package managers (dnf, yum, apt) get no login: their files can be read by everybody.',
    ko: '프로그램은 NTLM이나 Kerberos가 아닌 Basic으로만 프록시에 로그인하며, http:// 주소로는 로그인 정보를 암호화하지 않고 보냅니다. 패키지 관리자(dnf, yum, apt)에는 로그인 정보를 주지 않습니다. 설정 파일을 누구나 읽을 수 있기 때문입니다.',
    ja: 'プログラムは NTLM や Kerberos ではなく Basic だけでプロキシにログインし、http:// のアドレスにはログイン情報を暗号化せずに送ります。パッケージマネージャー (dnf、yum、apt) には渡しません。設定ファイルを誰でも読めるためです。',
  },
};

interface Reading {
  readonly group: NodeGroupPlan;
  readonly login: LoginWay;
}

function groupFindings({ group, login }: Reading, endpoints: readonly VpcEndpoint[], plan: Plan): readonly Finding[] {
  const field = `nodeGroups.${group.index}.platform`;
  const params = { group: group.name };
  if (login.way === 'none') {
    return [{ code: 'credentials.platform', severity: 'error', field, params, text: login.instead }];
  }
  if (login.way === 'typed') return [];
  return login.callsBefore
    .filter(({ service }) => !servedByUsualName(service, plan))
    .map(({ service, withoutEndpoint }) => ({
      code: 'credentials.first-call',
      severity: 'error',
      field,
      params: { ...params, service },
      text: withoutEndpoint,
      mend: thereIsOne(service, endpoints),
    }));
}

/** What a node calls by itself has no option for another name. */
function servedByUsualName(service: string, { settings: { cluster } }: Plan): boolean {
  const way = wayTo(service, cluster);
  return way !== undefined && way.url === undefined;
}
