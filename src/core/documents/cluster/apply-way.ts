// What differs in apply.sh with the hand that changes the DaemonSets: it patches them, applies gitops/, or leaves them to
// whatever reads Git.

import type { Localized } from '../../model/localized.ts';
import type { Plan } from '../../model/plan.ts';
import { sh } from '../../syntax/shell.ts';
import { type Verbatim, verbatim } from '../../syntax/template.ts';
import { gitopsFiles } from '../delivery/gitops.ts';
import { deliveryOf } from '../delivery/index.ts';
import { applyFolder } from '../delivery/kustomize.ts';
import { configMapPath } from './config-map.ts';
import { applySecret } from './login-apply.ts';
import { patchPath } from './targets.ts';
import { trustMapPath } from './trust-map.ts';
import { applyTrustMap } from './trust-script.ts';

export interface Way {
  readonly about: Localized;
  /** Comments: what the script does, and why it looks first. */
  readonly what: string;
  readonly why: string;
  /** Files that it needs. */
  readonly files: readonly string[];
  /** Parts of what it says where a container is missing or has an envFrom of others. */
  readonly verb: string;
  readonly missing: string;
  readonly replaces: string;
  readonly question: string;
  /** Blocks of bash, in order. */
  readonly applying: readonly string[];
  readonly next: string;
}

/** Words of bash, quoted. */
export const asWords = (values: readonly string[]): Verbatim => verbatim(values.map((value) => sh`${value}`).join(' '));

/** The way of a plan; `daemonSets` are those that get the ConfigMap by files of ours. */
export function wayOf(plan: Plan, daemonSets: readonly string[]): Way {
  switch (deliveryOf(plan).hand) {
    case 'patch':
      return byPatch(plan, daemonSets);
    case 'folder':
      return byFolder(plan, daemonSets);
    case 'git':
      return byGit(plan, daemonSets);
  }
}

const secret = (plan: Plan): readonly string[] => (plan.login === undefined ? [] : [applySecret.text]);

/** `roll NAME` for each: `change` its template, then restart its pods and wait. */
const roll = (daemonSets: readonly string[], change: Verbatim): readonly string[] =>
  daemonSets.length === 0
    ? []
    : [
        sh`
          roll() {
            ${change}
            # A ConfigMap that changed restarts nothing by itself.
            step="restart DaemonSet $1"
            k rollout restart "daemonset/$1"
            step="wait for the pods of DaemonSet $1; see: kubectl -n kube-system describe pods -l k8s-app=$1"
            k rollout status "daemonset/$1" --timeout="$timeout"
          }
          ${verbatim(daemonSets.map((daemonSet) => sh`roll ${daemonSet}`).join('\n'))}`,
      ];

const changes = (plan: Plan, login: string): Localized => ({
  en: plan.login === undefined ? login.replace(SECRET, '') : login,
});
const SECRET = ', puts the login of the proxy into a Secret';

function byPatch(plan: Plan, daemonSets: readonly string[]): Way {
  const trusts = plan.caBundle !== '';
  const none = daemonSets.length === 0;
  return {
    about: changes(
      plan,
      none
        ? `Applies the ConfigMap${SECRET}.`
        : `Applies the ConfigMap${SECRET}, patches the DaemonSets, restarts their pods and waits.`,
    ),
    what: none
      ? 'Makes what pods of kube-system take the proxy from. No DaemonSet is patched: Helm has what there is to change.'
      : `Gives the pods of these DaemonSets in kube-system the proxy: ${asWords(daemonSets).text}.`,
    why: 'A patch adds a container whose name it does not find, and replaces the whole envFrom of one that it finds.',
    files: [configMapPath, ...(trusts ? [trustMapPath] : []), ...daemonSets.map(patchPath)],
    verb: 'patch',
    missing: 'a patch would add one',
    replaces: 'a patch',
    question: none
      ? 'Apply the ConfigMap to this cluster?'
      : `Change ${daemonSets.join(' and ')} in this cluster and restart their pods?`,
    applying: [
      [
        sh`
          step=${`apply ${configMapPath}`}
          k apply -f ${configMapPath}`,
        ...(trusts ? [applyTrustMap.text] : []),
        ...secret(plan),
      ].join('\n'),
      ...roll(
        daemonSets,
        verbatim(sh`
          step="patch DaemonSet $1"
          k patch daemonset "$1" --patch-file "patches/$1.yaml"`),
      ),
    ],
    next: plan.settings.delivery === 'helm' ? 'helm upgrade, as README.md says' : 'bash verify.sh',
  };
}

const byApply = {
  why: 'Server-side apply refuses a container whose name it does not find, and replaces the whole envFrom of one that it finds.',
  verb: 'change',
  missing: 'these files would be refused',
  replaces: 'gitops/',
};

const folderFiles = (plan: Plan, daemonSets: readonly string[]): readonly string[] =>
  gitopsFiles.filter(
    (file) =>
      (plan.caBundle !== '' || !file.endsWith(`/${trustMapPath}`)) &&
      (daemonSets.includes('kube-proxy') || !file.endsWith('/kube-proxy.yaml')),
  );

function byFolder(plan: Plan, daemonSets: readonly string[]): Way {
  return {
    ...byApply,
    about: changes(
      plan,
      `Applies gitops/ by server-side apply${SECRET}, restarts the pods of the DaemonSets and waits.`,
    ),
    what: `Gives the pods of these DaemonSets in kube-system the proxy, by server-side apply of gitops/: ${asWords(daemonSets).text}.`,
    files: folderFiles(plan, daemonSets),
    question: `Change ${daemonSets.join(' and ')} in this cluster and restart their pods?`,
    applying: [
      ...secret(plan),
      sh`
        step='apply gitops/ by server-side apply'
        # Conflicts are forced: what is changed was looked at above.
        k ${verbatim(applyFolder.replace(/^kubectl /, ''))}`,
      ...roll(daemonSets, verbatim('')),
    ],
    next: 'bash verify.sh',
  };
}

function byGit(plan: Plan, daemonSets: readonly string[]): Way {
  return {
    ...byApply,
    about: changes(
      plan,
      `Looks whether gitops/ fits the cluster, keeps what is there for rollback.sh${SECRET}. Changes no DaemonSet.`,
    ),
    what: `Before gitops/ goes into Git: says whether it fits these DaemonSets of kube-system, and changes none of them: ${asWords(daemonSets).text}.`,
    files: folderFiles(plan, daemonSets),
    question:
      plan.login === undefined
        ? 'Keep what is there in ConfigMap proxy-wizard-before of this cluster?'
        : 'Keep what is there in ConfigMap proxy-wizard-before of this cluster, and put the login of the proxy into a Secret?',
    applying: secret(plan),
    next:
      plan.login === undefined
        ? 'put gitops/ into Git, as README.md says'
        : 'put gitops/ into Git, as README.md says. After a change of the login: restart the pods, as README.md says there',
  };
}
