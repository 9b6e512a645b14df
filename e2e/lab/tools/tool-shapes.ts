// One user data for each tool, out of the file that it writes: one with a NodeConfig, and one with a boothook where it carries
// such a part.

import { bundleOf, definitions, pairRefusal } from '../../../src/core/index.ts';
import { mimeParts } from '../cloud-init/mime-parts.ts';
import { type Shape, storyDraft } from '../shapes.ts';
import { userDataFrom } from './tool-user-data.ts';

export interface ToolShape extends Shape {
  readonly tool: string;
}

const has = ({ userData }: Shape, type: string): boolean =>
  mimeParts(userData).some(({ contentType }) => contentType.startsWith(type));

export const hasNodeConfig = (shape: Shape): boolean => has(shape, 'application/node.eks.aws');
export const hasBoothook = (shape: Shape): boolean => has(shape, 'text/cloud-boothook');

/** Every group of MIME that a tool makes without an answer, with the user data that a node gets from its file. */
async function allOf(tool: (typeof definitions.tools)[number]): Promise<readonly ToolShape[]> {
  const draft = await storyDraft();
  return definitions.platforms.flatMap((platform) =>
    [...platform.managements, undefined].flatMap((management): readonly ToolShape[] => {
      if (pairRefusal(platform, tool, management) !== undefined) return [];
      const group = { name: 'workers', platform: platform.id, management, tool: tool.id, options: {} };
      const bundle = bundleOf({
        ...draft,
        cluster: { ...draft.cluster, kubernetesVersion: '1.32' },
        nodeGroups: [group],
      });
      if (bundle.findings.some(({ severity }) => severity === 'error')) return [];
      const own = bundle.documents.filter(({ path }) => path.startsWith('node-groups/'));
      const file =
        own.find(({ path }) => path.endsWith(`/${tool.file}`)) ?? own.find(({ notation }) => notation === 'mime');
      if (file === undefined || !own.some(({ notation }) => notation === 'mime')) return [];
      const userData = userDataFrom(file, bundle);
      if (userData === '')
        throw new Error(`the lab does not know how nodes get their user data from ${file.path} of ${tool.id}`);
      const name = [platform.id, management, `out of ${file.path.replace(/.*\//, '')} of ${tool.id}`];
      const words = name.filter((word) => word !== undefined).join(' ');
      return [{ name: words, tool: tool.id, platform: platform.id, group, filled: false, bundle, userData }];
    }),
  );
}

let found: Promise<readonly (readonly ToolShape[])[]> | undefined;

/** For each tool the first that is wanted; nothing of a tool that makes no such group. */
export async function toolShapes(wanted: (shape: Shape) => boolean): Promise<readonly ToolShape[]> {
  found ??= Promise.all(definitions.tools.map(allOf));
  return (await found).flatMap((some) => some.filter(wanted).slice(0, 1));
}
