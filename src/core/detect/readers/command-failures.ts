// A command that failed: says which, why as far as that is known, and the permission it needs.

import { type Localized, withTexts } from '../../model/localized.ts';
import { type Note, noteOf } from '../detection.ts';
import type { Reader } from './reader.ts';

interface Need {
  readonly command: RegExp;
  /** What AWS calls the operation in its errors. */
  readonly operation?: string;
  readonly name: string;
  readonly permission: string;
}

const needs: readonly Need[] = [
  {
    command: /\bdescribe-cluster\b|\bupdate-kubeconfig\b/,
    operation: 'DescribeCluster',
    name: 'aws eks describe-cluster',
    permission: 'eks:DescribeCluster',
  },
  {
    command: /\bdescribe-vpcs\b/,
    operation: 'DescribeVpcs',
    name: 'aws ec2 describe-vpcs',
    permission: 'ec2:DescribeVpcs',
  },
  {
    command: /\bdescribe-vpc-endpoints\b/,
    operation: 'DescribeVpcEndpoints',
    name: 'aws ec2 describe-vpc-endpoints',
    permission: 'ec2:DescribeVpcEndpoints',
  },
  {
    command: /\bservicecidrs?\b/,
    name: 'kubectl get servicecidr',
    permission: 'list servicecidrs.networking.k8s.io (Kubernetes RBAC)',
  },
  {
    command: /\b(?:ds|daemonsets?)\b/,
    name: 'kubectl get daemonset aws-node',
    permission: 'get daemonsets in namespace kube-system (Kubernetes RBAC)',
  },
  {
    command: /\b(?:svc|services?)\b/,
    name: 'kubectl get service kubernetes',
    permission: 'get services in namespace default (Kubernetes RBAC)',
  },
];

interface Cause extends Localized {
  readonly error: RegExp;
}

const FAILED: Cause = {
  error: /(?:)/,
  en: '{command} failed. It said: {error}',
  ko: '{command} 명령이 실패했습니다. 메시지: {error}',
  ja: '{command} が失敗しました。メッセージ: {error}',
};

const REFUSED: Cause = {
  error: /AccessDenied|UnauthorizedOperation|not authorized|Forbidden|is forbidden/i,
  en: '{command} was refused. It needs the permission {permission}. It said: {error}',
  ko: '{command} 명령이 거부되었습니다. {permission} 권한이 필요합니다. 메시지: {error}',
  ja: '{command} は拒否されました。{permission} のアクセス許可が必要です。メッセージ: {error}',
};

/** Without the permission that is lacking, where the command is not known. */
const REFUSED_SOMEHOW: Localized = {
  en: '{command} was refused. It said: {error}',
  ko: '{command} 명령이 거부되었습니다. 메시지: {error}',
  ja: '{command} は拒否されました。メッセージ: {error}',
};

const SOME_COMMAND: Localized = { en: 'A command', ko: '명령', ja: 'コマンド' };
const NOTHING: Localized = { en: 'nothing', ko: '없음', ja: 'なし' };

/** In this order; the last one takes all. */
const causes: readonly Cause[] = [
  {
    error: /^Skipped: /,
    en: '{command} was not run, since the command before it did not tell the VPC of the cluster.',
    ko: '앞의 명령에서 클러스터의 VPC를 알 수 없어 {command} 명령을 실행하지 않았습니다.',
    ja: '前のコマンドでクラスターの VPC がわからなかったため、{command} は実行されませんでした。',
  },
  {
    error: /doesn't have a resource type "?servicecidr/,
    en: '{command} is not known to this cluster: its Kubernetes is older than 1.33. Nothing is lost, aws eks describe-cluster says the same.',
    ko: '이 클러스터는 Kubernetes가 1.33보다 오래되어 {command} 명령을 지원하지 않습니다. aws eks describe-cluster로 같은 값을 알 수 있으니 문제없습니다.',
    ja: 'このクラスターの Kubernetes は 1.33 より古く、{command} に対応していません。aws eks describe-cluster で同じ値がわかるため、問題ありません。',
  },
  {
    error: /ResourceNotFoundException|No cluster found/i,
    en: '{command} found no such cluster. Check the name, the region and the account. It said: {error}',
    ko: '{command}에서 클러스터를 찾지 못했습니다. 이름, 리전, 계정을 확인하세요. 메시지: {error}',
    ja: '{command} でクラスターが見つかりませんでした。名前、リージョン、アカウントを確認してください。メッセージ: {error}',
  },
  {
    error:
      /Unable to connect to the server|connection to the server|i\/o timeout|no such host|couldn't get current server API/i,
    en: '{command} did not reach the API server. A private endpoint answers inside its VPC only: run it where kubectl works, for example in a CloudShell environment of that VPC. It said: {error}',
    ko: '{command} 명령이 API 서버에 접속하지 못했습니다. 프라이빗 엔드포인트는 VPC 안에서만 응답합니다. 그 VPC의 CloudShell 환경처럼 kubectl이 동작하는 곳에서 실행하세요. 메시지: {error}',
    ja: '{command} が API サーバーに接続できませんでした。プライベートエンドポイントは VPC 内でのみ応答します。その VPC の CloudShell 環境など、kubectl が動く場所で実行してください。メッセージ: {error}',
  },
  {
    error:
      /Unable to locate credentials|ExpiredToken|InvalidClientTokenId|UnrecognizedClient|config profile|must be logged in|Unauthorized\b(?!Operation)/i,
    en: '{command} has no valid credentials. Log in and run it again. It said: {error}',
    ko: '{command}에 유효한 자격 증명이 없습니다. 로그인한 뒤 다시 실행하세요. 메시지: {error}',
    ja: '{command} に有効な認証情報がありません。ログインしてからもう一度実行してください。メッセージ: {error}',
  },
  REFUSED,
  FAILED,
];

/** The last line says most: kubectl repeats itself before it, aws puts a blank line first. */
function shortened(error: string): string | undefined {
  const lines = error
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const last = lines.findLast((line) => !/memcache\.go:/.test(line)) ?? lines.at(-1);
  if (last === undefined) return undefined;
  return last.length > 400 ? `${last.slice(0, 400)} …` : last;
}

function noteFor(command: string, error: string): Note {
  const operation = /when calling the (\w{1,80}) operation/.exec(error)?.[1];
  const need =
    needs.find((one) => one.operation !== undefined && one.operation === operation) ??
    needs.find((one) => one.command.test(command)) ??
    needs.find((one) => one.command.test(error));
  const cause = causes.find((one) => one.error.test(error)) ?? FAILED;
  const name = need?.name ?? command;
  const said = shortened(error);
  const text = withTexts(need === undefined && cause === REFUSED ? REFUSED_SOMEHOW : cause, {
    ...(name === '' && { command: SOME_COMMAND }),
    ...(said === undefined && { error: NOTHING }),
  });
  return noteOf(text, { command: name, permission: need?.permission ?? '', error: said ?? '' });
}

export const commandFailures: Reader = {
  source: 'a command that failed',
  read: (chunk) => (chunk.kind === 'failure' ? { notes: [noteFor(chunk.command, chunk.error)] } : undefined),
};
