// What keeps people from downloading a bundle, in words that name the node group.

import { type Bundle, type Finding, hasMark, say } from '../../src/core/index.ts';

/** `workers: option.image-id at nodeGroups.0.options.imageId: "x" is no AMI ID` */
function told({ field, code, text, params }: Finding, groups: readonly (string | undefined)[]): string {
  const group = groups[Number(/^nodeGroups\.(\d+)/.exec(field)?.[1])];
  return [...(group === undefined ? [] : [group]), `${code} at ${field}`, say(text, 'en', params)].join(': ');
}

/** A sentence for each error, each gap, and each document that is not ASCII or does not end with one LF; none where all is well. */
export function troubleOf({ plan, findings, documents }: Pick<Bundle, 'plan' | 'findings' | 'documents'>): string[] {
  const groups = plan.nodeGroups.map(({ name }) => name);
  return [
    ...findings.filter(({ severity }) => severity === 'error').map((finding) => told(finding, groups)),
    ...documents.flatMap(({ path, text }) => [
      ...(hasMark(text) ? [`${path}: there is a gap in it`] : []),
      ...(/^[\t\n\x20-\x7e\ue000-\uf8ff]*$/.test(text) ? [] : [`${path}: not ASCII`]),
      ...(/[^\n]\n$/.test(text) ? [] : [`${path}: does not end with one LF`]),
    ]),
  ];
}
