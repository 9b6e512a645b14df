// What an API server says about itself: the kinds that it has, so that kubectl knows which paths to ask.

export interface Resource {
  readonly plural: string;
  readonly kind: string;
  readonly apiVersion: 'v1' | 'apps/v1' | 'batch/v1';
  readonly short: string;
  readonly namespaced: boolean;
}

export const resources: readonly Resource[] = [
  { plural: 'configmaps', kind: 'ConfigMap', apiVersion: 'v1', short: 'cm', namespaced: true },
  { plural: 'secrets', kind: 'Secret', apiVersion: 'v1', short: '', namespaced: true },
  { plural: 'pods', kind: 'Pod', apiVersion: 'v1', short: 'po', namespaced: true },
  { plural: 'events', kind: 'Event', apiVersion: 'v1', short: 'ev', namespaced: true },
  { plural: 'nodes', kind: 'Node', apiVersion: 'v1', short: 'no', namespaced: false },
  { plural: 'daemonsets', kind: 'DaemonSet', apiVersion: 'apps/v1', short: 'ds', namespaced: true },
  { plural: 'deployments', kind: 'Deployment', apiVersion: 'apps/v1', short: 'deploy', namespaced: true },
  { plural: 'statefulsets', kind: 'StatefulSet', apiVersion: 'apps/v1', short: 'sts', namespaced: true },
  { plural: 'jobs', kind: 'Job', apiVersion: 'batch/v1', short: '', namespaced: true },
  { plural: 'cronjobs', kind: 'CronJob', apiVersion: 'batch/v1', short: 'cj', namespaced: true },
];

const groups = ['apps', 'batch'];
const apiVersions = ['v1', ...groups.map((group) => `${group}/v1`)];

const rootOf = (apiVersion: string): string => (apiVersion === 'v1' ? '/api/v1' : `/apis/${apiVersion}`);

/** The answer to a path of discovery; nothing for other paths. */
export function discovery(path: string): unknown {
  if (path === '/version') return { major: '1', minor: '32', gitVersion: 'v1.32.0' };
  if (path === '/api') return { kind: 'APIVersions', versions: ['v1'] };
  if (path === '/apis') {
    const list = groups.map((name) => {
      const version = { groupVersion: `${name}/v1`, version: 'v1' };
      return { name, versions: [version], preferredVersion: version };
    });
    return { kind: 'APIGroupList', apiVersion: 'v1', groups: list };
  }
  const ofGroup = (apiVersion: string) => resources.filter((resource) => resource.apiVersion === apiVersion);
  for (const apiVersion of apiVersions) {
    if (path === rootOf(apiVersion)) {
      const verbs = ['create', 'delete', 'get', 'list', 'patch', 'update', 'watch'];
      const list = ofGroup(apiVersion).map(({ plural, kind, short, namespaced }) => {
        return {
          name: plural,
          singularName: kind.toLowerCase(),
          namespaced,
          kind,
          shortNames: [short].filter((one) => one !== ''),
          verbs,
        };
      });
      return { kind: 'APIResourceList', apiVersion: 'v1', groupVersion: apiVersion, resources: list };
    }
    // Tells kubectl that the server checks fields itself.
    if (path === `/openapi/v3${rootOf(apiVersion)}`) {
      const group = apiVersion === 'v1' ? '' : apiVersion.replace('/v1', '');
      const paths = ofGroup(apiVersion).map(({ plural, kind }) => {
        const parameters = [{ name: 'fieldValidation', in: 'query' }];
        const patch = { parameters, 'x-kubernetes-group-version-kind': { group, kind, version: 'v1' } };
        return [`${rootOf(apiVersion)}/namespaces/{namespace}/${plural}/{name}`, { patch }];
      });
      return { openapi: '3.0.0', info: { title: 'mock', version: '1' }, paths: Object.fromEntries(paths) };
    }
  }
  if (path === '/openapi/v3') {
    const entries = apiVersions.map((one) => [
      rootOf(one).slice(1),
      { serverRelativeURL: `/openapi/v3${rootOf(one)}` },
    ]);
    return { paths: Object.fromEntries(entries) };
  }
  return undefined;
}
