// Every program that reads NO_PROXY, in the order in which a table shows them: what every node runs first.

import { apt } from './apt.ts';
import { curlReaders } from './curl.ts';
import { dotnet } from './dotnet.ts';
import { fluentBit } from './fluent-bit.ts';
import { goReaders } from './go.ts';
import { java } from './java.ts';
import { nodeReaders } from './node.ts';
import { pluto } from './pluto.ts';
import { proxyFromEnvReaders } from './proxy-from-env.ts';
import type { NoProxyReader } from './reader.ts';
import { requestsReaders } from './requests.ts';
import { reqwestReaders } from './reqwest.ts';
import { ruby } from './ruby.ts';
import { undiciReaders } from './undici.ts';
import { botocore, urllib } from './urllib.ts';
import { wget } from './wget.ts';
import { wget2Readers } from './wget2.ts';

export const readers: readonly NoProxyReader[] = [
  ...goReaders,
  ...curlReaders,
  wget,
  ...wget2Readers,
  apt,
  urllib,
  botocore,
  ...requestsReaders,
  ...reqwestReaders,
  pluto,
  fluentBit,
  java,
  ...nodeReaders,
  ...undiciReaders,
  ...proxyFromEnvReaders,
  dotnet,
  ruby,
];

export { readNonProxyHosts } from './java.ts';
