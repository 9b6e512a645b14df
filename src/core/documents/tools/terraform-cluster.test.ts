import { describe, expect, it } from 'vitest';
import { fieldsMarked, gap } from '../../model/marks.ts';
import type { Plan } from '../../model/plan.ts';
import { rootCa } from '../../model/sample-ca.fixture.ts';
import { computed, formatted, hasTerraform } from '../../syntax/terraform.judge.ts';
import { samplePlan } from '../cluster/sample-plan.ts';
import { terraformCluster } from './terraform-cluster.ts';
import { blocksOf } from './terraform-files.judge.ts';

const named = (what: string): string => (hasTerraform ? what : `${what} (skipped: this machine has no terraform)`);
const textOf = (plan: Plan): string => terraformCluster.documents(plan)[0]?.text ?? '';
const login = { store: 'secretsmanager', secret: 'corp/proxy' } as const;
const labels = (plan: Plan) => blocksOf(textOf(plan), 'resource').map(({ words }) => words.slice(1).join('.'));

describe('terraform/cluster.tf', () => {
  const text = textOf(samplePlan());

  it('has the three variables in the ConfigMap', () => {
    expect(blocksOf(text, 'locals')[0]?.values.proxy).toEqual({
      HTTP_PROXY: 'http://proxy.corp.example:3128',
      HTTPS_PROXY: 'http://proxy.corp.example:3128',
      NO_PROXY: 'localhost,172.20.0.0/16',
    });
    expect(labels(samplePlan())).toEqual([
      'kubernetes_config_map_v1.proxy',
      'kubernetes_env.proxy',
      'kubernetes_annotations.proxy',
    ]);
  });

  it.each([true, false])('names the containers of the plan, each in its list: node agent %s', (nodeAgent) => {
    const { settings } = samplePlan();
    const addOns = { ...settings.addOns, vpcCni: { nodeAgent }, kubeProxy: { patch: nodeAgent } };
    const all = {
      'aws-node/aws-vpc-cni-init': { daemon_set: 'aws-node', container: null, init_container: 'aws-vpc-cni-init' },
      'aws-node/aws-node': { daemon_set: 'aws-node', container: 'aws-node', init_container: null },
      ...(nodeAgent
        ? {
            'aws-node/aws-eks-nodeagent': {
              daemon_set: 'aws-node',
              container: 'aws-eks-nodeagent',
              init_container: null,
            },
            'kube-proxy/kube-proxy': { daemon_set: 'kube-proxy', container: 'kube-proxy', init_container: null },
          }
        : {}),
    };
    const one = textOf(samplePlan({ settings: { ...settings, addOns } }));
    expect(blocksOf(one, 'locals')[0]?.values.containers).toEqual(all);
    expect(one).toContain(nodeAgent ? 'toset(["aws-node", "kube-proxy"])' : 'toset(["aws-node"])');
  });

  it('gives each resource a field manager of its own: an apply takes back what its manager does not name again', () => {
    const [env] = blocksOf(text, 'resource', 'kubernetes_env');
    const [annotations] = blocksOf(text, 'resource', 'kubernetes_annotations');
    expect(env?.values.field_manager).toEqual({ computed: `"eks-proxy-wizard/\${each.key}"` });
    expect(annotations?.values.field_manager).toBe('eks-proxy-wizard/restart');
  });

  it('has the CA bundle in a ConfigMap of its own, and says what mounts it', () => {
    const plan = samplePlan({ caBundle: rootCa });
    expect(labels(plan)).toContain('kubernetes_config_map_v1.ca_bundle');
    const [, map] = blocksOf(textOf(plan), 'resource', 'kubernetes_config_map_v1');
    expect(map?.values.data).toEqual({ 'ca.pem': rootCa });
    const [step] = terraformCluster.steps(plan);
    expect(step?.commands.join('\n')).toContain('patch daemonset aws-node --patch-file patches/aws-node.yaml');
    expect(textOf(plan)).toContain('patch daemonset aws-node --patch-file patches/aws-node.yaml');
  });

  it('makes the ConfigMap alone where there is a login, and leaves the rest to apply.sh', () => {
    const plan = samplePlan({ login });
    expect(labels(plan)).toEqual(['kubernetes_config_map_v1.proxy']);
    expect(textOf(plan)).not.toContain('corp/proxy');
    expect(terraformCluster.steps(plan)[0]?.commands.at(-1)).toBe('bash apply.sh');
    expect(textOf(plan)).toContain('apply.sh does the');
  });

  it('imports a ConfigMap that is there by a command, not in prose', () => {
    for (const plan of [samplePlan(), samplePlan({ login }), samplePlan({ caBundle: rootCa })]) {
      const steps = terraformCluster.steps(plan);
      const [own, there] = steps;
      expect(there?.kind).toBe('instead');
      expect(there?.commands).toEqual([
        'terraform -chdir=terraform init &&\n  terraform -chdir=terraform import kubernetes_config_map_v1.proxy kube-system/proxy-environment-variables',
      ]);
      expect(own?.about?.en).not.toContain('terraform -chdir');
    }
  });

  it('goes back without deleting a ConfigMap that pods may still name', () => {
    const [back] = terraformCluster.undo?.(samplePlan()) ?? [];
    expect(back?.kind).toBe('later');
    expect(back?.commands).toEqual([
      'bash rollback.sh',
      'terraform -chdir=terraform state rm kubernetes_config_map_v1.proxy',
      'terraform -chdir=terraform destroy',
    ]);
    const [withCa] = terraformCluster.undo?.(samplePlan({ caBundle: rootCa })) ?? [];
    expect(withCa?.commands[1]).toContain('kubernetes_config_map_v1.proxy kubernetes_config_map_v1.ca_bundle');
    expect(terraformCluster.steps(samplePlan())[0]?.about?.en).not.toContain('destroy');
  });

  it('shows what is missing as a gap', () => {
    expect(fieldsMarked(textOf(samplePlan({ noProxy: gap('cluster.vpcCidrs') })))).toEqual(['cluster.vpcCidrs']);
  });

  it.skipIf(!hasTerraform)(named('is as terraform fmt would leave it'), () => {
    const plans = [samplePlan(), samplePlan({ login }), samplePlan({ caBundle: rootCa })];
    expect(formatted(Object.fromEntries(plans.map((plan, index) => [`c${index}.tf`, textOf(plan)])))).toBe('');
  });

  it.skipIf(!hasTerraform)(named('has locals that terraform computes, and a key for each container'), () => {
    const locals = /^locals \{[\s\S]*?^\}\n/m.exec(text)?.[0] ?? '';
    const keys = computed(
      { 'main.tf': locals },
      '{ for key, one in local.containers : key => coalesce(one.container, one.init_container) }',
    );
    expect(Object.values(keys as object)).toEqual(['aws-eks-nodeagent', 'aws-node', 'aws-vpc-cni-init', 'kube-proxy']);
  });
});
