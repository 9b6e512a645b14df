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
        },
      };

const checkResource = (text: string): Problem | undefined =>
  /^[A-Za-z0-9]{1,255}$/.test(text)
    ? undefined
    : {
        code: 'option.logical-id',
        params: { value: excerpt(text) },
        text: { en: '"{value}" is no logical ID: letters and digits only, as the resource is called in the template.' },
      };

/** Asked of self-managed groups only: EKS makes managed ones, with an image of your own too, and waits for no signal. */
export const signalOptions: readonly OptionField[] = [
  {
    key: STACK,
    label: { en: 'CloudFormation stack to signal' },
    help: { en: 'Only if a stack made these nodes and waits for a signal from each.' },
    kind: 'text',
    default: '',
    placeholder: 'eks-nodes',
    check: checkStack,
    managements: ['self-managed'],
  },
  {
    key: RESOURCE,
    label: { en: 'Resource in that stack' },
    help: { en: 'The logical ID of the resource that has the CreationPolicy or UpdatePolicy.' },
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
      text: { en: 'A signal to CloudFormation needs both the stack and its resource: fill in both or none.' },
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
