// Two texts in which an API server itself names the service range: its refusal of a foreign clusterIP, and its own flag.

import { isCidr } from '../addresses.ts';
import { noteOf, stated } from '../detection.ts';
import type { Reader } from './reader.ts';

const REFUSAL = /The range of valid IPs is ([\da-fA-F.:/]+)/g;
const FLAG = /--service-cluster-ip-range[= ]"?([\da-fA-F.:/,]+)/;

/** The error for a Service whose clusterIP is out of range (kubernetes, pkg/registry/core/service/ipallocator). */
export const validIpRange: Reader = {
  source: 'kubectl create service: "The range of valid IPs is …"',
  read(chunk) {
    if (chunk.kind !== 'line' && chunk.kind !== 'failure') return undefined;
    const cidrs = [...chunk.text.matchAll(REFUSAL)].map(([, range = '']) => range.replace(/[.:]$/, '')).filter(isCidr);
    return cidrs.length === 0
      ? undefined
      : { facts: [stated('cluster.serviceCidrs', [...new Set(cidrs)], this.source)] };
  },
};

export const kubeadmFlag: Reader = {
  source: 'kubectl cluster-info dump',
  read(chunk) {
    if (chunk.kind !== 'line') return undefined;
    const cidrs = (FLAG.exec(chunk.text)?.[1] ?? '').split(',').filter(isCidr);
    if (cidrs.length === 0) return undefined;
    return {
      facts: [stated('cluster.serviceCidrs', cidrs, this.source)],
      notes: [
        noteOf(
          {
            en: 'A line with --service-cluster-ip-range comes from a cluster that runs its own API server pod. EKS runs none, and this command prints nothing there: make sure that {cidrs} is of the cluster meant.',
            ko: '--service-cluster-ip-range가 있는 줄은 API 서버 파드를 직접 실행하는 클러스터에서 나옵니다. EKS에는 그런 파드가 없어 이 명령이 아무것도 출력하지 않습니다. {cidrs} 범위가 해당 클러스터의 값인지 확인하세요.',
            ja: '--service-cluster-ip-range のある行は、API サーバーの Pod を自分で動かすクラスターのものです。EKS にはその Pod がなく、このコマンドは何も出力しません。{cidrs} が対象のクラスターの値か確認してください。',
          },
          { cidrs: cidrs.join(', ') },
        ),
      ],
    };
  },
};
