// Which file shows: the one the user chose, else the one of the node group that is edited, else the
// first one that the step is about.

import type { Bundle } from '../../core/first.ts';
import { definitionsNow } from '../answers/whole-core.ts';
import type { StepId } from '../steps/step.ts';

const CONFIG_MAP = 'proxy-env-vars-config.yaml';

/** The node group that the user is at, and whether at the question of its tool. */
export interface EditedGroup {
  readonly index: number;
  readonly tool: boolean;
}

/** A file the user chose, and the node group it belonged to: the group may be renamed. */
export interface Choice {
  readonly path: string;
  readonly group?: { readonly index: number; readonly folder: string };
}

export function choiceOf({ plan }: Bundle, path: string): Choice {
  const group = plan.nodeGroups.find(({ folder }) => path.startsWith(`${folder}/`));
  return group === undefined ? { path } : { path, group: { index: group.index, folder: group.folder } };
}

/** What stays the same while a file is the same: its path, or its place in its group, which may be renamed. */
export function keyOf(bundle: Bundle, path: string): string {
  const { group } = choiceOf(bundle, path);
  return group === undefined ? path : `${group.index}${path.slice(group.folder.length)}`;
}

function chosenPath({ plan, documents }: Bundle, { path, group }: Choice): string | undefined {
  const has = (wanted: string) => documents.some((document) => document.path === wanted);
  if (has(path)) return path;
  const now = plan.nodeGroups.find(({ index }) => index === group?.index);
  if (group === undefined || now === undefined) return undefined;
  const moved = now.folder + path.slice(group.folder.length);
  return has(moved) ? moved : undefined;
}

function pathOfStep({ plan, documents }: Bundle, step: StepId, edited: EditedGroup | undefined): string {
  const group = plan.nodeGroups.find(({ index }) => index === edited?.index) ?? plan.nodeGroups[0];
  if (step === 'apply') return 'apply.sh';
  if (step !== 'nodes' || group === undefined) return CONFIG_MAP;
  const files = documents.filter(({ path }) => path.startsWith(`${group.folder}/`));
  const toolFile = definitionsNow().tools.find(({ id }) => id === group.tool)?.file;
  const wanted =
    group.index === edited?.index && edited.tool
      ? files.find(({ path }) => path === `${group.folder}/${toolFile}`)
      : undefined;
  const userData = files.find(({ path }) => path.startsWith(`${group.folder}/user-data.`));
  return (wanted ?? userData ?? files[0])?.path ?? CONFIG_MAP;
}

/** The path of the file to show. A chosen file that is no longer in the bundle counts as none. */
export const shownPath = (
  bundle: Bundle,
  step: StepId,
  choice: Choice | undefined,
  edited?: EditedGroup | undefined,
): string => (choice === undefined ? undefined : chosenPath(bundle, choice)) ?? pathOfStep(bundle, step, edited);
