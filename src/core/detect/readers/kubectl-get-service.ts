// `kubectl get service kubernetes` in any form, and `kubectl describe`: https://kubernetes.io/docs/reference/kubernetes-api/service-resources/service-v1/

import { readAddress } from '../addresses.ts';
import type { TableChunk } from '../cut/chunk.ts';
import { noteOf } from '../detection.ts';
import type { Reader, Sight } from './reader.ts';
import { has, listAt, member, textAt, textsOf } from './shape.ts';

const source = 'kubectl get service kubernetes';

/** A row without its header: `[default] kubernetes ClusterIP 10.100.0.1`. */
const ROW = /^\s*(?:default\s+)?(?:service\/)?kubernetes\s+ClusterIP\s+([\da-fA-F.:]+)(?:\s|$)/;

const addresses = (texts: readonly string[]): Sight => ({
  clusterIps: [...new Set(texts)].filter((text) => readAddress(text) !== undefined),
});

function fromTable({ header, rows }: TableChunk): Sight | undefined {
  const column = header.indexOf('CLUSTER-IP');
  if (column === -1) return undefined;
  const nameColumn = header.indexOf('NAME');
  const row = rows.find(
    (cells) =>
      /^(?:service\/)?kubernetes$/.test(cells[nameColumn] ?? '') && (nameColumn === 0 || cells[0] === 'default'),
  );
  if (row !== undefined) return addresses([row[column] ?? '']);
  return {
    notes: [
      noteOf(
        {
          en: 'This table of services has no service kubernetes of namespace default. Run: {source}',
          ko: '이 서비스 표에는 default 네임스페이스의 kubernetes 서비스가 없습니다. 다음을 실행하세요: {source}',
          ja: 'このサービスの表に、名前空間 default のサービス kubernetes がありません。次を実行してください: {source}',
        },
        { source },
      ),
    ],
  };
}

function fromValue(value: unknown): Sight | undefined {
  if (member(value, 'kind') === 'Service') {
    const metadata = member(value, 'metadata');
    const ours =
      textAt(metadata, 'name') === 'kubernetes' && (textAt(metadata, 'namespace') ?? 'default') === 'default';
    const spec = member(value, 'spec');
    return ours ? addresses([textAt(spec, 'clusterIP') ?? '', ...textsOf(listAt(spec, 'clusterIPs'))]) : {};
  }
  // `-o jsonpath='{.spec}'`
  if (has(value, 'clusterIP') && has(value, 'ports')) {
    return addresses([textAt(value, 'clusterIP') ?? '', ...textsOf(listAt(value, 'clusterIPs'))]);
  }
  // `kubectl describe`, which reads as YAML.
  if (textAt(value, 'Name') === 'kubernetes' && textAt(value, 'Type') === 'ClusterIP') {
    return addresses((textAt(value, 'IPs') ?? textAt(value, 'IP') ?? '').split(/[, ]+/));
  }
  return undefined;
}

export const kubectlGetService: Reader = {
  source,
  read(chunk) {
    if (chunk.kind === 'table') return fromTable(chunk);
    if (chunk.kind === 'value') return fromValue(chunk.value);
    const address = chunk.kind === 'line' ? ROW.exec(chunk.text)?.[1] : undefined;
    return address === undefined ? undefined : addresses([address]);
  },
};
