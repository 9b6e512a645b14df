// The front desk: the door to the core, with every platform, tool and controller there is. What needs none of them is in
// first.ts, the same desk before the lists are there.

import { type Bundle, bundleWith } from './bundle.ts';
import { nodeRolePolicyPath } from './documents/cluster/node-role-policy.ts';
import { trustMapPath } from './documents/cluster/trust-map.ts';
import { controllers } from './documents/controllers/index.ts';
import { controllerPaths } from './documents/controllers/parts.ts';
import { deliveries } from './documents/delivery/index.ts';
import { platforms } from './documents/platforms/index.ts';
import { tools } from './documents/tools/index.ts';
import type { ControllerDefinition } from './model/controller.ts';
import { type Definitions, hasOwnFiles } from './model/definition.ts';
import { exampleOf } from './model/example.ts';
import type { Draft } from './model/settings.ts';

export const definitions: Definitions & { readonly controllers: readonly ControllerDefinition[] } = {
  platforms,
  tools,
  controllers,
};

export const exampleDraft: Draft = exampleOf(definitions);

/** Answers in, every document out: `bundleWith` every definition there is. */
export const bundleOf = (draft: Draft): Bundle => bundleWith(definitions, draft);

const fixedPaths = new Set([
  ...bundleOf(exampleDraft).documents.flatMap(({ path }) => (path.startsWith('node-groups/') ? [] : [path])),
  // Only where there is a CA bundle or a login, and the example has neither.
  trustMapPath,
  nodeRolePolicyPath,
  // Each by its own answer.
  ...deliveries.flatMap(({ files }) => files),
  ...controllers.flatMap(controllerPaths),
  ...tools.flatMap(({ clusterSide }) => clusterSide?.files ?? []),
]);
const groupFiles: ReadonlySet<string | undefined> = new Set([
  ...['user-data.mime', 'user-data.toml', 'user-data.ps1'],
  ...platforms.flatMap((platform) => (hasOwnFiles(platform) ? platform.files : [])),
  ...tools.map(({ file }) => file),
]);

/** Whether some bundle has a file of this path. */
export function isBundlePath(path: string): boolean {
  const [, file] = /^node-groups\/[^/]+\/([^/]+)$/.exec(path) ?? [];
  return file === undefined ? fixedPaths.has(path) : groupFiles.has(file);
}

export * from './first.ts';
