// The reader of CloudFormation templates: each resource against the properties that its type has, unknown ones refused,
// and the intrinsic functions of our templates evaluated. cfn-lint, AWS's own, reads the same files where it is there.

import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

type Type =
  | string
  | { readonly ref: string }
  | { readonly array: Type }
  | { readonly map: Type }
  | { readonly union: readonly Type[] };
type Properties = Readonly<Record<string, { readonly type: Type; readonly required?: boolean }>>;
interface ResourceType {
  readonly properties: Properties;
  readonly attributes: readonly string[];
}
type Map = Readonly<Record<string, unknown>>;

const {
  resources: types,
  definitions,
}: {
  readonly resources: Readonly<Record<string, ResourceType>>;
  readonly definitions: Readonly<Record<string, Properties>>;
} = JSON.parse(readFileSync(new URL('cloudformation-resources.json', import.meta.url), 'utf8'));

const isMap = (value: unknown): value is Map => typeof value === 'object' && value !== null && !Array.isArray(value);
const mapOf = (value: unknown): Map => (isMap(value) ? value : {});

export interface StackTemplate {
  readonly parameters: Map;
  readonly resources: Map;
}

/** Reads a template of the one version there is; refuses a section that we do not write. */
export function readTemplate(text: string): StackTemplate {
  const { AWSTemplateFormatVersion, Description, Parameters, Resources, ...rest } = mapOf(parse(text));
  if (AWSTemplateFormatVersion !== '2010-09-09') throw new Error('no version of CloudFormation');
  if (typeof Description !== 'string' || Object.keys(rest).length > 0) throw new Error('another section');
  return { parameters: mapOf(Parameters), resources: mapOf(Resources) };
}

const SCALARS: Readonly<Record<string, readonly string[]>> = {
  string: ['string'],
  integer: ['number', 'string'],
  number: ['number', 'string'],
  boolean: ['boolean'],
  json: ['object', 'string'],
};

/** What an intrinsic function gives, as a type; nothing where the value is none. Throws where it names nothing. */
function given(value: unknown, { parameters, resources }: StackTemplate): Type | undefined {
  if (!isMap(value) || Object.keys(value).length !== 1) return undefined;
  const { Ref, 'Fn::GetAtt': attribute, 'Fn::Base64': coded } = value;
  if (typeof coded === 'string') return 'string';
  if (Array.isArray(attribute)) {
    const type = types[String(mapOf(resources[attribute[0]]).Type)];
    if (type?.attributes.includes(attribute[1])) return 'string';
    throw new Error(`no attribute ${attribute.join('.')}`);
  }
  if (typeof Ref !== 'string') return undefined;
  if (Ref in resources) return 'string';
  if (!(Ref in parameters)) throw new Error(`nothing is called ${Ref}`);
  const type = String(mapOf(parameters[Ref]).Type);
  return type.startsWith('List<') ? { array: 'string' } : type === 'Number' ? 'number' : 'string';
}

/** What every type that takes tags has in common. */
const TAG: Properties = { Key: { type: 'string', required: true }, Value: { type: 'string', required: true } };

function check(value: unknown, type: Type, at: string, template: StackTemplate): readonly string[] {
  const result = given(value, template);
  if (result !== undefined) {
    const takesList = typeof type !== 'string' && 'array' in type;
    const isList = typeof result !== 'string';
    return takesList === isList ? [] : [`${at}: ${isList ? 'a list' : 'one value'}`];
  }
  if (type === 'tag') return isMap(value) ? checkProperties(value, TAG, at, template) : [`${at}: no tag`];
  if (typeof type === 'string') return SCALARS[type]?.includes(typeof value) ? [] : [`${at}: no ${type}`];
  if ('union' in type) {
    const tried = type.union.map((one) => check(value, one, at, template));
    return tried.find((one) => one.length === 0) ?? tried[0] ?? [];
  }
  if ('array' in type) {
    if (!Array.isArray(value)) return [`${at}: no list`];
    return value.flatMap((one, index) => check(one, type.array, `${at}.${index}`, template));
  }
  if (!isMap(value)) return [`${at}: no map`];
  if ('map' in type) {
    return Object.entries(value).flatMap(([key, one]) => check(one, type.map, `${at}.${key}`, template));
  }
  return checkProperties(value, definitions[type.ref] ?? {}, at, template);
}

function checkProperties(value: Map, known: Properties, at: string, template: StackTemplate): readonly string[] {
  const missing = Object.entries(known).filter(([name, { required }]) => required === true && !(name in value));
  return [
    ...missing.map(([name]) => `${at}: ${name} is missing`),
    ...Object.entries(value).flatMap(([name, one]) => {
      const property = Object.hasOwn(known, name) ? known[name] : undefined;
      return property === undefined
        ? [`${at}: there is no ${name}`]
        : check(one, property.type, `${at}.${name}`, template);
    }),
  ];
}

/** What its types say against the resources of a template; policies of an Auto Scaling group are cfn-lint's to judge. */
export function templateErrors(text: string): readonly string[] {
  const template = readTemplate(text);
  return Object.entries(template.resources).flatMap(([id, resource]) => {
    const { Type, Properties, CreationPolicy, UpdatePolicy, ...rest } = mapOf(resource);
    const type = types[String(Type)];
    if (type === undefined) return [`${id}: no type ${Type}`];
    const policies = CreationPolicy !== undefined || UpdatePolicy !== undefined;
    return [
      ...(policies && Type !== 'AWS::AutoScaling::AutoScalingGroup' ? [`${id}: a policy`] : []),
      ...Object.keys(rest).map((key) => `${id}: there is no ${key}`),
      ...checkProperties(mapOf(Properties), type.properties, id, template),
    ];
  });
}

/** The user data that EC2 gets from a template: the one Fn::Base64 of its launch template, coded and decoded again. */
export function userDataIn(text: string): string {
  const { resources } = readTemplate(text);
  const found = Object.values(resources).flatMap((resource) => {
    const { LaunchTemplateData } = mapOf(mapOf(resource).Properties);
    const { UserData } = mapOf(LaunchTemplateData);
    const { 'Fn::Base64': plain, ...rest } = mapOf(UserData);
    return typeof plain === 'string' && Object.keys(rest).length === 0 ? [plain] : [];
  });
  if (found.length !== 1) throw new Error('not one launch template with user data');
  return Buffer.from(Buffer.from(found[0] ?? '').toString('base64'), 'base64').toString();
}
