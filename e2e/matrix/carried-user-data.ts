// User data that stands inside the file of a tool, as texts of their own notation: whoever reads them on the node reads them
// here too.

import { parseAllDocuments } from 'yaml';
import type { MatrixDocument } from './bundles.ts';
import { kindOf } from './schemas.ts';

type Field = Readonly<Record<string, unknown>>;

interface NodeClass {
  readonly spec: { readonly userData: string; readonly amiSelectorTerms: readonly [{ readonly alias: string }] };
}

interface NodeGroup {
  readonly amiFamily: string;
  readonly preBootstrapCommands?: readonly string[];
  readonly overrideBootstrapCommand?: string;
}

type Carried = Pick<MatrixDocument, 'notation' | 'text'>;

/** EC2 wants tags around it, and the tool adds them (Karpenter windows.go, eksctl windows.go). */
const tagged = (script: string): string => `<powershell>\n${script}</powershell>\n`;

/** What Karpenter takes apart: the alias says which of its readers does. */
function ofNodeClass({ spec: { userData, amiSelectorTerms } }: NodeClass): readonly Carried[] {
  const [{ alias }] = amiSelectorTerms;
  if (alias.startsWith('windows')) return [{ notation: 'powershell', text: tagged(userData) }];
  return [{ notation: alias.startsWith('bottlerocket') ? 'toml' : 'mime', text: userData }];
}

/** eksctl begins every script with the line that names bash (pkg/nodebootstrap/al2023.go). */
const ofNodeGroup = ({
  amiFamily,
  preBootstrapCommands = [],
  overrideBootstrapCommand,
}: NodeGroup): readonly Carried[] => [
  ...preBootstrapCommands.map(
    (text): Carried =>
      amiFamily.startsWith('Windows')
        ? { notation: 'powershell', text: tagged(text) }
        : { notation: 'bash', text: `#!/bin/bash\n${text}` },
  ),
  ...(overrideBootstrapCommand === undefined ? [] : [{ notation: 'yaml' as const, text: overrideBootstrapCommand }]),
];

/** The user data in a document, each text with where it stands; nothing where the document is of no such kind. */
export function carriedUserData(document: MatrixDocument): readonly MatrixDocument[] {
  if (document.notation !== 'yaml') return [];
  return parseAllDocuments(document.text)
    .map((one) => one.toJS() as Field)
    .flatMap((object): readonly Carried[] => {
      if (kindOf(object) === 'karpenter.k8s.aws/v1 EC2NodeClass') return ofNodeClass(object as unknown as NodeClass);
      if (kindOf(object) !== 'eksctl.io/v1alpha5 ClusterConfig') return [];
      const { managedNodeGroups = [], nodeGroups = [] } = object as unknown as Record<string, readonly NodeGroup[]>;
      return [...managedNodeGroups, ...nodeGroups].flatMap(ofNodeGroup);
    })
    .map((one) => ({ ...document, ...one, where: `${document.where}: ${one.notation}` }));
}
