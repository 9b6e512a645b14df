// The scripts and patches of a bundle on an API server, by the real kubectl.

import type { Draft } from '../../../src/core/index.ts';
import type { Part } from '../frame/part.ts';
import { newRecord } from '../frame/record.ts';
import { storyDraft } from '../shapes.ts';
import { openCluster } from './cluster.ts';
import { holdFields } from './fields.ts';
import { holdInterrupted } from './interrupted.ts';
import { holdMistakes } from './mistakes.ts';
import { holdStory, holdThereAndBack } from './stories.ts';

export const kubectl: Part = {
  id: 'kubectl',
  title: 'The cluster, by kubectl',
  async run(lab) {
    const record = newRecord();
    const draft = await storyDraft();
    const { caBundle, ...proxy } = draft.proxy ?? {};
    const host = new URL(draft.cluster?.endpoint ?? '').host;
    const { cluster, missing } = await openCluster(lab, host);
    if (missing !== undefined) record.skip(`kube-apiserver: ${missing}`);
    if (cluster === undefined) return record.report();
    try {
      const plain: Draft = { ...draft, proxy };
      const trusting: Draft = { ...draft, proxy: { ...proxy, caBundle } };
      await holdThereAndBack({ cluster, draft: plain, record, name: 'the scripts' });
      const whole = { cluster, draft: trusting, record, name: 'the scripts with a CA bundle' };
      await holdStory(whole);
      if (cluster.real) await holdFields(whole);
      await holdInterrupted(whole);
      await holdMistakes({ ...whole, draft: plain });
    } finally {
      await cluster.close();
    }
    return record.report();
  },
};
