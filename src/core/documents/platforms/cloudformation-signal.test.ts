import { expect, it } from 'vitest';
import { signals } from './cloudformation-signal.ts';
import { groupOf } from './group.fixture.ts';

it.each([
  [{ stackName: 'eks-nodes', resource: 'NodeGroup' }, ['cloudformation']],
  [{ stackName: 'eks-nodes', resource: '' }, ['cloudformation']],
  [{ stackName: ' ', resource: '' }, []],
  [{}, []],
])('of the options %j the proxy has to let through %j', (options, reaches) => {
  expect(signals(groupOf('some', 'self-managed', options))).toEqual(reaches);
});
