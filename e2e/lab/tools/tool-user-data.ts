// What a node gets out of the file of a tool: read from that file alone, and merged as the tool merges it. A file says itself
// of which kind it is, so a new tool of a known kind is here without a word.

import { parse } from 'yaml';
import type { Bundle, Document } from '../../../src/core/index.ts';
import { type ReadBlock, readHcl } from '../../../src/core/syntax/hcl-grammar.judge.ts';
import { userDataIn } from '../../matrix/cloudformation.ts';
import { kindOf } from '../../matrix/schemas.ts';
import { type MimePart, mimeOf, mimeParts } from '../cloud-init/mime-parts.ts';
import { joiningBootstrap, joiningNodeConfig } from '../node/eks-merge.ts';

const NODE_CONFIG = 'application/node.eks.aws';
const SCRIPT = 'text/x-shellscript; charset="us-ascii"';

/** The parts of the node class come first, and what joins the node last (aws/karpenter-provider-aws pkg/providers/amifamily). */
function byKarpenter(userData: string, { plan }: Bundle): string {
  const ours = mimeParts(userData);
  const withNodeadm = plan.nodeGroups[0]?.image?.family === 'AL2023';
  return mimeOf([...ours, withNodeadm ? joiningNodeConfig(plan) : joiningBootstrap(plan)]);
}

interface EksctlGroup {
  readonly preBootstrapCommands?: readonly string[];
  readonly overrideBootstrapCommand?: string;
}

/** Each command is a script, and the NodeConfig that overrides comes behind eksctl's (eksctl pkg/nodebootstrap/al2023.go). */
const byEksctl = ({ preBootstrapCommands = [], overrideBootstrapCommand }: EksctlGroup, { plan }: Bundle): string =>
  mimeOf([
    ...preBootstrapCommands.map((text) => ({ contentType: SCRIPT, text: `#!/bin/bash\n${text}` })),
    joiningNodeConfig(plan),
    ...(overrideBootstrapCommand === undefined ? [] : [{ contentType: NODE_CONFIG, text: overrideBootstrapCommand }]),
  ]);

const allBlocks = (blocks: readonly ReadBlock[]): readonly ReadBlock[] =>
  blocks.flatMap((block) => [block, ...allBlocks(block.blocks)]);

/** Terraform: parts for the module, which joins a self-managed node behind them; or a file that is read beside this one. */
function byTerraform(file: Document, bundle: Bundle): string {
  const values = allBlocks(readHcl(file.text)).map((block) => block.values);
  const parts = values.flatMap(({ cloudinit_pre_nodeadm }) =>
    Array.isArray(cloudinit_pre_nodeadm) ? (cloudinit_pre_nodeadm as readonly Record<string, string>[]) : [],
  );
  if (parts.length > 0) {
    const ours = parts.map(
      ({ content_type = '', content = '' }): MimePart => ({ contentType: content_type, text: content }),
    );
    const joins = bundle.plan.nodeGroups[0]?.bootstrapper === 'eks' ? [] : [joiningNodeConfig(bundle.plan)];
    return mimeOf([...ours, ...joins]);
  }
  const [, beside] = /"\$\{path\.module\}\/([\w.-]+)"/.exec(file.text) ?? [];
  const path = file.path.replace(/[^/]*$/, beside ?? '');
  return bundle.documents.find((document) => document.path === path)?.text ?? '';
}

function inYaml(text: string, bundle: Bundle): string {
  const object = parse(text);
  const kind = kindOf(object);
  if (kind === 'CloudFormation template') return userDataIn(text);
  if (kind.endsWith(' EC2NodeClass')) return byKarpenter(object.spec.userData, bundle);
  if (!kind.endsWith(' ClusterConfig')) return '';
  const [group] = [...(object.managedNodeGroups ?? []), ...(object.nodeGroups ?? [])];
  return byEksctl(group, bundle);
}

/** The user data that nodes of the first group get from a file of its tool; empty where it is a file of no known kind. */
export function userDataFrom(file: Document, bundle: Bundle): string {
  if (file.notation === 'mime') return file.text;
  if (file.notation === 'hcl') return byTerraform(file, bundle);
  if (file.notation === 'yaml') return inYaml(file.text, bundle);
  if (file.notation !== 'json') return '';
  const { LaunchTemplateData } = JSON.parse(file.text);
  return Buffer.from(LaunchTemplateData?.UserData ?? '', 'base64').toString();
}
