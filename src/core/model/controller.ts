// The contract of controllers: programs of the cluster's own, which people install with Helm and which call AWS by the
// proxy. A definition is one file; this file knows none of them.

import type { Reach } from './allowed-host.ts';
import type { Document } from './document.ts';
import type { Finding } from './finding.ts';
import type { Localized } from './localized.ts';
import type { Plan } from './plan.ts';

export interface ControllerDefinition {
  /** As in `addOns.controllers`. */
  readonly id: string;
  /** A proper noun: never translated. */
  readonly title: string;
  /** One line: what it calls by the proxy. */
  readonly about: Localized;
  /** Where its pods run: where its ConfigMap has to be. */
  readonly namespace: string;
  /** Paths of its own files in the bundle. */
  readonly files: readonly string[];
  /** Which of them has values for its chart; absent where nothing is installed by Helm. */
  readonly values?: string;
  /**
   * What reads the ConfigMap or the Secret when it starts, as its chart names it under the release of `commands`:
   * `deployment/karpenter`. None where the values themselves have the proxy: a new release restarts those.
   */
  readonly workloads: readonly string[];
  /** Services of AWS that it calls, by the name of their VPC endpoint: the proxy has to let them through. */
  readonly services: readonly string[];
  /**
   * What else it calls. A group whose tool reaches the same is made by this controller: whoever has not chosen it is told.
   */
  readonly reaches?: readonly Reach[];
  documents(plan: Plan): readonly Document[];
  /** Commands of Helm that put the values to work, run from the bundle's folder. */
  commands(plan: Plan): readonly string[];
  /** What is run whoever renders the chart, after that. */
  besides?(plan: Plan): readonly string[];
  /** What to know before running them. */
  readonly applying: Localized;
  /** What does not reach it, or is no use to it; `field` is its place among the answers. */
  check?(plan: Plan, field: string): readonly Finding[];
}
