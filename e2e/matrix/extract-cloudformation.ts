// Writes cloudformation-resources.json anew: of the resource types that our templates use, every property with its type.
// The package is too large to keep among ours, so its folder is the argument:
//   npm install --no-save --prefix DIR @aws-cdk/aws-service-spec
//   node --import tsx e2e/matrix/extract-cloudformation.ts DIR/node_modules/@aws-cdk/aws-service-spec

import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

const TYPES = [
  'AWS::EC2::LaunchTemplate',
  'AWS::EKS::Nodegroup',
  'AWS::AutoScaling::AutoScalingGroup',
  'AWS::IAM::InstanceProfile',
];

/** What this needs of the package's database. */
type SpecType =
  | { readonly type: 'array' | 'map'; readonly element: SpecType }
  | { readonly type: 'union'; readonly types: readonly SpecType[] }
  | { readonly type: 'ref'; readonly reference: { readonly $ref: string } }
  | { readonly type: 'string' | 'integer' | 'number' | 'boolean' | 'json' | 'tag' };
interface Described {
  readonly name: string;
  readonly properties: Readonly<Record<string, { readonly type: SpecType; readonly required?: boolean }>>;
}
interface Database {
  lookup(what: 'resource', by: string, how: 'equals', type: string): readonly (Described & { attributes: object })[];
  get(what: 'typeDefinition', id: string): Described;
}
type Type = string | { readonly [kind: string]: Type | readonly Type[] };

const folder = process.argv[2];
if (folder === undefined) throw new Error('name the folder of @aws-cdk/aws-service-spec');
const { loadAwsServiceSpecSync } = createRequire(import.meta.url)(resolve(folder));
const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
const database: Database = loadAwsServiceSpecSync();

/** The types that stand in properties, by a name that tells whose they are. */
const definitions: Record<string, ReturnType<typeof propertiesOf>> = {};

function typeOf(type: SpecType, owner: string): Type {
  if (type.type === 'array' || type.type === 'map') return { [type.type]: typeOf(type.element, owner) };
  if (type.type === 'union') return { union: type.types.map((one) => typeOf(one, owner)) };
  if (type.type !== 'ref') return type.type;
  const definition = database.get('typeDefinition', type.reference.$ref);
  const name = `${owner}.${definition.name}`;
  if (!(name in definitions)) {
    definitions[name] = {};
    definitions[name] = propertiesOf(definition, owner);
  }
  return { ref: name };
}

const propertiesOf = (
  { properties }: Described,
  owner: string,
): Readonly<Record<string, { readonly type: Type; readonly required?: boolean }>> =>
  Object.fromEntries(
    Object.entries(properties)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, { type, required }]) => [
        name,
        { type: typeOf(type, owner), ...(required === true ? { required } : {}) },
      ]),
  );

const resources = Object.fromEntries(
  TYPES.map((type) => {
    const [resource] = database.lookup('resource', 'cloudFormationType', 'equals', type);
    if (resource === undefined) throw new Error(`the package has no ${type}`);
    return [type, { properties: propertiesOf(resource, type), attributes: Object.keys(resource.attributes).sort() }];
  }),
);

const source = {
  from: 'https://github.com/cdklabs/awscdk-service-spec',
  package: `@aws-cdk/aws-service-spec ${version}`,
  license: `${license}, Copyright Amazon.com, Inc. or its affiliates`,
  by: 'e2e/matrix/extract-cloudformation.ts: names and types of properties, and nothing else',
};
const target = new URL('cloudformation-resources.json', import.meta.url);
writeFileSync(target, `${JSON.stringify({ source, resources, definitions }, null, 2)}\n`);
