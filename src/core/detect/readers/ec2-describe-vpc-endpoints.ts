// `aws ec2 describe-vpc-endpoints`: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_VpcEndpoint.html

import type { Localized, Params } from '../../model/localized.ts';
import { noteOf } from '../detection.ts';
import { endpointService } from './aws-names.ts';
import type { Reader, SeenEndpoint, Sight } from './reader.ts';
import { has, isShape, listAt, member, textAt } from './shape.ts';

/**
 * Regional names, `vpce-ID-HASH.…`; those of one zone have the zone's name behind the hash. `*.` is S3's for buckets: the
 * name and, with a dot before it, all below, because programs take neither for the other.
 */
function regionalHosts(value: unknown): string[] {
  const names = listAt(value, 'DnsEntries')
    .map((entry) => textAt(entry, 'DnsName')?.toLowerCase())
    .filter((name): name is string => name !== undefined && /^(?:\*\.)?[\w.-]+$/.test(name));
  const regional = names.filter((name) => /^(?:\*\.)?vpce-[^.-]+-[^.-]+\./.test(name));
  const found = regional.length > 0 ? regional : names;
  return [...new Set(found.flatMap((name) => (name.startsWith('*.') ? [name.slice(2), name.slice(1)] : [name])))];
}

function endpointOf(value: unknown): SeenEndpoint {
  const vpc = textAt(value, 'VpcId');
  const serviceName = textAt(value, 'ServiceName') ?? '';
  const state = textAt(value, 'State') ?? 'available';
  const type = textAt(value, 'VpcEndpointType') ?? 'Interface';
  const leftOut = (why: Localized, params: Params) => ({ vpc, leftOut: noteOf(why, { serviceName, ...params }) });
  if (state.toLowerCase() !== 'available') {
    return leftOut(
      {
        en: 'The VPC endpoint of {serviceName} is left out: its state is {state}.',
        ko: '{serviceName}의 VPC 엔드포인트는 상태가 {state}이므로 제외합니다.',
        ja: '{serviceName} の VPC エンドポイントは、状態が {state} のため除外します。',
      },
      { state },
    );
  }
  const named = endpointService(serviceName);
  if (named === undefined || !/^(?:interface|gateway)$/i.test(type)) {
    const id = textAt(value, 'VpcEndpointId') ?? '';
    return leftOut(
      {
        en: 'The VPC endpoint {id} ({serviceName}, {type}) is left out: it is not of an AWS service in the region. If nodes use it, add its host names to the bypass list.',
        ko: '{id} VPC 엔드포인트({serviceName}, {type})는 이 리전의 AWS 서비스용이 아니므로 제외합니다. 노드가 사용한다면 호스트 이름을 우회 목록에 추가하세요.',
        ja: 'VPC エンドポイント {id} ({serviceName}、{type}) は、このリージョンの AWS サービス用ではないため除外します。ノードが使う場合は、ホスト名をバイパスリストに追加してください。',
      },
      { id, type },
    );
  }
  const { service, region } = named;
  if (/^gateway$/i.test(type) || member(value, 'PrivateDnsEnabled') === true) return { vpc, region, endpoint: service };
  const hosts = regionalHosts(value);
  if (hosts.length > 0) return { vpc, region, endpoint: { service, privateDns: false, hosts } };
  return leftOut(
    {
      en: 'The VPC endpoint of {serviceName} is left out: private DNS is off and it names no host.',
      ko: '{serviceName}의 VPC 엔드포인트는 프라이빗 DNS가 꺼져 있고 호스트 이름이 없어 제외합니다.',
      ja: '{serviceName} の VPC エンドポイントは、プライベート DNS が無効でホスト名もないため除外します。',
    },
    {},
  );
}

const sightOf = (values: readonly unknown[]): Sight => ({ vpcEndpoints: values.filter(isShape).map(endpointOf) });

export const ec2DescribeVpcEndpoints: Reader = {
  source: 'aws ec2 describe-vpc-endpoints',
  read(chunk) {
    if (chunk.kind !== 'value') return undefined;
    if (Array.isArray(member(chunk.value, 'VpcEndpoints'))) return sightOf(listAt(chunk.value, 'VpcEndpoints'));
    return has(chunk.value, 'VpcEndpointId') && has(chunk.value, 'ServiceName') ? sightOf([chunk.value]) : undefined;
  },
};
