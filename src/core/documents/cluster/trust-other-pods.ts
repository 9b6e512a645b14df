// What the runbook says about the pods that the bundle does not touch: they trust what their images trust.

import type { RunbookStep } from '../../model/document.ts';
import { type Localized, sentences } from '../../model/localized.ts';
import type { Plan } from '../../model/plan.ts';
import { trustVariable } from '../../model/pod-trust.ts';
import { deliveryOf } from '../delivery/index.ts';
import { mapElsewhere, mapElsewhereWords } from './map-elsewhere.ts';
import { trustMapPath } from './trust-map.ts';

/** How other pods come to trust the CA of the proxy; nothing where there is none. */
export const otherPods = (plan: Plan): readonly RunbookStep[] =>
  plan.caBundle === ''
    ? []
    : [
        {
          id: 'trust-other-pods',
          kind: 'later',
          title: {
            en: 'The CA bundle for other pods',
            ko: '다른 파드를 위한 CA 번들',
            ja: '他の Pod 向けの CA バンドル',
          },
          about: sentences(words(exampleOf(plan)), ...mapElsewhereWords(plan)),
          commands: ['namespace=default', ...mapElsewhere(plan, trustMapPath)],
        },
      ];

/** The file of this bundle that shows it: which one has aws-node hangs on the delivery. */
const exampleOf = (plan: Plan): string =>
  deliveryOf(plan)
    .documents(plan)
    .find(({ text }) => text.includes(trustVariable.name))?.path ?? trustMapPath;

const words = (example: string): Localized => ({
  en: `Nodes and aws-node trust the CA bundle; every other pod trusts what its image does. kube-proxy and the network policy agent need nothing: they ask the API server alone, whose CA they have. A pod that goes by the proxy needs the ConfigMap in its own namespace (default, here), mounted, and what its language reads. Go and OpenSSL: SSL_CERT_DIR with the usual folders and the mounted one, as in ${example} (OpenSSL wants the names that openssl rehash makes). Node.js: NODE_EXTRA_CA_CERTS, which adds. AWS_CA_BUNDLE (AWS CLI and SDKs), REQUESTS_CA_BUNDLE (Python requests) and SSL_CERT_FILE replace what the image trusts: give them a file that holds the public authorities too, or hosts that the proxy leaves alone are refused. Java reads a trust store of its own.`,
  ko: `노드와 aws-node는 CA 번들을 신뢰하지만 다른 파드는 이미지가 신뢰하는 것만 신뢰합니다. kube-proxy와 네트워크 정책 에이전트는 이미 CA를 가진 API 서버에만 접속하므로 필요하지 않습니다. 프록시를 사용하는 파드에는 자신의 네임스페이스(여기서는 default)의 ConfigMap을 마운트하고 언어에 맞는 변수를 지정합니다. Go와 OpenSSL: 기본 폴더와 마운트한 폴더를 담은 SSL_CERT_DIR(${example} 참고, OpenSSL에는 openssl rehash가 만드는 이름이 필요). Node.js: 추가로 신뢰하는 NODE_EXTRA_CA_CERTS. AWS_CA_BUNDLE(AWS CLI와 SDK), REQUESTS_CA_BUNDLE(Python requests), SSL_CERT_FILE은 이미지의 신뢰 목록을 대체하므로 공인 인증 기관도 담은 파일을 지정하세요. 그러지 않으면 프록시가 검사하지 않는 호스트가 거부됩니다. Java는 자체 트러스트 스토어를 읽습니다.`,
  ja: `ノードと aws-node は CA バンドルを信頼しますが、他の Pod はイメージが信頼するものだけを信頼します。kube-proxy とネットワークポリシーエージェントは、CA を既に持つ API サーバーにしか接続しないため不要です。プロキシを使う Pod には、自分の名前空間 (ここでは default) の ConfigMap をマウントし、言語に合った変数を指定します。Go と OpenSSL: 既定のフォルダとマウントしたフォルダを並べた SSL_CERT_DIR (${example} を参照。OpenSSL には openssl rehash が作る名前が必要)。Node.js: 追加で信頼する NODE_EXTRA_CA_CERTS。AWS_CA_BUNDLE (AWS CLI と SDK)、REQUESTS_CA_BUNDLE (Python requests)、SSL_CERT_FILE はイメージの信頼リストを置き換えるため、公的な認証局も含むファイルを指定してください。そうしないと、プロキシが検査しないホストが拒否されます。Java は独自のトラストストアを読みます。`,
});
