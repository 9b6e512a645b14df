import { expect, test } from 'vitest';
import { bundleOf, type Draft, exampleDraft } from '../../core/index.ts';
import { newsOf } from './news.ts';

const CONFIG_MAP = 'proxy-env-vars-config.yaml';
const withProxy = (http: string): Draft => ({ ...exampleDraft, proxy: { ...exampleDraft.proxy, http } });

const before = bundleOf(exampleDraft);

test('another proxy changes two lines of the ConfigMap that shows, and other files beside it', () => {
  const news = newsOf(before, bundleOf(withProxy('http://other.example:3128')), CONFIG_MAP);
  expect(news?.lines).toBe(2);
  expect(news?.others).toBeGreaterThan(3);
});

test('a file that shows and did not change has no line to tell of', () => {
  const news = newsOf(before, bundleOf(withProxy('http://other.example:3128')), 'patches/aws-node.yaml');
  expect(news?.lines).toBe(0);
  expect(news?.others).toBeGreaterThan(3);
});

test('a file that came is told of as another one', () => {
  const [group] = exampleDraft.nodeGroups ?? [];
  const one = bundleOf({ ...exampleDraft, nodeGroups: [] });
  const two = bundleOf({ ...exampleDraft, nodeGroups: group === undefined ? [] : [group] });
  expect(newsOf(one, two, 'patches/aws-node.yaml')?.others).toBeGreaterThan(2);
});

test('the same files are no news', () => {
  expect(newsOf(before, before, CONFIG_MAP)).toBeUndefined();
  expect(newsOf(before, bundleOf(exampleDraft), CONFIG_MAP)).toBeUndefined();
});
