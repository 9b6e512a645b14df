// `npm run golden`: writes every golden file anew. What changed is then read in the diff, line by line.

import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { differences, filesIn } from './compare.ts';
import { deliveredStories, stories } from './stories.ts';

for (const { name, folder, bundle } of [...(await stories()), ...(await deliveredStories())]) {
  const changed = differences(filesIn(folder), new Map(bundle.documents.map(({ path, text }) => [path, text])));
  rmSync(folder, { recursive: true, force: true });
  for (const { path, text } of bundle.documents) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  console.log(`${name}: ${bundle.documents.length} files, ${changed.length} of them changed`);
  for (const line of changed) console.log(`  ${line}`);
}
