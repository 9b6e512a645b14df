// The contracts of platforms and tools. A definition is one file; this file knows none of them.

import type { Reach } from './allowed-host.ts';
import type { Document } from './document.ts';
import type { Check, Finding } from './finding.ts';
import type { Localized } from './localized.ts';
import type { Bootstrapper, NodeGroupPlan, Plan } from './plan.ts';
import type { Program } from './program.ts';
import type { Management } from './settings.ts';

/** A question that one platform or tool alone asks. Rendered generically, kept under `nodeGroups[].options`. */
export interface OptionField {
  readonly key: string;
  readonly label: Localized;
  /** One line of why. */
  readonly help: Localized;
  readonly kind: 'text' | 'switch';
  readonly default: string | boolean;
  readonly placeholder?: string;
  /** For a text that is not empty. */
  readonly check?: Check;
  /** Which groups are asked; all where absent. */
  readonly managements?: readonly Management[];
}

/** What a node reads at its first boot, handed from the platform to the tool unopened. */
export type UserData =
  | { readonly kind: 'mime'; readonly parts: readonly MimePart[] }
  | { readonly kind: 'toml'; readonly text: string }
  | { readonly kind: 'powershell'; readonly text: string };

export interface MimePart {
  readonly contentType: string;
  readonly text: string;
}

/** A reason why a choice is not on offer. */
export type Refusal = Localized;

export interface PlatformDefinition {
  readonly id: string;
  /** A proper noun: never translated. */
  readonly title: string;
  /** The mechanism the node takes its proxy from, in a word or two: `NodeConfig`. */
  readonly mechanism: string;
  readonly about: Localized;
  readonly managements: readonly Management[];
  /** Answers that a node needs to join by itself. */
  readonly bootstrapNeeds: readonly ('endpoint' | 'certificateAuthority')[];
  /** What runs on such a node and reads NO_PROXY, what matters most first. */
  readonly programs: readonly Program[];
  readonly options: readonly OptionField[];
  /** What such a group asks of the proxy beyond what every node does; nothing where absent. */
  reaches?(group: NodeGroupPlan): readonly Reach[];
  /** What is wrong or doubtful about a group of this platform: version gates, options that contradict each other. */
  check?(plan: Plan, group: NodeGroupPlan): readonly Finding[];
  userData(plan: Plan, group: NodeGroupPlan): UserData;
}

export interface ToolDefinition {
  readonly id: string;
  readonly title: string;
  /** The file it writes: `launch-template.json`. */
  readonly file: string;
  readonly about: Localized;
  readonly options: readonly OptionField[];
  /** Why this tool cannot make such a group; nothing where it can. */
  refuses(platform: PlatformDefinition, management: Management | undefined): Refusal | undefined;
  /** Who joins the node when this tool makes the group. */
  bootstrapper(management: Management | undefined): Bootstrapper;
  check?(plan: Plan, group: NodeGroupPlan, userData: UserData): readonly Finding[];
  /** The tool's own files; the user data file beside them is written by documents/. */
  documents(plan: Plan, group: NodeGroupPlan, userData: UserData): readonly Document[];
  /** Commands that make the group take the new user data, run from the bundle's folder. */
  commands(plan: Plan, group: NodeGroupPlan): readonly string[];
  /** What to know before running them. */
  readonly applying: Localized;
}

export interface Definitions {
  readonly platforms: readonly PlatformDefinition[];
  readonly tools: readonly ToolDefinition[];
}
