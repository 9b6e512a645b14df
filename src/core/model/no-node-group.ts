// What is said, in a finding and in the runbook, as long as no node group is answered.

import type { Localized } from './localized.ts';

export const noNodeGroupWords: Localized = {
  en: 'There is no node group yet: these files give the proxy to pods of the cluster, and no node gets the proxy.',
  ko: '아직 노드 그룹이 없습니다. 이 파일은 클러스터의 파드에만 프록시를 설정하며 프록시를 받는 노드는 없습니다.',
  ja: 'ノードグループがまだありません。これらのファイルはクラスターの Pod にだけプロキシを設定し、プロキシが設定されるノードはありません。',
};
