// apt takes its proxy from its own configuration, which counts for every call, also of services that have no variables.

import type { Plan } from '../../model/plan.ts';
import { sh } from '../../syntax/shell.ts';
import { type Verbatim, verbatim } from '../../syntax/template.ts';

/**
 * Shell lines that write apt.conf(5) whole. The path and the form are those that nodeadm of hybrid nodes looks for
 * (aws/eks-hybrid internal/network/proxy_validator.go). Addresses of proxies hold no quote (proxy-url.ts).
 */
export const aptProxy = ({ httpProxy, httpsProxy }: Plan): Verbatim =>
  verbatim(
    sh`
      # apt reads its own file.
      mkdir -p /etc/apt/apt.conf.d
      printf 'Acquire::%s::Proxy "%s";\n' http ${httpProxy} https ${httpsProxy} >/etc/apt/apt.conf.d/proxy.conf
    `.trimEnd(),
  );
