// How values of ours get into a release that is there: the same version of the chart, the values that it has, ours on top.

import { command, sh } from '../syntax/shell.ts';
import { verbatim } from '../syntax/template.ts';

export interface HelmRelease {
  /** Name of the release, as the chart's own documentation calls it. */
  readonly release: string;
  readonly chart: string;
  /** Address of the repository of charts; nothing where `from` is a whole reference (OCI) or a folder. */
  readonly repo?: string;
  /** What helm is told instead of the chart's name: `oci://…`. */
  readonly from?: string;
  readonly namespace: string;
}

/** Commands of bash: what version is there, then the upgrade. They fail where there is no such release, and change nothing. */
export function helmUpgrade({ release, chart, repo, from, namespace }: HelmRelease, path: string): readonly string[] {
  const ours = `^${release}$`;
  // `helm list` tells name and version of the chart as one word.
  const version = `s/^.*chart: ${chart}-//p`;
  return [
    sh`version=$(helm list --namespace ${namespace} --filter ${ours} --output yaml | sed -n ${version})`,
    command([
      [verbatim('helm upgrade'), release, from ?? chart, ...(repo === undefined ? [] : ['--repo', repo])],
      ['--namespace', namespace, '--version', verbatim('"$version"')],
      ['--reuse-values', '--values', path],
    ]).text,
  ];
}
