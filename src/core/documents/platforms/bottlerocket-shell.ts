// How to look at a Bottlerocket node: the host has no shell; host containers lead there (bottlerocket-os/bottlerocket README,
// "Exploration": control container, admin container, sheltie, logdog).

import type { RunbookStep } from '../../model/document.ts';
import type { Localized } from '../../model/localized.ts';

export const adminContainer: Localized = {
  en: 'On Bottlerocket the host has no curl: run it in the admin container, which enable-admin-container and then enter-admin-container open from Session Manager. Check that yours has curl.',
  ko: 'Bottlerocket 호스트에는 curl이 없으므로 관리 컨테이너에서 실행하세요. Session Manager에서 enable-admin-container, enter-admin-container 순으로 실행하면 들어갈 수 있습니다. 컨테이너에 curl이 있는지 확인하세요.',
  ja: 'Bottlerocket のホストに curl はないため、管理コンテナで実行してください。Session Manager から enable-admin-container、enter-admin-container の順に実行すると入れます。コンテナに curl があるか確認してください。',
};

export const nodeMissing: RunbookStep = {
  id: 'node-missing-bottlerocket',
  kind: 'later',
  title: {
    en: 'If a Bottlerocket node does not join',
    ko: 'Bottlerocket 노드가 조인하지 않는 경우',
    ja: 'Bottlerocket ノードが参加しない場合',
  },
  about: {
    en: 'Session Manager reaches the control container, whose image comes from ECR: where the proxy lets neither that registry nor Systems Manager through, look at the console log instead (aws ec2 get-console-output). In the control container, the first two commands show the proxy and the cluster that the node has, and the third opens the admin container. There, sudo sheltie is a shell of the host, and the last two are run in it.',
    ko: 'Session Manager는 control 컨테이너에 접속하는데 그 이미지는 ECR에서 가져옵니다. 프록시가 그 레지스트리나 Systems Manager를 허용하지 않으면 콘솔 로그(aws ec2 get-console-output)를 확인하세요. control 컨테이너에서 처음 두 명령은 노드의 프록시와 클러스터 설정을 보여 주고, 세 번째는 관리 컨테이너를 엽니다. 그 안에서 sudo sheltie가 호스트의 셸이며 마지막 두 명령을 그 셸에서 실행합니다.',
    ja: 'Session Manager は control コンテナに接続し、そのイメージは ECR から取得します。プロキシがそのレジストリか Systems Manager を通さない場合は、コンソールログ (aws ec2 get-console-output) を確認してください。control コンテナで、最初の 2 つのコマンドはノードのプロキシとクラスターの設定を示し、3 つ目は管理コンテナを開きます。その中の sudo sheltie がホストのシェルで、最後の 2 つはそこで実行します。',
  },
  commands: [
    'apiclient get settings.network',
    'apiclient get settings.kubernetes.cluster-name settings.kubernetes.api-server settings.kubernetes.cluster-dns-ip',
    'enable-admin-container; enter-admin-container',
    'cat /etc/network/proxy.env',
    'journalctl --no-pager -n 100 -u sundog -u containerd -u host-containerd -u kubelet',
  ],
};
