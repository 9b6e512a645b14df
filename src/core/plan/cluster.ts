// The answers about the cluster, each checked by itself, defaults filled in. The key order is that of settings.json.

import { checkRegion } from '../aws/regions.ts';
import { checkCidr, cidrText, parseCidr } from '../model/cidr.ts';
import { checkCertificateAuthority, checkEndpoint } from '../model/cluster-endpoint.ts';
import { checkEndpointHost, checkEndpointService } from '../model/endpoint-service.ts';
import { checkClusterName, checkDnsDomain, checkKubernetesVersion } from '../model/names.ts';
import type { ClusterSettings, Draft, VpcEndpoint } from '../model/settings.ts';
import type { FieldReader } from './field-reader.ts';
import type { JoiningNeeds } from './node-groups.ts';

type ClusterDraft = NonNullable<Draft['cluster']>;

/** `needs` says which answers a node that joins by itself asks for; they are required then. */
export function readCluster(draft: ClusterDraft, needs: JoiningNeeds, reader: FieldReader): ClusterSettings {
  const name = reader.required('cluster.name', draft.name, checkClusterName);
  const region = reader.required('cluster.region', draft.region, checkRegion);
  const version = reader.optional('cluster.kubernetesVersion', draft.kubernetesVersion, checkKubernetesVersion);
  const serviceCidrs = readCidrs('cluster.serviceCidrs', draft.serviceCidrs, reader);
  const vpcCidrs = readCidrs('cluster.vpcCidrs', draft.vpcCidrs, reader);
  const endpointAccess = draft.endpointAccess ?? 'private';
  const endpoint =
    reader.optional('cluster.endpoint', draft.endpoint, checkEndpoint)?.replace(/\/$/, '') ??
    (endpointAccess !== 'public' || needs.has('endpoint') ? reader.missing('cluster.endpoint') : undefined);
  const authority =
    reader.optional('cluster.certificateAuthority', draft.certificateAuthority, checkCertificateAuthority) ??
    (needs.has('certificateAuthority') ? reader.missing('cluster.certificateAuthority') : undefined);
  const dnsDomain = reader.optional('cluster.dnsDomain', draft.dnsDomain, checkDnsDomain) ?? 'cluster.local';
  return {
    name,
    region,
    ...(version === undefined ? {} : { kubernetesVersion: version }),
    serviceCidrs,
    vpcCidrs,
    ...(endpoint === undefined ? {} : { endpoint }),
    endpointAccess,
    ...(authority === undefined ? {} : { certificateAuthority: authority }),
    dnsDomain,
    vpcEndpoints: (draft.vpcEndpoints ?? []).flatMap((one, index) => readVpcEndpoint(one, index, reader)),
    fips: draft.fips ?? false,
  };
}

function readCidrs(field: string, typed: readonly string[] | undefined, reader: FieldReader): readonly string[] {
  const read = reader.list(field, typed, checkCidr).map((text) => {
    const network = parseCidr(text);
    return network === undefined ? text : cidrText(network);
  });
  return read.length > 0 ? read : [reader.missing(field)];
}

function readVpcEndpoint(endpoint: VpcEndpoint, index: number, reader: FieldReader): readonly VpcEndpoint[] {
  const field = `cluster.vpcEndpoints.${index}`;
  if (typeof endpoint === 'string') {
    const service = reader.optional(field, endpoint, checkEndpointService);
    return service === undefined ? [] : [service];
  }
  const service = reader.required(`${field}.service`, endpoint.service, checkEndpointService);
  const hosts = reader.list(`${field}.hosts`, endpoint.hosts, checkEndpointHost);
  return [{ service, privateDns: endpoint.privateDns, hosts }];
}
