// The front desk: the only door to the core for share, wizard and cli.

import type { Detection } from './detect/detect.ts';
import { nodeRolePolicyPath } from './documents/cluster/node-role-policy.ts';
import { runbookOf } from './documents/cluster/runbook.ts';
import { trustMapPath } from './documents/cluster/trust-map.ts';
import { controllers } from './documents/controllers/index.ts';
import { controllerPaths } from './documents/controllers/parts.ts';
import { deliveries } from './documents/delivery/index.ts';
import { platforms } from './documents/platforms/index.ts';
import { tools } from './documents/tools/index.ts';
import { write } from './documents/write.ts';
import { identityOf } from './model/bundle-identity.ts';
import type { ControllerDefinition } from './model/controller.ts';
import { type Definitions, hasOwnFiles } from './model/definition.ts';
import type { Document, RunbookStep } from './model/document.ts';
import { exampleOf } from './model/example.ts';
import type { Finding } from './model/finding.ts';
import { fieldsMarked } from './model/marks.ts';
import type { Plan } from './model/plan.ts';
import type { Draft } from './model/settings.ts';
import type { DraftReading } from './model/settings-schema.ts';
import { settingsIn } from './model/settings-text.ts';
import { planOf } from './plan/plan.ts';
import type { Verification } from './verify/verify.ts';

export const definitions: Definitions & { readonly controllers: readonly ControllerDefinition[] } = {
  platforms,
  tools,
  controllers,
};

export const exampleDraft: Draft = exampleOf(definitions);

/** Everything that follows from one set of answers. Same answers, same bytes. */
export interface Bundle {
  readonly plan: Plan;
  readonly documents: readonly Document[];
  readonly runbook: readonly RunbookStep[];
  /** Errors first, then warnings, then notes; within one severity in the order of the settings. */
  readonly findings: readonly Finding[];
}

/** Answers in, every document out. Never throws on what a user typed: what is missing or wrong is a mark and a finding. */
export function bundleOf(draft: Draft): Bundle {
  const planned = planOf(draft, definitions);
  const written = write(planned.plan, definitions);
  const rank = { error: 0, warning: 1, note: 2 };
  const findings = [...planned.findings, ...written.findings].sort((a, b) => rank[a.severity] - rank[b.severity]);
  return { plan: planned.plan, documents: written.documents, runbook: runbookOf(planned.plan, definitions), findings };
}

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

/** Why something may not leave the page: fields whose value is missing or wrong, and errors that touch it. Both empty: it may. */
export interface Hold {
  readonly fields: readonly string[];
  readonly errors: readonly Finding[];
}

/**
 * What holds back one document, or the whole bundle. A marked value holds back the documents that show it; any other
 * error holds back everything, except that an error of one node group leaves the other groups' files alone.
 */
export function holdOf(bundle: Bundle, documents: readonly Document[] = bundle.documents): Hold {
  const fields = [...new Set(documents.flatMap((document) => fieldsMarked(document.text)))];
  const errors = bundle.findings.filter((finding) => {
    if (finding.severity !== 'error') return false;
    if (finding.marked) return documents === bundle.documents || fields.includes(finding.field);
    const group = bundle.plan.nodeGroups.find((one) => finding.field.startsWith(`nodeGroups.${one.index}.`));
    if (group === undefined) return true;
    return documents.some(({ path }) => !path.startsWith('node-groups/') || path.startsWith(`${group.folder}/`));
  });
  return { fields, errors };
}

/**
 * Finds facts in pasted command output. `knownVpc`: the VPC of the cluster, where an earlier paste told it. The readers
 * arrive when first asked: they carry a YAML parser.
 */
export const detect = async (text: string, knownVpc?: string): Promise<Detection> =>
  (await import('./detect/detect.ts')).detect(text, knownVpc);

/** Reads what verify.sh or `kubectl describe` printed. Output of verify.sh proves only what it says of this plan's bundle. */
export const verify = async (text: string, plan: Plan): Promise<Verification> =>
  (await import('./verify/verify.ts')).verify(text, identityOf(plan));

/** What each program does with NO_PROXY; arrives when first asked. */
export const noProxyReaders = async (): Promise<typeof import('./bypass/readers/index.ts')> =>
  import('./bypass/readers/index.ts');

/** The bundle as a .zip; refuses documents with marks. */
export const zip = async (documents: readonly Document[]): Promise<Uint8Array> =>
  (await import('./documents/zip.ts')).zip(documents);

/** The structure of a settings.json; arrives when first asked: it carries the schema library. */
export const readDraft = async (json: unknown): Promise<DraftReading> =>
  (await import('./model/settings-schema.ts')).readDraft(json);

/** A text that is a settings.json, read as one: the draft, or what is wrong with it. Nothing where it is another text. */
export async function readSettings(text: string): Promise<DraftReading | undefined> {
  const found = settingsIn(text);
  if (found === undefined) return undefined;
  return 'json' in found ? readDraft(found.json) : { draft: undefined, findings: found.findings };
}

export type { EndpointService } from './aws/endpoint-services.ts';
export { amazonVpcNote, endpointServices } from './aws/endpoints.ts';
export { regions } from './aws/regions.ts';
export type { Destination } from './bypass/destination.ts';
export { suggestions } from './bypass/destinations.ts';
export { entryKey } from './bypass/entries.ts';
export { type Expectation, should } from './bypass/expectation.ts';
export { lint } from './bypass/lint.ts';
export type { Answer } from './bypass/readers/reader.ts';
export { goesAstray, readerOf, type Simulated, simulate } from './bypass/simulate.ts';
export { destinationUrl } from './bypass/target.ts';
export { knownNoProxy, mayCall } from './bypass/wrong-ways.ts';
export type { ClusterIdentity, Detection, Fact } from './detect/detect.ts';
export { detectScript } from './detect/script.ts';
export { allowListPath } from './documents/cluster/allow-list.ts';
export { squidAllowListPath } from './documents/cluster/allow-list-squid.ts';
export { onFargate } from './documents/cluster/fargate.ts';
export { deliveries } from './documents/delivery/index.ts';
export { userDataLimit } from './documents/user-data.ts';
export { needs, type Purpose, purposesOf } from './model/allowed-host.ts';
export { answerTo, askedOptions } from './model/asked-options.ts';
export { checkBypassEntry } from './model/bypass-entry.ts';
export { certificatesOf, holdsPrivateKey } from './model/ca-bundle.ts';
export type { Certificate } from './model/certificate.ts';
export type { ControllerDefinition } from './model/controller.ts';
export type { OptionField, PlatformDefinition, ToolDefinition } from './model/definition.ts';
export type { Document, RunbookStep } from './model/document.ts';
export { type Finding, missingCode, type Problem } from './model/finding.ts';
export { type Language, type Localized, type Params, say } from './model/localized.ts';
export { hasMark, linesOf, type Segment, segments, unmarked } from './model/marks.ts';
export { managementsWith, optionsOf, pairRefusal } from './model/pairing.ts';
export { checkPlainText } from './model/plain-text.ts';
export type { BypassEntry, Plan } from './model/plan.ts';
export { type Program, programName, versionOf } from './model/program.ts';
export { type ProxyAddress, parseProxyUrl } from './model/proxy-url.ts';
export { type SecretStore, storeTitles } from './model/secret-name.ts';
export type {
  BypassAddition,
  Delivery,
  Draft,
  EndpointAccess,
  Management,
  Options,
  VpcEndpoint,
} from './model/settings.ts';
export type { DraftReading } from './model/settings-schema.ts';
export { type Asked, askedFinding } from './plan/asked-findings.ts';
export { labelOf } from './plan/labels.ts';
export { standInOf } from './plan/programs.ts';
export { caBundleToCome } from './plan/proxy.ts';
export { markdownCode, markdownTable } from './syntax/markdown.ts';
export type { Verdict, Verification } from './verify/verify.ts';
