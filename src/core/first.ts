// The desk without the lists: what the page needs before anybody has named a platform, a tool or a controller. The lists,
// and with them every definition, are in index.ts, which the page brings once it is at rest.

export type { EndpointService } from './aws/endpoint-services.ts';
export { amazonVpcNote, endpointServices } from './aws/endpoints.ts';
export { regions } from './aws/regions.ts';
export { type Bundle, bundleWith, type Hold, holdOf, needsDefinitions } from './bundle.ts';
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
export { detect, noProxyReaders, readDraft, readSettings, verify, zip } from './later.ts';
export { needs, type Purpose, purposesOf } from './model/allowed-host.ts';
export { answerTo, askedOptions } from './model/asked-options.ts';
export { checkBypassEntry } from './model/bypass-entry.ts';
export { certificatesOf, holdsPrivateKey } from './model/ca-bundle.ts';
export type { Certificate } from './model/certificate.ts';
export type { ControllerDefinition } from './model/controller.ts';
export type { Definitions, OptionField, PlatformDefinition, ToolDefinition } from './model/definition.ts';
export type { Document, RunbookStep } from './model/document.ts';
export { type Finding, missingCode, type Problem } from './model/finding.ts';
export { type Language, type Localized, type Params, say } from './model/localized.ts';
export { hasMark, linesOf, type Segment, segments } from './model/marks.ts';
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
