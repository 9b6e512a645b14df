// The desk without the lists: what the page needs before anybody has named a platform, a tool or a controller. The lists,
// and with them every definition, are in index.ts, which the page brings once it is at rest.

import type { Desk } from './bundle.ts';
import { decide } from './plan/decide.ts';

/** No definition, and no check of the bypass list. Right for drafts that do not need the whole desk. */
export const firstDesk: Desk = {
  definitions: { platforms: [], tools: [], controllers: [] },
  plan: (draft, definitions) => decide(draft, definitions, () => []),
};

export type { EndpointService } from './aws/endpoint-services.ts';
export { amazonVpcNote, endpointServices } from './aws/endpoints.ts';
export { regions } from './aws/regions.ts';
export {
  type Bundle,
  bundleInSteps,
  bundlePlanned,
  bundleWith,
  type Desk,
  type Hold,
  holdOf,
  needsWholeDesk,
  type Planned,
  settingsSoFar,
  textPlanned,
} from './bundle.ts';
export type { Destination } from './bypass/destination.ts';
export type { Expectation } from './bypass/expectation.ts';
export type { Answer } from './bypass/readers/reader.ts';
export type { Simulated } from './bypass/simulate.ts';
export type { ClusterIdentity, Detection, Fact } from './detect/detect.ts';
export { detectScript } from './detect/script.ts';
export { detect, openFile, readDraft, readSettings, verify, zip } from './later.ts';
export type { Purpose } from './model/allowed-host.ts';
export type { Certificate } from './model/certificate.ts';
export type { Definitions, OptionField, PlatformDefinition, ToolDefinition } from './model/definition.ts';
export type { Document, RunbookStep } from './model/document.ts';
export { type Finding, missingCode, type Problem } from './model/finding.ts';
export { type Language, type Localized, type Params, say, sentences } from './model/localized.ts';
export { hasMark, linesOf, type Segment, segments, unmarked } from './model/marks.ts';
export { excerpt } from './model/plain-text.ts';
export type { BypassEntry, Plan } from './model/plan.ts';
export type { Program } from './model/program.ts';
export { type ProxyAddress, parseProxyUrl } from './model/proxy-url.ts';
export type { SecretStore } from './model/secret-name.ts';
export { withoutPrivateKeys, withoutSecrets } from './model/secrets.ts';
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
export type { Asked } from './plan/asked-findings.ts';
export { labelOf } from './plan/labels.ts';
export { caBundleToCome } from './plan/proxy.ts';
export type { Verdict, Verification } from './verify/verify.ts';
