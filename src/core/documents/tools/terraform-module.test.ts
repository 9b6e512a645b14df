import { describe, expect, it } from 'vitest';
import type { UserData } from '../../model/definition.ts';
import type { Management } from '../../model/settings.ts';
import { computed, formatted, hasTerraform } from '../../syntax/terraform.judge.ts';
import { samplePlan } from '../cluster/sample-plan.ts';
import { groupOf } from '../platforms/group.fixture.ts';
import { userDataFile } from '../user-data.ts';
import { blocksOf, hostile, mainOf, mimeOf } from './terraform-files.judge.ts';
import { terraformModule } from './terraform-module.ts';

const plan = samplePlan();
const named = (what: string): string => (hasTerraform ? what : `${what} (skipped: this machine has no terraform)`);
const toml: UserData = {
  kind: 'toml',
  table: { settings: { network: { 'https-proxy': 'http://p:1' } } },
  comment: [],
};

const inputsOf = (management: Management, userData: UserData, options = {}, of = plan) => {
  const group = {
    ...groupOf('some', management, options),
    awsImage: { amiTypes: ['SOME_x86_64'], parameter: '/some' },
  };
  return blocksOf(mainOf(terraformModule, of, group, userData), 'module')[0]?.values ?? {};
};

describe('a NodeConfig', () => {
  it('goes to the module in parts, each as the platform wrote it', () => {
    const userData = mimeOf(hostile);
    for (const management of ['managed', 'managed-custom-ami', 'self-managed'] as const) {
      const { cloudinit_pre_nodeadm: parts, user_data_template_path: path } = inputsOf(management, userData);
      const wanted = userData.kind === 'mime' ? userData.parts : [];
      expect(parts).toEqual(wanted.map(({ contentType, text }) => ({ content_type: contentType, content: text })));
      expect(path).toBeUndefined();
    }
  });

  it.skipIf(!hasTerraform)(named('comes out of terraform as it went in'), () => {
    const main = mainOf(terraformModule, plan, groupOf('some', 'managed'), mimeOf(hostile));
    const [, list = ''] = /\n {2}cloudinit_pre_nodeadm = (\[\n[\s\S]*?\n {2}\])\n/.exec(main) ?? [];
    const [, script] = computed({ 'main.tf': `locals {\n  v = ${list}\n}\n` }, 'local.v') as readonly {
      content: string;
    }[];
    expect(script?.content).toBe(hostile);
  });
});

describe('user data without a NodeConfig', () => {
  const kinds: readonly UserData[] = [
    toml,
    { kind: 'powershell', text: 'Set-Item -Path "Env:A" -Value $b\n' },
    { kind: 'mime', parts: [{ contentType: 'text/cloud-boothook', text: '#!/bin/bash\necho "$A"\n' }] },
  ];

  it('is the template of the module', () => {
    for (const userData of kinds) {
      const { cloudinit_pre_nodeadm: parts, user_data_template_path: path } = inputsOf('managed', userData);
      expect(path).toEqual({ computed: `"\${path.module}/${userDataFile(userData).file}"` });
      expect(parts).toBeUndefined();
    }
  });

  it.skipIf(!hasTerraform)(named('stays as it is when the module renders it'), { timeout: 60_000 }, () => {
    for (const userData of kinds) {
      const { file, text } = userDataFile(userData);
      const read = computed({ 'main.tf': '', [file]: text }, `templatefile("\${path.module}/${file}", {})`);
      expect(read).toBe(text);
    }
  });

  it.each(['$', '%'])('is refused where %s{ would begin a hole', (sign) => {
    const userData: UserData = { kind: 'toml', table: { settings: { a: `${sign}{b}` } }, comment: [] };
    const errors = (userData: UserData) =>
      (terraformModule.check?.(plan, groupOf('some', 'managed'), userData) ?? [])
        .filter(({ severity }) => severity === 'error')
        .map(({ code, params }) => [code, params.sign]);
    expect(errors(userData)).toEqual([['terraform-module.template', `${sign}{`]]);
    expect(errors(mimeOf(`a ${sign}{b}\n`))).toEqual([]);
    expect(errors(toml)).toEqual([]);
  });
});

describe('the call of the module', () => {
  it('names the submodule of the management, and the cluster where a node needs it', () => {
    expect(inputsOf('managed', toml)).toMatchObject({
      source: 'terraform-aws-modules/eks/aws//modules/eks-managed-node-group',
      version: '~> 21.0',
      name: 'workers',
      use_name_prefix: false,
      cluster_name: 'prod-seoul',
      cluster_service_cidr: '172.20.0.0/16',
      ami_type: { computed: 'var.ami_type' },
      instance_types: { computed: 'var.instance_types' },
    });
    expect(inputsOf('managed', toml).ami_id).toBeUndefined();
    expect(inputsOf('self-managed', toml)).toMatchObject({
      source: 'terraform-aws-modules/eks/aws//modules/self-managed-node-group',
      cluster_endpoint: { computed: 'data.aws_eks_cluster.this.endpoint' },
      cluster_auth_base64: { computed: 'data.aws_eks_cluster.this.certificate_authority[0].data' },
      ami_type: 'SOME_x86_64',
      ami_id: { computed: 'var.image_id' },
      instance_type: { computed: 'var.instance_type' },
    });
    expect(inputsOf('managed-custom-ami', toml, { imageId: 'ami-0123456789abcdef0' }).ami_id).toBe(
      'ami-0123456789abcdef0',
    );
  });

  it('says the hop limit only where pods are to use instance metadata: the module has 1', () => {
    expect(inputsOf('managed', toml).metadata_options).toBeUndefined();
    expect(inputsOf('managed', toml, { podsUseImds: true }).metadata_options).toEqual({
      http_endpoint: 'enabled',
      http_tokens: 'required',
      http_put_response_hop_limit: 2,
    });
  });

  it('tells the family of addresses where it is not IPv4', () => {
    const cluster = { ...plan.settings.cluster, serviceCidrs: ['fd00:1::/108'] };
    expect(inputsOf('managed', toml).cluster_ip_family).toBeUndefined();
    expect(
      inputsOf('managed', toml, {}, samplePlan({ settings: { ...plan.settings, cluster } })).cluster_ip_family,
    ).toBe('ipv6');
  });

  it.skipIf(!hasTerraform)(named('is as terraform fmt would leave it'), () => {
    const texts = (['managed', 'managed-custom-ami', 'self-managed'] as const).flatMap((management) =>
      [toml, mimeOf(hostile)].map((userData) => mainOf(terraformModule, plan, groupOf('some', management), userData)),
    );
    expect(formatted(Object.fromEntries(texts.map((text, index) => [`f${index}.tf`, text])))).toBe('');
  });
});
