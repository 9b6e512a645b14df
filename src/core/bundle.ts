// Everything that follows from one set of answers, and what of it may leave the page.

import { settingsSoFar as settingsSoFarOf } from './documents/cluster/settings-file.ts';
import { type Written, write, writeInSteps, writeOne } from './documents/write.ts';
import type { Definitions } from './model/definition.ts';
import type { Document, RunbookStep } from './model/document.ts';
import type { Finding } from './model/finding.ts';
import { fieldsMarked } from './model/marks.ts';
import type { Plan } from './model/plan.ts';
import type { Draft } from './model/settings.ts';
import type { Planned } from './plan/decide.ts';

export type { Planned };

/** Everything that follows from one set of answers. Same answers, same bytes. */
export interface Bundle {
  readonly plan: Plan;
  readonly documents: readonly Document[];
  readonly runbook: readonly RunbookStep[];
  /** Errors first, then warnings, then notes; within one severity in the order of the settings. */
  readonly findings: readonly Finding[];
}

/** What a bundle is made with. */
export interface Desk {
  readonly definitions: Definitions;
  readonly plan: (draft: Draft, definitions: Definitions) => Planned;
}

/**
 * Answers in, every document out. Never throws on what a user typed: what is missing or wrong is a mark
 * and a finding.
 */
export const bundleWith = (desk: Desk, draft: Draft): Bundle => bundlePlanned(desk, desk.plan(draft, desk.definitions));

/** Every document of what this desk has planned. */
export const bundlePlanned = ({ definitions }: Desk, planned: Planned): Bundle =>
  bundleOf(planned, write(planned.plan, definitions));

/** The same, part by part. */
export function* bundleInSteps({ definitions }: Desk, planned: Planned): Generator<undefined, Bundle> {
  const written = yield* writeInSteps(planned.plan, definitions);
  yield;
  return bundleOf(planned, written);
}

function bundleOf({ plan, findings: ofPlan }: Planned, { documents, runbook, findings: ofDocuments }: Written): Bundle {
  const rank = { error: 0, warning: 1, note: 2 };
  const findings = [...ofPlan, ...ofDocuments].sort((a, b) => rank[a.severity] - rank[b.severity]);
  return { plan, documents, runbook, findings };
}

/**
 * The text of one document of what this desk has planned, without the work of all others: what is looked at while it is
 * typed. Nothing where there is no such document, and of README.md, which tells of every other.
 */
export const textPlanned = ({ definitions }: Desk, { plan }: Planned, path: string): string | undefined =>
  writeOne(plan, definitions, path)?.text;

/** Whether a draft takes the whole desk: it names a platform, a tool or a controller, or has entries of its own to judge. */
export const needsWholeDesk = ({ nodeGroups = [], addOns = {}, bypass = {} }: Draft): boolean =>
  [nodeGroups, addOns.controllers ?? [], bypass.add ?? [], bypass.remove ?? []].some((list) => list.length > 0);

/**
 * The good answers of a bundle as the text of a settings.json, to keep or to save before all is answered: without what is
 * missing or wrong, and without any secret. What comes of it is a draft.
 */
export const settingsSoFar = ({ plan }: Bundle): string => settingsSoFarOf(plan);

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
