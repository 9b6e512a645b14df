// The contracts of platforms and tools. A definition is one file; this file knows none of them.

import type { GroupHosts, Reach } from './allowed-host.ts';
import type { ClusterNetwork } from './cluster-network.ts';
import type { ControllerDefinition } from './controller.ts';
import type { Document, RunbookStep } from './document.ts';
import type { Check, Finding } from './finding.ts';
import type { Localized } from './localized.ts';
import type { AwsImage } from './node-image.ts';
import type { Bootstrapper, ImageFamily, NodeGroupPlan, Plan } from './plan.ts';
import type { Program } from './program.ts';
import type { Management, Options } from './settings.ts';

/** A question that one platform or tool alone asks. Rendered generically, kept under `nodeGroups[].options`. */
export interface OptionField {
  readonly key: string;
  readonly label: Localized;
  /** One line of why. */
  readonly help: Localized;
  readonly kind: 'text' | 'switch' | 'choice';
  readonly default: string | boolean;
  /** What a choice chooses from. */
  readonly choices?: readonly { readonly value: string; readonly label: Localized }[];
  /** An example of an answer. */
  readonly placeholder?: string;
  /** What the documents say where the answer is empty, if that is computed: shown in the place of the example. */
  readonly usual?: (group: Pick<NodeGroupPlan, 'name'>, clusterName: string) => string;
  /** Answers under which the documents are others than under the placeholder: the tests write them too. */
  readonly examples?: readonly string[];
  /** For a text that is not empty. */
  readonly check?: Check;
  /** Which groups are asked; all where absent. */
  readonly managements?: readonly Management[];
  /** Asked only beside this answer to another option of the same platform or tool. */
  readonly onlyWith?: { readonly key: string; readonly answer: string | boolean };
  /** The answer where this is the network of the cluster; nothing where it is not wanted. Offered, never filled in. */
  readonly offer?: (network: ClusterNetwork) => string | undefined;
  /** Asked by a tool, and only of platforms that hand this over. */
  readonly handedOver?: HandOver;
}

/** What a node reads at its first boot, handed from the platform to the tool unopened. */
export type UserData =
  | { readonly kind: 'mime'; readonly parts: readonly MimePart[] }
  /** A table, since some tools write it in their own notation; `comment` are lines for whoever reads it. */
  | { readonly kind: 'toml'; readonly table: SettingsTable; readonly comment: readonly string[] }
  /** Without the tags that EC2 wants around it: tools that add their own parts add the tags too. */
  | { readonly kind: 'powershell'; readonly text: string };

export interface MimePart {
  readonly contentType: string;
  readonly text: string;
  /**
   * The same work as a shell script that runs once, after boothooks: for tools that carry no part of this type. Absent where
   * that would be too late or too seldom.
   */
  readonly asScript?: string;
}

/** Settings by name, tables in tables. */
export interface SettingsTable {
  readonly [key: string]:
    | string
    | boolean
    | number
    | readonly string[]
    | readonly (readonly string[])[]
    | SettingsTable;
}

/** A reason why a choice is not on offer. */
export type Refusal = Localized;

/** What a platform can hand over: parts of user data by their type, or files of its own that no tool carries. */
export type HandOver = 'node-config' | 'boothook' | 'shell-script' | 'toml' | 'powershell' | 'own-files';

/** The images that nodes of a platform start from. */
export interface NodeImage {
  /** The family that tools find by themselves; absent where they know none. */
  readonly family?: ImageFamily;
  /** The release that the options of a group pin: `v20251120`; nothing where they pin none. */
  release?(options: Options): string | undefined;
  /** Where AWS has them, for tools that start nodes themselves; absent where it has none. */
  readonly aws?: AwsImage;
}

export interface FirstCall {
  /** A service by the name of its VPC endpoint, which it needs with private DNS. */
  readonly service: string;
  /** Said where there is none: what would happen, and what to do. `{group}` is the node group. */
  readonly withoutEndpoint: Localized;
}

/** How a node comes by the login of a proxy that asks for one (`proxy.credentials`). */
export type LoginWay =
  | {
      /** What the platform writes reads it from where it is kept, at every boot. */
      readonly way: 'at-boot';
      /** What the node calls before it has the login: that cannot go by the proxy. */
      readonly callsBefore: readonly FirstCall[];
      /** The secrets that nodes of a group read, where that is not the one of the plan: names or ARNs. */
      secrets?(group: NodeGroupPlan): readonly string[];
      /** What such a secret holds, before and after the address of the proxy with the login in it, percent-encoded. */
      readonly secretForm?: { readonly before: string; readonly after: string };
    }
  /** A script of the platform asks whoever runs it. */
  | { readonly way: 'typed' }
  /** Not at all; `instead` says what to do. */
  | { readonly way: 'none'; readonly instead: Localized };

/** What every platform says of itself. */
interface PlatformTraits {
  readonly id: string;
  /** A proper noun: never translated. */
  readonly title: string;
  /** The mechanism the node takes its proxy from, in a word or two: `NodeConfig`. */
  readonly mechanism: string;
  /** One line: what it is, and how it takes the proxy. */
  readonly about: Localized;
  /** What nodes of it cannot do behind a proxy, a sentence each. */
  readonly cannot?: readonly Localized[];
  /** What was not proved on the real image, and how to look: a note at every group of it, whose name is `{group}`. */
  readonly unproven?: Localized;
  /** A command that shows which proxy a node really has, without its login; nothing where absent. */
  showsProxy?(plan: Plan, group: NodeGroupPlan): string;
  /** Where a command of the runbook is run on such a node, if its host has no usual shell with curl and journalctl. */
  readonly shell?: Localized;
  /** For a later day, in place of the usual help with a node that does not join. */
  readonly nodeMissing?: RunbookStep;
  readonly managements: readonly Management[];
  /** Answers that a node needs to join by itself. */
  readonly bootstrapNeeds: readonly ('endpoint' | 'certificateAuthority')[];
  readonly login: LoginWay;
  /** What runs on such a node and reads NO_PROXY, what matters most first. */
  readonly programs: readonly Program[];
  readonly options: readonly OptionField[];
  /** What such a group asks of the proxy beyond what every node does; nothing where absent. */
  reaches?(group: NodeGroupPlan): readonly Reach[];
  /** What is wrong or doubtful about a group of this platform: version gates, options that contradict each other. */
  check?(plan: Plan, group: NodeGroupPlan): readonly Finding[];
}

/** A platform whose nodes read user data, which a tool carries to them. */
interface WithUserData {
  /** What its nodes start from; absent where tools have to be told. */
  readonly image?: NodeImage;
  /** The types of part that its user data is made of: a tool that does not carry one cannot make such a group. */
  readonly handsOver: readonly Exclude<HandOver, 'own-files'>[];
  /** Those that it has for some answers only: without them, a tool that does not carry one makes the group all the same. */
  readonly mayHandOver?: readonly Exclude<HandOver, 'own-files'>[];
  userData(plan: Plan, group: NodeGroupPlan): UserData;
}

/** A platform without user data: an object in the cluster, or files for a machine that is there already. */
interface WithOwnFiles {
  readonly handsOver: readonly ['own-files'];
  /** The names of its files in the node group's folder. */
  readonly files: readonly string[];
  documents(plan: Plan, group: NodeGroupPlan): readonly Document[];
  /** Commands that put the files to work, run from the bundle's folder. */
  commands(plan: Plan, group: NodeGroupPlan): readonly string[];
  /** What to know before running them. */
  readonly applying: Localized;
  /** Said first where Git has the objects of the cluster, and its file is one: where that goes. */
  readonly applyingByGit?: Localized;
}

export type PlatformDefinition = PlatformTraits & (WithUserData | WithOwnFiles);

export const hasOwnFiles = (platform: PlatformDefinition): platform is PlatformTraits & WithOwnFiles =>
  'documents' in platform;

/** The cluster's part of the bundle as some tools take it, once however many groups use them. */
export interface ClusterSide {
  /** The paths of its documents. */
  readonly files: readonly string[];
  documents(plan: Plan): readonly Document[];
  /** How it is applied, in place of apply.sh. */
  steps(plan: Plan): readonly RunbookStep[];
  /** How it is taken back, for a later day. */
  undo?(plan: Plan): readonly RunbookStep[];
}

/** A statement of an IAM policy (docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html). */
export type PolicyStatement = {
  readonly Sid: string;
  readonly Effect: 'Allow';
  readonly Action: string;
  readonly Resource: readonly string[];
};

export interface ToolDefinition {
  readonly id: string;
  readonly title: string;
  /** What the page says in its place, where the title is words and not a name. */
  readonly said?: Localized;
  /** The file it writes: `launch-template.json`; nothing where it writes none. */
  readonly file?: string;
  /** Names of further files that some answers make, beside that one. */
  readonly moreFiles?: readonly string[];
  readonly about: Localized;
  readonly options: readonly OptionField[];
  /** What it takes from a platform; a platform that hands over anything else does not go with it (pairing.ts). */
  readonly carries: readonly HandOver[];
  /** Said after the refusal of a platform whose user data it does not carry: how to come by such a group all the same. */
  readonly instead?: Localized;
  /**
   * Options of platforms that this tool answers itself, by their key: nobody is asked them. An answer may hold marks.
   * It sees the tool's own options alone.
   */
  readonly settles?: Readonly<Record<string, (group: NodeGroupPlan, clusterName: string) => string>>;
  /** Why this tool cannot make such a group although it carries what the platform hands over; nothing where it can. */
  refuses(platform: PlatformDefinition, management: Management | undefined): Refusal | undefined;
  /** Who joins the node when this tool makes the group. */
  bootstrapper(management: Management | undefined): Bootstrapper;
  /** What such a group asks of the proxy because of the tool; nothing where absent. */
  reaches?(group: NodeGroupPlan): readonly Reach[];
  check?(plan: Plan, group: NodeGroupPlan, userData: UserData): readonly Finding[];
  /** It makes the role of the nodes together with them, and takes what that may do besides; others use a role that is there. */
  readonly makesNodeRole?: true;
  /**
   * The tool's own files; the user data file beside them is written by documents/. `allows` is what the role of the nodes has
   * to be allowed beyond the usual.
   */
  documents(
    plan: Plan,
    group: NodeGroupPlan,
    userData: UserData,
    allows?: readonly PolicyStatement[],
  ): readonly Document[];
  /** Commands that make the group take the new user data, run from the bundle's folder. */
  commands(plan: Plan, group: NodeGroupPlan): readonly string[];
  /** What to know before running them. */
  readonly applying: Localized;
  /** Said first where Git has the objects of the cluster, and its file is one: where that goes. */
  readonly applyingByGit?: Localized;
  /** Steps below that of the group. */
  otherSteps?(group: NodeGroupPlan, plan: Plan): readonly RunbookStep[];
  /** Tools that share one name the same object. */
  readonly clusterSide?: ClusterSide;
}

export interface Definitions {
  readonly platforms: readonly PlatformDefinition[];
  readonly tools: readonly ToolDefinition[];
  /** None on offer where absent. */
  readonly controllers?: readonly ControllerDefinition[];
  /** The hosts of what platforms and tools reach, which come with them. None where absent. */
  readonly groupHosts?: GroupHosts;
}
