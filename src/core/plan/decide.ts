// From a draft to a plan: everything that the documents need to know is decided here, in one pass. What is missing or
// wrong stays in the plan as a mark and is told in a finding; nothing here throws, whatever was typed.

import { commercial, partitionOf } from '../aws/regions.ts';
import { bypassEntries, noProxyOf } from '../bypass/entries.ts';
import { endpointHostOf } from '../model/cluster-endpoint.ts';
import type { Definitions } from '../model/definition.ts';
import { type Finding, missingCode } from '../model/finding.ts';
import { keepFor, once } from '../model/kept.ts';
import { gap } from '../model/marks.ts';
import { noNodeGroupWords } from '../model/no-node-group.ts';
import type { Plan } from '../model/plan.ts';
import type { ClusterSettings, Draft, Settings } from '../model/settings.ts';
import { allowedOf } from './allowed.ts';
import { readBypass } from './bypass-answers.ts';
import { caBundleFindings } from './ca-bundle-findings.ts';
import { readCluster } from './cluster.ts';
import { clusterFindings } from './cluster-findings.ts';
import { readControllers } from './controllers.ts';
import { loginOf } from './credentials.ts';
import { credentialsFindings } from './credentials-findings.ts';
import { FieldReader } from './field-reader.ts';
import { type JoiningNeed, readNodeGroups } from './node-groups.ts';
import { programsOf } from './programs.ts';
import { readProxy } from './proxy.ts';
import { proxyPlaceFindings } from './proxy-place.ts';
import { withSettled } from './settled-options.ts';

export interface Planned {
  readonly plan: Plan;
  /** Worked out when first asked for, as `plan.allowed` is: the text of a file that is being typed waits for neither. */
  readonly findings: readonly Finding[];
}

/** What is wrong or doubtful about the bypass list, seen as a whole. The draft is what a mend starts from. */
export type ListCheck = (draft: NonNullable<Draft['bypass']>, plan: Plan) => readonly Finding[];

/**
 * The plan of a draft, complete for any draft: defaults filled in, wrong values marked, missing ones a gap. The findings
 * come in the order of the settings. Definitions are asked what they refuse and who joins the nodes; their own checks
 * of a whole group are run by whoever writes its documents. `ofList` judges the bypass list.
 */
export function decide(draft: Draft, definitions: Definitions, ofList: ListCheck): Planned {
  const ofProxy = new FieldReader(definitions);
  const ofAddOns = new FieldReader(definitions);

  const ofBypass = readBypass(draft.bypass ?? {});
  const groups = groupsOf(definitions, JSON.stringify(draft.nodeGroups ?? []));
  const ofCluster = clusterOf(definitions, JSON.stringify([draft.cluster ?? {}, [...groups.needs]]));
  const settings: Settings = {
    version: 1,
    cluster: ofCluster.cluster,
    proxy: readProxy(draft.proxy ?? {}, ofProxy),
    bypass: ofBypass.bypass,
    nodeGroups: groups.settings,
    delivery: draft.delivery ?? 'kubectl',
    addOns: readAddOns(draft.addOns ?? {}, definitions, ofAddOns),
  };
  const nodeGroups = withSettled(groups.plans, settings.cluster.name, definitions);
  const endpointHost = hostOf(settings.cluster);
  const bypass = bypassEntries(settings, endpointHost);
  const partition = partitionOf(settings.cluster.region) ?? commercial;
  const login = loginOf(settings);
  const allowed = once(() =>
    allowedOf(
      { cluster: settings.cluster, endpointHost, bypass, nodeGroups, controllers: settings.addOns.controllers },
      definitions,
    ),
  );
  const plan: Plan = {
    settings,
    partition: partition.id,
    dnsSuffix: partition.dnsSuffix,
    endpointHost,
    endpoint: settings.cluster.endpoint ?? gap('cluster.endpoint'),
    certificateAuthority: settings.cluster.certificateAuthority ?? gap('cluster.certificateAuthority'),
    bypass,
    noProxy: noProxyOf(bypass),
    get allowed() {
      return allowed();
    },
    httpProxy: settings.proxy.http,
    httpsProxy: settings.proxy.https,
    caBundle: settings.proxy.caBundle ?? '',
    ...(login === undefined ? {} : { login }),
    nodeGroups,
    programs: programsOf(nodeGroups, definitions),
  };
  const found = once((): readonly Finding[] => {
    const findings: Finding[] = [
      ...ofCluster.findings,
      ...ofProxy.findings,
      ...proxyPlaceFindings(settings),
      ...caBundleFindings(settings.proxy),
      ...credentialsFindings(draft, plan, definitions),
      ...ofBypass.findings,
      ...ofList(draft.bypass ?? {}, plan),
      ...groups.findings,
      ...ofAddOns.findings,
    ];
    // Said once all else is answered: a page that has just opened has no group because nobody came that far yet.
    if (nodeGroups.length === 0 && !findings.some(({ code }) => code === missingCode)) findings.push(noNodeGroup);
    return findings;
  });
  return {
    plan,
    get findings() {
      return found();
    },
  };
}

/** The node groups, with what is wrong with them: of what was answered about them, as JSON. */
const groupsOf = keepFor((definitions: Definitions, asked) => {
  const reader = new FieldReader(definitions);
  const drafts: NonNullable<Draft['nodeGroups']> = JSON.parse(asked);
  return { ...readNodeGroups(drafts, definitions, reader), findings: reader.findings };
});

/** The cluster's part, with what is wrong with it: of what was answered and what the node groups need of it, as JSON. */
const clusterOf = keepFor((definitions: Definitions, asked) => {
  const [draft, needs]: [NonNullable<Draft['cluster']>, Iterable<JoiningNeed>] = JSON.parse(asked);
  const reader = new FieldReader(definitions);
  const cluster = readCluster(draft, new Set(needs), reader);
  return { cluster, findings: [...reader.findings, ...clusterFindings(draft)] };
});

const noNodeGroup: Finding = {
  code: 'node-groups.none',
  severity: 'warning',
  field: 'nodeGroups',
  params: {},
  text: noNodeGroupWords,
};

/** The host of a good endpoint; the mark of a wrong or missing one. */
const hostOf = ({ endpoint }: ClusterSettings): string | undefined =>
  endpoint === undefined ? undefined : (endpointHostOf(endpoint) ?? endpoint);

function readAddOns(
  draft: NonNullable<Draft['addOns']>,
  definitions: Definitions,
  reader: FieldReader,
): Settings['addOns'] {
  return {
    vpcCni: { nodeAgent: draft.vpcCni?.nodeAgent ?? true },
    kubeProxy: { patch: draft.kubeProxy?.patch ?? true },
    controllers: readControllers(draft.controllers, definitions, reader),
  };
}
