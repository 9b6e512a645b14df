// The front desk: the door to the core, with every platform, tool and controller there is. What needs none of them is in
// first.ts, the same desk before the lists are there.

import { groupHosts } from './aws/group-hosts.ts';
import { type Bundle, bundleWith, type Desk } from './bundle.ts';
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
import { planOf } from './plan/plan.ts';

export const definitions: Definitions & { readonly controllers: readonly ControllerDefinition[] } = {
  platforms,
  tools,
  controllers,
  groupHosts,
};

export const exampleDraft: Draft = exampleOf(definitions);

/** Every definition and every check there is. */
export const wholeDesk: Desk = { definitions, plan: planOf };

/** Answers in, every document out. */
export const bundleOf = (draft: Draft): Bundle => bundleWith(wholeDesk, draft);

const fixedPaths = (): ReadonlySet<string> =>
  new Set([
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
  ...tools.flatMap(({ file, moreFiles = [] }) => [file, ...moreFiles]),
]);

let known: ReadonlySet<string> | undefined;

/** Whether some bundle has a file of this path. */
export function isBundlePath(path: string): boolean {
  const [, file] = /^node-groups\/[^/]+\/([^/]+)$/.exec(path) ?? [];
  known ??= fixedPaths();
  return file === undefined ? known.has(path) : groupFiles.has(file);
}

export { suggestions } from './bypass/destinations.ts';
export { entryKey } from './bypass/entries.ts';
export { should } from './bypass/expectation.ts';
export { lint } from './bypass/lint.ts';
export { goesAstray, readerOf, simulate } from './bypass/simulate.ts';
export { destinationUrl } from './bypass/target.ts';
export { knownNoProxy, mayCall } from './bypass/wrong-ways.ts';
export { allowListPath } from './documents/cluster/allow-list.ts';
export { squidAllowListPath } from './documents/cluster/allow-list-squid.ts';
export { onFargate } from './documents/cluster/fargate.ts';
export { insteadOf } from './documents/cluster/instead-of.ts';
export { deliveries } from './documents/delivery/index.ts';
export { userDataLimit } from './documents/user-data.ts';
export * from './first.ts';
export { noProxyReaders } from './later.ts';
export { needs, purposesOf } from './model/allowed-host.ts';
export { answerTo, askedOptions } from './model/asked-options.ts';
export { checkBypassEntry } from './model/bypass-entry.ts';
export { certificatesOf, holdsPrivateKey } from './model/ca-bundle.ts';
export { managementsWith, optionsOf, pairRefusal } from './model/pairing.ts';
export { checkPlainText } from './model/plain-text.ts';
export { programName, versionOf } from './model/program.ts';
export { storeTitles } from './model/secret-name.ts';
export { askedFinding } from './plan/asked-findings.ts';
export { standInOf } from './plan/programs.ts';
export { markdownCode, markdownTable } from './syntax/markdown.ts';
