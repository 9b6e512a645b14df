// yum and dnf take their proxy from their own file only; the environment of a shell or service does not reach them.

import { sh } from '../../syntax/shell.ts';
import { type Verbatim, verbatim } from '../../syntax/template.ts';

/**
 * Shell lines that set `proxy=` under `[main]` of yum.conf or dnf.conf. Any number of runs leaves one such line there,
 * with this value; sections of repositories keep theirs. (yum.conf(5), dnf.conf(5)) Of Red Hat and Amazon Linux 2023,
 * yum.conf is a link to dnf.conf, and stays one.
 */
export function packageManagerProxy(file: string, proxy: string): Verbatim {
  // sed takes one backslash away from the text that it appends.
  const append = `/^\\[main\\]/a proxy=${proxy.replaceAll('\\', '\\\\')}`;
  return verbatim(
    sh`
      grep -qs '^\[main\]' ${file} || echo '[main]' >>${file}
      sed -i --follow-symlinks -e '/^\[main\]/,/^\[/{/^proxy[[:space:]]*=/d}' -e ${append} ${file}
    `.trimEnd(),
  );
}
