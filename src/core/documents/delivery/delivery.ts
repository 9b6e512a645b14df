// What a way of delivery is: who changes the cluster's own objects, and with which files.

import type { PodContainer } from '../../model/cluster-objects.ts';
import type { Document, RunbookStep } from '../../model/document.ts';
import type { Localized } from '../../model/localized.ts';
import type { Plan } from '../../model/plan.ts';
import type { Delivery } from '../../model/settings.ts';

export interface DeliveryDefinition {
  /** As in `delivery` of settings.json. */
  readonly id: Delivery;
  /** A proper noun: never translated. */
  readonly title: string;
  /** One line: when to choose it. */
  readonly about: Localized;
  /**
   * What apply.sh does with the DaemonSets: it patches them, applies the folder gitops/, or leaves them to whatever reads
   * Git. It looks, keeps what was there and makes the Secret of a login in every case.
   */
  readonly hand: 'patch' | 'folder' | 'git';
  /** The containers that get the ConfigMap by envFrom from files of ours; others get it by other means. */
  envFrom(plan: Plan): readonly PodContainer[];
  /** Paths of its own files in the bundle. */
  readonly files: readonly string[];
  /** `elsewhere` are namespaces besides kube-system whose pods take the ConfigMap too. */
  documents(plan: Plan, elsewhere?: readonly string[]): readonly Document[];
  /** Steps of the runbook behind that of apply.sh. */
  steps(plan: Plan): readonly RunbookStep[];
  /** Only where what reads Git renders charts too: such a release is none that helm knows. */
  readonly charts?: {
    /** Where the values of a chart go. */
    readonly about: Localized;
    /** What shows the objects that render charts. */
    readonly command: string;
  };
  /** What to do before rollback.sh; nothing where absent. */
  readonly beforeUndo?: Localized;
  /** The same before the question of rollback.sh, in a few English words. */
  readonly undoQuestion?: string;
}
