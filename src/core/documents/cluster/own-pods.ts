// What the runbook says about pods of the user's own: the ConfigMap in their namespace, and what to write into a workload.

import { proxyConfigMap, proxyKeys, proxySecret } from '../../model/cluster-objects.ts';
import type { RunbookStep } from '../../model/document.ts';
import { sentences } from '../../model/localized.ts';
import type { Plan } from '../../model/plan.ts';
import { heredoc, sh } from '../../syntax/shell.ts';
import { yaml } from '../../syntax/yaml.ts';
import { configMapPath } from './config-map.ts';
import { secretCopy } from './login-copy.ts';
import { mapElsewhere, mapElsewhereWords } from './map-elsewhere.ts';

/** curl reads http_proxy in lower case only and wget all of them, so pods get both cases (curl(1), wget's manual). */
function snippet(plan: Plan): string {
  const login = plan.login !== undefined;
  return yaml({
    envFrom: [{ configMapRef: { name: proxyConfigMap } }, ...(login ? [{ secretRef: { name: proxySecret } }] : [])],
    env: proxyKeys.map((key) => ({
      name: key.toLowerCase(),
      valueFrom:
        login && key !== 'NO_PROXY'
          ? { secretKeyRef: { name: proxySecret, key } }
          : { configMapKeyRef: { name: proxyConfigMap, key } },
    })),
  });
}

export const ownPods = (plan: Plan): readonly RunbookStep[] => [
  {
    id: 'own-pods',
    kind: 'later',
    title: { en: 'Pods of your own', ko: '자체 파드', ja: '独自の Pod' },
    about: sentences(words, ...mapElsewhereWords(plan)),
    commands: [
      'namespace=default',
      ...mapElsewhere(plan, configMapPath),
      ...(plan.login === undefined ? [] : [secretCopy(proxySecret, '"$namespace"')]),
      sh`${heredoc('cat', snippet(plan))}`,
    ],
  },
];

const words = {
  en: 'Nodes do not hand their proxy to pods. A pod that calls the internet takes the ConfigMap of its own namespace (default, here): the last command prints what belongs to each of its containers. The lower-case names are for curl and wget. Java and Node.js read none of these by themselves.',
  ko: '노드의 프록시는 파드에 전달되지 않습니다. 인터넷에 접속하는 파드는 자신의 네임스페이스(여기서는 default)의 ConfigMap을 사용합니다. 마지막 명령은 각 컨테이너에 넣을 내용을 출력합니다. 소문자 이름은 curl과 wget용입니다. Java와 Node.js는 이 변수를 스스로 읽지 않습니다.',
  ja: 'ノードのプロキシは Pod に渡りません。インターネットに接続する Pod は自分の名前空間 (ここでは default) の ConfigMap を使います。最後のコマンドは各コンテナに入れる内容を表示します。小文字の名前は curl と wget 用です。Java と Node.js はこれらを自分では読みません。',
};
