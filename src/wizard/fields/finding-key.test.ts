import { expect, test } from 'vitest';
import type { Finding } from '../../core/first.ts';
import { keyOf } from './finding-key.ts';

const about = (group: string): Finding => ({
  code: 'platform.gate',
  severity: 'warning',
  field: 'cluster.kubernetesVersion',
  params: { group },
  text: { en: '{group} runs another version.' },
});

test('the same trouble of two groups at one field has two keys, and one finding keeps its key', () => {
  expect(keyOf(about('workers'))).not.toBe(keyOf(about('builders')));
  expect(keyOf(about('workers'))).toBe(keyOf(about('workers')));
});
