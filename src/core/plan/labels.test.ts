import { expect, test } from 'vitest';
import { labelOf } from './labels.ts';
import { sampleDefinitions } from './sample-definitions.ts';

test.each([
  ['cluster.endpoint', 'API endpoint'],
  ['cluster.serviceCidrs', 'Service CIDR'],
  ['cluster.serviceCidrs.12', 'Service CIDR'],
  ['cluster.vpcEndpoints.0.hosts.1', 'VPC endpoints'],
  ['bypass.add.3.why', 'Reason of a bypass entry'],
  ['bypass.add.3.entry', 'Bypass entry'],
  ['bypass.simulation.imds', 'Simulator'],
  ['nodeGroups.0.name', 'Node group name'],
  ['nodeGroups.0.options.release', 'The release'],
  ['nodeGroups.0.options.other', 'Options'],
  ['nowhere', 'nowhere'],
  ['constructor', 'constructor'],
])('%s is called "%s"', (field, label) => {
  expect(labelOf(field, sampleDefinitions).en).toBe(label);
});
