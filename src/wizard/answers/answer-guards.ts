// What each answer of the form can be: for values that come from elsewhere, of no known type.

import type { FieldPathValue } from 'react-hook-form';
import type {
  BypassAddition,
  Delivery,
  EndpointAccess,
  Management,
  Options,
  SecretStore,
  VpcEndpoint,
} from '../../core/first.ts';
import type { FormValues, NodeGroupValues } from './form-values.ts';

type Guard<T> = (value: unknown) => value is T;

const isText = (value: unknown): value is string => typeof value === 'string';
const isFlag = (value: unknown): value is boolean => typeof value === 'boolean';
const oneOf =
  <T extends string>(...choices: readonly T[]): Guard<T> =>
  (value): value is T =>
    choices.some((choice) => choice === value);
const listOf =
  <T>(isItem: Guard<T>): Guard<readonly T[]> =>
  (value): value is readonly T[] =>
    Array.isArray(value) && value.every(isItem);
const recordOf =
  <T>(isItem: Guard<T>): Guard<Readonly<Record<string, T>>> =>
  (value): value is Readonly<Record<string, T>> =>
    typeof value === 'object' && value !== null && !Array.isArray(value) && Object.values(value).every(isItem);

/** An object with these keys, each of its kind, and no others. */
const shapeOf =
  <T extends object>(guards: { readonly [K in keyof T]-?: Guard<T[K]> }): Guard<T> =>
  (value): value is T => {
    if (typeof value !== 'object' || value === null) return false;
    const known = new Map<string, Guard<unknown>>(Object.entries(guards));
    const keys = Object.entries(value);
    return keys.length === known.size && keys.every(([key, item]) => known.get(key)?.(item) === true);
  };

const either =
  <A, B>(isOne: Guard<A>, isOther: Guard<B>): Guard<A | B> =>
  (value): value is A | B =>
    isOne(value) || isOther(value);

const isEndpoint: Guard<VpcEndpoint> = either(
  isText,
  shapeOf<Exclude<VpcEndpoint, string>>({ service: isText, privateDns: isFlag, hosts: listOf(isText) }),
);
const isAddition: Guard<BypassAddition> = either(
  isText,
  shapeOf<Exclude<BypassAddition, string>>({ entry: isText, why: isText }),
);
const isOptions: Guard<Options> = recordOf(either(isText, isFlag));

export const isNodeGroup: Guard<NodeGroupValues> = shapeOf<NodeGroupValues>({
  name: isText,
  platform: isText,
  management: oneOf<Management | ''>('managed', 'managed-custom-ami', 'self-managed', ''),
  tool: isText,
  options: isOptions,
});

type Part = 'cluster' | 'proxy' | 'bypass';

/** The path of an answer that is no node group's. */
export type AnswerPath =
  | { [P in Part]: `${P}.${keyof FormValues[P] & string}` }[Part]
  | 'delivery'
  | 'addOns.vpcCni.nodeAgent'
  | 'addOns.kubeProxy.patch'
  | 'addOns.controllers';

/** Complete by its type: a question that is new in the form is missing here. */
export const guards: { readonly [P in AnswerPath]: Guard<FieldPathValue<FormValues, P>> } = {
  'cluster.name': isText,
  'cluster.region': isText,
  'cluster.kubernetesVersion': isText,
  'cluster.serviceCidrs': listOf(isText),
  'cluster.vpcCidrs': listOf(isText),
  'cluster.endpoint': isText,
  'cluster.endpointAccess': oneOf<EndpointAccess>('private', 'public', 'public-and-private'),
  'cluster.certificateAuthority': isText,
  'cluster.dnsDomain': isText,
  'cluster.vpcEndpoints': listOf(isEndpoint),
  'cluster.fips': isFlag,
  'proxy.http': isText,
  'proxy.https': isText,
  'proxy.tlsInspection': isFlag,
  'proxy.caBundle': isText,
  'proxy.credentials': shapeOf<FormValues['proxy']['credentials']>({
    from: oneOf<SecretStore | ''>('secretsmanager', 'ssm', ''),
    name: isText,
  }),
  'bypass.add': listOf(isAddition),
  'bypass.remove': listOf(isText),
  delivery: oneOf<Delivery>('kubectl', 'argocd', 'flux', 'kustomize', 'helm'),
  'addOns.vpcCni.nodeAgent': isFlag,
  'addOns.kubeProxy.patch': isFlag,
  'addOns.controllers': listOf(isText),
};

/** Every such path. */
export const isAnswerPath = (path: string): path is AnswerPath => Object.hasOwn(guards, path);
