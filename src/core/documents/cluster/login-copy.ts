// The Secret with the login of the proxy, for pods of another namespace.

import { sh } from '../../syntax/shell.ts';
import { verbatim } from '../../syntax/template.ts';

/**
 * Copies a Secret of kube-system into a namespace (a word of bash), without showing it: through pipes, and by server-side
 * apply, since client-side apply would keep a copy in an annotation.
 */
export const secretCopy = (name: string, namespace: string): string =>
  sh`
  kubectl -n kube-system get secret ${name} -o json |
    kubectl patch --local -f - --type merge -o json --patch ${'{"metadata":{"namespace":null,"uid":null,"resourceVersion":null,"creationTimestamp":null}}'} |
    kubectl -n ${verbatim(namespace)} apply --server-side --force-conflicts -f -
`.trimEnd();
