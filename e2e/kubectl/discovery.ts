// What an API server says about itself: the kinds that it has, so that kubectl knows which paths to ask.

export interface Resource {
  readonly plural: string;
  readonly kind: string;
  readonly apiVersion: 'v1' | 'apps/v1';
  readonly short: string;
  readonly namespaced: boolean;
}

export const resources: readonly Resource[] = [
  { plural: 'configmaps', kind: 'ConfigMap', apiVersion: 'v1', short: 'cm', namespaced: true },
  { plural: 'pods', kind: 'Pod', apiVersion: 'v1', short: 'po', namespaced: true },
  { plural: 'events', kind: 'Event', apiVersion: 'v1', short: 'ev', namespaced: true },
  { plural: 'nodes', kind: 'Node', apiVersion: 'v1', short: 'no', namespaced: false },
  { plural: 'daemonsets', kind: 'DaemonSet', apiVersion: 'apps/v1', short: 'ds', namespaced: true },
];

const rootOf = (apiVersion: string): string => (apiVersion === 'v1' ? '/api/v1' : `/apis/${apiVersion}`);

/** The answer to a path of discovery; nothing for other paths. */
export function discovery(path: string): unknown {
  if (path === '/version') return { major: '1', minor: '32', gitVersion: 'v1.32.0' };
  if (path === '/api') return { kind: 'APIVersions', versions: ['v1'] };
  if (path === '/apis') {
    const version = { groupVersion: 'apps/v1', version: 'v1' };
    const groups = [{ name: 'apps', versions: [version], preferredVersion: version }];
    return { kind: 'APIGroupList', apiVersion: 'v1', groups };
  }
  const ofGroup = (apiVersion: string) => resources.filter((resource) => resource.apiVersion === apiVersion);
  for (const apiVersion of ['v1', 'apps/v1']) {
    if (path === rootOf(apiVersion)) {
      const verbs = ['create', 'delete', 'get', 'list', 'patch', 'update', 'watch'];
      const list = ofGroup(apiVersion).map(({ plural, kind, short, namespaced }) => {
        return { name: plural, singularName: kind.toLowerCase(), namespaced, kind, shortNames: [short], verbs };
      });
      return { kind: 'APIResourceList', apiVersion: 'v1', groupVersion: apiVersion, resources: list };
    }
    // Tells kubectl that the server checks fields itself.
    if (path === `/openapi/v3${rootOf(apiVersion)}`) {
      const group = apiVersion === 'v1' ? '' : 'apps';
      const paths = ofGroup(apiVersion).map(({ plural, kind }) => {
        const parameters = [{ name: 'fieldValidation', in: 'query' }];
        const patch = { parameters, 'x-kubernetes-group-version-kind': { group, kind, version: 'v1' } };
        return [`${rootOf(apiVersion)}/namespaces/{namespace}/${plural}/{name}`, { patch }];
      });
      return { openapi: '3.0.0', info: { title: 'mock', version: '1' }, paths: Object.fromEntries(paths) };
    }
  }
  if (path === '/openapi/v3') {
    const entries = ['v1', 'apps/v1'].map((one) => [
      rootOf(one).slice(1),
      { serverRelativeURL: `/openapi/v3${rootOf(one)}` },
    ]);
    return { paths: Object.fromEntries(entries) };
  }
  return undefined;
}
