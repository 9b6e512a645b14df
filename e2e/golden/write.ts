// `npm run golden`: writes every golden file anew, and fails where a story has an error. What changed is then read in the
// diff, line by line.

import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { differences, filesIn } from './compare.ts';
import { deliveredStories, stories } from './stories.ts';
import { troubleOf } from './trouble.ts';

const told = await stories();
for (const { name, folder, bundle, leftOut } of [...told, ...deliveredStories(told)]) {
  const changed = differences(filesIn(folder), new Map(bundle.documents.map(({ path, text }) => [path, text])));
  rmSync(folder, { recursive: true, force: true });
  for (const { path, text } of bundle.documents) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  console.log(`${name}: ${bundle.documents.length} files, ${changed.length} of them changed`);
  for (const line of changed) console.log(`  ${line}`);
  for (const line of leftOut) console.log(`  left out: ${line}`);
  for (const line of troubleOf(bundle)) {
    console.error(`  ERROR ${line}`);
    process.exitCode = 1;
  }
}
