import { expect, test } from 'vitest';
import { bundleOf, exampleDraft } from '../../core/index.ts';
import { allInOne, fileName, kilobytes, zipName } from './all-in-one.ts';

const bundle = bundleOf(exampleDraft);

test('all files in one text are each below a line with their name, unchanged', () => {
  const text = allInOne(bundle.documents);
  expect(text.match(/^# --- .+ ---$/gm)).toEqual(bundle.documents.map(({ path }) => `# --- ${path} ---`));
  for (const document of bundle.documents) expect(text).toContain(`# --- ${document.path} ---\n${document.text}`);
});

test('the archive is named after the cluster', () => {
  expect(zipName(bundle)).toBe('eks-proxy-wizard-prod-seoul.zip');
});

test('a downloaded file has its own name', () => {
  expect(fileName('node-groups/workers/user-data.mime')).toBe('user-data.mime');
  expect(fileName('README.md')).toBe('README.md');
});

test('the size is that of the files', () => {
  const bytes = bundle.documents.reduce((sum, { text }) => sum + new TextEncoder().encode(text).length, 0);
  expect(kilobytes(bundle)).toBeCloseTo(bytes / 1000, 1);
});
