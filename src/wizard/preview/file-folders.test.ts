import { expect, test } from 'vitest';
import { foldersOf } from './file-folders.ts';

test('files are grouped by folder, each in the order they came', () => {
  expect(foldersOf(['README.md', 'patches/a.yaml', 'apply.sh', 'node-groups/w/b', 'patches/c.yaml'])).toEqual({
    name: '',
    files: ['README.md', 'apply.sh'],
    folders: [
      { name: 'patches', files: ['patches/a.yaml', 'patches/c.yaml'], folders: [] },
      { name: 'node-groups', files: [], folders: [{ name: 'w', files: ['node-groups/w/b'], folders: [] }] },
    ],
  });
});
