// .NET's HttpClient: PowerShell and controllers. dotnet/runtime
// src/libraries/System.Net.Http/src/System/Net/Http/SocketsHttpHandler/HttpEnvironmentProxy.cs (02a63a53), read from
// source and not run. A bare name is that name alone; `.x` is x and all below; no `*`, networks or ports.

import { because, byFirst, refused, throughProxy } from './answers.ts';
import { trimmedEntries } from './comma-list.ts';
import { sameOrBelow } from './domain-match.ts';
import type { NoProxyReader } from './reader.ts';
import { rememberLast } from './remember-last.ts';
import { versions } from './runtime-version.ts';
import { webUrl } from './web-url.ts';

/** Uri.Host: in its normal form as in the URL standard, except that names of other scripts stay what they are. */
const uriHost = rememberLast((url): string | undefined => {
  const parts = webUrl(url);
  if (!parts?.host.includes('xn--')) return parts?.host;
  const written = /^\s*https?:\/\/(?:[^/?#]*@)?([^:/?#]*)/i.exec(url)?.[1] ?? '';
  return /[\u0080-\uffff]/.test(written) ? written.toLowerCase() : parts.host;
});

export const dotnet: NoProxyReader = {
  id: 'dotnet',
  title: '.NET HttpClient',
  knows: versions('dotnet-HttpEnvironmentProxy', [0]),
  read(noProxy) {
    const list = trimmedEntries(noProxy);
    return (url) => {
      const host = uriHost(url);
      if (host === undefined) return refused;
      const answer = byFirst(list, (text) => {
        if (text.startsWith('.')) return sameOrBelow(host, text.slice(1));
        return host === text ? because.sameName : undefined;
      });
      return answer ?? throughProxy;
    };
  },
};
