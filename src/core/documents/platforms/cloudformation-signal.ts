// A stack that made the node may wait for its word (CreationPolicy, UpdatePolicy): cfn-signal, sent by the proxy unless
// CloudFormation has an endpoint in the VPC.

import type { Reach } from '../../model/allowed-host.ts';
import type { OptionField } from '../../model/definition.ts';
import type { Finding, Mend, Problem } from '../../model/finding.ts';
import { gap, hasMark } from '../../model/marks.ts';
import { excerpt } from '../../model/plain-text.ts';
import type { NodeGroupPlan, Plan } from '../../model/plan.ts';
import type { VpcEndpoint } from '../../model/settings.ts';
import { command } from '../../syntax/shell.ts';
import { type Verbatim, verbatim } from '../../syntax/template.ts';
import { optionField, textOption } from '../text-option.ts';

const STACK = 'stackName';
const RESOURCE = 'resource';

/** Stack names and logical ids: docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_SignalResource.html */
const checkStack = (text: string): Problem | undefined =>
  /^[A-Za-z][A-Za-z0-9-]{0,127}$/.test(text) || /^arn:aws[\w-]*:cloudformation:[\w:/-]+$/.test(text)
    ? undefined
    : {
        code: 'option.stack-name',
        params: { value: excerpt(text) },
        text: {
          en: '"{value}" is no stack name: letters, digits and hyphens, a letter first, or the ARN of the stack.',
          ko: '"{value}" 값은 스택 이름이 아닙니다. 영문자로 시작하고 영문자, 숫자, 하이픈을 사용하거나 스택의 ARN을 입력하세요.',
          ja: '「{value}」はスタック名ではありません。英字で始まり、英字、数字、ハイフンからなる名前か、スタックの ARN を入力してください。',
        },
      };

const checkResource = (text: string): Problem | undefined =>
  /^[A-Za-z0-9]{1,255}$/.test(text)
    ? undefined
    : {
        code: 'option.logical-id',
        params: { value: excerpt(text) },
        text: {
          en: '"{value}" is no logical ID: letters and digits only, as the resource is called in the template.',
          ko: '"{value}" 값은 논리적 ID가 아닙니다. 템플릿의 리소스 이름이며 영문자와 숫자만 사용합니다.',
          ja: '「{value}」は論理 ID ではありません。テンプレートでのリソースの名前で、英字と数字だけを使います。',
        },
      };

/** Asked of self-managed groups only: EKS makes managed ones, with an image of your own too, and waits for no signal. */
export const signalOptions: readonly OptionField[] = [
  {
    key: STACK,
    label: {
      en: 'CloudFormation stack to signal',
      ko: '신호를 보낼 CloudFormation 스택',
      ja: 'シグナルを送る CloudFormation スタック',
    },
    help: {
      en: 'Only if a stack made these nodes and waits for a signal from each.',
      ko: '스택이 이 노드를 만들었고 각 노드의 신호를 기다리는 경우에만 입력합니다.',
      ja: 'スタックがこのノードを作成し、各ノードのシグナルを待つ場合にだけ入力します。',
    },
    kind: 'text',
    default: '',
    placeholder: 'eks-nodes',
    check: checkStack,
    managements: ['self-managed'],
  },
  {
    key: RESOURCE,
    label: { en: 'Resource in that stack', ko: '해당 스택의 리소스', ja: 'そのスタックのリソース' },
    help: {
      en: 'The logical ID of the resource that has the CreationPolicy or UpdatePolicy.',
      ko: 'CreationPolicy 또는 UpdatePolicy가 있는 리소스의 논리적 ID입니다.',
      ja: 'CreationPolicy または UpdatePolicy を持つリソースの論理 ID です。',
    },
    kind: 'text',
    default: '',
    placeholder: 'NodeGroup',
    check: checkResource,
    managements: ['self-managed'],
  },
];

/** A stack without its resource, or the other way round, cannot be signalled. */
export function signalFindings(group: NodeGroupPlan): readonly Finding[] {
  const empty = [STACK, RESOURCE].filter((key) => textOption(group, key) === '');
  const missing = empty.length === 1 ? empty[0] : undefined;
  if (missing === undefined) return [];
  return [
    {
      code: 'option.signal-incomplete',
      severity: 'error',
      field: optionField(group, missing),
      params: { group: group.name },
      text: {
        en: 'A signal to CloudFormation needs both the stack and its resource: fill in both or none.',
        ko: 'CloudFormation에 신호를 보내려면 스택과 리소스가 모두 필요합니다. 둘 다 입력하거나 둘 다 비워 두세요.',
        ja: 'CloudFormation へのシグナルにはスタックとリソースの両方が必要です。両方を入力するか、両方を空にしてください。',
      },
      marked: true,
    },
  ];
}

/** cfn-signal takes its proxy as an argument, and arguments are for everybody on the node to read. */
export function loginInSignal(plan: Plan, group: NodeGroupPlan): readonly Finding[] {
  if (plan.login === undefined || !asksSignal(group) || signalledDirectly(plan)) return [];
  const { vpcEndpoints } = plan.settings.cluster;
  return [
    {
      code: 'credentials.signal',
      severity: 'error',
      field: optionField(group, STACK),
      params: { group: group.name, service: 'cloudformation' },
      text: {
        en: 'cfn-signal would need the login of the proxy among its arguments, which everybody on a node of {group} can read: the VPC needs an endpoint for {service} with private DNS, or the stack a way without a signal.',
        ko: 'cfn-signal은 프록시 로그인 정보를 인수로 받아야 하는데, 인수는 {group} 노드의 누구나 읽을 수 있습니다. VPC에 프라이빗 DNS를 켠 {service} 엔드포인트를 두거나 스택이 신호를 기다리지 않게 하세요.',
        ja: 'cfn-signal はプロキシのログイン情報を引数で受け取る必要がありますが、引数は {group} のノード上の誰でも読めます。VPC にプライベート DNS を有効にした {service} のエンドポイントを用意するか、スタックがシグナルを待たないようにしてください。',
      },
      ...(hasMark(JSON.stringify(vpcEndpoints)) ? {} : { mend: addCloudFormation(vpcEndpoints) }),
    },
  ];
}

const addCloudFormation = (endpoints: readonly VpcEndpoint[]): Mend => ({
  label: {
    en: 'My VPC has this endpoint: tick {service}',
    ko: '내 VPC에 이 엔드포인트가 있음: {service} 선택',
    ja: 'VPC にこのエンドポイントがある: {service} を選択',
  },
  field: 'cluster.vpcEndpoints',
  value: [...endpoints, 'cloudformation'],
});

/** Whether CloudFormation has an endpoint in the VPC, so that the proxy is left out. */
export function signalledDirectly(plan: Plan): boolean {
  const host = `cloudformation.${plan.settings.cluster.region}.${plan.dnsSuffix}`;
  return plan.bypass.some(({ entry, removed }) => !removed && entry === host);
}

/** Whether a stack waits for the nodes of a group, told with the stack, its resource or both. */
const asksSignal = (group: NodeGroupPlan): boolean => [STACK, RESOURCE].some((key) => textOption(group, key) !== '');

/** What the signal asks of the proxy. */
export const signals = (group: NodeGroupPlan): readonly Reach[] => (asksSignal(group) ? ['cloudformation'] : []);

/** The stack and its resource, gaps where one is missing; nothing where no stack waits. */
export function signalSettings(
  group: NodeGroupPlan,
): { readonly stack: string; readonly resource: string } | undefined {
  if (!asksSignal(group)) return undefined;
  return {
    stack: textOption(group, STACK) || gap(optionField(group, STACK)),
    resource: textOption(group, RESOURCE) || gap(optionField(group, RESOURCE)),
  };
}

/** The call of cfn-signal; nothing where no stack waits. `exitCode` is a word of the shell. */
export function signalCommand(plan: Plan, group: NodeGroupPlan, exitCode: string): Verbatim | undefined {
  const signal = signalSettings(group);
  if (signal === undefined) return undefined;
  return command([
    ['/opt/aws/bin/cfn-signal'],
    ['--exit-code', verbatim(exitCode)],
    ['--stack', signal.stack],
    ['--resource', signal.resource],
    ['--region', plan.settings.cluster.region],
    // A flag of cfn-signal, which knows no exceptions.
    ...(signalledDirectly(plan) || plan.login !== undefined ? [] : [['--https-proxy', plan.httpsProxy]]),
  ]);
}
