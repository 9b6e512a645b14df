import { beforeAll, expect, test } from 'vitest';
import { bundleOf, exampleDraft } from '../../core/index.ts';
import { firstBundle } from './first-bundle.ts';
import { wholeCore } from './whole-core.ts';

beforeAll(() => wholeCore());

test('is the bundle of the draft as a form says it, settings.json and all', async () => {
  for (const draft of [{}, exampleDraft]) {
    const { documents } = await firstBundle(draft);
    const settings = documents.find(({ path }) => path === 'settings.json')?.text ?? '';
    if (draft === exampleDraft) expect(documents).toEqual(bundleOf(JSON.parse(settings)).documents);
    expect(documents.map(({ path }) => path)).toEqual(bundleOf(draft).documents.map(({ path }) => path));
  }
});
