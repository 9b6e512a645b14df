// `aws eks describe-cluster`: https://docs.aws.amazon.com/eks/latest/APIReference/API_Cluster.html

import type { ClusterNetwork } from '../../model/cluster-network.ts';
import { isCidr } from '../addresses.ts';
import { type Fact, type Note, noteOf, stated } from '../detection.ts';
import { regionOfArn, regionOfHost } from './aws-names.ts';
import { queriedCluster } from './queried-path.ts';
import type { Reader, Sight } from './reader.ts';
import { has, isShape, listAt, member, textAt, textsOf } from './shape.ts';

const source = 'aws eks describe-cluster';

/** Keys that only a cluster of EKS has. */
const OWN_KEYS = ['resourcesVpcConfig', 'kubernetesNetworkConfig', 'platformVersion', 'certificateAuthority'];

/** The cluster object, from the whole answer or from the fragments that `--query` prints. */
function clusterIn(value: unknown): unknown {
  const cluster = member(value, 'cluster');
  if (isShape(cluster)) return OWN_KEYS.some((key) => has(cluster, key)) || has(cluster, 'arn') ? cluster : undefined;
  if (OWN_KEYS.some((key) => has(value, key))) return value;
  if (has(value, 'serviceIpv4Cidr') || has(value, 'serviceIpv6Cidr')) return { kubernetesNetworkConfig: value };
  if (has(value, 'endpointPublicAccess') || has(value, 'endpointPrivateAccess')) return { resourcesVpcConfig: value };
  if (/^arn:[\w-]+:eks:/.test(textAt(value, 'arn') ?? '')) return value;
  if (regionOfHost(textAt(value, 'endpoint') ?? '') !== undefined) return value;
  return undefined;
}

function accessOf(vpcConfig: unknown): Fact | undefined {
  const open = member(vpcConfig, 'endpointPublicAccess');
  const inside = member(vpcConfig, 'endpointPrivateAccess');
  if (typeof open !== 'boolean' || typeof inside !== 'boolean' || !(open || inside)) return undefined;
  const access = open && inside ? 'public-and-private' : open ? 'public' : 'private';
  return stated('cluster.endpointAccess', access, source);
}

function sightOf(cluster: unknown, partial: boolean): Sight {
  const facts: Fact[] = [];
  const notes: Note[] = [];
  const name = textAt(cluster, 'name');
  const arn = textAt(cluster, 'arn');
  const version = textAt(cluster, 'version');
  const endpoint = textAt(cluster, 'endpoint');
  const region = regionOfArn(arn ?? '') ?? regionOfHost(endpoint ?? '');
  const vpcConfig = member(cluster, 'resourcesVpcConfig');
  const network = member(cluster, 'kubernetesNetworkConfig');
  const authority = textAt(member(cluster, 'certificateAuthority'), 'data');
  const access = accessOf(vpcConfig);
  const cidrs = [textAt(network, 'serviceIpv4Cidr'), textAt(network, 'serviceIpv6Cidr')].filter(
    (cidr): cidr is string => cidr !== undefined && isCidr(cidr),
  );
  if (name !== undefined) facts.push(stated('cluster.name', name, source));
  if (region !== undefined) facts.push(stated('cluster.region', region, source));
  if (version !== undefined && /^\d+\.\d+$/.test(version))
    facts.push(stated('cluster.kubernetesVersion', version, source));
  if (cidrs.length > 0) facts.push(stated('cluster.serviceCidrs', cidrs, source));
  if (endpoint !== undefined && /^https:\/\//.test(endpoint)) facts.push(stated('cluster.endpoint', endpoint, source));
  if (access !== undefined) facts.push(access);
  if (authority !== undefined) facts.push(stated('cluster.certificateAuthority', authority.replace(/\s/g, ''), source));
  // Clusters made before the field existed answer without it (amazon-eks-ami, files/bootstrap.sh, handles "None").
  if (cidrs.length === 0 && !partial && name !== undefined && vpcConfig !== undefined) {
    notes.push(
      noteOf(
        {
          en: '{source} does not say the service CIDR of {name}. Paste kubectl get service kubernetes as well.',
          ko: '{source}에 {name}의 서비스 CIDR이 없습니다. kubectl get service kubernetes의 출력도 붙여넣으세요.',
          ja: '{source} に {name} のサービス CIDR がありません。kubectl get service kubernetes の出力も貼り付けてください。',
        },
        {
          source,
          name,
        },
      ),
    );
  }
  return {
    facts,
    notes,
    cluster: { name: name ?? arn?.split('/').at(-1), vpc: textAt(vpcConfig, 'vpcId') },
    network: networkOf(vpcConfig, member(cluster, 'tags')),
  };
}

function networkOf(vpcConfig: unknown, tags: unknown): ClusterNetwork | undefined {
  const vpcId = textAt(vpcConfig, 'vpcId');
  if (vpcId === undefined) return undefined;
  const own = textAt(vpcConfig, 'clusterSecurityGroupId');
  return {
    vpcId,
    subnetIds: textsOf(listAt(vpcConfig, 'subnetIds')),
    securityGroupIds: textsOf(listAt(vpcConfig, 'securityGroupIds')),
    ...(own === undefined ? {} : { clusterSecurityGroupId: own }),
    tagKeys: isShape(tags) ? Object.keys(tags) : [],
  };
}

export const eksDescribeCluster: Reader = {
  source,
  read(chunk) {
    const queried = queriedCluster(chunk);
    if (queried !== undefined) {
      const sight = sightOf(queried, true);
      // A line of text may be a whole object in `--output text`, which nobody reads.
      return chunk.kind === 'line' && sight.facts?.length === 0 ? undefined : sight;
    }
    if (chunk.kind !== 'value') return undefined;
    const cluster = clusterIn(chunk.value);
    return cluster === undefined ? undefined : sightOf(cluster, chunk.partial);
  },
};
