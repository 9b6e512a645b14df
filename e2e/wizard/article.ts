// The article's own cluster, for the tests of its seven steps.

import { describeCluster, describeVpcs } from './pasted.ts';
import type { WizardPage } from './wizard-page.ts';

export const CONFIG_MAP = 'proxy-env-vars-config.yaml';
export const PROXY = 'http://proxy.local:3128';

/** Tells the page that cluster, as far as the article knows it, and stops at the proxy. */
export async function tellArticle(wizard: WizardPage) {
  await wizard.open();
  await wizard.paste(
    `${describeCluster({ name: 'article', region: 'us-east-1', serviceCidr: '10.100.0.0/16' })}\n${describeVpcs()}`,
  );
  await wizard.tick('s3', 'ecr.api', 'ecr.dkr', 'ec2');
  await wizard.go('Proxy');
  await wizard.fill('proxy.http', PROXY);
}
