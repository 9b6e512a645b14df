import { expect, test } from 'vitest';
import { draftNamed, putBackDraft, renameDraft, saveDraft, savedDrafts } from './drafts.ts';
import { memoryShelf } from './memory-store.fixture.ts';

const settings = '{"version":1}';

test('drafts are saved under their names, the newest first, and one of the same name is replaced', () => {
  const shelf = memoryShelf();
  saveDraft(shelf, { name: ' one  cluster ', settings, at: 1, id: 'a' });
  saveDraft(shelf, { name: 'other', settings, at: 2, id: 'b' });
  expect(savedDrafts(shelf).map(({ name }) => name)).toEqual(['other', 'one cluster']);
  const before = draftNamed(savedDrafts(shelf), 'ONE CLUSTER');
  saveDraft(shelf, { name: 'One cluster', settings: '{"delivery":"flux"}', at: 3, id: 'c' });
  expect(savedDrafts(shelf).map(({ name }) => name)).toEqual(['One cluster', 'other']);
  if (before !== undefined) putBackDraft(shelf, before);
  expect(savedDrafts(shelf).map(({ name }) => name)).toEqual(['other', 'one cluster']);
});

test('another name leaves the answers and the time as they were', () => {
  const shelf = memoryShelf();
  saveDraft(shelf, { name: 'one', settings, at: 1, id: 'a' });
  const [draft] = savedDrafts(shelf);
  if (draft !== undefined) renameDraft(shelf, draft, ' two ');
  expect(savedDrafts(shelf)).toMatchObject([
    { name: 'two', at: 1, text: '{"at":1,"name":"two","draft":{"version":1}}' },
  ]);
});

test('a damaged record has no name, and is no draft that a name could replace', () => {
  const shelf = memoryShelf();
  shelf.write('eks-proxy-wizard.draft.1.a', '[]');
  shelf.write('eks-proxy-wizard.draft.1.b', '{"at":"soon","name":"x","draft":{}}');
  shelf.write('eks-proxy-wizard.draft.1.c', '{"at":1e300,"name":"x","draft":{}}');
  const drafts = savedDrafts(shelf);
  expect(drafts.map(({ name }) => name)).toEqual(['', '', '']);
  expect(draftNamed(drafts, '')).toBeUndefined();
  expect(draftNamed(drafts, 'x')).toBeUndefined();
});

test('a full store is told', () => {
  expect(saveDraft(memoryShelf(10), { name: 'one', settings, at: 1, id: 'a' })).toBe('full');
});
