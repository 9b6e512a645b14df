// The names that answer over IPv6 too, for the proxy: NO_PROXY has none of them, so on a cluster with IPv6 every call by
// such a name arrives there, even where the service has a VPC endpoint.

import type { AllowedHost } from '../model/allowed-host.ts';
import { type Asking, asked } from './asked-hosts.ts';
import { dualStackHosts, endpointServices } from './endpoints.ts';

/** One for each service on offer that has such a name; registries stand elsewhere, account by account. */
export const dualStackServices = ({ region }: Asking): readonly AllowedHost[] =>
  asked(
    'optional',
    {
      reason: {
        en: 'services of AWS by their dual-stack names, where programs are told to use them',
        ko: '프로그램이 듀얼 스택 이름을 사용하도록 설정된 경우의 AWS 서비스',
        ja: 'プログラムがデュアルスタック名を使うよう設定されている場合の AWS のサービス',
      },
      who: {
        en: 'AWS SDKs and CLI with AWS_USE_DUALSTACK_ENDPOINT=true',
        ko: 'AWS_USE_DUALSTACK_ENDPOINT=true인 AWS SDK와 CLI',
        ja: 'AWS_USE_DUALSTACK_ENDPOINT=true の AWS SDK と CLI',
      },
      check: true,
    },
    endpointServices.filter(({ name }) => name !== 'ecr.dkr').flatMap(({ name }) => dualStackHosts(name, region)),
  );
