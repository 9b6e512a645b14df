// The walk, in order. The first step is there from the start, each other one comes in a file of its own.

import { hasMark, missingCode, parseProxyUrl } from '../../core/first.ts';
import type { Snapshot } from '../answers/snapshots.ts';
import { worthALook } from '../frame/worth-a-look.ts';
import { laterPart, there } from '../parts/later-part.tsx';
import { ClusterStep } from './cluster-step.tsx';
import { NotThere } from './not-there.tsx';
import type { StepDefinition } from './step.ts';

const clusterStep: StepDefinition = {
  id: 'cluster',
  title: 'cluster.title',
  lead: 'cluster.lead',
  more: ['learn.cluster.1', 'learn.cluster.2', 'learn.cluster.3', 'learn.cluster.4', 'learn.cluster.5'],
  fields: ['cluster.'],
  caption: ({ draft }, { t }) => draft.cluster?.name || draft.cluster?.region || t('cluster.start'),
  Step: there(ClusterStep),
};

const proxyStep: StepDefinition = {
  id: 'proxy',
  title: 'proxy.title',
  lead: 'proxy.lead',
  more: ['learn.proxy.1', 'learn.proxy.2', 'learn.proxy.3', 'learn.proxy.4', 'learn.proxy.5'],
  fields: ['proxy.'],
  caption: ({ draft }, { t }) => {
    const address = parseProxyUrl(draft.proxy?.http ?? '');
    if (address === undefined) return t('proxy.unanswered');
    const { host, port } = address;
    return `${host.includes(':') ? `[${host}]` : host}:${port}`;
  },
  Step: laterPart(async () => (await import('./proxy-step.tsx')).ProxyStep, { Instead: NotThere }),
};

const bypassStep: StepDefinition = {
  id: 'bypass',
  title: 'bypass.title',
  lead: 'bypass.lead',
  more: ['learn.bypass.1', 'learn.bypass.2', 'learn.bypass.3', 'learn.bypass.4', 'learn.bypass.5'],
  fields: ['bypass.'],
  caption: ({ bundle }, { t }) => {
    return t('bypass.count', { count: bundle.plan.bypass.filter(({ removed }) => !removed).length });
  },
  // The list is computed from the cluster: it is whole once nothing in it waits for an answer.
  begun: ({ bundle }) => !hasMark(bundle.plan.noProxy),
  Step: laterPart(async () => (await import('./bypass-step.tsx')).BypassStep, { Instead: NotThere }),
};

const begun = ({ bundle }: Snapshot): boolean => bundle.plan.nodeGroups.length > 0;

const nodesStep: StepDefinition = {
  id: 'nodes',
  title: 'nodes.title',
  lead: 'nodes.lead',
  more: ['learn.nodes.1', 'learn.nodes.2', 'learn.nodes.3', 'learn.nodes.4', 'learn.nodes.5'],
  fields: ['nodeGroups.', 'addOns.vpcCni.', 'addOns.kubeProxy.'],
  caption: ({ bundle }, { t }) => t('nodes.count', { count: bundle.plan.nodeGroups.length }),
  begun,
  Step: laterPart(async () => (await import('./nodes-step.tsx')).NodesStep, { Instead: NotThere }),
};

const applyStep: StepDefinition = {
  id: 'apply',
  title: 'apply.title',
  lead: 'apply.lead',
  more: ['learn.apply.1', 'learn.apply.2', 'learn.apply.3', 'learn.apply.4', 'learn.apply.5'],
  fields: ['delivery.', 'addOns.controllers.'],
  whole: true,
  caption: ({ bundle }, { t }) => {
    const errors = bundle.findings.filter(({ severity }) => severity === 'error');
    const isWrong = errors.some(({ code }) => code !== missingCode);
    if (errors.length > 0) return t(isWrong ? 'step.toFix' : 'bundle.waits', { count: errors.length });
    const toCheck = worthALook({ bundle }).length;
    return toCheck === 0 ? t('apply.ready') : t('fix.check', { count: toCheck });
  },
  // The cluster's part alone changes no node.
  begun,
  Step: laterPart(async () => (await import('./apply-step.tsx')).ApplyStep, { Instead: NotThere }),
};

export const steps: readonly [StepDefinition, ...StepDefinition[]] = [
  clusterStep,
  proxyStep,
  bypassStep,
  nodesStep,
  applyStep,
];
