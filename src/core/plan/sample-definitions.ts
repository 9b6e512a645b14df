// Small platforms and tools for the tests of this room, each with one trait that planning looks at.

import type { Definitions, OptionField, PlatformDefinition, ToolDefinition } from '../model/definition.ts';
import type { Management } from '../model/settings.ts';

const option = (key: string, more: Partial<OptionField> = {}): OptionField => ({
  key,
  label: { en: `The ${key}` },
  help: { en: 'why' },
  kind: 'text',
  default: '',
  ...more,
});

const platform = (
  id: string,
  managements: readonly Management[],
  more: Partial<Pick<PlatformDefinition, 'options' | 'bootstrapNeeds' | 'login'>> = {},
): PlatformDefinition => ({
  id,
  title: id.toUpperCase(),
  mechanism: 'none',
  about: { en: 'a platform' },
  managements,
  bootstrapNeeds: ['endpoint', 'certificateAuthority'],
  login: { way: 'at-boot', callsBefore: [] },
  programs: [],
  options: [],
  handsOver: ['toml'],
  userData: () => ({ kind: 'toml', table: {}, comment: [] }),
  ...more,
});

const tool = (id: string, more: Partial<ToolDefinition> = {}): ToolDefinition => ({
  id,
  title: id.toUpperCase(),
  file: `${id}.json`,
  about: { en: 'a tool' },
  options: [],
  carries: ['toml'],
  refuses: () => undefined,
  bootstrapper: (management) => (management === 'managed' ? 'eks' : 'user-data'),
  documents: () => [],
  commands: () => [],
  applying: { en: 'carefully' },
  ...more,
});

const release: OptionField['check'] = (text) =>
  /^v\d+$/.test(text)
    ? undefined
    : { code: 'test.release', params: {}, text: { en: 'not a release' }, instead: 'v20251120' };

export const sampleDefinitions: Definitions = {
  platforms: [
    platform('oak', ['managed', 'managed-custom-ami', 'self-managed'], {
      options: [
        option('release', { check: release }),
        option('arguments', { managements: ['self-managed'] }),
        option('verbose', { kind: 'switch', default: true }),
      ],
    }),
    platform('elm', ['self-managed'], {
      bootstrapNeeds: [],
      login: {
        way: 'at-boot',
        callsBefore: [{ service: 'ec2', withoutEndpoint: { en: 'ec2 comes too early for {group}' } }],
      },
    }),
    platform('ash', [], { login: { way: 'none', instead: { en: '{group} gets no login: do without' } } }),
  ],
  tools: [
    tool('hammer', { options: [option('imageId')] }),
    // Makes nodes by itself: knows no management.
    tool('mill', {
      refuses: (_, management) => (management === undefined ? undefined : { en: 'MILL manages its nodes itself.' }),
      bootstrapper: () => 'tool',
    }),
    tool('saw', { refuses: ({ id }) => (id === 'elm' ? { en: '{tool} cannot cut {platform}.' } : undefined) }),
  ],
  controllers: [
    {
      id: 'kite',
      title: 'KITE',
      about: { en: 'calls the sky' },
      namespace: 'kube-system',
      files: ['helm/kite.values.yaml'],
      workloads: [],
      services: ['elasticloadbalancing'],
      documents: () => [],
      commands: () => [],
      applying: { en: 'fly it' },
    },
  ],
};
