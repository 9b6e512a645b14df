// Templates of CloudFormation, in YAML. Intrinsic functions stand in their long form (Fn::GetAtt, not !GetAtt): every
// reader of YAML takes them as plain data, whether it knows the short tags or not.

import { utf8Length } from './base64.ts';
import { Block, type YamlValue, yaml } from './yaml.ts';

interface Parameter {
  readonly type: string;
  readonly description: string;
  readonly default?: string | number;
  readonly allowedValues?: readonly string[];
  readonly allowedPattern?: string;
  readonly minValue?: number;
  /** What a value that does not fit is told. */
  readonly constraintDescription?: string;
}

interface Resource {
  readonly type: string;
  readonly properties: { readonly [name: string]: YamlValue };
  readonly creationPolicy?: YamlValue;
  readonly updatePolicy?: YamlValue;
}

interface Template {
  readonly description: string;
  readonly parameters: Readonly<Record<string, Parameter>>;
  readonly resources: Readonly<Record<string, Resource>>;
}

/** docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html, in bytes */
export const templateLimits = { inRequest: 51_200, inBucket: 1_048_576 };

const limits = { description: 1024, parameters: 200 };

/** The value of a parameter, or what names a resource. */
export const ref = (name: string): YamlValue => ({ Ref: name });

export const attribute = (resource: string, name: string): YamlValue => ({ 'Fn::GetAtt': [resource, name] });

/** A text that CloudFormation codes in base64. Nothing in it is substituted: only Fn::Sub would do that. */
export const base64Of = (text: string): YamlValue => ({ 'Fn::Base64': new Block(text) });

/**
 * Whether CloudFormation would put a value of another service into a text, which no quoting prevents
 * (docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html).
 */
export const hasDynamicReference = (text: string): boolean => text.includes('{{resolve:');

const isMap = (value: YamlValue): value is { readonly [key: string]: YamlValue } =>
  typeof value === 'object' && !(value instanceof Block) && !Array.isArray(value);

/** What a value refers to, by Ref and Fn::GetAtt. */
function referred(value: YamlValue): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(referred);
  if (!isMap(value)) return [];
  return Object.entries(value).flatMap(([key, one]) => {
    if (key === 'Ref' && typeof one === 'string') return [one];
    if (key === 'Fn::GetAtt' && Array.isArray(one)) return one.slice(0, 1).map(String);
    return referred(one);
  });
}

/** Why CloudFormation would refuse the template, whatever the answers in it are. */
function trouble({ description, parameters, resources }: Template): string | undefined {
  const names = [...Object.keys(parameters), ...Object.keys(resources)];
  const wrong = names.find((name) => !/^[A-Za-z0-9]{1,255}$/.test(name));
  if (wrong !== undefined) return `a logical ID is letters and digits: ${wrong}`;
  if (new Set(names).size < names.length) return 'a parameter and a resource have the same name';
  const unknown = Object.values(resources)
    .flatMap(({ properties, creationPolicy = {}, updatePolicy = {} }) => [properties, creationPolicy, updatePolicy])
    .flatMap(referred)
    .find((name) => !names.includes(name) && !name.startsWith('AWS::'));
  if (unknown !== undefined) return `nothing is called ${unknown}`;
  if (Object.keys(parameters).length > limits.parameters) return 'too many parameters';
  return utf8Length(description) > limits.description ? 'the description is too long' : undefined;
}

const parameter = (one: Parameter): YamlValue => ({
  Type: one.type,
  Description: one.description,
  ...(one.default === undefined ? {} : { Default: one.default }),
  ...(one.allowedValues === undefined ? {} : { AllowedValues: one.allowedValues }),
  ...(one.allowedPattern === undefined ? {} : { AllowedPattern: one.allowedPattern }),
  ...(one.minValue === undefined ? {} : { MinValue: one.minValue }),
  ...(one.constraintDescription === undefined ? {} : { ConstraintDescription: one.constraintDescription }),
});

const resource = (one: Resource): YamlValue => ({
  Type: one.type,
  ...(one.creationPolicy === undefined ? {} : { CreationPolicy: one.creationPolicy }),
  ...(one.updatePolicy === undefined ? {} : { UpdatePolicy: one.updatePolicy }),
  Properties: one.properties,
});

const each = <T>(some: Readonly<Record<string, T>>, write: (one: T) => YamlValue): YamlValue =>
  Object.fromEntries(Object.entries(some).map(([name, one]) => [name, write(one)]));

/**
 * A template below comment lines. Refuses, as a programmer's error, logical IDs that are none, references to nothing, and
 * more than CloudFormation takes of parameters and descriptions; the size of the whole is the caller's to look at.
 */
export function cloudFormation(template: Template, comment: readonly string[]): string {
  const wrong = trouble(template);
  if (wrong !== undefined) throw new Error(wrong);
  return yaml(
    {
      AWSTemplateFormatVersion: '2010-09-09',
      Description: template.description,
      Parameters: each(template.parameters, parameter),
      Resources: each(template.resources, resource),
    },
    comment,
  );
}
