// The bundle: every document of a plan, in one order.

import { type Definitions, hasOwnFiles, type PlatformDefinition, type PolicyStatement } from '../model/definition.ts';
import type { Document, RunbookStep } from '../model/document.ts';
import type { Finding } from '../model/finding.ts';
import { carriageFindings, pairRefusal } from '../model/pairing.ts';
import type { NodeGroupPlan, Plan } from '../model/plan.ts';
import { allowList, allowListPath } from './cluster/allow-list.ts';
import { squidAllowList, squidAllowListPath } from './cluster/allow-list-squid.ts';
import { applyScript } from './cluster/apply.ts';
import { configMap, configMapPath } from './cluster/config-map.ts';
import { nodeRolePolicy, readingGroups, readsSecrets } from './cluster/node-role-policy.ts';
import { readme, readmePath } from './cluster/readme.ts';
import { rollbackScript } from './cluster/rollback.ts';
import { runbookOf } from './cluster/runbook.ts';
import { settingsFile } from './cluster/settings-file.ts';
import { trustMap } from './cluster/trust-map.ts';
import { verifyScript } from './cluster/verify.ts';
import { clusterSidesOf } from './cluster-sides.ts';
import { controllerFindings, controllerParts, elsewhereOf } from './controllers/parts.ts';
import { deliveryOf } from './delivery/index.ts';
import { userDataFile, userDataFindings } from './user-data.ts';

interface WrittenGroup {
  readonly documents: readonly Document[];
  /** What platforms, tools and the limits of user data say; plan/ has said the rest. */
  readonly findings: readonly Finding[];
}

export interface Written extends WrittenGroup {
  readonly runbook: readonly RunbookStep[];
}

interface Part {
  /** The one path it writes, where that is always the same. */
  readonly path?: string;
  readonly write: (plan: Plan, definitions: Definitions) => Document | readonly Document[];
}

/** The cluster's documents, part by part, in their order. */
const clusterParts: readonly Part[] = [
  { path: 'settings.json', write: settingsFile },
  { path: configMapPath, write: configMap },
  { write: trustMap },
  { path: 'apply.sh', write: applyScript },
  { path: 'verify.sh', write: verifyScript },
  { path: 'rollback.sh', write: rollbackScript },
  { write: (plan, definitions) => deliveryOf(plan).documents(plan, elsewhereOf(plan, definitions)) },
  { write: controllerParts },
  { write: nodeRolePolicy },
  { path: allowListPath, write: allowList },
  { path: squidAllowListPath, write: squidAllowList },
  { write: (plan, definitions) => clusterSidesOf(plan, definitions).flatMap((side) => side.documents(plan)) },
];

/**
 * Every document of the bundle, README.md first, then the cluster's with the controllers, then each node group's. A group whose platform or
 * tool is in no list has no documents; plan/ has an error for it. Part by part, for who has something else to do meanwhile.
 */
export function* writeInSteps(plan: Plan, definitions: Definitions): Generator<undefined, Written> {
  const groups: WrittenGroup[] = [];
  for (const group of plan.nodeGroups) {
    groups.push(nodeGroup(plan, group, definitions));
    yield;
  }
  const documents: Document[] = [];
  for (const part of clusterParts) {
    documents.push(...[part.write(plan, definitions)].flat());
    yield;
  }
  documents.push(...groups.flatMap((group) => group.documents));
  const runbook = runbookOf(plan, definitions);
  yield;
  return {
    documents: [readme(plan, runbook, documents), ...documents],
    runbook,
    findings: [...groups.flatMap((group) => group.findings), ...controllerFindings(plan, definitions)],
  };
}

/** The same at once. */
export function write(plan: Plan, definitions: Definitions): Written {
  const steps = writeInSteps(plan, definitions);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/**
 * One document of those, by its path, with as little of the work as there is to it: of the cluster's only those that may be it,
 * of a node group's only those of the group. Nothing where there is none, and of README.md, which takes all the others.
 */
export function writeOne(plan: Plan, definitions: Definitions, path: string): Document | undefined {
  const isIt = (document: Document) => document.path === path;
  const group = plan.nodeGroups.find(({ folder }) => path.startsWith(`${folder}/`));
  if (group !== undefined) return nodeGroup(plan, group, definitions).documents.find(isIt);
  if (path === readmePath) return undefined;
  for (const part of clusterParts) {
    if (part.path !== undefined && part.path !== path) continue;
    const found = [part.write(plan, definitions)].flat().find(isIt);
    if (found !== undefined) return found;
  }
  return undefined;
}

function nodeGroup(plan: Plan, group: NodeGroupPlan, definitions: Definitions): WrittenGroup {
  const { platforms, tools } = definitions;
  const platform = platforms.find(({ id }) => id === group.platform);
  const tool = tools.find(({ id }) => id === group.tool);
  if (platform === undefined || tool === undefined) return { documents: [], findings: [] };
  if (hasOwnFiles(platform)) {
    return { documents: platform.documents(plan, group), findings: platformFindings(plan, group, platform) };
  }
  const userData = platform.userData(plan, group);
  const { file, notation, text } = userDataFile(userData);
  const document: Document = {
    path: `${group.folder}/${file}`,
    notation,
    text,
    about: {
      en: `User data of node group ${group.name}: what a node (${platform.title}) reads at its first boot.`,
      ko: `노드 그룹 ${group.name}의 사용자 데이터: 노드(${platform.title})가 첫 부팅 때 읽습니다.`,
      ja: `ノードグループ ${group.name} のユーザーデータ: ノード (${platform.title}) が最初の起動時に読み取ります。`,
    },
  };
  return {
    documents: [document, ...tool.documents(plan, group, userData, allowsOf(plan, group, definitions))],
    findings: [
      ...platformFindings(plan, group, platform),
      // Of a pair that cannot work plan/ has said so: what else the tool says would be of files that nobody can have.
      ...(pairRefusal(platform, tool, group.management) === undefined
        ? [...carriageFindings(tool, group, userData), ...(tool.check?.(plan, group, userData) ?? [])]
        : []),
      ...userDataFindings(plan, group, userData),
    ],
  };
}

const allowsOf = (plan: Plan, group: NodeGroupPlan, definitions: Definitions): readonly PolicyStatement[] =>
  readsSecrets(
    plan,
    readingGroups(plan, definitions).flatMap((one) => (one.group === group ? one.secrets : [])),
  );

const platformFindings = (
  plan: Plan,
  group: NodeGroupPlan,
  { check, unproven }: PlatformDefinition,
): readonly Finding[] => [
  ...(unproven === undefined
    ? []
    : [
        {
          code: 'platform.check-on-your-ami',
          severity: 'note' as const,
          field: `nodeGroups.${group.index}.platform`,
          params: { group: group.name },
          text: unproven,
          unproven: true as const,
        },
      ]),
  ...(check?.(plan, group) ?? []),
];
