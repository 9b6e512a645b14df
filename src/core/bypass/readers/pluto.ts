// Bottlerocket's pluto, which asks EKS and EC2 for the settings of a node. bottlerocket-os/bottlerocket-core-kit
// sources/api/pluto/src/proxy.rs (a10182f9), read from source and not run. https alone is proxied; an entry is any tail of
// the host, case and all, dots or not.

import { because, byEntry, refused, throughProxy, without } from './answers.ts';
import { betweenCommas } from './comma-list.ts';
import { httpUri } from './http-uri.ts';
import type { Answer, NoProxyReader } from './reader.ts';
import { versions } from './runtime-version.ts';

const plainHttp: Answer = {
  ...without({ en: 'proxies https alone', ko: 'https에만 프록시를 사용함', ja: 'https にだけプロキシを使う' }),
  noProxySet: true,
};

export const pluto: NoProxyReader = {
  id: 'pluto',
  title: 'Bottlerocket pluto',
  knows: versions('bottlerocket-pluto', [0]),
  read(noProxy) {
    const entries = betweenCommas(noProxy);
    const everything = entries.includes('*') ? byEntry('*', because.star) : undefined;
    return (url) => {
      const parts = httpUri(url);
      if (parts === undefined) return refused;
      if (parts.scheme === 'http') return plainHttp;
      if (everything !== undefined) return everything;
      const entry = entries.find((one) => one !== '' && parts.host.endsWith(one));
      if (entry === undefined) return throughProxy;
      return byEntry(entry, entry === parts.host ? because.sameName : because.textEnd);
    };
  },
};
